"""The scale of a timeline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.daynumber import day_number, from_iso, iso
from quiz.web.scale import Scale, outermost_days, percent, year_label
from tests.factories import make_topic


def scale(first, last):
    return Scale.covering(from_iso(first), from_iso(last))


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "labels"),
    [
        (
            "1945-08-15",
            "2023-09-13",
            "1945-01-01",
            "2024-12-31",
            ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"],
        ),
        (
            "1991-12-26",
            "1999-08-09",
            "1991-01-01",
            "1999-12-31",
            [str(y) for y in range(1991, 2000)],
        ),
        (
            "1989-11-09",
            "1990-10-03",
            "1989-11-01",
            "1990-10-31",
            ["Nov 1989", "Jan 1990", "Mar 1990"],
        ),
        ("1914-06-28", "1914-08-04", "1914-06-28", "1914-08-04", ["28 Jun", "5 Jul"]),
        ("1944-06-06", "1944-06-06", "1944-06-06", "1944-06-06", ["6 Jun"]),
        ("1066-01-05", "1815-06-18", "1050-01-01", "1849-12-31", ["1100", "1200"]),
        (
            "-0489-01-01",
            "-0321-12-31",
            "-0489-01-01",
            "-0320-12-31",
            ["450 BC", "400 BC", "350 BC"],
        ),
        ("-7999-01-01", "1500-12-31", "-7999-01-01", "1999-12-31", ["8000 BC", "6000 BC"]),
    ],
)
def test_a_scale_is_rounded_out_and_labelled_in_its_own_unit(first, last, start, end, labels):
    made = scale(first, last)
    assert (iso(made.first_day), iso(made.last_day)) == (start, end)
    assert [tick.label for tick in made.ticks()][: len(labels)] == labels


def test_there_is_no_year_nought_between_the_eras():
    made = scale("-0043-01-01", "0200-01-01")
    assert "AD 1" in [tick.label for tick in made.ticks()]
    assert year_label(-44, bc=True) == "44 BC"


def test_a_day_stands_where_its_year_puts_it():
    made = scale("1945-08-15", "2023-09-13")
    assert percent(made.share(from_iso("1950-01-01"))) == "6.25%"
    assert made.share(from_iso("1800-01-01")) == 0
    assert made.share(from_iso("2100-01-01")) == 100


def test_labels_at_the_ends_stay_inside():
    anchors = [tick.anchor for tick in scale("1000-01-01", "1999-12-31").ticks()]
    assert anchors[0] == "start"
    assert set(anchors[1:-1]) == {"middle"}


def test_a_scale_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        Scale.covering(2, 1)


@given(st.integers(-4_000_000, 750_000), st.integers(0, 4_000_000))
def test_every_scale_holds_its_days_and_has_few_ticks(first, days):
    made = Scale.covering(first, first + days)
    assert made.first_day <= first
    assert first + days <= made.last_day
    assert 1 <= len(made.ticks()) <= 11
    shares = [made.share(day) for day, _ in made.labels]
    assert shares == sorted(shares)


def test_the_outermost_days_of_a_topic_are_those_its_dates_name():
    topic = make_topic(dates=("1792", "../1800", "1789-07-14"))
    assert outermost_days(topic.events) == (day_number(1789, 7, 14), day_number(1800, 12, 31))
    assert outermost_days([]) is None
