"""A server is ready where an answer could be saved."""

import sqlite3
from contextlib import closing

import pytest

from quiz.storage import readiness
from quiz.storage.database import database_file, db
from quiz.storage.readiness import NotReady, check_ready

# The byte of a database's file that says by which version of SQLite it may be written.
WRITTEN_BY = 18


def told():
    with pytest.raises(NotReady) as trouble:
        check_ready()
    assert str(database_file().parent) not in str(trouble.value)
    return str(trouble.value)


@pytest.fixture
def other(shelves):
    """Another program at the same database."""
    with closing(sqlite3.connect(database_file(), isolation_level=None)) as connection:
        yield connection


def test_a_sound_database_is_ready_however_often_it_is_asked(shelves):
    before = database_file().read_bytes()
    for _ in range(3):
        check_ready()
    db.engine.dispose()
    assert database_file().read_bytes() == before


def test_a_reader_keeps_nobody_from_being_ready(other):
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM topics").fetchone()
    check_ready()


def test_somebody_who_holds_the_lock_is_told(other, monkeypatch):
    monkeypatch.setattr(readiness, "PATIENCE", 0.1)
    other.execute("BEGIN IMMEDIATE")
    assert told() == "the database cannot be written to (database is locked)"
    other.execute("ROLLBACK")
    check_ready()


def test_the_lock_is_given_back(other):
    check_ready()
    other.execute("PRAGMA busy_timeout = 0")
    other.execute("BEGIN IMMEDIATE")


def test_a_file_that_can_only_be_read_is_told(shelves):
    db.engine.dispose()
    content = bytearray(database_file().read_bytes())
    content[WRITTEN_BY] = 3
    database_file().write_bytes(content)
    assert "readonly" in told()


@pytest.mark.parametrize("step", ["'0001'", "'9999'"])
def test_tables_of_another_version_are_told(other, step):
    other.execute(f"UPDATE alembic_version SET version_num = {step}")
    assert told() == "the database is not of this version; restart the server"


def test_a_database_that_nobody_made_is_told_and_not_made(shelves):
    db.engine.dispose()
    database_file().unlink()
    assert "unable to open" in told()
    assert not database_file().exists()


def test_another_kind_of_file_is_told(shelves):
    db.engine.dispose()
    database_file().write_text("Dear diary, " * 100)
    assert "not a database" in told()


def test_a_full_disk_is_told(shelves, monkeypatch):
    monkeypatch.setattr(readiness, "LEAST_ROOM", 2**80)
    assert told() == "the disk is full"
