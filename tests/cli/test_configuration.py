"""What nginx and systemd are told; tests/test_behind_nginx.py has nginx do it."""

import re
import shutil
import subprocess
import sys

import pytest

from quiz.web import importing, rosters, writing

ANALYSE = shutil.which("systemd-analyze")
MEGABYTE = 1024 * 1024


def printed(run, *arguments):
    result = run("configuration", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert not re.search(r"<\w+>", result.stdout)
    return result.stdout


def test_nginx_is_told_the_name_and_the_port(run):
    said = printed(run, "nginx", "--host", "Quiz.School.example", "--port", "9000")
    assert said.count("server_name quiz.school.example;") == 2
    assert set(re.findall(r"proxy_pass (\S+);", said)) == {"http://127.0.0.1:9000"}


def test_nginx_lets_through_what_pages_take(run):
    said = printed(run, "nginx", "--host", "quiz.example.org")
    pages, articles = (int(size) * MEGABYTE for size in re.findall(r"body_size (\d+)m;", said))
    assert articles >= importing.LARGEST_SENDING
    assert pages >= writing.LARGEST_TEXTS + writing.MOST_PICTURES * writing.LARGEST_PICTURE
    assert pages >= rosters.LARGEST_FILE + rosters.LARGEST_PASTE


def test_systemd_runs_the_program_that_was_asked(run):
    said = printed(run, "systemd", "--host", "quiz.example.org", "--port", "9000")
    assert f"\nExecStart={sys.executable} -m quiz serve --port 9000\n" in said
    assert "\nEnvironment=QUIZ_ALLOWED_HOSTS=quiz.example.org\n" in said
    assert "\nEnvironment=QUIZ_TRUSTED_PROXIES=1\n" in said


@pytest.mark.parametrize(
    ("program", "home"),
    [("/opt/chronoquiz/bin/python", "yes"), ("/home/ada/quiz/.venv/bin/python", "read-only")],
)
def test_a_program_in_a_home_directory_can_be_read(run, monkeypatch, program, home):
    monkeypatch.setattr(sys, "executable", program)
    assert f"\nProtectHome={home}\n" in printed(run, "systemd", "--host", "quiz.example.org")


def test_a_path_that_systemd_would_misread_is_told(run, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/srv/our school/50%/python")
    result = run("configuration", "systemd", "--host", "quiz.example.org")
    assert result.exit_code == 1
    assert "/srv/our school/50%/python" in result.stderr


@pytest.mark.parametrize("program", ["nginx", "systemd"])
@pytest.mark.parametrize(
    "host", ["", "a b", "x;}", "https://x.example", ".school.example", "a.example,b.example"]
)
def test_what_is_no_name_of_a_server_is_refused(run, program, host):
    result = run("configuration", program, "--host", host)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.skipif(ANALYSE is None, reason="systemd is not installed")
def test_systemd_understands_every_line(run, tmp_path):
    unit = tmp_path / "chronoquiz.service"
    unit.write_text(printed(run, "systemd", "--host", "quiz.example.org"))
    done = subprocess.run(
        [ANALYSE, "verify", "--man=no", unit],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    ours = [line for line in done.stderr.splitlines() if unit.name in line]
    assert ours == []
    assert done.returncode == 0
