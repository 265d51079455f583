"""Whatever goes wrong, a command says it in one line and shows no traceback."""

import json

import pytest

from tests.cli.test_database import changed

LIST = ("events", "list", "--topic", "russia-north-korea")
LIST_LINE = "$QUIZ events list --topic russia-north-korea"


def told(result):
    """Return the one line that a failed command wrote, and nothing but it."""
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    return line


def test_help_names_every_command(run):
    listed = run("--help").stdout
    groups = (
        "topics",
        "articles",
        "dates",
        "events",
        "questions",
        "sets",
        "teachers",
        "configuration",
        "database",
    )
    for command in ("licences", "serve", *groups):
        assert f"\n  {command} " in listed


@pytest.mark.parametrize(
    "command",
    [
        "licences",
        "serve",
        "topics list",
        "articles list",
        "articles show",
        "articles import",
        "dates find",
        "events list",
        "events extract",
        "questions generate",
        "sets export",
        "sets import",
        "sets list",
        "teachers invite",
        "teachers list",
        "configuration nginx",
        "configuration systemd",
        "database upgrade",
        "database check",
        "database backup",
        "database restore",
    ],
)
def test_every_command_has_help_with_an_example(run, command):
    assert f"Example: quiz {command}" in run(*command.split(), "--help").stdout


def test_wrong_settings_are_told_in_one_line(run, monkeypatch):
    monkeypatch.setenv("QUIZ_TIME_ZONE", "Moon")
    monkeypatch.setenv("QUIZ_SYNCHRONOUS", "OFF")
    line = told(run("topics", "list"))
    assert "QUIZ_TIME_ZONE is 'Moon'" in line
    assert "QUIZ_SYNCHRONOUS is 'OFF'" in line


def test_a_folder_nobody_can_make_is_told_in_one_line(run, monkeypatch):
    monkeypatch.setenv("QUIZ_INSTANCE", "/proc/quiz")
    assert "QUIZ_INSTANCE" in told(run("topics", "list"))


def test_another_programs_database_is_told_in_one_line(run, instance):
    (instance / "quiz.sqlite3").unlink()
    changed(instance, "CREATE TABLE bookmarks (url)")
    assert "belongs to another program" in told(run("topics", "list"))


def test_a_file_that_is_no_database_is_told_in_one_line(run, instance):
    (instance / "quiz.sqlite3").write_text("Dear diary, " * 100)
    assert "another kind of file" in told(run("topics", "list"))


def test_a_database_that_lost_its_tables_is_told_in_one_line(run, instance):
    changed(instance, "DROP TABLE excerpts")
    assert "not those of any version" in told(run(*LIST))


def test_a_damaged_database_is_told_in_one_line(run, instance):
    file = instance / "quiz.sqlite3"
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert "cannot be used" in told(run(*LIST))


def test_a_reader_that_stops_reading_is_no_error_to_show(start):
    process = start(f"{LIST_LINE} --json | head -n 1")
    assert (process.stdout, process.stderr) == (b"[\n", b"")
    assert start("$QUIZ articles show dated-record | true").stderr == b""


def test_a_full_disk_is_told_in_one_line(start):
    process = start(f"{LIST_LINE} --json > /dev/full")
    assert process.returncode == 1
    assert process.stderr == b"Error: Writing failed: No space left on device.\n"


def test_a_closed_output_is_no_error(start):
    process = start(f"{LIST_LINE} >&-")
    assert (process.returncode, process.stderr) == (0, b"")


def test_a_terminal_without_the_letters_gets_a_table_all_the_same(start):
    process = start(LIST_LINE, PYTHONIOENCODING="latin-1")
    assert process.returncode == 0
    assert b"?" in process.stdout


def test_json_is_utf_8_whatever_the_terminal_speaks(start):
    process = start(f"{LIST_LINE} --json", PYTHONIOENCODING="latin-1")
    assert "’" in json.dumps(json.loads(process.stdout.decode()), ensure_ascii=False)


def test_reading_a_text_does_not_wait_for_the_database(start):
    process = start("$QUIZ dates find README.md --json", PYTHONPROFILEIMPORTTIME="1")
    assert b"quiz.dates.phrases" in process.stderr
    assert b"sqlalchemy" not in process.stderr
    assert b"flask" not in process.stderr
