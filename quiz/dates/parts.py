"""Early, mid and late: how a part of a decade, century, year or month is written as a stretch.

The ends inside the whole are marked as approximate, those shared with it are not: the early 2000s
are 2000/2003~, the mid-2000s 2004~/2006~, the late 2000s 2007~/2009, the mid-to-late 2000s
2004~/2009. In the same way 1900/1933~, 1934~/1966~ and 1967~/1999, 1991-01/1991-04~ and
1991-05-11~/1991-05-20~.
"""

from dataclasses import dataclass

from quiz.dates.daynumber import days_in_month
from quiz.dates.expression import Point, Stretch
from quiz.dates.historical import Precision

_NAMES = {
    (0, 0): "early",
    (1, 1): "mid",
    (2, 2): "late",
    (0, 1): "early-to-mid",
    (1, 2): "mid-to-late",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of the decade, century, year or month in which its stretch begins."""

    name: str
    whole: Precision
    first: Point
    last: Point
    spare_before: int  # years, months or days by which speakers may begin it earlier
    spare_after: int


@dataclass(frozen=True, slots=True)
class _Thirds:
    """Where early, mid and late begin and end, counted from the start of the whole.

    `spare` is how far beyond an approximate end a speaker may go.
    """

    whole: Precision
    starts: tuple[int, int, int]
    ends: tuple[int, int, int]
    spare: int


_DECADE = _Thirds(Precision.DECADE, (0, 4, 7), (3, 6, 9), 1)
# A tenth of a century would be 10 years, but "the early 20th century" is said more loosely.
_CENTURY = _Thirds(Precision.CENTURY, (0, 34, 67), (33, 66, 99), 15)
_YEAR = _Thirds(Precision.YEAR, (1, 5, 9), (4, 8, 12), 1)
_MONTH = _Thirds(Precision.MONTH, (1, 11, 21), (10, 20, 31), 3)


def part_of(stretch: Stretch) -> Part | None:
    """Return the named part that a stretch is written as, or None when it is an ordinary one."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        return None
    for thirds in (_DECADE, _CENTURY, _YEAR, _MONTH):
        start, end = _place(first, thirds.whole), _place(last, thirds.whole)
        if start is None or end is None or start[0] != end[0]:
            continue
        if start[1] in thirds.starts and end[1] in thirds.ends:
            third = thirds.starts.index(start[1]), thirds.ends.index(end[1])
            marks = ("~" if third[0] > 0 else "", "~" if third[1] < 2 else "")
            if third in _NAMES and marks == (first.qualifier, last.qualifier):
                before, after = (thirds.spare if mark else 0 for mark in marks)
                return Part(_NAMES[third], thirds.whole, first, last, before, after)
    return None


def _place(point: Point, whole: Precision) -> tuple[tuple[int, ...], int] | None:
    """Return which whole a date lies in, and how far from its start; None if not so given."""
    match whole, point.precision:
        case Precision.DECADE, Precision.YEAR if point.month is None:
            return _in_years(int(point.year), 10)
        case Precision.CENTURY, Precision.YEAR if point.month is None:
            return _in_years(int(point.year), 100)
        case Precision.YEAR, Precision.MONTH if point.day is None and point.month:
            return (int(point.year),), int(point.month)
        case Precision.MONTH, Precision.DAY if point.month and point.day:
            year, month, day = int(point.year), int(point.month), int(point.day)
            return (year, month), 31 if day == days_in_month(year, month) else day
    return None


def _in_years(year: int, length: int) -> tuple[tuple[int, ...], int] | None:
    if length == 10 and -9 < year < 10:
        return None  # nobody says "the early 0s"
    if year > 0:
        return (1, year // length), year % length
    # Before Christ people count the other way: the 480s BC are 489 to 480 BC, the 5th century BC
    # is 500 to 401 BC. So a decade begins with the year that ends in 9, a century with 100.
    before_christ = 1 - year
    if length == 10:
        return (-1, before_christ // 10), 9 - before_christ % 10
    return (-1, (before_christ - 1) // 100), -before_christ % 100
