"""Whether this server could save an answer now."""

import os
import sqlite3
from contextlib import closing
from urllib.parse import quote

from quiz.storage.database import database_file
from quiz.storage.upgrading import head

# How long a writer may keep us from the lock; it holds it for some milliseconds.
PATIENCE = 2.0  # seconds

# What the log of the database may grow by before it is written back, many times over.
LEAST_ROOM = 32 * 1024 * 1024  # bytes


class NotReady(ValueError):
    """Nothing can be saved now; the message says why, and nothing that strangers may not know."""


def check_ready() -> None:
    """Take the lock of writers and give it back; NotReady where an answer could not be saved.

    The lock is the file's own, outside the queue of writers, and held for less than a millisecond:
    answers do not wait behind those who only ask. Nothing is written.
    """
    file = database_file()
    try:
        # Where there is no file, none shall be made.
        connection = sqlite3.connect(
            f"file:{quote(str(file))}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
        )
        with closing(connection):
            step = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("BEGIN IMMEDIATE")
            # Only a statement that may write is refused where the file cannot be written to.
            connection.execute("DELETE FROM alembic_version WHERE 0")
            connection.execute("ROLLBACK")
        disk = os.statvfs(file.parent)
    except sqlite3.Error as trouble:
        raise NotReady(f"the database cannot be written to ({trouble})") from trouble
    except OSError as trouble:
        raise NotReady(f"the disk cannot be read ({trouble.strerror})") from trouble
    if step != (head(),):
        raise NotReady("the database is not of this version; restart the server")
    if disk.f_bavail * disk.f_frsize < LEAST_ROOM:
        raise NotReady("the disk is full")
