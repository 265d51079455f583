"""Whole articles of many styles: every date that a careful reader sees, and no other."""

import pytest

from quiz.dates.daynumber import iso
from quiz.dates.phrases import find
from tests.annotated import NAMES, annotated


def bounds(phrase):
    date = phrase.date
    if date is None or date.earliest is None or date.latest is None:
        return None
    return iso(date.earliest), iso(date.latest)


@pytest.mark.parametrize("name", NAMES)
def test_every_date_is_found_and_means_what_it_should(name):
    article = annotated(name)
    found = find(article.text, article.published)
    for mark in article.dates:
        over = [each for each in found if each.start < mark.end and each.end > mark.start]
        if mark.right:
            assert any(bounds(each) in mark.right for each in over), (mark, over)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_taken_for_a_date(name):
    article = annotated(name)
    for each in find(article.text, article.published):
        assert any(each.start < mark.end and each.end > mark.start for mark in article.dates), each
