"""The ten questions of a quiz."""

from collections import Counter

import pytest

from quiz.questions.generation import generate
from quiz.questions.question import Kind
from quiz.questions.sitting import TooFewEvents, compose, key_events, pairs
from tests.questions.topics import event, years

TOPIC = years(*range(1900, 2000, 2))


@pytest.mark.parametrize("seed", range(5))
def test_a_quiz_has_ten_questions_of_all_kinds_four_of_which_ask_for_an_order(seed):
    questions = compose(TOPIC, seed)
    asked = Counter(question.kind for question in questions)
    assert len(questions) == 10
    assert asked[Kind.ORDERING] + asked[Kind.PLACING] == 4
    assert asked[Kind.FIRST] + asked[Kind.LAST] == 1
    assert set(asked) | {Kind.FIRST, Kind.LAST} == set(Kind)


def test_over_many_quizzes_the_first_is_asked_as_well_as_the_last():
    asked = {question.kind for seed in range(20) for question in compose(TOPIC, seed)}
    assert asked == set(Kind)


def test_the_kinds_come_in_no_fixed_order():
    orders = {tuple(question.kind for question in compose(TOPIC, seed)) for seed in range(5)}
    assert len(orders) == 5


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


def test_of_a_line_only_the_event_to_place_counts_as_asked_but_every_pair_as_told():
    (question,) = generate(TOPIC, [Kind.PLACING], 1, seed=1).questions
    names = [about.event for about in question.about]
    assert key_events(question) == {names[0]}
    assert len(pairs(question)) == len(names) * (len(names) - 1) / 2


@pytest.mark.parametrize("kind", [Kind.NEXT, Kind.BETWEEN, Kind.ELAPSED])
def test_the_events_a_question_is_about_count_as_asked_and_their_order_as_told(kind):
    (question,) = generate(TOPIC, [kind], 1, seed=1).questions
    names = {about.event for about in question.about}
    assert names <= key_events(question)
    if len(names) == 2:
        assert frozenset(names) in pairs(question)
