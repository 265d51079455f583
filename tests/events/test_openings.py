"""What stands before the subject."""

import pytest

from quiz.events.openings import (
    is_about_something_else,
    is_adjunct,
    place_of_time_word,
    subject_and_opening,
)
from tests.events.sentences import said, words


@pytest.mark.parametrize(
    ("text", "subject", "opening"),
    [
        ("In 1588 Spain", "Spain", "In 1588"),
        ("then the fleet", "the fleet", "then"),
        ("the fleet", "the fleet", ""),
        ("in the north the army", "in the north the army", ""),
    ],
)
def test_dates_and_adverbs_are_told_from_the_subject(text, subject, opening):
    assert tuple(map(said, subject_and_opening(words(text)))) == (subject, opening)


@pytest.mark.parametrize(
    ("text", "place"),
    [("After his victory", 0), ("Shortly after his victory", 1), ("Two years after it", 2)],
)
def test_the_word_that_points_to_another_event(text, place):
    assert place_of_time_word(words(text)) == place


def test_other_openings_point_to_none():
    assert place_of_time_word(words("With the help of France")) is None
    assert is_adjunct(words("With the help of France"))
    assert not is_adjunct(words("The king of France"))


def test_a_date_right_after_it_is_the_events_own():
    assert is_about_something_else(words("After his victory in 1805"))
    assert not is_about_something_else(words("After 1805"))
