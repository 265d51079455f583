"""Words by which two statements are compared."""

import pytest

from quiz.events.likeness import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rome fell.", "Rome falls."),
        ("Moscow signed", "Russia signs"),
        ("the UN recognised", "the United Nations recognizes"),
        ("a defence programme", "the defense programs"),
        ("Britain vetoed", "the United Kingdom blocked"),
        ("U.S.-led", "US-led"),
    ],
)
def test_what_means_the_same_is_the_same(one, other):
    assert words_of(one) == words_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Jong Un", "Kim Jong Il"), ("Kim Jong Un", "Kim Jong UN"), ("Rome", "Carthage")],
)
def test_what_differs_stays_apart(one, other):
    assert words_of(one) != words_of(other)
