"""Migrating from nothing makes exactly the tables that the rows describe."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

from quiz.practice.memory import met
from quiz.storage import accounts, checking, evidence, library, memory, sets
from quiz.storage.database import Row, UnusableDatabase, database_file, db, writing
from quiz.storage.evidence import TALLIES
from quiz.storage.upgrading import BUNDLED, bring_up_to_date, configuration, migrate, take_steps
from tests.factories import NOON, make_attempt, make_set, make_teacher, make_topic
from tests.sittings import sit

ROOT = Path(__file__).resolve().parents[1]


def test_the_steps_from_nothing_make_the_tables_of_the_rows(shelves):
    with db.engine.connect() as connection:
        command.check(configuration(connection))


def schema():
    """Return every statement that makes the tables, spaces and quotes apart and in one order.

    SQLite puts the name of a table that a step made anew in quotes.
    """
    found = db.session.scalars(
        text(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'alembic_version'"
        )
    )
    return {
        frozenset(line.strip(" ,") for line in sql.replace('"', "").splitlines()) for sql in found
    }


def test_the_steps_make_the_same_checks_and_keys_as_the_rows_do(shelves):
    stepped = schema()
    db.session.rollback()
    Row.metadata.drop_all(db.engine)
    Row.metadata.create_all(db.engine)
    assert schema() == stepped


def test_a_second_upgrade_changes_nothing(shelves, tmp_path):
    before = schema()
    migrate()
    bring_up_to_date(topics=tmp_path)
    assert schema() == before


def test_an_upgrade_that_would_leave_orphans_leaves_all_as_it_was(shelves):
    with db.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        orphan = text(
            "INSERT INTO events (topic_id, name, statement, usable, reviewed, tags, version) "
            "VALUES (9, 'e', 'e', 1, 1, '', 1)"
        )
        with pytest.raises(UnusableDatabase, match="1 rows"), connection.begin():
            connection.execute(orphan)
            take_steps(connection)
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
    assert db.session.scalar(text("SELECT count(*) FROM events")) == 0


def test_foreign_keys_are_watched_again_after_an_upgrade(shelves):
    migrate()
    assert db.session.scalar(text("PRAGMA foreign_keys")) == 1


def test_answers_given_before_they_were_counted_are_counted_by_the_step(shelves):
    with writing():
        topic = library.add_topic(make_topic())
        chi, dee = accounts.new_guest(NOON), accounts.new_guest(NOON)
    make_attempt(chi.id, topic, answered=3)
    make_attempt(chi.id, topic, answered=1)
    make_attempt(dee.id, topic, answered=2)
    counted = counts()
    assert all(counted)
    with writing():
        for table in TALLIES:
            db.session.execute(text(f"DROP TABLE {table.__tablename__}"))
        db.session.execute(text("DROP INDEX ix_attempts_person_id_topic_slug_id"))
        db.session.execute(text("DROP INDEX ix_attempts_open"))
    take_step_alone("0003")
    assert counts() == counted
    assert list(checking.problems()) == []


def test_what_sets_that_were_kept_before_are_searched_by_is_written_by_the_step(shelves):
    ada = make_teacher("Ada")
    with writing():
        topic = library.add_topic(make_topic())
    row = make_set(ada.person_id, topic, "Été 1789")
    with writing():
        row.tags = "Year 10\nexam"
        row.words = sets.words_of(row)
    words = row.words
    db.session.rollback()
    with writing():
        db.session.execute(text("ALTER TABLE question_sets DROP COLUMN words"))
    take_step_alone("0008")
    assert db.session.scalar(text("SELECT words FROM question_sets")) == words


def test_what_was_mixed_up_before_is_due_after_the_step_unless_it_was_told_apart_since(shelves):
    with writing():
        topic = library.add_topic(make_topic())
        chi = accounts.new_guest(NOON)
    sit(chi.id, topic, None, right=2)
    mixed_up = evidence.pair_tallies(chi.id, "france", least_mixed_up=1)
    told_apart = {pair for pair, tally in mixed_up.items() if tally.asked >= 3 * tally.mixed_up}
    with writing():
        for column in ("draft", "revision", "revised_by", "sure", "flagged"):
            db.session.execute(text(f"ALTER TABLE items DROP COLUMN {column}"))
        db.session.execute(text("DROP TABLE pair_memories"))
    take_step_alone("0009")
    found = memory.memories(chi.id, "france")
    assert found.keys() == mixed_up.keys() - told_apart
    for pair, one in found.items():
        fresh = met(None, True, None, "", mixed_up[pair].last_at)
        assert one == replace(
            fresh,
            lapses=mixed_up[pair].mixed_up,
            stability=pytest.approx(fresh.stability),
            difficulty=pytest.approx(fresh.difficulty, abs=0.001),
            asked_in=(),
        )


def take_step_alone(revision):
    step = ScriptDirectory.from_config(configuration()).get_revision(revision)
    with db.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        with (
            connection.begin(),
            Operations.context(MigrationContext.configure(connection)),
        ):
            step.module.upgrade()
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")


def counts():
    found = [db.session.execute(select(table.__table__)).all() for table in TALLIES]
    db.session.rollback()
    return found


UPGRADING = """
import sys
from pathlib import Path
from flask import Flask
from quiz.config import Settings
from quiz.storage.database import connect
from quiz.storage.upgrading import BUNDLED, bring_up_to_date

app = Flask("upgrading")
file = Path(sys.argv[1])
connect(app, Settings(file.parent, file))
print("ready", flush=True)
input()
with app.app_context():
    bring_up_to_date()
"""


def test_processes_that_start_at_once_make_one_database(shelves, tmp_path):
    file = tmp_path / "new" / "quiz.sqlite3"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADING, str(file)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    assert [process.stdout.readline() for process in processes] == [b"ready\n"] * 3
    for process in processes:
        process.stdin.write(b"go\n")
        process.stdin.flush()
    said = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], said
    db.session.execute(text(f"ATTACH '{file}' AS made"))
    bundled = len(list(BUNDLED.glob("*/topic.json")))
    assert db.session.scalar(text("SELECT count(*) FROM made.topics")) == bundled
    assert database_file() != file
