"""Words of an article that a teacher points at."""

from datetime import date

import pytest

from quiz.articles.article import Span
from quiz.dates import phrases
from quiz.events.quoting import nearest, places, suggestion, trimmed

TEXT = (
    "The Wall 🧱\n\nIn 1961 East Germany closed the border. In 1989 the Wall fell; it fell again.\n"
)
DAY = date(2019, 11, 9)


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def suggested(words):
    return suggestion(TEXT, span_of(words), phrases.find(TEXT, DAY), DAY)


def test_words_are_found_wherever_they_stand_whatever_the_white_space():
    assert places(TEXT, "East\n  Germany closed", 9) == (span_of("East Germany closed"),)
    assert len(places(TEXT, "fell", 9)) == 2
    assert len(places(TEXT, "fell", 1)) == 1


@pytest.mark.parametrize("words", ["", " \n", "never said", "Wall.*fell", "In 1962"])
def test_words_that_do_not_stand_there_are_not_found(words):
    assert places(TEXT, words, 9) == ()


def test_white_space_around_a_place_does_not_count():
    assert trimmed(TEXT, 9, 12) == Span(9, 10)
    assert trimmed(TEXT, 10, 12) is None


def test_a_sentence_suggests_what_the_reader_makes_of_it():
    found = suggested("In 1961 East Germany closed the border.")
    assert found.statement == "East Germany closed the border."
    assert found.phrase.date.edtf == "1961"


def test_what_is_said_of_the_most_of_the_words_is_suggested():
    assert suggested("border. In 1989 the Wall fell").statement == "The Wall fell."


def test_where_nothing_is_found_the_words_themselves_are_suggested():
    found = suggestion("Peace\nat  last", Span(0, 14), (), DAY)
    assert (found.statement, found.phrase) == ("Peace at last", None)
    long = suggestion("word " * 400, Span(0, 2000), (), DAY)
    assert len(long.statement) <= 300


def test_dates_said_in_the_words_come_before_those_beside_them():
    def near(words):
        return [one.text for one in nearest(TEXT, span_of(words), phrases.find(TEXT, DAY))]

    assert near("In 1989 the Wall fell") == ["1989", "1961"]
    assert near("it fell again") == ["1989", "1961"]
    assert near("East Germany") == ["1961", "1989"]
    assert near("The Wall") == []
