"""Settings from the environment: read once, and every wrong one told."""

import multiprocessing
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quiz.config import Settings, UnusableSetting, from_environment, kept_secret, to_environment

HERE = Path("/srv/quiz")


def read(**environ):
    return from_environment(environ, HERE)


def test_nothing_needs_to_be_set():
    assert read() == Settings(instance=HERE, database=HERE / "quiz.sqlite3")


@pytest.mark.parametrize(
    "settings",
    [
        Settings(instance=HERE, database=HERE / "quiz.sqlite3"),
        Settings(
            instance=Path("/var/quiz"),
            database=Path("/data/school.sqlite3"),
            secret_key="sixteen letters.",
            allowed_hosts=("quiz.example.org", ".school.example"),
            trusted_proxies=2,
            time_zone=ZoneInfo("Asia/Seoul"),
            synchronous="FULL",
            log_format="json",
            metrics=("::1", 9464),
            backups=Path("/mnt/backups"),
        ),
    ],
)
def test_what_is_set_can_be_handed_on(settings):
    assert read(**to_environment(settings)) == settings


def test_an_empty_variable_counts_as_unset():
    assert read(QUIZ_TRUSTED_PROXIES="", QUIZ_TIME_ZONE=" ") == read()


def test_everything_can_be_set():
    assert read(
        QUIZ_INSTANCE="/var/quiz",
        QUIZ_DATABASE_URL="sqlite:////data/school.sqlite3",
        QUIZ_SECRET_KEY="sixteen letters.",
        QUIZ_ALLOWED_HOSTS="quiz.example.org, .School.example",
        QUIZ_TRUSTED_PROXIES="2",
        QUIZ_TIME_ZONE="Asia/Seoul",
        QUIZ_SYNCHRONOUS="full",
        QUIZ_LOG_FORMAT="JSON",
        QUIZ_METRICS="127.0.0.1:9464",
        QUIZ_BACKUPS="/mnt/backups",
    ) == Settings(
        instance=Path("/var/quiz"),
        database=Path("/data/school.sqlite3"),
        secret_key="sixteen letters.",
        allowed_hosts=("quiz.example.org", ".school.example"),
        trusted_proxies=2,
        time_zone=ZoneInfo("Asia/Seoul"),
        synchronous="FULL",
        log_format="json",
        metrics=("127.0.0.1", 9464),
        backups=Path("/mnt/backups"),
    )


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("9464", ("127.0.0.1", 9464)),
        (":9464", ("127.0.0.1", 9464)),
        ("127.8.0.1:1", ("127.8.0.1", 1)),
        ("[::1]:65535", ("::1", 65535)),
    ],
)
def test_figures_are_shown_to_this_machine(given, address):
    assert read(QUIZ_METRICS=given).metrics == address


def test_figures_need_a_package_that_may_be_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(UnusableSetting, match="prometheus-client, which is not installed"):
        read(QUIZ_METRICS="9464")


def test_a_relative_database_stands_in_the_instance_folder():
    assert read(QUIZ_DATABASE_URL="sqlite:///school.sqlite3").database == HERE / "school.sqlite3"
    assert read(QUIZ_INSTANCE="/var/quiz").database == Path("/var/quiz/quiz.sqlite3")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("QUIZ_INSTANCE", __file__),
        ("QUIZ_INSTANCE", "/srv/" + "x" * 5000),
        ("QUIZ_DATABASE_URL", "quiz.sqlite3"),
        ("QUIZ_DATABASE_URL", "sqlite://"),
        ("QUIZ_DATABASE_URL", "sqlite:///"),
        ("QUIZ_DATABASE_URL", "sqlite:///quiz.sqlite3?mode=ro"),
        ("QUIZ_DATABASE_URL", "mysql://root@localhost/quiz"),
        ("QUIZ_INSTANCE", "/srv/\udcff"),
        ("QUIZ_SECRET_KEY", "short"),
        ("QUIZ_SECRET_KEY", "sixteen letters \udcff"),
        ("QUIZ_ALLOWED_HOSTS", ","),
        ("QUIZ_ALLOWED_HOSTS", "https://quiz.example.org"),
        ("QUIZ_ALLOWED_HOSTS", "quiz.example.org:8000"),
        ("QUIZ_ALLOWED_HOSTS", "quiz example org"),
        ("QUIZ_ALLOWED_HOSTS", "*"),
        ("QUIZ_TRUSTED_PROXIES", "-1"),
        ("QUIZ_TRUSTED_PROXIES", "11"),
        ("QUIZ_TRUSTED_PROXIES", "one"),
        ("QUIZ_TRUSTED_PROXIES", "²"),
        ("QUIZ_TRUSTED_PROXIES", "9" * 5000),
        ("QUIZ_TIME_ZONE", "Moon/Tranquility"),
        ("QUIZ_TIME_ZONE", "../../etc/passwd"),
        ("QUIZ_TIME_ZONE", "/etc"),
        ("QUIZ_TIME_ZONE", "Europe"),
        ("QUIZ_TIME_ZONE", "x" * 5000),
        ("QUIZ_SYNCHRONOUS", "OFF"),
        ("QUIZ_LOG_FORMAT", "xml"),
        ("QUIZ_METRICS", "yes"),
        ("QUIZ_METRICS", "0"),
        ("QUIZ_METRICS", "65536"),
        ("QUIZ_METRICS", "9" * 5000),
        ("QUIZ_METRICS", "0.0.0.0:9464"),
        ("QUIZ_METRICS", "192.168.1.20:9464"),
        ("QUIZ_METRICS", "[::]:9464"),
        ("QUIZ_METRICS", "localhost:9464"),
        ("QUIZ_METRICS", "quiz.example.org:9464"),
        ("QUIZ_BACKUPS", __file__),
    ],
)
def test_a_wrong_setting_is_told_in_a_short_sentence(name, given):
    with pytest.raises(UnusableSetting) as told:
        read(**{name: given})
    assert str(told.value).startswith(f"{name} is ")
    assert str(told.value).endswith(".")
    assert len(str(told.value)) < 250


def test_all_wrong_settings_are_told_at_once():
    with pytest.raises(UnusableSetting) as told:
        read(QUIZ_SYNCHRONOUS="OFF", QUIZ_TIME_ZONE="Moon", QUIZ_TRUSTED_PROXIES="1")
    assert str(told.value) == (
        "QUIZ_TIME_ZONE is 'Moon'; "
        "give a name of the IANA time zone database, as Europe/Vienna. "
        "QUIZ_SYNCHRONOUS is 'OFF'; it must be NORMAL or FULL."
    )


def test_a_wrong_secret_is_not_told():
    with pytest.raises(UnusableSetting) as told:
        read(QUIZ_SECRET_KEY="hunter2")
    assert "hunter2" not in str(told.value)


def test_a_key_is_made_once_and_kept_for_its_owner_only(tmp_path):
    folder = tmp_path / "instance"
    key = kept_secret(folder)
    assert len(key) == 64
    assert kept_secret(folder) == key
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_at_once_agree_on_one_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as processes:
        keys = processes.map(kept_secret, [tmp_path / "instance"] * 8, chunksize=1)
    assert len(set(keys)) == 1


@pytest.mark.parametrize("content", [b"short\n", b"\xff" * 64])
def test_a_key_that_cannot_be_one_is_told(tmp_path, content):
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(UnusableSetting, match=str(tmp_path)):
        kept_secret(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UnusableSetting, match="QUIZ_INSTANCE"):
        kept_secret(tmp_path / "file")
