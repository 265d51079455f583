"""From what a date says, once its year is known, to the days it means."""

from dataclasses import replace

from quiz.dates import edtf
from quiz.dates.certainty import in_either_calendar
from quiz.dates.daynumber import NoSuchDay, calendar_date, day_number, days_in_month, from_julian
from quiz.dates.historical import Extent, HistoricalDate, Precision, earliest_of, latest_of
from quiz.dates.prose.patterns import MOVEABLE_FEASTS
from quiz.dates.prose.said import YEARS_IN, Calendar, Joint, Unit
from quiz.dates.prose.vocabulary import FIRST_MONTH

_MONTH_THIRDS = ((1, 10), (11, 20), (21, 31))
_YEAR_THIRDS = ((1, 4), (5, 8), (9, 12))
_DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
_CENTURY_THIRDS = ((0, 33), (34, 66), (67, 99))
_BEFORE_QUARTERS, _BEFORE_HALVES = 32, 39  # in EDTF quarters are 33 to 36, halves 40 and 41
_FIRST_GREGORIAN_EASTER = 1583
_RUSSIA_TURNS_GREGORIAN = day_number(1918, 2, 14)


def place(said: Calendar, *, julian: bool = False) -> HistoricalDate | None:
    """Return the days of a date whose year is known; None when the calendar has no such day.

    With `julian`, days before February 1918 may have been counted as in Russia.
    """
    try:
        date = _place(said)
    except (edtf.UnreadableDate, edtf.UnwritableDate, NoSuchDay):
        return None
    if julian and date.precision is Precision.DAY and not said.old_style:
        return _in_either_calendar(date)
    return date


def year_of(said: Calendar) -> int:
    """Return the first astronomical year that is named: the 470s BC begin with -478, in 479 BC."""
    assert said.year is not None
    length = _years_named(said)
    if said.unit in (Unit.CENTURY, Unit.MILLENNIUM):
        return 1 - said.year * length if said.before_christ else (said.year - 1) * length
    return 2 - said.year - length if said.before_christ else said.year


def with_year(said: Calendar, year: int) -> Calendar:
    """Return a date with its astronomical year."""
    counted = 1 - year if year <= 0 else year
    return replace(said, year=counted, before_christ=year <= 0, unit=Unit.YEAR, year_of=None)


def containing(year: int, unit: Unit, step: int = 0) -> Calendar | None:
    """Return the decade or century with an astronomical year, or so many further on.

    None where it would lie on the other side of the birth of Christ.
    """
    before_christ = year <= 0
    counted, on = (1 - year, -step) if before_christ else (year, step)
    if unit in (Unit.YEAR, Unit.DECADE):
        length = YEARS_IN[unit]
        named = counted // length * length + on * length
    else:
        named = (counted - before_christ) // YEARS_IN[unit] + 1 + on
    return Calendar(year=named, unit=unit, before_christ=before_christ) if named > 0 else None


def join(first: HistoricalDate, last: HistoricalDate, joint: Joint) -> HistoricalDate | None:
    """Return one date for two; None when the second is over before the first begins."""
    start, end = _begin(first), _end(last)
    forms = {
        Joint.LASTING: f"{start}/{end}",
        Joint.BETWEEN: f"[{start}..{end}]",
        Joint.BOTH: f"{{{first.edtf},{last.edtf}}}",
    }
    try:
        both = edtf.read(forms[joint])
    except edtf.UnreadableDate:
        return None
    return replace(
        both,
        surely_after=earliest_of([both.surely_after, first.surely_after]),
        surely_before=latest_of([both.surely_before, last.surely_before]),
    )


def _place(said: Calendar) -> HistoricalDate:
    year = year_of(said)
    if said.moveable is not None:
        return edtf.read(_iso(year, *_feast(year, said.moveable)))
    if said.day is not None and said.month is not None:
        if said.old_style:
            return edtf.read(_iso(*calendar_date(from_julian(year, said.month, said.day))))
        return edtf.read(_iso(year, said.month, said.day))
    if said.month is not None:
        return _month(year, said.month, said)
    if said.season is not None:
        return _season(year, said.season, said)
    if _years_named(said) == 1:
        return _year(year, said)
    return _years(year, _years_named(said), said)


def _years_named(said: Calendar) -> int:
    """Return how many years are named: "the 1800s" are a century, but "the 2000s" a decade."""
    length = YEARS_IN.get(said.unit, 1)
    if said.unit is Unit.DECADE and said.year and said.year % 100 == 0 and not said.before_christ:
        return 100 if 1000 <= said.year < 1900 else length
    return length


