"""Dates as teachers write them out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.edtf import UnreadableDate
from quiz.dates.written import read

PUBLISHED = date(2023, 9, 12)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("1961", "1961"),
        ("4 July 1961", "1961-07-04"),
        ("July 4, 1961", "1961-07-04"),
        ("14/07/1789", "1789-07-14"),
        ("on 4 July 1961.", "1961-07-04"),
        ("in the 5th century BC", "-04XX"),
        ("about 480 BC", "-0479~"),
        ("summer 1994", "1994-22"),
        ("early 1970s", "1970/1973~"),
        ("1950-53", "1950/1953"),
        ("between 1945 and 1948", "[1945..1948]"),
        ("between May and July 1950", "[1950-05..1950-07]"),
        ("from May to July 1950", "1950-05/1950-07"),
        ("from 1945 to 1948", "1945/1948"),
        ("from 1945", "1945/.."),
        ("from 3 May 1945 until June 1948", "1945-05-03/1948-06"),
        ("before 1950", "[..1950]"),
        ("by 1940", "[..1940]"),
        ("after 1950", "[1950..]"),
        ("since 480 BC", "[-0479..]"),
        ("last year", "2022"),
        ("1945/1948", "1945/1948"),
        ("{2016,2017}", "{2016,2017}"),
    ],
)
def test_what_the_reader_of_articles_understands_is_understood_in_a_field(written, edtf):
    assert read(written, PUBLISHED).edtf == edtf


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "Christmas",
        "1961 and 1970 and 1980",
        "July 1961 in Moscow",
        "from 1970 to 1950",
        "between 1950",
        "31 February 1961",
        "0",
        "1" * 500,
        "’; DROP TABLE events",
    ],
)
def test_what_is_no_date_is_refused_with_examples(written):
    with pytest.raises(UnreadableDate, match=r"."):
        read(written, PUBLISHED)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_date_or_refused(written):
    try:
        assert read(written).edtf
    except UnreadableDate as reason:
        assert str(reason)


@pytest.mark.parametrize(
    "written", ["from 1950 to 1945", "between May 1950 and April 1945", "1950/1945", "1950–1945"]
)
def test_what_ends_before_it_begins_is_told_so(written):
    with pytest.raises(UnreadableDate, match="ends before it begins"):
        read(written, PUBLISHED)
