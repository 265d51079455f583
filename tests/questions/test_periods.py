"""Whole periods to ask about."""

import pytest

from quiz.dates import edtf
from quiz.dates.historical import Precision
from quiz.questions.periods import clear_days, period_around, periods_around, said_within


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1961-07-07", ["1961-07", "1961", "196X"]),
        ("1961-07-31", ["1961", "196X"]),  # it may have been the first of August elsewhere
        ("1961", ["1961", "196X"]),
        ("[1945..1948]", ["194X"]),
        ("[1949..1950]", []),
        ("1960/..", []),
    ],
)
def test_the_periods_that_certainly_contain_an_event(date, expected):
    decade = 3653
    assert [period.edtf for period in periods_around(edtf.read(date), decade)] == expected


def test_a_century_before_christ_has_its_usual_name_and_a_decade_has_none():
    marathon = edtf.read("-0489")
    assert period_around(marathon, Precision.CENTURY) == edtf.read("-04XX")
    assert period_around(marathon, Precision.DECADE) is None


def test_the_year_2000_is_in_the_20th_century_for_some_and_so_never_asked():
    assert not said_within(edtf.read("2000"), edtf.read("19XX"))
    assert said_within(edtf.read("1999"), edtf.read("19XX"))


def test_the_time_between_two_events_is_counted_in_whole_days():
    assert clear_days(edtf.read("1961"), edtf.read("1962")) == 0
    assert clear_days(edtf.read("1963"), edtf.read("1961")) == 365
    with pytest.raises(ValueError, match="not certain"):
        clear_days(edtf.read("196X"), edtf.read("1961"))


def test_a_decade_that_may_be_meant_for_a_century_is_not_asked_about():
    assert period_around(edtf.read("1905"), Precision.DECADE) is None
    assert period_around(edtf.read("1915"), Precision.DECADE) == edtf.read("191X")
