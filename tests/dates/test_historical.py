"""The certain order: it never claims more than the sure bounds allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.edtf import between, read
from quiz.dates.historical import (
    Extent,
    HistoricalDate,
    Precision,
    certainly_apart,
    certainly_before,
    certainly_within,
    earliest_of,
    latest_of,
)


def a_date(earliest: int | None, latest: int | None, spare: int = 0) -> HistoricalDate:
    """Make a date with these bounds, and sure ones wider by the spare days."""
    return HistoricalDate(
        edtf="",
        earliest=earliest,
        latest=latest,
        surely_after=None if earliest is None else earliest - spare,
        surely_before=None if latest is None else latest + spare,
        precision=Precision.SPAN,
    )


@st.composite
def any_dates(draw: st.DrawFn) -> HistoricalDate:
    first, last = sorted((draw(st.integers(0, 60)), draw(st.integers(0, 60))))
    return a_date(
        draw(st.sampled_from([first, None])),
        draw(st.sampled_from([last, None])),
        spare=draw(st.integers(0, 5)),
    )


@st.composite
def days_in(draw: st.DrawFn, date: HistoricalDate) -> int:
    """Draw any day on which it may have been."""
    first = -100 if date.surely_after is None else date.surely_after
    last = 200 if date.surely_before is None else date.surely_before
    return draw(st.integers(first, last))


@given(st.data(), any_dates(), any_dates())
def test_whatever_days_are_meant_a_certain_order_holds(
    data: st.DataObject, first: HistoricalDate, second: HistoricalDate
) -> None:
    if certainly_before(first, second):
        assert data.draw(days_in(first)) < data.draw(days_in(second))


@given(any_dates(), any_dates())
def test_an_order_that_is_not_certain_could_be_otherwise(
    first: HistoricalDate, second: HistoricalDate
) -> None:
    if not certainly_before(first, second):
        latest_first = 200 if first.surely_before is None else first.surely_before
        earliest_second = -100 if second.surely_after is None else second.surely_after
        assert latest_first >= earliest_second


@given(any_dates(), any_dates())
def test_no_two_dates_are_certainly_before_each_other(
    first: HistoricalDate, second: HistoricalDate
) -> None:
    assert not (certainly_before(first, second) and certainly_before(second, first))
    assert certainly_apart(first, second) == certainly_apart(second, first)


@given(st.data(), any_dates(), any_dates())
def test_what_is_certainly_within_a_period_is_never_outside_it(
    data: st.DataObject, inner: HistoricalDate, period: HistoricalDate
) -> None:
    if certainly_within(inner, period):
        day = data.draw(days_in(inner))
        assert period.surely_after is None or day >= period.surely_after
        assert period.surely_before is None or day <= period.surely_before


@pytest.mark.parametrize(
    ("first", "second", "certain"),
    [
        ("1945", "1948", True),
        ("1948", "1948", False),
        ("1961-07", "1961", False),
        ("1961-06", "1961-07-07", True),
        ("1979", "198X", True),
        ("198X", "1989", False),
        ("1899", "19XX", True),
        ("19XX", "2000", False),  # strict counters end the 20th century with 2000
        ("19XX", "2001", True),
        ("1952", "1955~", True),
        ("1953", "1955~", False),
        ("-0489", "-0479", True),
        ("../1985", "1986", True),
        ("1985/..", "2100", False),
        ("[..1984]", "1985", True),
        # Kota Bharu, 8 December local time, came before Pearl Harbor, 7 December.
        ("1941-12-07", "1941-12-08", False),
        ("1941-12-06", "1941-12-08", True),
        # Ten days may be nothing but the other calendar.
        ("1582-10-01", "1582-10-10", False),
        ("1582-10-01", "1582-11-10", True),
    ],
)
def test_the_order_of_real_dates_is_certain_or_not(first: str, second: str, certain: bool) -> None:
    assert certainly_before(read(first), read(second)) is certain
    assert not certainly_before(read(second), read(first))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 5))
def test_bounds_out_of_order_are_refused(first: int, length: int, more: int) -> None:
    with pytest.raises(ValueError, match="not in order"):
        a_date(first, first + length, spare=-length - more)


def test_a_date_is_never_surer_than_it_says() -> None:
    with pytest.raises(ValueError, match="surer"):
        HistoricalDate("", None, 5, 1, 5, Precision.SPAN)


@pytest.mark.parametrize(
    ("edtf", "askable"),
    [
        *(("1961", True), ("[..1984]", True), ("1945/1948", True), ("{2016,2017}", True)),
        *(("../1985", False), ("1985/..", False), ("{..1984}", False)),
    ],
)
def test_only_what_happened_once_or_has_known_ends_can_be_asked(edtf: str, askable: bool) -> None:
    assert read(edtf).can_be_asked is askable


def test_an_unknown_side_makes_the_hull_unbounded() -> None:
    assert (earliest_of([3, 1, 2]), latest_of([3, 1, 2])) == (1, 3)
    assert earliest_of([3, None]) is None
    assert latest_of([None, 3]) is None


def test_writing_a_hull_keeps_its_bounds() -> None:
    hull = read(between(read("1961").earliest, read("1968-05").latest, Extent.ONCE))
    assert hull.edtf == "[1961..1968-05]"
