"""A real server: it starts from nothing, serves, and stops when told to."""

import json
import logging
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from quiz import serving as gunicorns
from quiz.config import Settings
from quiz.serving import JsonLines, logging_settings

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def command(port, *options):
    return [sys.executable, "-m", "quiz", "serve", "--port", str(port), *options]


def environment(instance, **settings):
    """Return the environment of a server, without what the tests' own may set."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("QUIZ_")}
    return {**ours, "QUIZ_INSTANCE": str(instance), **settings}


@contextmanager
def serving(instance, port, *options, **settings) -> Iterator[subprocess.Popen]:
    """Run a server until the block ends, or has stopped it."""
    process = subprocess.Popen(
        command(port, *options),
        cwd=ROOT,
        env=environment(instance, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def answer(port, path="/health"):
    """Return the answer to a request, asked again until somebody listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def refused(instance, port, *options, **settings):
    """Return what a server that could not start had to say."""
    done = subprocess.run(
        command(port, *options),
        cwd=ROOT,
        env=environment(instance, **settings),
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    return line


def test_from_nothing_to_a_page_and_back(tmp_path, port):
    instance = tmp_path / "instance"
    with serving(instance, port, "--workers", "1") as server:
        assert answer(port) == (200, "ok\n")
        assert "Russia and North Korea" in answer(port, "/?token=secret")[1]
        assert answer(port, "/two%0alines%1b[31m")[0] == 404
        server.send_signal(signal.SIGINT)
        said, logged = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert said.startswith(f"Chronoquiz is at http://127.0.0.1:{port} until")
    assert "cookies cannot be marked Secure" in said.splitlines()[1]
    assert "GET / 200" in said
    assert "GET /two\\nlines\\x1b[31m 404" in said
    assert "secret" not in said + logged
    assert "Traceback" not in said + logged
    assert (instance / "secret_key").stat().st_mode & 0o777 == 0o600


def invitation_of(said):
    """Return the path of the invitation in what a server said at its start, None without one."""
    found = re.search(r"http://127\.0\.0\.1:\d+(/invitations/\S+)", said)
    return found and found[1]


def test_each_start_invites_the_first_teacher_until_there_is_one(tmp_path, port):
    said, answers = [], []
    for _ in range(3):
        with serving(tmp_path, port, "--workers", "1") as server:
            invited = [path for path in map(invitation_of, said) if path]
            answers.append([answer(port, path)[0] for path in ["/health", *invited]])
            server.send_signal(signal.SIGINT)
            said.append(server.communicate(timeout=PATIENCE)[0])
        if len(said) == 2:
            make_first_teacher(tmp_path / "quiz.sqlite3")
    assert ["Nobody teaches here yet" in one for one in said] == [True, True, False]
    assert answers == [[200], [200, 410], [200, 410, 410]]


def make_first_teacher(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.executescript(
            """
            INSERT INTO people (id, created_at) VALUES (1, '2026-11-24');
            INSERT INTO accounts (person_id, username, username_key, password_hash, stamp,
                                  joined_at, teacher_since)
            VALUES (1, 'Ada', 'ada', '', '', '2026-11-24', '2026-11-24');
            """
        )


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_log_tells_the_token_of_an_invitation(tmp_path, port, log_format):
    with serving(tmp_path, port, "--workers", "1", QUIZ_LOG_FORMAT=log_format) as server:
        answer(port)
        started = "".join(server.stdout.readline() for _ in range(4))
        path = invitation_of(started)
        assert answer(port, path)[0] == 200
        with closing(sqlite3.connect(tmp_path / "quiz.sqlite3")) as database:
            database.execute("DROP TABLE invitations")
        assert answer(port, path)[0] == 500
        server.send_signal(signal.SIGINT)
        said, logged = server.communicate(timeout=PATIENCE)
    assert "GET /invitations/<token> 200" in said + logged
    (number,) = re.findall(
        r"Exception on /invitations/<token> \[GET\] \(request (\w+)\)", said + logged
    )
    (answered,) = re.findall(r"GET /invitations/<token> 500 .* ms (\w+)", said + logged)
    assert number == answered
    assert path.rsplit("/", 1)[1] not in said + logged


def test_no_log_tells_the_code_of_a_class(tmp_path, port):
    with serving(tmp_path, port, "--workers", "1") as server:
        answer(port)
        assert answer(port, "/join/1234567")[0] == 404
        server.send_signal(signal.SIGINT)
        said, logged = server.communicate(timeout=PATIENCE)
    assert "GET /join/<token> 404" in said + logged
    assert "1234567" not in said + logged


def test_a_second_start_keeps_what_the_first_made(tmp_path, port):
    kept = []
    for _ in range(2):
        with serving(tmp_path, port, "--workers", "1"):
            answer(port)
        with closing(sqlite3.connect(tmp_path / "quiz.sqlite3")) as database:
            topics = database.execute("SELECT id, slug FROM topics").fetchall()
        kept.append(((tmp_path / "secret_key").read_text(), topics))
    assert kept[0] == kept[1]


def test_a_taken_port_is_told_with_what_to_do(tmp_path, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        line = refused(tmp_path, port)
    assert f"Port {port} of 127.0.0.1 is taken" in line
    assert "make run PORT=9000" in line
    assert list(tmp_path.iterdir()) == []


def test_wrong_settings_are_told_before_anything_starts(tmp_path, port):
    line = refused(tmp_path, port, QUIZ_LOG_FORMAT="xml", QUIZ_TRUSTED_PROXIES="many")
    assert "QUIZ_LOG_FORMAT" in line
    assert "QUIZ_TRUSTED_PROXIES" in line


def test_a_misquotation_is_told_before_anything_starts(tmp_path, port, bundled):
    shutil.copyfile(bundled, tmp_path / "quiz.sqlite3")
    with closing(sqlite3.connect(tmp_path / "quiz.sqlite3", isolation_level=None)) as database:
        database.execute("UPDATE articles SET text = upper(text)")
    assert "is misquoted" in refused(tmp_path, port)


def test_logs_can_be_lines_of_json():
    record = logging.LogRecord("quiz", logging.ERROR, "", 1, 'a "%s"\n', ("quotation",), None)
    line = json.loads(JsonLines().format(record))
    assert (line["level"], line["logger"], line["message"]) == ("error", "quiz", 'a "quotation"\n')
    assert line["time"].endswith("+00:00")


def test_a_traceback_stays_on_its_line_of_json():
    try:
        raise ZeroDivisionError("one by none")
    except ZeroDivisionError:
        record = logging.LogRecord("quiz", logging.ERROR, "", 1, "oh", (), sys.exc_info())
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "one by none" in json.loads(line)["error"]


def test_plain_logs_are_gunicorns_own():
    assert logging_settings("text") == {}


def test_a_server_can_log_in_json(tmp_path, port):
    with serving(tmp_path, port, "--workers", "1", QUIZ_LOG_FORMAT="json") as server:
        answer(port)
        server.send_signal(signal.SIGINT)
        _, logged = server.communicate(timeout=PATIENCE)
    lines = [json.loads(line) for line in logged.splitlines()]
    (health,) = [line for line in lines if "GET /health 200" in line["message"]]
    assert health["message"].endswith(f" {health['request']}")
    assert all("request" not in line for line in lines if line["logger"] == "gunicorn.error")
    assert any("GET /health 200" in line["message"] for line in lines)


class Stopped(Exception):
    """The server ends."""


def test_a_backup_that_fails_is_logged_with_the_reason_and_tried_again(
    shelves, tmp_path, monkeypatch, caplog
):
    in_the_way, waited = tmp_path / "stick", []
    in_the_way.touch()

    def sleep(seconds):
        waited.append(seconds)
        if len(waited) == 2:
            raise Stopped
        in_the_way.unlink()

    monkeypatch.setattr(gunicorns.time, "sleep", sleep)
    settings = Settings(tmp_path, tmp_path / "quiz.sqlite3", backups=in_the_way / "quiz")
    with caplog.at_level(logging.INFO), pytest.raises(Stopped):
        gunicorns.back_up_nightly(shelves, settings, logging.getLogger("server"))
    failed, made = (record.getMessage() for record in caplog.records if record.name == "server")
    assert failed.startswith("No backup was made: ")
    assert "Not a directory" in failed
    assert waited == [gunicorns.RETRY, gunicorns.LOOK]
    (copy,) = (in_the_way / "quiz").iterdir()
    assert made == f"The database is backed up to {copy}."
