"""What the parts of a sentence lend one another."""

import pytest

from quiz.events.joining import is_likely_verb, is_position, names_office
from tests.events.sentences import reading, said, words


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The fort was stormed and burned in 1632.", "was burned in 1632"),
        ("The fort was stormed and burned the town in 1632.", "burned the town in 1632"),
        ("Otto was elected and crowned emperor in 962.", "was crowned emperor in 962"),
        ("Otto was wounded and died in 973.", "died in 973"),
        ("Otto was asked and refused to come.", "refused to come"),
    ],
)
def test_a_passive_is_shared_where_no_object_follows(sentence, predicate):
    assert said(reading(sentence).clauses[1].predicate) == predicate


@pytest.mark.parametrize(
    ("office", "name", "expected"),
    [("His son", "Louis XIV", True), ("The tsar", "Peter", True), ("Paris", "France", False)],
)
def test_a_name_after_an_office(office, name, expected):
    assert names_office(words(f"so {office}")[1:], words(f"so {name}")[1:]) is expected


@pytest.mark.parametrize(
    ("verb", "following", "expected"),
    [
        ("moves", "to", True),
        ("lands", "at", True),
        ("attacks", "on", False),
        ("attacks", "towns", True),
    ],
)
def test_a_noun_or_a_verb(verb, following, expected):
    assert is_likely_verb(*words(f"{verb} {following}")) is expected


def test_where_somebody_stands_in_a_picture():
    assert is_position(words("far left"))
    assert not is_position(words("left Paris"))
