"""What a date says in days, and the wider bounds that are sure whatever its author meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.dates.daynumber import calendar_date, day_number, days_in_month, from_julian
from quiz.dates.expression import Expression, Point, Several, Stretch, matching
from quiz.dates.historical import Precision, earliest_of, latest_of
from quiz.dates.parts import Part, part_of
from quiz.messages import Complaint, Message

FIRST_GREGORIAN_DAY = day_number(1582, 10, 15)

# A part of a year: its first month and its number of months. 21 to 24 are seasons anywhere, 25 to
# 28 in the north, 29 to 32 in the south; then quarters, quadrimesters (of four months), semesters.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_SOUTHERN = {29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3)}
_SHARES = {
    **{33 + index: (1 + 3 * index, 3) for index in range(4)},
    **{37 + index: (1 + 4 * index, 4) for index in range(3)},
    **{40 + index: (1 + 6 * index, 6) for index in range(2)},
}
SEASONS = _SEASONS | {code + 4: months for code, months in _SEASONS.items()} | _SOUTHERN
PARTS_OF_YEAR = SEASONS | _SHARES

# "About": by how many years it may be off. For what is longer than a year, half its length.
_ABOUT_SINCE = ((1900, 2), (1500, 5), (1, 25))
_ABOUT_BEFORE_CHRIST = 100
_ABOUT_LONG = {Precision.DECADE: 5, Precision.CENTURY: 50, Precision.MILLENNIUM: 500}


class NoSuchDate(Complaint):
    """A date that is well written, but that no calendar has."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds of a `HistoricalDate`."""

    earliest: int | None
    latest: int | None
    surely_after: int | None
    surely_before: int | None


def bounds(expression: Expression) -> Bounds:
    """Return what is said and what is sure; NoSuchDate when it is not in the calendar."""
    match expression:
        case Point():
            return _of_point(expression)
        case Stretch():
            return _of_stretch(expression)
        case Several(members):
            inner = [bounds(member) for member in members]
            return Bounds(
                earliest_of(each.earliest for each in inner),
                latest_of(each.latest for each in inner),
                earliest_of(each.surely_after for each in inner),
                latest_of(each.surely_before for each in inner),
            )


def in_either_calendar(first: int, last: int) -> tuple[int, int]:
    """Return the days from first to last, whether they were written Gregorian or Julian."""
    julian = [from_julian(*calendar_date(day)) for day in (first, last)]
    return min(first, julian[0]), max(last, julian[1])


def _of_stretch(stretch: Stretch) -> Bounds:
    first = None if stretch.first is None else bounds(stretch.first)
    last = None if stretch.last is None else bounds(stretch.last)
    earliest, after = (None, None) if first is None else (first.earliest, first.surely_after)
    latest, before = (None, None) if last is None else (last.latest, last.surely_before)
    if earliest is not None and latest is not None and earliest > latest:
        raise NoSuchDate("It ends before it begins.")
    part = part_of(stretch)
    if part is not None:
        after, before = _of_part(part)
    return Bounds(earliest, latest, after, before)


def _of_part(part: Part) -> tuple[int, int]:
    """Return the sure bounds of an early, mid or late part, which are closer than "about"."""
    first, last = _of_point(part.first.unqualified), _of_point(part.last.unqualified)
    assert first.earliest is not None and last.latest is not None
    assert first.surely_after is not None and last.surely_before is not None
    before, after = part.spare_before, part.spare_after
    match part.whole:
        case Precision.MONTH:
            return first.surely_after - before, last.surely_before + after
        case Precision.YEAR:
            year, month, _ = calendar_date(first.earliest)
            return _month_start(year, month - before), _month_end(
                *calendar_date(last.latest)[:2], more=after
            )
    first_year, last_year = calendar_date(first.earliest)[0], calendar_date(last.latest)[0]
    # The late 20th century has the same end as the 20th century.
    whole_century = part.whole is Precision.CENTURY and after == 0 and last_year > 0
    return day_number(first_year - before, 1, 1), day_number(
        last_year + after + whole_century, 12, 31
    )


def _of_point(point: Point) -> Bounds:
    first, last = next(_days(point), None), next(_days(point, backwards=True), None)
    if first is None or last is None:
        raise NoSuchDate(_why_impossible(point))
    after, before = first, last
    if point.season in SEASONS:
        after, before = _season_at_its_widest(first, last)
    elif point.day is not None and point.day != "XX":
        # A day that has ended in Auckland goes on for most of the next day in Honolulu.
        after, before = first, last + 1
        if first < FIRST_GREGORIAN_DAY:
            after, before = in_either_calendar(first, last + 1)
    first_year, last_year = calendar_date(first)[0], calendar_date(last)[0]
    if point.precision in (Precision.CENTURY, Precision.MILLENNIUM) and last_year > 0:
        # 19XX is 1900 to 1999, but strict counters end the 20th century with 2000. There is no
        # such doubt before Christ: -04XX is -0499 to -0400, exactly the years 500 to 401 BC.
        before = day_number(last_year + 1, 12, 31)
    if point.qualifier:
        years = _about(point.precision, first_year)
        after = min(after, day_number(first_year - years, 1, 1))
        before = max(before, day_number(last_year + years, 12, 31))
    return Bounds(first, last, after, before)


def _why_impossible(point: Point) -> Message:
    if point.season is not None and point.day is not None:
        return Message("A season has no days.")
    if point.season is None and any(1 <= month <= 12 for month in matching(point.month or "XX")):
        return Message("That month has no day %(day)s.", day=point.day)
    return Message("There is no month or season %(month)s.", month=point.month)


def _days(point: Point, *, backwards: bool = False) -> Iterator[int]:
    """Yield days it may mean, earliest first or latest first."""
    if point.season is not None:
        if point.season not in PARTS_OF_YEAR or point.day is not None:
            return
        month, length = PARTS_OF_YEAR[point.season]
        for year in point.years(backwards=backwards):
            start = _month_start(year, month)
            yield _month_start(year, month + length) - 1 if backwards else start
        return
    days_by_month = {
        month: [day for day in matching(point.day or "XX", backwards=backwards) if 1 <= day <= 31]
        for month in matching(point.month or "XX", backwards=backwards)
        if 1 <= month <= 12
    }
    for year in point.years(backwards=backwards):
        for month, days in days_by_month.items():
            length = days_in_month(year, month)
            yield from (day_number(year, month, day) for day in days if day <= length)


def _season_at_its_widest(first: int, last: int) -> tuple[int, int]:
    """Return a month more on both sides, and for a winter all of the year it begins in.

    "Winter 1968" may mean the months at either end of that year.
    """
    year, month, _ = calendar_date(first)
    start = _month_start(year, 1 if month == 12 else month - 1)
    return start, _month_end(*calendar_date(last)[:2], more=1)


def _about(precision: Precision, year: int) -> int:
    if precision in _ABOUT_LONG:
        return _ABOUT_LONG[precision]
    return next((off for since, off in _ABOUT_SINCE if year >= since), _ABOUT_BEFORE_CHRIST)


def _month_start(year: int, month: int) -> int:
    """Return the first day of a month, where month 13 is January of the next year."""
    years, months = divmod(month - 1, 12)
    return day_number(year + years, months + 1, 1)


def _month_end(year: int, month: int, *, more: int) -> int:
    return _month_start(year, month + more + 1) - 1
