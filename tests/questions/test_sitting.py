"""The ten questions of a quiz."""

import pytest

from quiz.questions.question import Ordering
from quiz.questions.sitting import TooFewEvents, compose, key_events, pairs
from tests.questions.topics import event, years

TOPIC = years(*range(1900, 2000, 2))


def test_a_quiz_has_ten_questions_of_which_four_are_orderings():
    questions = compose(TOPIC, seed=1)
    assert len(questions) == 10
    assert sum(isinstance(question, Ordering) for question in questions) == 4


@pytest.mark.parametrize("seed", range(20))
def test_no_event_is_the_key_twice_and_no_pair_is_asked_twice(seed):
    questions = compose(TOPIC, seed)
    keys = [key for question in questions for key in key_events(question)]
    asked = [pair for question in questions for pair in pairs(question)]
    assert len(keys) == len(set(keys))
    assert len(asked) == len(set(asked))


def test_a_small_topic_gives_what_it_can_without_repeating_a_question():
    questions = compose(years(1900, 1930, 1960, 1990), seed=1)
    assert len(questions) == len(set(map(repr, questions)))
    assert 3 <= len(questions) <= 10


def test_a_topic_with_too_little_says_what_is_missing():
    events = [event("a", "1900"), event("b", "1901"), event("c", "1902", usable=False)]
    with pytest.raises(TooFewEvents, match=r"2 events can be asked.*1 waiting for review"):
        compose(events, seed=1)


def test_another_seed_asks_other_questions():
    assert compose(TOPIC, seed=1) != compose(TOPIC, seed=2)
