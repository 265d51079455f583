"""Whole months, years, decades and centuries to ask about."""

from collections.abc import Iterator

from quiz.dates import daynumber, edtf
from quiz.dates.historical import Bounded, HistoricalDate, Precision, certainly_before

FINEST_FIRST = (Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY)


def periods_around(event: Bounded, longest: int) -> Iterator[HistoricalDate]:
    """Yield the periods of at most so many days that certainly contain the event, finest first."""
    for precision in FINEST_FIRST:
        period = period_around(event, precision)
        if period is not None and length(period) <= longest:
            yield period


def period_around(event: Bounded, precision: Precision) -> HistoricalDate | None:
    """Return the period of one precision that certainly contains the event, if one does."""
    if event.surely_after is None or event.surely_before is None:
        return None
    text = period_text(event.surely_after, precision)
    if text is None or text != period_text(event.surely_before, precision):
        return None
    return edtf.read(text)


def period_of(day: int, precision: Precision) -> HistoricalDate:
    """Return the day itself, or the month or year it lies in."""
    text = period_text(day, precision)
    if text is None:
        raise ValueError(f"{daynumber.iso(day)} lies in no {precision} with a name")
    return edtf.read(text)


def period_text(day: int, precision: Precision) -> str | None:
    """Return the EDTF of the period a day lies in.

    None for decades and centuries without a name of their own: -048X is not what people call the
    480s BC, "the 1900s" may be a century, and 00XX begins before AD 1.
    """
    year, month, number = daynumber.calendar_date(day)
    sign = "-" if year < 0 else ""
    digits = f"{abs(year):04d}"
    match precision:
        case Precision.DAY:
            return f"{sign}{digits}-{month:02d}-{number:02d}"
        case Precision.MONTH:
            return f"{sign}{digits}-{month:02d}"
        case Precision.YEAR:
            return f"{sign}{digits}"
        case Precision.DECADE:
            return f"{digits[:-1]}X" if year >= 10 and digits[-2] != "0" else None
        case Precision.CENTURY:
            return f"{sign}{digits[:-2]}XX" if abs(year) >= 100 else None
        case _:
            raise ValueError(f"no period is as fine as a {precision}")


def length(period: HistoricalDate) -> int:
    """Return the days of a bounded period."""
    if period.earliest is None or period.latest is None:
        raise ValueError(f"{period.edtf} has no length")
    return period.latest - period.earliest + 1


def said_within(event: Bounded, period: HistoricalDate) -> bool:
    """Return whether the event lies inside the period in its narrow sense.

    The 20th century is 1900 to 1999 in the narrow sense, and reaches into 2000 in the wide one:
    what counts as inside must be so in both.
    """
    return (
        event.surely_after is not None
        and event.surely_before is not None
        and period.earliest is not None
        and period.latest is not None
        and period.earliest <= event.surely_after
        and event.surely_before <= period.latest
    )


def days_between(first: Bounded, second: Bounded) -> tuple[int, int] | None:
    """Return the fewest and the most days from one event to the other; None if unbounded."""
    if (
        first.surely_after is None
        or first.surely_before is None
        or second.surely_after is None
        or second.surely_before is None
    ):
        return None
    return (
        second.surely_after - first.surely_before,
        second.surely_before - first.surely_after,
    )


def clear_days(first: Bounded, second: Bounded) -> int:
    """Return the whole days between two events, whichever comes first.

    ValueError where their order is not certain.
    """
    earlier, later = (first, second) if certainly_before(first, second) else (second, first)
    if not certainly_before(earlier, later):
        raise ValueError("the order of the two is not certain")
    assert earlier.surely_before is not None and later.surely_after is not None
    return later.surely_after - earlier.surely_before - 1
