"""Choices that are numbers, dates and lengths of time, and choices that only hold one."""

import pytest

from quiz.questions.amounts import amounts, is_amount


@pytest.mark.parametrize(
    "text",
    [
        *("1914", "In 1914", "July 1936", "490 BC", "the 1950s", "the 19th century", "1914–1918"),
        *(
            "12",
            "seven",
            "2,000,000",
            "12 million",
            "30 days to 3 months",
            "more than 40 ships",
            "5%",
        ),
    ],
)
def test_numbers_and_dates_are_amounts(text):
    assert is_amount(text)


@pytest.mark.parametrize(
    "text",
    ["Rome", "Three Comrades", "1914 and 1939", "Apollo 11 lands on the Moon.", "", "Henry VIII"],
)
def test_names_and_sentences_are_none(text):
    assert not is_amount(text)


@pytest.mark.parametrize(
    ("texts", "overlap"),
    [
        (("the 1950s", "1955"), True),
        (("1450 to 1500", "1500 to 1550"), True),
        (("the 1950s", "the 1960s"), False),
        (("the 1st century BC", "the 20s BC"), True),
        (("2 to 4 years", "4 to 7 years"), False),
        (("10 to 30 days", "30 days to 3 months"), False),
        (("6 months to 2 years", "1 to 3 years"), True),
        (("10 to 20", "20 to 30"), True),
    ],
)
def test_amounts_overlap_where_something_lies_in_both(texts, overlap):
    first, second = amounts(texts)
    assert first.overlaps(second) is second.overlaps(first) is overlap


def test_amounts_of_different_sorts_are_not_compared():
    assert amounts(("12 ships", "12 years")) == ()
    assert amounts(("1914", "Sarajevo")) == ()
