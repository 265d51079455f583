"""Dates as people type them into a field."""

import pytest

from quiz.dates.edtf import UnreadableDate
from quiz.dates.typed import read


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("1961", "1961"),
        (" 1961 ", "1961"),
        ("44", "0044"),
        ("AD 44", "0044"),
        ("44 CE", "0044"),
        ("490 BC", "-0489"),
        ("490bce", "-0489"),
        ("1 BC", "0000"),
        ("1980s", "198X"),
        ("480s BC", "[-0488..-0479]"),
        ("196X", "196X"),
        ("1961-07", "1961-07"),
        ("1961-07-06", "1961-07-06"),
        ("1961~", "1961~"),
        ("1950/1953", "1950/1953"),
    ],
)
def test_a_year_is_enough_and_edtf_is_understood(typed, edtf):
    assert read(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "“soon” is not a year, such as 1961 or 490 BC"),
        ("0", "“0” is not a year"),
        ("AD 44 BC", "is not a year"),
        ("1985s", "is not a year"),
        ("1961-13", "There is no month or season 13."),
        ("1961-02-30", "no day 30"),
        ("x" * 500, "“" + "x" * 40 + "…” is not a year"),
        ("1" * 500, "longer than the 200 characters"),
    ],
)
def test_nonsense_is_answered_with_a_sentence(typed, sentence):
    with pytest.raises(UnreadableDate) as refused:
        read(typed)
    assert sentence in str(refused.value)
    assert len(str(refused.value)) < 200
