"""Years, months and days that a file gives as numbers of their own."""

from collections.abc import Sequence

from quiz.dates import edtf
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate


class NoSuchDay(ValueError):
    """Numbers that are no day, month or year; the message says which."""


def date_of(start: Sequence[object], end: Sequence[object] | None = None) -> HistoricalDate:
    """Return the date of year, month and day; with an end, what lasted from one to the other.

    Months and days may be empty. The year −44 is 44 BC, as TimelineJS shows it, and there is no
    year 0. Raises NoSuchDay.
    """
    first = _in_edtf(start)
    text = first if end is None or (last := _in_edtf(end)) == first else f"{first}/{last}"
    try:
        return edtf.read(text)
    except UnreadableDate as trouble:
        raise NoSuchDay(f"{_shown(start)} is no date: {trouble}") from trouble


def _in_edtf(parts: Sequence[object]) -> str:
    year, month, day = (_number(part, parts) for part in [*parts, None, None][:3])
    if not year or (day and not month) or abs(year) > 999_999_999:
        raise NoSuchDay(f"{_shown(parts)} is no date.")
    astronomical = year if year > 0 else year + 1
    sign = "-" if astronomical < 0 else ""
    written = f"{sign}{abs(astronomical):04}"
    if abs(astronomical) > 9999:
        if month:
            raise NoSuchDay(f"{_shown(parts)} is no date: so far off only years are known.")
        return f"Y{astronomical}"
    return written + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _number(part: object, parts: Sequence[object]) -> int | None:
    if part is None or part == "":
        return None
    words = str(part).strip()
    digits = words.removeprefix("-").removesuffix(".0")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 12):
        raise NoSuchDay(f"{_shown(parts)} is no date.")
    return -int(digits) if words.startswith("-") else int(digits)


def _shown(parts: Sequence[object]) -> str:
    return "“" + "-".join(str(part)[:20] for part in parts if part not in (None, "")) + "”"
