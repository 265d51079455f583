"""Dates in numbers of their own."""

import pytest

from quiz.formats.numbered_days import NoSuchDay, date_of


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ([1961, 4, 12], None, "1961-04-12"),
        (["1961", "04", ""], None, "1961-04"),
        ([1961, None, None], None, "1961"),
        ([-44, 3, 15], None, "-0043-03-15"),
        ([-1], None, "0000"),
        ([-12_001], None, "Y-12000"),
        ([1939, 9], [1945, 9], "1939-09/1945-09"),
        ([1939], [1939], "1939"),
        (["1961.0", "4.0"], None, "1961-04"),
    ],
)
def test_numbers_are_a_date(start, end, edtf):
    assert date_of(start, end).edtf == edtf


@pytest.mark.parametrize(
    "start",
    [
        *([0], [""], [None, 4], [1961, None, 12], [1961, 13], [1961, 2, 30], ["soon"], [1961.5]),
        *([True], [10**12], ["٣"], [-20_000, 3], [[1961]], ["1" * 5000]),
    ],
)
def test_numbers_that_are_no_date_are_refused(start):
    with pytest.raises(NoSuchDay, match="no date"):
        date_of(start)


def test_an_end_before_its_start_is_no_date():
    with pytest.raises(NoSuchDay, match="no date"):
        date_of([1945], [1939])
