"""Finding dates takes time in proportion to the text, on texts made to be slow too."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.phrases import find

UNITS = [
    *("1", "[111 111 ", "the the ", "1 1 ", "may ", "1 May ", "12/", "1914-", "the early ", "mid-"),
    *(
        "about about ",
        "a ",
        "| ",
        "\n",
        "1 –\n",
        "BC\n",
        "10 May 1940, ",
        "two years later ",
        "1\t",
    ),
    *("c. ", "12th ", "the year of the ", "•", "*", "July. ", "spring of ", "Sunday, ", "I ", ". "),
]


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    short, long = (seconds(unit * (size // len(unit))) for size in (25_000, 100_000))
    assert long < 9 * short + 0.5


def test_ten_million_digits_are_passed_over_at_once() -> None:
    assert seconds("1" * 10_000_000) < 5


def seconds(text: str) -> float:
    start = thread_time()
    find(text)
    return thread_time() - start


WORDS = (
    *("1", "4", "12", "31", "44", "480", "1500", "1789", "1914-18", "480-79", "12/06/2011"),
    *("28/06", "1950s", "50s", "12th", "century", "BC", "AD", "c.", "about", "early", "late"),
    *("mid-", "the", "of", "in", "on", "by", "since", "from", "to", "and", "or", "–", ",", "."),
    *("|", "May", "March", "spring", "fall", "Monday", "Easter", "year", "years", "months"),
    *("later", "earlier", "ago", "before", "after", "into", "that", "this", "next", "last"),
    *("end", "half", "night", "a", "two", "few", "3:00", "a.m.", "he", "died", "9999", "\n"),
)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_whatever_the_words_phrases_stand_in_order_and_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for phrase in find(text):
        assert end <= phrase.start < phrase.end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end
