"""Dates made from dates: some time within, about then, between two, some months later."""

from dataclasses import replace

from quiz.dates import edtf
from quiz.dates.daynumber import calendar_date, day_number, days_in_month
from quiz.dates.expression import Several, Stretch
from quiz.dates.historical import Extent, HistoricalDate
from quiz.events.agreement import said_within


def once(date: HistoricalDate) -> HistoricalDate:
    """Return the same bounds for what happened some time within them, as under a header."""
    expression = edtf.parse(date.edtf)
    if not isinstance(expression, Stretch) or None in (expression.first, expression.last):
        return date
    return edtf.read(f"[{date.edtf.replace('/', '..')}]")


def loosely(date: HistoricalDate) -> HistoricalDate:
    """Return a date with wider sure bounds, for what only happened about then."""
    if date.surely_after is None or date.surely_before is None:
        return date
    year, *_ = calendar_date(date.surely_after)
    last_year, *_ = calendar_date(date.surely_before)
    return replace(
        once(date),
        surely_after=day_number(year - 1, 1, 1),
        surely_before=day_number(last_year + 1, 12, 31),
    )


def between(before: HistoricalDate | None, after: HistoricalDate | None) -> HistoricalDate | None:
    """Return the time from one date to another, None where they are not known or not in order."""
    if before is None or after is None or before.earliest is None or after.latest is None:
        return None
    if before.earliest > after.latest:
        return None
    return spanning(before.earliest, after.latest, Extent.ONCE)


def spanning(first: int | None, last: int | None, extent: Extent) -> HistoricalDate | None:
    """Return a date from one day to another; None where no text can say it, as before 10,000 BC."""
    try:
        return edtf.read(edtf.between(first, last, extent))
    except (edtf.UnwritableDate, edtf.UnreadableDate):
        return None


def nested(one: HistoricalDate | None, other: HistoricalDate | None) -> bool:
    """Return whether both can be the date of one event because one lies within the other."""
    if one is None or other is None:
        return True
    return said_within(one, other) or said_within(other, one)


def months_later(day: int, months: int, *, last: bool) -> int:
    """Return the first or the last day of the month that is so many months after a day's."""
    year, month, _ = calendar_date(day)
    years, month = divmod(month - 1 + months, 12)
    year += years
    return day_number(year, month + 1, days_in_month(year, month + 1) if last else 1)


def members(date: HistoricalDate) -> list[HistoricalDate]:
    """Return the dates of a set such as {2001,2002}; nothing for any other date."""
    expression = edtf.parse(date.edtf)
    if not isinstance(expression, Several) or expression.extent is not Extent.EACH:
        return []
    if any(isinstance(member, Stretch) for member in expression.members):
        return []
    return [edtf.read(text) for text in date.edtf.strip("{}").split(",")]
