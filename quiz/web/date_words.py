"""A date, or a length of time, in the language of the page and at its own precision.

English is worded by `quiz.dates.wording`. Of another language, days, months and years stand as its
readers are used to, and the rest is in its catalogue.
"""

import re
from collections.abc import Sequence
from datetime import date as Day

from babel.dates import get_month_names
from flask_babel import format_date, format_decimal, get_locale, gettext, lazy_gettext, ngettext

from quiz.dates import naming, wording
from quiz.dates.edtf import parse
from quiz.dates.expression import Expression, Point, Several, Stretch
from quiz.dates.historical import Extent, HistoricalDate, Precision
from quiz.dates.parts import Part, part_of
from quiz.questions.periods import period_of

SEASONS = (
    lazy_gettext("spring"),
    lazy_gettext("summer"),
    lazy_gettext("autumn"),
    lazy_gettext("winter"),
)
# The year of a pattern, outside its quoted words.
YEAR_IN_PATTERN = re.compile(r"('[^']*')|y+")
A_LEAP_YEAR = 2000


def words(date: HistoricalDate) -> str:
    """Return a label: "25 April 2019", "1980s", "about 1955"; in German "um 1955"."""
    return wording.words(date) if in_english() else worded(parse(date.edtf))


def gap(days: int) -> str:
    """Return a clear time in whole days, months or years: "18 years", "18 Jahre"."""
    if in_english():
        return wording.gap(days)
    number, unit = wording.whole_units(days)
    num = format_decimal(number)
    match unit:
        case "year":
            return ngettext("%(count)s year", "%(count)s years", number, count=num)
        case "month":
            return ngettext("%(count)s month", "%(count)s months", number, count=num)
        case _ if number:
            return ngettext("%(count)s day", "%(count)s days", number, count=num)
    return gettext("less than a day")


def start_in_words(day: int) -> str:
    """Return "1953", "July 2000" or "25 April 2019": what begins with the day."""
    for precision in (Precision.YEAR, Precision.MONTH):
        period = period_of(day, precision)
        if period.earliest == day:
            return words(period)
    return words(period_of(day, Precision.DAY))


def end_in_words(day: int) -> str:
    """Return "the end of 1953", "the end of July 2000" or "26 April 2019"."""
    for precision in (Precision.YEAR, Precision.MONTH):
        period = period_of(day, precision)
        if period.latest == day:
            return gettext("the end of %(time)s", time=words(period))
    return words(period_of(day, Precision.DAY))


def year_words(year: int) -> str:
    """Return a year counted astronomically as people write it: 1961, AD 79, 490 BC."""
    if in_english():
        return naming.year_name(year).noun
    return era_words(year if year > 0 else year - 1, ad=year < 1000)


def era_words(count: int, *, ad: bool) -> str:
    """Return a year as people count, on a rule: 1961, 490 BC for -490, AD 79 where it is said."""
    if count < 0:
        return f"{-count} BC" if in_english() else gettext("%(year)s BC", year=-count)
    if not ad:
        return str(count)
    return f"AD {count}" if in_english() else gettext("AD %(year)s", year=count)


def short_month(month: int) -> str:
    """Return "Jan" to "Dec", as a rule has room for them."""
    if in_english():
        return naming.MONTHS[month - 1][:3]
    return str(get_month_names("abbreviated", locale=get_locale())[month])


def day_of_year(month: int, day: int) -> str:
    """Return "14 Jul", in German "14. Juli"."""
    if in_english():
        return f"{day} {short_month(month)}"
    pattern = get_locale().datetime_skeletons["MMMd"].pattern
    return format_date(Day(A_LEAP_YEAR, month, day), pattern)


def in_english() -> bool:
    """Return whether a page is in English; what is on none is."""
    locale = get_locale()
    return locale is None or locale.language == "en"


def worded(expression: Expression) -> str:
    match expression:
        case Point():
            return point(expression)
        case Stretch():
            return lasting(expression)
        case Several((Stretch() as only,), Extent.ONCE):
            return once(only)
        case Several(members, extent):
            said = [member_words(member, extent) for member in members]
            return listed(said, gettext("and") if extent is Extent.EACH else gettext("or"))


def member_words(member: Point | Stretch, extent: Extent) -> str:
    if isinstance(member, Point):
        return point(member)
    return once(member) if extent is Extent.ONCE else lasting(member)


