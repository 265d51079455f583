"""The order in which an attempt shows the choices of a question."""

from dataclasses import replace

import pytest

from quiz.attempts.answers import Ordered
from quiz.attempts.grading import grade
from quiz.attempts.shuffling import shuffled
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.factories import make_bracketed, make_written_choice, make_written_order
from tests.questions.topics import years

TOPIC = years(*range(1900, 2000, 2))
SEEDS = range(40)


def proved(kind):
    return generate(TOPIC, [kind], 1, seed=1).questions[0]


def ids(question):
    return [choice.id for choice in question.choices]


QUESTIONS = [
    *(proved(kind) for kind in (Kind.FIRST, Kind.LAST, Kind.DATED, Kind.NEXT, Kind.BETWEEN)),
    proved(Kind.ORDERING),
    make_bracketed(),
    make_written_choice(),
    make_written_choice("abc", several=True),
    make_written_order(),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_seed_shows_the_same_choices_in_an_order_of_its_own(question):
    orders = {tuple(ids(shuffled(question, seed))) for seed in SEEDS}
    assert len(orders) > 1
    for seed in SEEDS:
        other = shuffled(question, seed)
        assert other == shuffled(question, seed)
        assert {one.id: one for one in other.choices} == {one.id: one for one in question.choices}
        assert (other.stem, other.key) == (question.stem, question.key)


@pytest.mark.parametrize("kind", [Kind.DATING, Kind.ELAPSED, Kind.PLACING])
def test_choices_that_run_in_time_or_along_a_line_stay(kind):
    question = proved(kind)
    assert all(shuffled(question, seed) == question for seed in SEEDS)


@pytest.mark.parametrize("question", [proved(Kind.ORDERING), *map(make_written_order, range(2, 9))])
def test_an_ordering_left_as_it_is_shown_earns_nothing(question):
    for seed in SEEDS:
        shown = Ordered(tuple((choice,) for choice in ids(shuffled(question, seed))))
        assert grade(question, shown) == 0


def test_two_students_see_two_questions_of_a_seed_in_orders_unlike():
    one = make_written_choice()
    other = make_written_choice(stem="And in 1790?")
    assert any(ids(shuffled(one, seed)) != ids(shuffled(other, seed)) for seed in SEEDS)


def test_choices_that_run_in_time_stay_as_they_are():
    question = replace(make_written_choice(), in_time=True)
    assert all(shuffled(question, seed) == question for seed in range(9))
