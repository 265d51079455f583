"""Days as numbers: 0001-01-01 of the proleptic Gregorian calendar is 1, as in `datetime.date`.

Years are astronomical (1 BC is year 0, 490 BC is -489) and may have any sign and size.
"""

import re

from quiz.messages import Complaint

_ISO = re.compile(r"([+-]?)([0-9]{4,12})-([0-9]{2})-([0-9]{2})")
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class NoSuchDay(Complaint):
    """A day that the calendar does not have, or a text that names no day."""


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a Gregorian day; NoSuchDay when the calendar has no such day."""
    _check(year, month, day, days_in_month(year, month))
    elapsed, position = _position_from_march(year, month, day)
    return 365 * elapsed + elapsed // 4 - elapsed // 100 + elapsed // 400 + position - 305


def from_julian(year: int, month: int, day: int) -> int:
    """Return the number of a day written in the Julian calendar; NoSuchDay when it has none."""
    _check_month(year, month)
    leap_day = month == 2 and year % 4 == 0
    _check(year, month, day, _MONTH_LENGTHS[month - 1] + leap_day)
    elapsed, position = _position_from_march(year, month, day)
    # The Julian 1 January of AD 1 was the Gregorian 30 December of 1 BC, two days earlier.
    return 365 * elapsed + elapsed // 4 + position - 307


def calendar_date(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day number: the inverse of `day_number`."""
    # After "Euclidean affine functions and their application to calendar algorithms" (Neri and
    # Schneider, 2022) and H. Hinnant's civil_from_days: eras of 400 years that begin in March.
    era, day_of_era = divmod(number + 305, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    months_since_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * months_since_march + 2) // 5 + 1
    month = (months_since_march + 2) % 12 + 1
    return 400 * era + year_of_era + (month <= 2), month, day


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31; NoSuchDay unless the month is 1 to 12."""
    _check_month(year, month)
    leap_year = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + (month == 2 and leap_year)


def iso(number: int) -> str:
    """Return "2019-04-25", "-0489-01-01", or with a plus sign beyond the year 9999."""
    year, month, day = calendar_date(number)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def from_iso(text: str) -> int:
    """Return the number of the day that `iso` writes so; NoSuchDay for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise NoSuchDay("“%(text)s” is not a day written like 2019-04-25.", text=text[:40])
    sign, year, month, day = match.groups()
    return day_number(-int(year) if sign == "-" else int(year), int(month), int(day))


def _position_from_march(year: int, month: int, day: int) -> tuple[int, int]:
    """Return the years before this one, and the day within it counted from 1 March as 0.

    A year that begins in March has its leap day at the end, where it moves nothing else.
    """
    years = year - (month <= 2)
    return years, (153 * ((month + 9) % 12) + 2) // 5 + day - 1


def _check(year: int, month: int, day: int, length: int) -> None:
    if not 1 <= day <= length:
        raise NoSuchDay(
            "Month %(month)s of the year %(year)s has %(length)s days: no day %(day)s.",
            month=month,
            year=str(year),
            length=length,
            day=day,
        )


def _check_month(year: int, month: int) -> None:
    if not 1 <= month <= 12:
        raise NoSuchDay(
            "The year %(year)s has months 1 to 12: no month %(month)s.", year=str(year), month=month
        )
