"""An event keeps the exact words of its articles, and lies within what they all say."""

from dataclasses import replace

import pytest

from quiz.articles.article import Article, Span
from quiz.dates import edtf
from quiz.events.event import BrokenQuotation, Event, Excerpt
from tests.questions.topics import ONE, event

TEXT = "1961 — Moscow and Pyongyang sign a treaty."
ARTICLE = Article("record", ONE, TEXT)
EXCERPT = Excerpt(
    article="record",
    source=ONE,
    span=Span(7, len(TEXT)),
    quotation="Moscow and Pyongyang sign a treaty.",
    date=edtf.read("1961"),
    date_span=Span(0, 4),
    date_words="1961",
)


def test_an_exact_quotation_passes():
    EXCERPT.check(ARTICLE)


@pytest.mark.parametrize(
    "broken",
    [
        replace(EXCERPT, quotation="Moscow and Pyongyang sign a Treaty."),
        replace(EXCERPT, date_words="1962"),
        replace(EXCERPT, span=Span(6, len(TEXT))),
    ],
)
def test_one_letter_off_is_told_with_its_place(broken):
    with pytest.raises(BrokenQuotation, match=r"record, characters \d+ to \d+"):
        broken.check(ARTICLE)


def test_a_place_past_the_end_is_refused():
    with pytest.raises(ValueError, match="past the end"):
        replace(EXCERPT, span=Span(7, 999)).check(ARTICLE)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2)])
def test_a_span_holds_at_least_one_character(start, end):
    with pytest.raises(ValueError, match="no place"):
        Span(start, end)


def test_the_sure_bounds_of_an_event_are_the_hull_of_its_sources():
    told = event("e", "2017", "[2018..2019]")
    assert told.surely_after == edtf.read("2017").surely_after
    assert told.surely_before == edtf.read("2019").surely_before


def test_one_open_source_opens_the_event():
    assert event("e", "1961", "1961/..").surely_before is None


def test_an_event_without_words_cannot_be():
    with pytest.raises(ValueError, match="needs an excerpt"):
        Event("e", "Nothing is known.", ())


def test_an_event_that_waits_gives_its_reason():
    with pytest.raises(ValueError, match="a reason is given"):
        Event("e", "Somebody signs.", (EXCERPT,), usable=False)