def point(point: Point) -> str:
    said = wording.spoken(point)
    time = once(said) if isinstance(said, Stretch) else named(said)
    match point.qualifier:
        case "?":
            return gettext("%(time)s (uncertain)", time=time)
        case "~":
            return gettext("about %(time)s", time=time)
        case "%":
            return gettext("about %(time)s (uncertain)", time=time)
        case _:
            return time


def lasting(stretch: Stretch) -> str:
    """Return a time that goes on from one end to the other."""
    first, last = stretch.first, stretch.last
    if first is None or last is None:
        if last:
            return gettext("until %(time)s", time=point(last))
        return gettext("from %(time)s", time=point(first)) if first else gettext("always")
    if first == last:
        return point(first)
    if part := part_of(stretch):
        return part_words(part)
    return gettext("%(start)s – %(end)s", start=point(first), end=point(last))


def once(stretch: Stretch) -> str:
    """Return a time somewhere between two ends."""
    first, last = stretch.first, stretch.last
    if first is None:
        return gettext("by %(time)s", time=point(last)) if last else gettext("some time")
    if last is None:
        return gettext("%(time)s or later", time=point(first))
    if first == last:
        return point(first)
    if part := part_of(stretch):
        return part_words(part)
    if wording.is_decade_before_christ(first, last):
        return decade_words(int(first.year))
    return gettext("between %(start)s and %(end)s", start=point(first), end=point(last))


def named(point: Point) -> str:
    """Return the name of a date that has one; its qualifier is left out."""
    year = masked_years(point) if "X" in point.year else year_words(int(point.year))
    if point.month is None:
        return year
    if point.season is not None:
        return season_words(point.season, year)
    month, day = int(point.month), int(point.day or 1)
    locale = get_locale()
    known = locale.date_formats["long"] if point.day else locale.datetime_skeletons["yMMMM"]
    quoted = year.replace("'", "''")
    pattern = YEAR_IN_PATTERN.sub(lambda found: found[1] or f"'{quoted}'", known.pattern)
    return format_date(Day(A_LEAP_YEAR, month, day), pattern)


def season_words(season: int, year: str) -> str:
    """Return a part of a year, by its number in EDTF."""
    match season:
        case 33 | 34 | 35 | 36:
            return gettext("quarter %(number)s of %(year)s", number=season - 32, year=year)
        case 37 | 38 | 39:
            return gettext("third %(number)s of %(year)s", number=season - 36, year=year)
        case 40 | 41:
            return gettext("half %(number)s of %(year)s", number=season - 39, year=year)
    return gettext("%(season)s %(year)s", season=SEASONS[(season - 21) % 4], year=year)


def masked_years(point: Point) -> str:
    nearest = int(point.year.replace("X", "0"))
    match point.precision:
        case Precision.DECADE:
            return decade_words(nearest)
        case Precision.CENTURY:
            # Year 0 is in the century that begins with year 1, as people count.
            return century_words(1 if point.year == "00XX" else nearest)
        case Precision.MILLENNIUM:
            number = int(point.year.removeprefix("-")[0]) + 1
            if point.year[0] == "-":
                return gettext("millennium %(number)s BC", number=number)
            return gettext("millennium %(number)s", number=number)
        case _:
            return gettext("an unknown year")


def decade_words(year: int) -> str:
    if year <= 0:
        return gettext("%(decade)ss BC", decade=(1 - year) // 10 * 10)
    return gettext("%(decade)ss", decade=year // 10 * 10)


def century_words(year: int) -> str:
    if year <= 0:
        return gettext("century %(number)s BC", number=-year // 100 + 1)
    return gettext("century %(number)s", number=year // 100 + 1)


def part_words(part: Part) -> str:
    year = int(part.first.year)
    match part.whole:
        case Precision.DECADE:
            time = decade_words(year)
        case Precision.CENTURY:
            time = century_words(year)
        case Precision.YEAR:
            time = named(Point(part.first.year))
        case _:
            time = named(Point(part.first.year, part.first.month))
    match part.name:
        case "early":
            return gettext("early %(time)s", time=time)
        case "mid":
            return gettext("mid %(time)s", time=time)
        case "late":
            return gettext("late %(time)s", time=time)
        case "early-to-mid":
            return gettext("early to mid %(time)s", time=time)
        case _:
            return gettext("mid to late %(time)s", time=time)


def listed(texts: Sequence[str], joint: str) -> str:
    *others, last = texts
    return f"{', '.join(others)} {joint} {last}" if others else last
