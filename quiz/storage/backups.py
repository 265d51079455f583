"""Copies of the database, made while it is in use, and put back."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from quiz.storage.database import UnusableDatabase, database_file, explaining_trouble, turns
from quiz.storage.upgrading import check_step

# Pages copied between two looks at what others want; a page has 4 KiB.
PAGES_AT_A_TIME = 2_000

Progress = Callable[[int, int], None]


def back_up(target: Path, progress: Progress) -> None:
    """Write a sound copy of the database to a new file; nobody has to stop for it.

    `progress` is told the pages copied so far and all pages. Raises UnusableDatabase where the
    file is there already or cannot be written; nothing is then left behind.
    """
    if target.exists():
        raise UnusableDatabase(f"{target} is there already: name a new file.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with (
            closing(sqlite3.connect(reading(database_file()), uri=True)) as source,
            closing(sqlite3.connect(unfinished)) as copy,
        ):
            copy_pages(source, copy, progress)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        os.link(unfinished, target)  # unlike a rename, never over another file
    except (sqlite3.Error, OSError) as trouble:
        raise UnusableDatabase(f"{target} cannot be written: {trouble}.") from trouble
    finally:
        unfinished.unlink(missing_ok=True)


def restore(backup: Path, progress: Progress) -> Path | None:
    """Put a backup in the place of the database; return where what was there is kept, if anything.

    No server may be at it meanwhile (`presence.unserved`), and whoever else writes waits. Raises
    UnusableDatabase where the file is no sound backup that this version can read; the database is
    then as it was.
    """
    inspect(backup)
    here = database_file()
    here.parent.mkdir(parents=True, exist_ok=True)
    with turns().taken(), explaining_trouble():
        kept = set_aside(here) if here.exists() else None
        with (
            closing(sqlite3.connect(reading(backup), uri=True)) as source,
            closing(sqlite3.connect(here)) as target,
        ):
            copy_pages(source, target, progress)
            target.execute("PRAGMA journal_mode=WAL")
    return kept


def set_aside(file: Path) -> Path:
    """Copy a database beside itself, or move it there when it is too broken to be copied."""
    kept = free_name(file)
    try:
        back_up(kept, lambda done, pages: None)
    except UnusableDatabase:
        file.replace(kept)
        for companion in ("-wal", "-shm"):
            file.with_name(file.name + companion).unlink(missing_ok=True)
    return kept


def inspect(backup: Path) -> None:
    """Raise UnusableDatabase unless the file is a sound database that this version can read."""
    if not backup.is_file():
        raise UnusableDatabase(f"There is no file {backup}.")
    try:
        with closing(sqlite3.connect(reading(backup), uri=True)) as source:
            (verdict,) = source.execute("PRAGMA integrity_check(1)").fetchone()
            ours = source.execute("SELECT 1 FROM sqlite_master WHERE name = 'bundled_topics'")
            if verdict != "ok" or ours.fetchone() is None:
                raise UnusableDatabase(f"{backup} is no sound backup of this product.")
            (step,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as trouble:
        raise UnusableDatabase(f"{backup} is no backup: {trouble}.") from trouble
    check_step(step, backup)


def copy_pages(source: sqlite3.Connection, copy: sqlite3.Connection, progress: Progress) -> None:
    source.backup(
        copy,
        pages=PAGES_AT_A_TIME,
        progress=lambda _status, remaining, pages: progress(pages - remaining, pages),
    )


def reading(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=ro"


def free_name(file: Path) -> Path:
    """Return a name beside the file that nothing has yet: quiz.sqlite3.before-restore-1."""
    number = 1
    while (name := file.with_name(f"{file.name}.before-restore-{number}")).exists():
        number += 1
    return name