def _month(year: int, month: int, said: Calendar) -> HistoricalDate:
    if said.thirds is None:
        return edtf.read(f"{_iso(year, month)}{'~' if said.about else ''}")
    first, last = _MONTH_THIRDS[said.thirds[0]][0], _MONTH_THIRDS[said.thirds[1]][1]
    last = min(last, days_in_month(year, month))
    return _stretch(_iso(year, month, first), _iso(year, month, last), said.thirds)


def _season(year: int, season: int, said: Calendar) -> HistoricalDate:
    whole = edtf.read(_iso(year, season))
    if said.thirds is None or said.thirds[0] != said.thirds[1]:
        return whole
    years, months = divmod(FIRST_MONTH[season] - 1 + said.thirds[0], 12)
    part = edtf.read(_iso(year + years, months + 1))
    return replace(part, surely_after=whole.surely_after, surely_before=whole.surely_before)


def _year(year: int, said: Calendar) -> HistoricalDate:
    if said.share is not None:
        nth, of = said.share
        if of != 3:
            return edtf.read(_iso(year, (_BEFORE_HALVES if of == 2 else _BEFORE_QUARTERS) + nth))
    thirds = said.thirds if said.share is None else (said.share[0] - 1, said.share[0] - 1)
    if thirds is None:
        return edtf.read(f"{_iso(year)}{'~' if said.about else ''}")
    first, last = _YEAR_THIRDS[thirds[0]][0], _YEAR_THIRDS[thirds[1]][1]
    return _stretch(_iso(year, first), _iso(year, last), thirds)


def _years(year: int, length: int, said: Calendar) -> HistoricalDate:
    if said.thirds is not None and length in (10, 100):
        table = _DECADE_THIRDS if length == 10 else _CENTURY_THIRDS
        first, last = year + table[said.thirds[0]][0], year + table[said.thirds[1]][1]
        return _stretch(_iso(first), _iso(last), said.thirds)
    first, last = year, year + length - 1
    if said.share is not None:
        nth, of = said.share
        first, last = year + length * (nth - 1) // of, year + length * nth // of - 1
    elif year == 0 and not said.before_christ:
        return edtf.read("00XX" if length == 100 else "0XXX")
    text = edtf.between(day_number(first, 1, 1), day_number(last, 12, 31), Extent.ONCE)
    return edtf.read(text + ("~" if said.about and "[" not in text else ""))


def _stretch(first: str, last: str, thirds: tuple[int, int]) -> HistoricalDate:
    return edtf.read(f"{first}{'~' if thirds[0] > 0 else ''}/{last}{'~' if thirds[1] < 2 else ''}")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    text = ("Y" if abs(year) > 9999 else "") + ("-" if year < 0 else "") + f"{abs(year):04}"
    return text + "".join(f"-{number:02}" for number in (month, day) if number is not None)


def _feast(year: int, name: str) -> tuple[int, int]:
    """Return month and day of Easter, or of a feast that moves with it, as people then counted.

    Source: J. Meeus, "Astronomical Algorithms", chapter 8, for both calendars.
    """
    if year < _FIRST_GREGORIAN_EASTER:
        d = (19 * (year % 19) + 15) % 30
        month, day = divmod(d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114, 31)
        _, month, day = calendar_date(day_number(year, month, day + 1) + MOVEABLE_FEASTS[name])
        return month, day
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (8 * b + 13) // 25 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    _, month, day = calendar_date(day_number(year, month, day + 1) + MOVEABLE_FEASTS[name])
    return month, day


def _in_either_calendar(date: HistoricalDate) -> HistoricalDate:
    assert date.earliest is not None and date.surely_before is not None
    if date.earliest >= _RUSSIA_TURNS_GREGORIAN:
        return date
    after, before = in_either_calendar(date.earliest, date.surely_before)
    return replace(date, surely_after=after, surely_before=before)


def _begin(date: HistoricalDate) -> str:
    """Return the text of the first year, month or day of a date: 1950 for 195X."""
    assert date.earliest is not None and date.latest is not None
    text = date.edtf.split("/")[0]
    if "X" in text or "[" in text:
        return edtf.between(date.earliest, date.latest, Extent.LASTING).split("/")[0]
    return text


def _end(date: HistoricalDate) -> str:
    assert date.earliest is not None and date.latest is not None
    text = date.edtf.split("/")[-1]
    if "X" in text or "]" in text:
        return edtf.between(date.earliest, date.latest, Extent.LASTING).split("/")[-1]
    return text
