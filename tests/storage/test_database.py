"""The connection, and writing one at a time."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from quiz.storage import accounts, database
from quiz.storage.accounts import PersonRow
from quiz.storage.database import (
    UnusableDatabase,
    database_file,
    database_size,
    db,
    explaining_trouble,
    explanation,
    turns,
    writing,
)
from tests.factories import NOON

ROOT = Path(__file__).resolve().parents[2]


def pragma(name):
    return db.session.scalar(text(f"PRAGMA {name}"))


def test_every_connection_is_as_it_was_measured_to_be_best(shelves):
    assert pragma("journal_mode") == "wal"
    assert pragma("foreign_keys") == 1
    assert pragma("synchronous") == 1  # NORMAL
    assert pragma("busy_timeout") >= 5000


def test_the_size_counts_what_is_not_yet_put_in_its_place(shelves):
    before = database_size()
    with writing():
        db.session.add_all(PersonRow(created_at=NOON) for _ in range(1000))
    assert database_size() > before > 0
    db.engine.dispose()
    assert database_size() == database_file().stat().st_size


def test_what_a_writing_block_does_is_kept(shelves):
    with writing():
        db.session.add(PersonRow(created_at=NOON))
    db.session.rollback()
    assert db.session.scalars(select(PersonRow)).one().created_at == NOON


def test_nothing_is_kept_of_a_writing_block_that_fails(shelves):
    with pytest.raises(ZeroDivisionError), writing():
        db.session.add(PersonRow(created_at=NOON))
        db.session.flush()
        raise ZeroDivisionError
    assert db.session.scalars(select(PersonRow)).all() == []


def test_what_was_written_can_be_read_without_asking_again(shelves):
    with writing():
        guest = PersonRow(created_at=NOON)
        db.session.add(guest)
    db.session.expunge_all()
    assert guest.created_at == NOON


def test_a_second_writing_block_sees_what_others_wrote_since_the_first(shelves):
    with writing():
        ours = accounts.new_guest(NOON)
    written_by_another(shelves, ours.id, NOON + timedelta(days=1))
    with writing():
        assert accounts.person(ours.id).created_at == NOON + timedelta(days=1)


def test_a_writing_block_within_another_is_a_mistake_and_not_a_wait_for_ever(shelves):
    with pytest.raises(RuntimeError, match="within"), writing(), writing():
        pass
    with writing():
        accounts.new_guest(NOON)


def test_a_change_made_outside_a_writing_block_is_a_mistake(shelves):
    db.session.add(PersonRow(created_at=NOON))
    with pytest.raises(RuntimeError, match="before writing"), writing():
        pass


def test_a_writing_block_sees_what_others_wrote_since_it_was_read(shelves):
    with writing():
        person_id = accounts.new_guest(NOON).id
    ours = accounts.person(person_id)
    written_by_another(shelves, person_id, NOON + timedelta(days=1))
    with writing():
        assert ours.created_at == NOON + timedelta(days=1)


def written_by_another(app, person_id, moment):
    def change():
        with app.app_context(), writing():
            accounts.person(person_id).created_at = moment

    other = threading.Thread(target=change)
    other.start()
    other.join()


COUNTING = """
import sys
from pathlib import Path
from flask import Flask
from sqlalchemy import select
from quiz.config import Settings
from quiz.storage.accounts import PersonRow
from quiz.storage.database import connect, db, writing
from datetime import timedelta

app = Flask("counting")
file = Path(sys.argv[1])
connect(app, Settings(file.parent, file))
print("ready", flush=True)
input()
with app.app_context():
    for _ in range(100):
        with writing():
            row = db.session.scalars(select(PersonRow)).one()
            row.created_at += timedelta(days=1)
"""


def test_no_update_of_several_processes_is_lost(shelves):
    with writing():
        db.session.add(PersonRow(created_at=NOON))
    command = [sys.executable, "-c", COUNTING, str(database_file())]
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [process.stdout.readline() for process in processes] == [b"ready\n"] * 2
    for process in processes:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    db.session.expire_all()
    row = db.session.scalars(select(PersonRow)).one()
    assert row.created_at == NOON + timedelta(days=200)


def test_times_are_kept_in_utc(shelves):
    tokyo = timezone(timedelta(hours=9))
    with writing():
        db.session.add(PersonRow(created_at=datetime(2026, 1, 1, 3, tzinfo=tokyo)))
    db.session.expire_all()
    kept = db.session.scalars(select(PersonRow)).one().created_at
    assert kept == datetime(2025, 12, 31, 18, tzinfo=UTC)
    assert kept.tzinfo is UTC


def test_a_time_without_its_zone_is_refused(shelves):
    with pytest.raises(StatementError, match="no time zone"), writing():
        db.session.add(PersonRow(created_at=datetime(2026, 1, 1)))


def test_a_row_cannot_belong_to_nothing(shelves):
    orphan = text(
        "INSERT INTO articles (topic_id, slug, title, publisher, characters, text) "
        "VALUES (99, 'a', 'A', 'A', 1, 'a')"
    )
    with pytest.raises(IntegrityError), writing():
        db.session.execute(orphan)


@pytest.mark.parametrize(
    ("statement", "remedy"),
    [
        ("SELECT * FROM missing", "not those of any version"),
        ("ATTACH '/no/where' AS x", "writable for this user"),
    ],
)
def test_the_databases_own_errors_become_a_sentence(shelves, statement, remedy):
    with pytest.raises(UnusableDatabase, match=remedy) as caught, explaining_trouble():
        db.session.execute(text(statement))
    assert str(database_file()) in str(caught.value)


def test_a_lock_that_does_not_end_is_told_with_what_to_do(shelves):
    assert "try again when that has ended" in explanation("database is locked")


def test_where_one_writer_waited_in_vain_the_next_do_not_wait(shelves, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 10)
    pragma("busy_timeout=10")
    with closing(sqlite3.connect(database_file(), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused_to_write()
        # Whoever waits as the first did from now on waits for an hour.
        monkeypatch.setattr(database, "BUSY_MILLISECONDS", 3_600_000)
        pragma("busy_timeout=3600000")
        refused_to_write()
        assert pragma("busy_timeout") == 3_600_000
    with writing():
        accounts.new_guest(NOON)
    assert not turns().locked_out


def refused_to_write():
    with pytest.raises(OperationalError, match="locked"), writing():
        pass


def test_the_file_of_the_queue_is_for_this_user_only(shelves):
    with writing():
        pass
    queue = database_file().with_name(database_file().name + ".lock")
    assert queue.stat().st_mode & 0o077 == 0
