"""Which programs are at a database: servers, and the one of them that makes copies every night.

Each holds a lock on a file beside it, which ends with its process, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.storage.database import UnusableDatabase, database_file, explanation


def serve() -> None:
    """Let it be known that a server is at the database, as long as this process lives."""
    fcntl.flock(opened("served"), fcntl.LOCK_SH)


def await_nights() -> None:
    """Return when it is this process that is to make copies at night, as long as it lives."""
    fcntl.flock(opened("nightly"), fcntl.LOCK_EX)


@contextmanager
def unserved() -> Iterator[None]:
    """Keep servers from the database for the block; UnusableDatabase where one is at it."""
    lock = opened("served")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UnusableDatabase(
            f"A server is using the database {database_file()}: stop it first, "
            "and start it again afterwards."
        ) from None
    else:
        yield
    finally:
        os.close(lock)


def opened(whose: str) -> int:
    """Open one of the files that are locked; UnusableDatabase where there can be none."""
    place: Path = database_file().with_name(f"{database_file().name}.{whose}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as trouble:
        raise UnusableDatabase(explanation(str(trouble))) from trouble
