"""Whole articles of many styles: the events that a careful reader draws from them."""

import pytest

from quiz.dates.daynumber import iso
from quiz.events.extraction import extract
from tests.annotated import NAMES, annotated


def bounds(candidate):
    date = candidate.date
    return tuple(None if day is None else iso(day) for day in (date.earliest, date.latest))


def overlap(mark, candidate):
    shared = min(mark.end, candidate.span.end) - max(mark.start, candidate.span.start)
    shorter = min(mark.end - mark.start, candidate.span.end - candidate.span.start)
    return shared > 0 and shared * 2 >= shorter


@pytest.mark.parametrize("name", NAMES)
def test_every_event_is_found_with_its_date(name):
    article = annotated(name)
    found = extract(article.text, article.published)
    for mark in article.events:
        told = any(overlap(mark, each) and bounds(each) in mark.right for each in found)
        assert told is not mark.known_miss, mark


@pytest.mark.parametrize("name", NAMES)
def test_what_may_be_asked_has_the_right_date(name):
    article = annotated(name)
    for candidate in extract(article.text, article.published):
        marks = [mark for mark in article.events if overlap(mark, candidate)]
        if candidate.usable:
            assert any(bounds(candidate) in mark.right for mark in marks), candidate
