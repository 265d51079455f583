"""Who did what: the clauses of real-looking sentences."""

import pytest

from tests.events.sentences import reading, said

SENTENCES = [
    ("Rome fell in 476.", [("", "Rome", "fell")]),
    (
        "Pompey, who had beaten the pirates, sailed home.",
        [("who", "Pompey", "had"), ("", "Pompey", "sailed")],
    ),
    (
        "The talks, which involved France, Spain and Genoa, collapsed in May 1528.",
        [("which", "The talks", "involved"), ("", "The talks", "collapsed")],
    ),
    (
        "Troops from France, Spain and other countries landed at Ostend.",
        [("", "Troops from France, Spain and other countries", "landed")],
    ),
    (
        "Madrid installed Pedro – who had led a fleet – as viceroy in Lima and he rebuilt it.",
        [("", "Madrid", "installed"), ("and", "he", "rebuilt")],
    ),
    (
        "Fears grew since Ivan Petrov, the new minister, visited Kiev in July.",
        [("", "Fears", "grew"), ("since", "Ivan Petrov", "visited")],
    ),
    (
        "When the bridge fell and the town burned, Blücher retreated.",
        [
            ("when", "the bridge", "fell"),
            ("when", "the town", "burned"),
            ("", "Blücher", "retreated"),
        ],
    ),
    (
        "His son, Louis XIV, succeeds him.",
        [("", "His son Louis XIV", "succeeds")],
    ),
    (
        "Italy invaded Greece but within days was repulsed and pushed back.",
        [("", "Italy", "invaded"), ("but", "Italy", "was"), ("and", "Italy", "was")],
    ),
    (
        "Luna 1 missed the Moon in May 1959; a month later Luna 2 hit it.",
        [("", "Luna 1", "missed"), ("", "Luna 2", "hit")],
    ),
    (
        "The accords, concluded in 1954, divided Vietnam.",
        [("who", "The accords", "were"), ("", "The accords", "divided")],
    ),
    (
        "It followed Caesar crossing the river in January and taking Rimini.",
        [("", "It", "followed"), ("gerund", "Caesar", "crossing"), ("gerund", "Caesar", "taking")],
    ),
]


@pytest.mark.parametrize(("sentence", "clauses"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_the_clauses_of_a_sentence(sentence, clauses):
    assert [
        (clause.link, said(clause.subject).replace(" ,", ","), clause.verb.text)
        for clause in reading(sentence).clauses
    ] == clauses


def test_a_date_before_the_clause_is_lent_to_it():
    (clause,) = reading("In 1588, with little hope, Spain sent a fleet.").clauses
    assert said(tuple(clause.lead)) == "1588"


@pytest.mark.parametrize(
    "sentence",
    [
        "After his victory in 1805, Napoleon rested.",
        "Two months after the fire in 1666, Pepys moved.",
    ],
)
def test_the_date_of_another_event_is_not(sentence):
    assert not any(word.text in ("1805", "1666") for word in reading(sentence).clauses[0].lead)


def test_a_form_in_ing_goes_with_the_nearest_clause_and_is_then_not_sure():
    first, second, third = reading("Otto ruled until Henry beat him, taking Pavia in 1004.").clauses
    assert [said(each.subject) for each in (first, second, third)] == ["Otto", "Henry", "Henry"]
    assert not third.sure
