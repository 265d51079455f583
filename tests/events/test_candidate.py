"""A candidate becomes an event of its article."""

import pytest

from quiz.articles.article import Article
from quiz.events.event import BrokenQuotation
from quiz.events.extraction import extract
from tests.questions.topics import ONE

TEXT = "1961 — Moscow and Pyongyang sign a treaty.\n1962 — They renew it."


def test_an_event_keeps_name_statement_date_and_words():
    candidate, _ = extract(TEXT)
    event = candidate.event(Article("record", ONE, TEXT))
    assert (event.name, event.statement) == (candidate.name, "Moscow and Pyongyang sign a treaty.")
    assert event.excerpts[0].quotation == "Moscow and Pyongyang sign a treaty."
    assert event.excerpts[0].date_words == "1961"
    assert event.usable


def test_one_that_waits_keeps_its_first_reason():
    _, waiting = extract(TEXT)
    assert not waiting.usable
    assert waiting.because("Another.").reason == waiting.reason
    assert not waiting.event(Article("record", ONE, TEXT)).usable


def test_another_article_has_other_words():
    candidate, _ = extract(TEXT)
    with pytest.raises(BrokenQuotation):
        candidate.event(Article("record", ONE, "x" * 80))
