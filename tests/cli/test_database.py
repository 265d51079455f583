"""quiz database upgrade, quiz database check."""

import sqlite3


def changed(instance, statement):
    with sqlite3.connect(instance / "quiz.sqlite3") as connection:
        connection.execute(statement)
    connection.close()


def test_a_sound_database_is_told_so(run, instance):
    result = run("database", "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{instance}/quiz.sqlite3 is sound.\n"


def test_a_misquotation_is_told_and_is_an_error(run, instance):
    changed(instance, "UPDATE excerpts SET quotation = 'It never happened.' WHERE event_id = 1")
    result = run("database", "check")
    assert result.exit_code == 1
    assert "is misquoted" in result.stdout
    assert result.stderr.endswith("problems.\n")


def test_a_new_database_is_made(run, instance):
    (instance / "quiz.sqlite3").unlink()
    result = run("database", "upgrade")
    assert result.stdout == f"{instance}/quiz.sqlite3 is up to date.\n"
    assert run("database", "check").exit_code == 0


def test_a_deleted_topic_stays_deleted(run, instance):
    changed(instance, "DELETE FROM topics")
    assert run("database", "upgrade").exit_code == 0
    assert run("topics", "list", "--json").stdout == "[]\n"
