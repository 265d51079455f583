"""Calendars as day numbers, held against `datetime.date` and against days known from history."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.daynumber import (
    NoSuchDay,
    calendar_date,
    day_number,
    days_in_month,
    from_iso,
    from_julian,
    iso,
)

days = st.integers(-4 * 10**11, 4 * 10**11) | st.integers(-800_000, 800_000)


@given(st.dates())
def test_days_of_our_era_have_the_numbers_that_python_gives_them(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert calendar_date(day.toordinal()) == (day.year, day.month, day.day)
    assert iso(day.toordinal()) == day.isoformat()


@given(days)
def test_a_day_number_comes_back_from_its_date(number: int) -> None:
    assert day_number(*calendar_date(number)) == number


@given(days)
def test_a_day_number_comes_back_from_its_text(number: int) -> None:
    assert from_iso(iso(number)) == number


@given(days)
def test_tomorrow_has_the_next_number(number: int) -> None:
    year, month, day = calendar_date(number)
    if day < days_in_month(year, month):
        tomorrow = (year, month, day + 1)
    else:
        tomorrow = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    assert calendar_date(number + 1) == tomorrow


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "0001-01-01"),
        (0, "0000-12-31"),
        (-365, "0000-01-01"),
        (-366, "-0001-12-31"),
        (from_iso("-0489-09-12"), "-0489-09-12"),
        (day_number(12019, 1, 1), "+12019-01-01"),
        (day_number(-12019, 1, 1), "-12019-01-01"),
    ],
)
def test_days_are_written_with_astronomical_years(number: int, text: str) -> None:
    assert iso(number) == text
    assert from_iso(text) == number


# The first three are pairs of decrees or of Gregorian reckonings printed in every handbook.
@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 4), "1582-10-14"),
        ((1752, 9, 2), "1752-09-13"),
        ((1917, 10, 25), "1917-11-07"),
        ((1066, 10, 14), "1066-10-20"),
        ((1500, 2, 29), "1500-03-10"),
        ((325, 3, 21), "0325-03-22"),
        ((200, 3, 1), "0200-03-01"),
        ((1, 1, 1), "0000-12-30"),
        ((-43, 3, 15), "-0043-03-13"),
        ((-4712, 1, 1), "-4713-11-24"),  # day 0 of the astronomers
    ],
)
def test_julian_days_are_known_gregorian_days(julian: tuple[int, int, int], gregorian: str) -> None:
    assert iso(from_julian(*julian)) == gregorian


def test_the_last_julian_day_comes_right_before_the_first_gregorian_one() -> None:
    assert from_julian(1582, 10, 4) + 1 == day_number(1582, 10, 15)


@given(st.integers(-9999, 9999))
def test_four_julian_years_always_have_1461_days(year: int) -> None:
    assert from_julian(year + 4, 1, 1) - from_julian(year, 1, 1) == 1461


@pytest.mark.parametrize(
    ("year", "month", "length"),
    [
        *((2023, 2, 28), (2024, 2, 29), (1900, 2, 28), (2000, 2, 29), (0, 2, 29), (-4, 2, 29)),
        *((-100, 2, 28), (-400, 2, 29), (2023, 4, 30), (2023, 12, 31)),
    ],
)
def test_february_is_long_in_gregorian_leap_years(year: int, month: int, length: int) -> None:
    assert days_in_month(year, month) == length


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2019",
            "2019-4-25",
            "2019-04-31",
            "2019-13-01",
            "2019-00-10",
            "1900-02-29",
            "٢٠١٩-٠٤-٢٥",
        ),
        *("2019-04-25 ", "2019-04-25\n", "9" * 100_000, "9" * 100_000 + "-01-01"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NoSuchDay, match=r"\.$"):
        from_iso(text)


def test_a_day_that_only_the_julian_calendar_has_is_refused_as_a_gregorian_one() -> None:
    assert from_julian(1500, 2, 29) == day_number(1500, 3, 10)
    with pytest.raises(NoSuchDay):
        day_number(1500, 2, 29)
    with pytest.raises(NoSuchDay):
        from_julian(1501, 2, 29)
