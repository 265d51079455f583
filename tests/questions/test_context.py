"""Which events a question shows, which pairs it asks for, and in what context."""

import pytest

from quiz.questions.context import asked_pairs, context, events_of, is_in, key_events, pairs
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.questions.topics import years

TOPIC = years(*range(1900, 2000, 2))


def one(kind, seed=1):
    return generate(TOPIC, [kind], 1, seed).questions[0]


@pytest.mark.parametrize("kind", Kind)
def test_the_pairs_asked_for_are_among_those_shown(kind):
    question = one(kind)
    assert asked_pairs(question) <= pairs(question)
    assert all(pair <= events_of(question) for pair in pairs(question))


@pytest.mark.parametrize("kind", [Kind.DATING, Kind.ELAPSED])
def test_a_time_asks_for_no_pair(kind):
    assert asked_pairs(one(kind)) == frozenset()


def test_an_order_asks_for_every_pair_and_has_no_key_event():
    question = one(Kind.ORDERING)
    count = len(question.choices)
    assert len(asked_pairs(question)) == count * (count - 1) // 2
    assert key_events(question) == frozenset()


def test_a_place_asks_for_the_event_placed_against_each_of_the_line():
    question = one(Kind.PLACING)
    placed, *line = [about.event for about in question.about]
    assert asked_pairs(question) == {frozenset((placed, other)) for other in line}


def test_what_is_given_is_not_asked_for():
    question = one(Kind.BETWEEN)
    given = frozenset(about.event for about in question.about)
    assert given in pairs(question)
    assert given not in asked_pairs(question)


def test_a_context_names_its_kind_and_differs_with_the_events():
    question = one(Kind.FIRST)
    assert is_in(Kind.FIRST, context(question))
    assert not is_in(Kind.LAST, context(question))
    assert context(question) == context(one(Kind.FIRST))
    assert context(question) != context(one(Kind.FIRST, 2))
