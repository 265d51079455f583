"""The connection to the database, and the one way to write to it."""

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import URL, Connection, DateTime, Dialect, MetaData, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from quiz.config import Settings

# How long a statement waits for a lock. Writers queue in `Turns`, so this is for what stands
# outside the queue: a checkpoint, another program.
BUSY_MILLISECONDS = 5_000
# Where one writer has waited so long in vain, the next ones do not: they would all stand in a row,
# and nobody would be left to show pages.
LOCKED_OUT_MILLISECONDS = 100

# What to do, by the words in what the database says.
REMEDIES = {
    "locked": "another program is using it; try again when that has ended",
    "not a database": "it is another kind of file; name a new one in QUIZ_DATABASE_URL",
    "malformed": "it is damaged; put a backup in its place",
    "no such": "its tables are not those of any version; put a backup in its place",
    "constraint failed": "what was to be added is at odds with what it holds",
}


class UnusableDatabase(ValueError):
    """The database cannot be read or written; the message says which, why, and what to do."""


class Moment(TypeDecorator[datetime]):
    """A time with its zone; kept, and given back, in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        # SQLite keeps no zone.
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(DeclarativeBase):
    """A row of any table."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES), type_annotation_map={datetime: Moment}
    )


# What was written inside `writing()` may be read after it without asking the database again.
db = SQLAlchemy(model_class=Row, session_options={"expire_on_commit": False})


class Turns:
    """The queue of writers, over all threads and processes.

    SQLite lets a waiting writer sleep longer and longer, and the unlucky starve. Here threads
    queue at a lock and processes at a file, so the worst wait is several times shorter. Whoever
    wants to know is told how many seconds each waited, by `tell_wait`.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.threads = threading.Lock()
        self.holder: int | None = None
        self.tell_wait: Callable[[float], None] = unheard
        self.locked_out = False  # whether the last writer found the database locked by others

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the turn for the block; RuntimeError where this thread holds it already.

        Otherwise it would wait for itself, and everybody else for it.
        """
        if self.holder == threading.get_ident():
            raise RuntimeError("writing() within writing()")
        began = time.perf_counter()
        # The file is opened each time: an open one would be shared with forked processes, and
        # the lock with it.
        with self.threads:
            try:
                opened = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as trouble:
                raise UnusableDatabase(explanation(str(trouble))) from trouble
            try:
                fcntl.flock(opened, fcntl.LOCK_EX)
                self.holder = threading.get_ident()
                self.tell_wait(time.perf_counter() - began)
                yield
            finally:
                self.holder = None
                os.close(opened)


def unheard(_seconds: float) -> None:
    """Let nobody know, where nobody measures."""


def connect(app: Flask, settings: Settings) -> None:
    """Give the application its database; nothing is opened before the first query."""
    app.config["SQLALCHEMY_DATABASE_URI"] = URL.create("sqlite", database=str(settings.database))
    db.init_app(app)
    app.extensions["turns"] = Turns(settings.database.with_name(settings.database.name + ".lock"))
    pragmas = (
        f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
        "PRAGMA foreign_keys=ON",
        f"PRAGMA synchronous={settings.synchronous}",
    )

    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # Python's own way of beginning transactions, late and deferred, loses updates.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma)

    with app.app_context():
        event.listen(db.engine, "connect", prepare)
        event.listen(db.engine, "begin", begin)


def begin(connection: Connection) -> None:
    """Begin a transaction: a reader's whenever it comes to it, a writer's with the lock at once."""
    if connection.get_execution_options().get("writes", False):
        begin_writing(connection, turns())
    else:
        connection.exec_driver_sql("BEGIN")


def begin_writing(connection: Connection, queue: Turns) -> None:
    file = connection.connection.driver_connection
    assert file is not None
    if queue.locked_out:
        file.execute(f"PRAGMA busy_timeout={LOCKED_OUT_MILLISECONDS}")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except DBAPIError as trouble:
        queue.locked_out = "locked" in str(trouble.orig)
        raise
    else:
        queue.locked_out = False
    finally:
        file.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def database_file() -> Path:
    """Return the file that this application's database is kept in."""
    return Path(str(db.engine.url.database))


def database_size() -> int:
    """Return how many bytes the database takes, with what is written and not yet put in its place.

    Raises OSError where there is none.
    """
    file = database_file()
    log = file.with_name(file.name + "-wal")
    return file.stat().st_size + (log.stat().st_size if log.exists() else 0)


def turns() -> Turns:
    """Return the queue of writers of this application's database."""
    queue: Turns = current_app.extensions["turns"]
    return queue


@contextmanager
def writing() -> Iterator[None]:
    """Commit what the block does, as the only writer; undo all of it when the block raises.

    The reading transaction so far is ended, and what was loaded in it is loaded anew when touched
    again: what the block reads is what it changes. Read, decide and render outside: everyone
    else who writes waits for the block.
    """
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("rows were changed before writing() began, and would be lost")
    db.session.rollback()
    db.session.expire_all()  # a rollback forgets only what was loaded since the last commit
    with turns().taken():
        try:
            db.session.connection(execution_options={"writes": True})
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise


@contextmanager
def explaining_trouble() -> Iterator[None]:
    """Turn the errors of the database itself in the block into UnusableDatabase."""
    try:
        yield
    except DBAPIError as trouble:
        raise UnusableDatabase(explanation(str(trouble.orig))) from trouble
    except sqlite3.Error as trouble:
        raise UnusableDatabase(explanation(str(trouble))) from trouble


def explanation(said: str) -> str:
    """Return a sentence on the database's own words, and what to do about them."""
    remedy = next(
        (advice for sign, advice in REMEDIES.items() if sign in said),
        "the file and its folder must be there, with room, and writable for this user",
    )
    return f"The database {database_file()} cannot be used ({said}): {remedy}."
