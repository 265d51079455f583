"""What keeps the database from being written, or read, though nothing in it is wrong."""

import errno
import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError

from quiz.storage.database import UnusableDatabase

# What is raised where the database cannot be used, hindered or broken.
TROUBLES = (DBAPIError, UnusableDatabase)

PRIMARY = 0xFF  # of SQLite's codes: what stands above says more exactly what the lowest byte says


class Hindrance(StrEnum):
    """What somebody has to end; then all works again."""

    FULL = "full"
    UNWRITABLE = "unwritable"
    LOCKED = "locked"


SQLITES = {
    sqlite3.SQLITE_FULL: Hindrance.FULL,
    sqlite3.SQLITE_READONLY: Hindrance.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Hindrance.UNWRITABLE,
    sqlite3.SQLITE_IOERR: Hindrance.UNWRITABLE,
    sqlite3.SQLITE_PERM: Hindrance.UNWRITABLE,
    sqlite3.SQLITE_BUSY: Hindrance.LOCKED,
    sqlite3.SQLITE_LOCKED: Hindrance.LOCKED,
}
SYSTEMS = {errno.ENOSPC: Hindrance.FULL, errno.EDQUOT: Hindrance.FULL}


def hindrance(trouble: BaseException) -> Hindrance | None:
    """Return what hindered, if one of `TROUBLES` is that and no mistake or damage."""
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble.__cause__
    match cause:
        case sqlite3.Error():
            code = getattr(cause, "sqlite_errorcode", 0)
            return SQLITES.get(code & PRIMARY)
        case OSError():
            return SYSTEMS.get(cause.errno or 0, Hindrance.UNWRITABLE)
        case _:
            return None
