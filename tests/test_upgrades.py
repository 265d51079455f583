"""A database of any earlier version comes up to date with all that is in it, or stays as it was."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.script import ScriptDirectory
from flask import Flask

from quiz.config import Settings
from quiz.storage import backups, checking
from quiz.storage.database import connect, database_file, db
from quiz.storage.upgrading import bring_up_to_date, configuration, head
from tests.conftest import settle
from tests.filled import as_of, fill, rows, tables
from tests.test_serving import ROOT

STEPS = ScriptDirectory.from_config(configuration())
REVISIONS = sorted(step.revision for step in STEPS.walk_revisions())


@pytest.fixture(scope="module")
def filled(shelving, bare, tmp_path_factory):
    """A database with rows in every table."""
    shutil.copyfile(bare, settle(shelving))
    with shelving.app_context():
        fill()
        assert list(checking.problems()) == []
        db.session.remove()
    return shutil.copyfile(settle(shelving), tmp_path_factory.mktemp("filled") / "filled.sqlite3")


@pytest.fixture
def old(filled, tmp_path):
    """Make the application of a database as it was at a step, and at hand."""
    app = Flask("old")
    connect(app, Settings(tmp_path, tmp_path / "quiz.sqlite3"))
    with app.app_context():
        yield lambda revision: as_of(revision, filled, database_file())
        db.session.remove()
        db.engine.dispose()


def opened():
    return closing(sqlite3.connect(database_file(), isolation_level=None))


def upgrade(tmp_path):
    (tmp_path / "topics").mkdir()
    bring_up_to_date(topics=tmp_path / "topics")
    db.session.remove()
    db.engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_everything_that_is_in_a_database_of_any_version_is_there_after_the_upgrade(
    old, revision, tmp_path
):
    old(revision)
    with opened() as database:
        columns = tables(database)
        before = rows(database, columns)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [table for table, there in before.items() if not there] == []
    upgrade(tmp_path)
    with opened() as database:
        assert rows(database, columns) == before
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [(head(),)]
    assert list(checking.problems()) == []


def test_a_backup_of_an_earlier_version_is_put_back_and_brought_up_to_date(old, tmp_path):
    old("0006")
    backup = tmp_path / "old.sqlite3"
    backups.back_up(backup, lambda done, pages: None)
    with opened() as database:
        columns = tables(database)
        before = rows(database, columns)
    upgrade(tmp_path)
    backups.restore(backup, lambda done, pages: None)
    bring_up_to_date(topics=tmp_path / "topics")
    with opened() as database:
        assert rows(database, columns) == before
    assert list(checking.problems()) == []


UPGRADING = """
import os, signal, sys
from pathlib import Path
from flask import Flask
from sqlalchemy import event
from quiz.config import Settings
from quiz.storage.database import connect, db
from quiz.storage.upgrading import migrate

app = Flask("upgrading")
file = Path(sys.argv[1])
connect(app, Settings(file.parent, file))

def interrupt(_connection, _cursor, statement, *_rest):
    if statement.lstrip().startswith(sys.argv[2]):
        if sys.argv[3] == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise RuntimeError("interrupted")

with app.app_context():
    event.listen(db.engine, "after_cursor_execute", interrupt)
    migrate()
"""

# How the first step begins, how tables are made anew and written to, and how the last ends.
POINTS = [
    ("CREATE TABLE classrooms", "kill"),
    ("INSERT INTO _alembic_tmp_attempts", "kill"),
    ("DROP TABLE items", "kill"),
    ("UPDATE question_sets SET words", "error"),
    ("UPDATE alembic_version SET version_num='0010'", "kill"),
]


@pytest.mark.parametrize(("point", "how"), POINTS)
def test_an_interrupted_upgrade_leaves_the_old_database_and_the_next_start_upgrades_it(
    old, point, how, tmp_path
):
    old("0006")
    with opened() as database:
        before = list(database.iterdump())
    interrupted = subprocess.run(
        [sys.executable, "-c", UPGRADING, database_file(), point, how],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert interrupted.returncode == (-signal.SIGKILL if how == "kill" else 1)
    assert how == "kill" or b"RuntimeError: interrupted" in interrupted.stderr
    with opened() as database:
        assert list(database.iterdump()) == before
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    upgrade(tmp_path)
    assert list(checking.problems()) == []
