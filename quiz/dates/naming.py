"""English names of years, decades, centuries, months, days and seasons, in British order."""

import re
from dataclasses import dataclass

from quiz.dates.expression import Point
from quiz.dates.historical import Precision

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_HEMISPHERES = {2: (), 3: ("(northern hemisphere)",), 4: ("(southern hemisphere)",)}
_SHARES = {
    33: "first quarter",
    34: "second quarter",
    35: "third quarter",
    36: "last quarter",
    37: "first four months",
    38: "middle four months",
    39: "last four months",
    40: "first half",
    41: "second half",
}
# Masks with a name of their own. Decades before Christ are counted the other way in English: -048X
# is 490 to 481 BC, and "the 480s BC" are not those years.
_NAMED_MASK = re.compile(r"(?!000X)[0-9]+X+|-[0-9]+XX+|XXXX")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a time in pieces, smallest first, so that two names can share the last ones."""

    pieces: tuple[str, ...]
    preposition: str = "in"
    article: str = ""

    @property
    def noun(self) -> str:
        return self.article + " ".join(self.pieces)


def has_name(point: Point) -> bool:
    """Return whether `name_of` can name it: no digit is missing, or whole decades and longer."""
    known = "X" not in (point.month or "") + (point.day or "")
    return known and ("X" not in point.year or _NAMED_MASK.fullmatch(point.year) is not None)


def name_of(point: Point) -> Name:
    """Return the name of a date for which `has_name` holds; its qualifier is left out."""
    year = _named_years(point)
    if point.month is None:
        return year
    masked = "X" in point.year
    season = point.season
    if season in _SHARES:
        of = f"a year in {year.noun}" if masked else year.noun
        return Name((f"{_SHARES[season]} of {of}",), article="the ")
    if season is not None:
        start: tuple[str, ...] = (_SEASONS[(season - 21) % 4],)
        end: tuple[str, ...] = _HEMISPHERES[(season - 21) // 4 + 2]
    else:
        day = () if point.day is None else (str(int(point.day)),)
        start, end = (*day, MONTHS[int(point.month) - 1]), ()
    preposition = "in" if point.day is None else "on"
    if masked:
        return Name((" ".join((*start, "in", year.noun, *end)),), preposition)
    return Name((*start, *year.pieces, *end), preposition)


def year_name(year: int) -> Name:
    """Return 1961, AD 79 or 490 BC."""
    if year <= 0:
        return Name((_number(1 - year), "BC"))
    return Name((_number(year) if year >= 1000 else f"AD {year}",))


def decade_name(year: int) -> Name:
    """Return the name of the decade that people would place a year in: 1980s, 790s AD, 480s BC."""
    counted, era = _counted(year)
    return Name((f"{counted // 10 * 10}s", *era), article="the ")


def century_name(year: int) -> Name:
    """Return the name of the century that a year is in: 20th century, 5th century BC."""
    counted, era = _counted(year)
    number = (counted - 1) // 100 + 1 if year <= 0 else counted // 100 + 1
    return Name((_ordinal(number), "century", *era), article="the ")


def _named_years(point: Point) -> Name:
    if "X" not in point.year:
        return year_name(int(point.year))
    # The digits that are left out are those of the last year, when counted as EDTF does.
    nearest = int(point.year.replace("X", "0"))
    match point.precision:
        case Precision.DECADE:
            return decade_name(nearest)
        case Precision.CENTURY:
            first_century = Name(("1st", "century", "AD"), article="the ")
            return first_century if point.year == "00XX" else century_name(nearest)
        case Precision.MILLENNIUM:
            era = ("BC",) if point.year[0] == "-" else ("AD",) if point.year[0] == "0" else ()
            number = int(point.year.removeprefix("-")[0]) + 1
            return Name((_ordinal(number), "millennium", *era), article="the ")
        case _:
            return Name(("an unknown year",))


def _counted(year: int) -> tuple[int, tuple[str, ...]]:
    """Return the number by which people call a year, and its era where they need it."""
    if year <= 0:
        return 1 - year, ("BC",)
    return year, ("AD",) if year < 1000 else ()


def _number(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
