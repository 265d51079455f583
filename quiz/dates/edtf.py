"""A date as text, both ways: the Extended Date/Time Format of ISO 8601-2.

Read are levels 0 and 1, and of level 2 sets, seasons, and unspecified digits anywhere.
"""

import re
from functools import lru_cache

from quiz.dates.certainty import NoSuchDate, bounds
from quiz.dates.daynumber import calendar_date, days_in_month
from quiz.dates.expression import Expression, Point, Several, Stretch
from quiz.dates.historical import Extent, HistoricalDate, Precision
from quiz.messages import Complaint

LONGEST_TEXT = 200

_POINT = re.compile(
    r"(?P<year>Y-?[1-9][0-9]{4,8}|(?!-0000)-?[0-9X]{4})"
    r"(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?P<qualifier>[?~%]?)"
)
_DATE_AND_TIME = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_BRACKETS = {"[]": Extent.ONCE, "{}": Extent.EACH}


class UnreadableDate(Complaint):
    """A text that is not a date in EDTF, or not one that the calendar has."""


class UnwritableDate(ValueError):
    """A range of days that EDTF cannot write."""


def read(text: str) -> HistoricalDate:
    """Return the date that an EDTF text means; UnreadableDate when it means none.

    An interval lasted from one end to the other; every other date happened once, some time within
    its bounds, except a set in braces.
    """
    return _read(_checked(text))


def parse(text: str) -> Expression:
    """Return an EDTF text as a tree, without asking whether the calendar has its days."""
    text = _checked(text)
    if text[0] + text[-1] in _BRACKETS:
        return _several(text)
    if "/" in text:
        return _interval(text)
    moment = _DATE_AND_TIME.fullmatch(text)
    return _point(moment["date"] if moment else text)


# Only checked texts are remembered, so that no long one is ever kept.
@lru_cache(maxsize=4096)
def _read(text: str) -> HistoricalDate:
    expression = parse(text)
    try:
        found = bounds(expression)
    except NoSuchDate as reason:
        raise UnreadableDate(
            "“%(text)s” is not possible. %(reason)s", text=text, reason=reason
        ) from reason
    return HistoricalDate(
        edtf=text,
        earliest=found.earliest,
        latest=found.latest,
        surely_after=found.surely_after,
        surely_before=found.surely_before,
        precision=_precision(expression),
        extent=_extent(expression),
    )


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise UnreadableDate("The date is empty.")
    if len(text) > LONGEST_TEXT:
        raise UnreadableDate(
            "“%(text)s…” is longer than the %(most)s characters a date may have.",
            text=text[:20],
            most=LONGEST_TEXT,
        )
    return text


def _several(text: str) -> Several:
    parts = text[1:-1].split(",")
    members = [
        _stretch(part, first_of_all=index == 0, last_of_all=index == len(parts) - 1)
        if ".." in part
        else _point(part)
        for index, part in enumerate(parts)
    ]
    return Several(tuple(members), _BRACKETS[text[0] + text[-1]])


def _stretch(text: str, *, first_of_all: bool, last_of_all: bool) -> Stretch:
    first, _, last = text.partition("..")
    if not first and not last:
        raise UnreadableDate("“..” needs a date before it or after it.")
    if not (first or first_of_all) or not (last or last_of_all):
        raise UnreadableDate(
            "“%(text)s” is open in the middle of a set: only its first and last date may be.",
            text=text,
        )
    return Stretch(_point(first) if first else None, _point(last) if last else None)


def _interval(text: str) -> Stretch:
    ends = text.split("/")
    if len(ends) != 2:
        raise UnreadableDate(
            "“%(text)s” has more than one slash: an interval has two ends.", text=text
        )
    first, last = (None if end in ("", "..") else _point(end) for end in ends)
    if first is None and last is None:
        raise UnreadableDate("“%(text)s” gives neither a beginning nor an end.", text=text)
    return Stretch(first, last)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None or (text.startswith("Y") and match["month"] is not None):
        raise UnreadableDate(
            "“%(text)s” is not a date in EDTF, such as 1961, 1961-07, 1961-07-07 or 196X.",
            text=text[:40],
        )
    return Point(match["year"].removeprefix("Y"), match["month"], match["day"], match["qualifier"])


