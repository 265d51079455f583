"""The same questions with their choices in another order."""

import pytest

from quiz.questions.generation import generate
from quiz.questions.question import Kind, Ordering
from quiz.questions.versions import is_far_from_key, key_places, reordered
from tests.factories import make_bracketed, make_written_choice, make_written_order
from tests.questions.topics import years

TOPIC = years(*range(1900, 2000, 2))


def questions(kind):
    made = generate(TOPIC, [kind], 20, seed=1).questions
    assert len(made) == 20
    return made


@pytest.mark.parametrize("kind", Kind)
def test_another_version_asks_the_same_and_is_the_same_each_time(kind):
    for question in questions(kind):
        other = reordered(question)
        assert sorted(one.id for one in other.choices) == sorted(one.id for one in question.choices)
        assert (other.stem, other.key, other.about) == (question.stem, question.key, question.about)
        assert reordered(question) == other


@pytest.mark.parametrize("kind", [Kind.FIRST, Kind.LAST, Kind.DATED, Kind.NEXT, Kind.BETWEEN])
def test_the_key_is_in_another_place(kind):
    for question in questions(kind):
        places = key_places(question, question.choices)
        assert places.isdisjoint(key_places(question, reordered(question).choices))


@pytest.mark.parametrize("kind", [Kind.DATING, Kind.ELAPSED, Kind.PLACING])
def test_choices_that_run_in_time_stay_as_they_are(kind):
    assert [reordered(question) for question in questions(kind)] == list(questions(kind))


@pytest.mark.parametrize("question", [*questions(Kind.ORDERING), make_bracketed()])
def test_an_ordering_starts_in_another_order_and_as_wrong_as_before(question: Ordering):
    other = reordered(question)
    shown = tuple(one.id for one in other.choices)
    assert shown not in (question.key, tuple(one.id for one in question.choices))
    assert is_far_from_key(question, other.choices)


def ids(question):
    return [choice.id for choice in question.choices]


def test_a_written_question_has_its_key_in_another_place_too():
    for key in "abcd":
        question = make_written_choice(key)
        other = reordered(question)
        assert other == reordered(question)
        assert ids(question).index(key) != ids(other).index(key)
        assert sorted(ids(other)) == sorted(ids(question))


@pytest.mark.parametrize("key", ["a", "ab", "ac", "abc", "bcd"])
def test_where_several_are_right_they_are_in_other_places(key):
    question = make_written_choice(key, several=True)
    other = reordered(question)
    assert key_places(other, other.choices) != key_places(question, question.choices)


def test_where_all_are_right_no_place_is_another():
    question = make_written_choice("abcd", several=True)
    assert reordered(question) == question


@pytest.mark.parametrize("count", [3, 4, 8, 26])
def test_a_written_order_is_shown_in_another_order_far_from_its_key(count):
    question = make_written_order(count)
    other = reordered(question)
    assert ids(other) != ids(question)
    assert is_far_from_key(other, other.choices)
    assert other.key == question.key
