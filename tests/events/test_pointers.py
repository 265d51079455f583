"""Words that only the text around them explains."""

import pytest

from quiz.events.pointers import borrowed, pointer
from tests.events.sentences import reading, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("so Rome razed the city", "the city"),
        ("so Rome razed the city of Corinth", None),
        ("so Rome razed the Greek city", None),
        ("so Rome left the country’s coast", "the country’s"),
        ("so Rome took the throne", None),
        ("so Rome took it", "it"),
        ("so Rome paid the sum owed to it by Sparta", None),
        ("so Rome backed this plan", "this"),
        ("so Kiev feared the North", "the North"),
        ("so Kiev feared the North Sea", None),
        ("so Rome signed a treaty in the event of war", None),
    ],
)
def test_the_first_that_points_outside(text, found):
    assert pointer(words(text)[1:]) == found


def test_its_is_borrowed_where_something_else_was_named_first():
    found = reading("Luna 2 hit the Moon; Luna 3 photographed its far side.")
    assert borrowed(found.clauses[1].predicate, found.clauses[1], found) == "its"
    found = reading("Luna 3 left the Earth and photographed its far side.")
    assert borrowed(found.clauses[1].predicate, found.clauses[1], found) is None
