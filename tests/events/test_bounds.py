"""Dates made from dates."""

import pytest

from quiz.dates import edtf
from quiz.dates.daynumber import from_iso
from quiz.dates.historical import Extent
from quiz.events.bounds import between, loosely, members, months_later, nested, once, spanning


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("1945/1948", "[1945..1948]"),
        ("2000/2003~", "[2000..2003~]"),
        ("1961", "1961"),
        ("1990/..", "1990/.."),
    ],
)
def test_once_within_a_stretch(date, expected):
    read = edtf.read(date)
    assert once(read).edtf == expected
    assert (once(read).surely_after, once(read).surely_before) == (
        read.surely_after,
        read.surely_before,
    )


def test_loosely_keeps_what_is_said_and_widens_what_is_sure():
    date, loose = edtf.read("1945"), loosely(edtf.read("1945"))
    assert (loose.earliest, loose.latest) == (date.earliest, date.latest)
    assert (loose.surely_after, loose.surely_before) == (
        from_iso("1944-01-01"),
        from_iso("1946-12-31"),
    )


def test_between_two_dates():
    assert between(edtf.read("1945"), edtf.read("1948-05")).edtf == "[1945..1948-05]"
    assert between(edtf.read("1950"), edtf.read("1948")) is None
    assert between(None, edtf.read("1948")) is None


def test_what_no_text_can_say_is_none():
    assert spanning(-4_400_000, 3, Extent.ONCE) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("1945", "1945-05", True), ("1945", "[1944..1946]", True), ("1945", "1946", False)],
)
def test_nested(one, other, expected):
    assert nested(edtf.read(one), edtf.read(other)) is expected


def test_months_later():
    assert months_later(from_iso("2011-11-15"), 4, last=False) == from_iso("2012-03-01")
    assert months_later(from_iso("2011-10-31"), 4, last=True) == from_iso("2012-02-29")


@pytest.mark.parametrize(
    ("date", "texts"), [("{2001,2002}", ["2001", "2002"]), ("[2001,2002]", []), ("2001/2002", [])]
)
def test_members(date, texts):
    assert [member.edtf for member in members(edtf.read(date))] == texts
