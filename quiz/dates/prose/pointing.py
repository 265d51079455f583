"""Dates counted from another date: the next spring, that year, two years later."""

from dataclasses import replace

from quiz.dates import edtf
from quiz.dates.daynumber import calendar_date, day_number, days_in_month
from quiz.dates.historical import Extent, HistoricalDate
from quiz.dates.prose.placing import containing, place, with_year, year_of
from quiz.dates.prose.said import YEARS_IN, Calendar, Pointer, Shift, Unit
from quiz.dates.prose.vocabulary import FIRST_MONTH

# By how many days "two months later" may be off: half of the unit that was counted in.
_SPARE = {
    Unit.DAY: 1,
    Unit.WEEK: 4,
    Unit.MONTH: 16,
    Unit.YEAR: 183,
    Unit.DECADE: 1_827,
    Unit.CENTURY: 18_263,
}


def pointed(said: Pointer, earliest: int, latest: int) -> HistoricalDate | None:
    """Return the date that is pointed to from the days between two day numbers.

    None where it lies outside the calendar, or on the other side of the birth of Christ.
    """
    if said.weekday is not None:
        day = _weekday(said.weekday, said.step, earliest, latest)
        return days(day, day)
    if said.season is not None or said.month is not None:
        return _named_part(said, earliest, latest)
    (year, month, _), (last_year, _, _) = calendar_date(earliest), calendar_date(latest)
    whole: Calendar | None
    match said.unit:
        case Unit.DAY:
            return days(earliest + said.step, latest + said.step)
        case Unit.WEEK:
            monday = latest - (latest - 1) % 7 + 7 * said.step
            return days(monday, monday + 6)
        case Unit.MONTH:
            years, months = divmod(month - 1 + said.step, 12)
            whole = with_year(Calendar(month=months + 1), year + years)
        case Unit.YEAR:
            whole = with_year(Calendar(), (last_year if said.step > 0 else year) + said.step)
        case _:
            whole = containing(year, said.unit, said.step)
    if whole is None:
        return None
    return place(replace(whole, thirds=said.thirds, share=said.share))


def shifted(said: Shift, start: HistoricalDate) -> HistoricalDate | None:
    """Return the date that is some time before or after another.

    What is said is counted in whole units, as speakers do; what is sure is half a unit wider.
    """
    if None in (start.earliest, start.latest, start.surely_after, start.surely_before):
        return None
    assert start.earliest is not None and start.latest is not None
    assert start.surely_after is not None and start.surely_before is not None
    least, most = said.fewest, said.most
    if said.backwards or said.from_now:
        least, most = -most, -least
    first, last = _moved(start.earliest, said.unit, least), _moved(start.latest, said.unit, most)
    date = days(*_in_whole_units(first, last, said.unit))
    if date is None:
        return None
    assert date.surely_after is not None and date.surely_before is not None
    spare = _SPARE[said.unit] * (2 if said.loose else 1)
    after = _moved(start.surely_after, said.unit, least) - spare
    before = _moved(start.surely_before, said.unit, most) + spare
    return replace(
        date,
        surely_after=min(date.surely_after, after),
        surely_before=max(date.surely_before, before),
    )


def days(first: int, last: int) -> HistoricalDate | None:
    """Return the date of something that happened once, between two day numbers.

    None beyond the year 9999, where EDTF has no days.
    """
    try:
        return edtf.read(edtf.between(first, last, Extent.ONCE))
    except edtf.UnwritableDate:
        return None


def _weekday(weekday: int, step: int, earliest: int, latest: int) -> int:
    """Return the nearest such day on or after the last day, or a week apart at most from it."""
    ahead = (weekday - (latest - 1)) % 7
    if step < 0:
        return earliest - ((earliest - 1 - weekday) % 7 or 7)
    return latest + (ahead or 7 * step)


def _named_part(said: Pointer, earliest: int, latest: int) -> HistoricalDate | None:
    """Return the spring or July that is pointed to: "that spring", "the next January"."""
    (year, first_month, _), (last_year, last_month, _) = (
        calendar_date(earliest),
        calendar_date(latest),
    )
    month = said.month or FIRST_MONTH[said.season or 21]
    if said.step > 0:
        within_one_year = year == last_year and first_month == 1 and last_month == 12
        year = last_year + (month <= last_month and (said.from_now or not within_one_year))
        year += within_one_year and not said.from_now
    elif said.step < 0:
        year -= month >= first_month
    part = Calendar(month=said.month, season=said.season, thirds=said.thirds, share=said.share)
    return place(with_year(part, year))


def _moved(day: int, unit: Unit, count: int) -> int:
    if unit is Unit.DAY or unit is Unit.WEEK:
        return day + count * (7 if unit is Unit.WEEK else 1)
    year, month, number = calendar_date(day)
    more, month = divmod(month - 1 + (count if unit is Unit.MONTH else 0), 12)
    year += more + count * YEARS_IN.get(unit, 0)
    return day_number(year, month + 1, min(number, days_in_month(year, month + 1)))


def _in_whole_units(first: int, last: int, unit: Unit) -> tuple[int, int]:
    """Return the days of the whole months, years or decades that two days lie in."""
    if unit is Unit.DAY or unit is Unit.WEEK:
        return first, last
    (year, month, _), (last_year, last_month, _) = calendar_date(first), calendar_date(last)
    if unit is Unit.MONTH:
        end = days_in_month(last_year, last_month)
        return day_number(year, month, 1), day_number(last_year, last_month, end)
    begin, end_unit = containing(year, unit), containing(last_year, unit)
    if begin is None or end_unit is None:  # the years from 9 BC to AD 9 are in no decade
        return day_number(year, 1, 1), day_number(last_year, 12, 31)
    return (
        day_number(year_of(begin), 1, 1),
        day_number(year_of(end_unit) + YEARS_IN[unit] - 1, 12, 31),
    )