def _precision(expression: Expression) -> Precision:
    match expression:
        case Point():
            return expression.precision
        case Several((Point() as only,)):
            return only.precision
        case _:
            return Precision.SPAN


def _extent(expression: Expression) -> Extent:
    match expression:
        case Stretch():
            return Extent.LASTING
        case Several():
            return expression.extent
        case _:
            return Extent.ONCE


def between(first_day: int | None, last_day: int | None, extent: Extent) -> str:
    """Return the shortest EDTF for all days from the first to the last; None is an open side.

    Reading it gives these bounds again. A single day, month or year is written the same for every
    extent. UnwritableDate when no day is known, the last comes before the first, or a year that
    is not whole has more than four digits.
    """
    if first_day is None and last_day is None:
        raise UnwritableDate("A date needs a first or a last day.")
    if first_day is not None and last_day is not None:
        if first_day > last_day:
            raise UnwritableDate("A date cannot end before it begins.")
        single = _single(first_day, last_day, extent)
        if single is not None:
            return single
        coarsest = _coarsest_apart(first_day, last_day)
    else:
        coarsest = Precision.YEAR
    first = "" if first_day is None else _edge(first_day, coarsest, first=True)
    last = "" if last_day is None else _edge(last_day, coarsest, first=False)
    match extent:
        case Extent.LASTING:
            return f"{first or '..'}/{last or '..'}"
        case Extent.ONCE:
            return f"[{first}..{last}]"
        case Extent.EACH:
            return f"{{{first}..{last}}}"


def _single(first_day: int, last_day: int, extent: Extent) -> str | None:
    """Return the one date that has exactly these days, if there is one."""
    if first_day == last_day:
        return _edge(first_day, Precision.DAY, first=True)
    (year, *start), (last_year, *end) = calendar_date(first_day), calendar_date(last_day)
    if year == last_year and start == [end[0], 1] and end[1] == days_in_month(year, end[0]):
        return _edge(first_day, Precision.MONTH, first=True)
    if (start, end) != ([1, 1], [12, 31]):
        return None
    if year == last_year:
        return _year(year)
    return _mask(year, last_year) if extent is Extent.ONCE else None


def _mask(first_year: int, last_year: int) -> str | None:
    """Return 198X, 19XX or -04XX for exactly the years it stands for."""
    sign, small, large = ("", first_year, last_year)
    if first_year < 0:
        sign, small, large = ("-", -last_year, -first_year)
    for unknown in (1, 2, 3):
        known, rest = divmod(small, 10**unknown)
        if rest == 0 and large - small == 10**unknown - 1 and small >= 0 and large <= 9999:
            return f"{sign}{known:0{4 - unknown}}{'X' * unknown}"
    return None


def _coarsest_apart(first_day: int, last_day: int) -> Precision:
    """Return the coarsest precision at which the two ends of a stretch look different."""
    first, last = calendar_date(first_day), calendar_date(last_day)
    if first[0] != last[0]:
        return Precision.YEAR
    return Precision.MONTH if first[1] != last[1] else Precision.DAY


def _edge(day: int, coarsest: Precision, *, first: bool) -> str:
    """Return the shortest date that begins, or ends, with a day."""
    year, month, number = calendar_date(day)
    whole_month = number == (1 if first else days_in_month(year, month))
    if coarsest is Precision.YEAR and whole_month and month == (1 if first else 12):
        return _year(year)
    if abs(year) > 9999:
        raise UnwritableDate(f"EDTF has no months for the year {year}.")
    if coarsest is not Precision.DAY and whole_month:
        return f"{_year(year)}-{month:02}"
    return f"{_year(year)}-{month:02}-{number:02}"


def _year(year: int) -> str:
    if abs(year) > 999_999_999:
        raise UnwritableDate(f"The year {year} has more than nine digits.")
    return ("Y" if abs(year) > 9999 else "") + ("-" if year < 0 else "") + f"{abs(year):04}"
