"""A copy of the database every night, and how long each is kept."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from quiz.storage import backups
from quiz.storage.database import UnusableDatabase

# When a night's copy is made: so long after midnight, in the time zone of the installation.
HOUR = timedelta(hours=3)
# The last ones are kept, so many, and of the weeks before those the last of each.
DAYS, WEEKS = 7, 4

NAMED = re.compile(r"quiz-(\d{4}-\d\d-\d\d)\.sqlite3")
# What a copy is called until it is whole and found sound.
LEFT_OVER = re.compile(NAMED.pattern + r"\.unchecked(\.unfinished(-journal)?)?")


def back_up_if_due(folder: Path, now: datetime) -> Path | None:
    """Put this night's copy into a folder and remove the old ones; return it, None if it is there.

    `now` is in the time zone of the installation. A night that nothing was made in, as nobody was
    serving, is made up for. Only files that are called like copies are removed. Raises
    UnusableDatabase with the reason where it fails; what is left behind is no copy by its name,
    and is removed the next time. To be called by one program at a time.
    """
    night = (now - HOUR).date()
    copy = folder / f"quiz-{night}.sqlite3"
    if copy.exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        remove(file for file in folder.iterdir() if LEFT_OVER.fullmatch(file.name))
        make(copy)
        remove(folder / f"quiz-{day}.sqlite3" for day in expired(days_in(folder)))
    except OSError as trouble:
        raise UnusableDatabase(f"{folder} cannot be used: {trouble}.") from trouble
    return copy


def make(copy: Path) -> None:
    unchecked = copy.with_name(copy.name + ".unchecked")
    backups.back_up(unchecked, lambda done, pages: None)
    backups.inspect(unchecked)
    unchecked.rename(copy)


def remove(files: Iterable[Path]) -> None:
    for file in list(files):
        file.unlink(missing_ok=True)


def days_in(folder: Path) -> list[date]:
    """Return the days of the copies in a folder."""
    found = (NAMED.fullmatch(file.name) for file in folder.iterdir())
    return [day for one in found if one and (day := day_of(one[1]))]


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # no copy is called so


def expired(days: Iterable[date]) -> list[date]:
    """Return which of the days of copies are kept no longer, newest first."""
    ordered = sorted(set(days), reverse=True)
    weeks: list[tuple[int, int]] = []
    gone = []
    for day in ordered[DAYS:]:
        year, week, _ = day.isocalendar()
        if (year, week) in weeks or len(weeks) == WEEKS:
            gone.append(day)
        else:
            weeks.append((year, week))
    return gone
