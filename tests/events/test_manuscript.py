"""A text reads its own sentences."""

from quiz.articles.article import Span
from quiz.dates.phrases import find
from quiz.events.manuscript import Manuscript
from tests.events.sentences import said


def test_a_sentence_has_only_its_own_dates():
    text = "Rome won in 1876. Troy fell in 1877."
    reading = Manuscript(text, find(text)).read(Span(18, len(text)))
    assert said(reading.words) == "Troy fell in 1877"


def test_a_word_is_no_name_where_the_text_writes_it_small():
    text = "Riots spread. Many riots followed."
    first = Manuscript(text, ()).read(Span(0, 13)).words[0]
    assert first.kind.value == "word"
