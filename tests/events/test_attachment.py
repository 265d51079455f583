"""Dates of a clause, and dates of a noun in it."""

import pytest

from quiz.events.attachment import attached, left_over
from tests.events.sentences import reading


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Spain lost Cuba in 1898.", ["1898"]),
        ("In 1898, Spain lost Cuba.", ["1898"]),
        ("The 1755 earthquake destroyed Lisbon.", ["1755"]),
        ("A truce in 1609 stopped the fighting in Flanders.", ["1609"]),
        ("The court annulled the 1905 law.", []),
        ("Parliament debated the crisis of 1931.", []),
        ("Madrid honoured a treaty signed in 1713.", []),
        ("Lincoln said that slavery had ended in 1863.", []),
        ("The kings agreed to leave Naples in 1801.", []),
        ("Lincoln was elected in 1860.", ["1860"]),
    ],
)
def test_the_dates_that_say_when(sentence, dates):
    found = reading(sentence)
    assert [phrase.text for phrase in attached(found.clauses[-1], found)] == dates


def test_when_after_a_dated_noun_takes_its_date():
    found = reading("It recalled the 1853-56 Crimean War, when Britain sent troops to Sevastopol.")
    assert [phrase.text for phrase in attached(found.clauses[1], found)] == ["1853-56"]


def test_a_date_that_is_not_the_clauses_own_is_left_over():
    found = reading("In 1720 Madrid broke a treaty signed in 1713.")
    own = attached(found.clauses[0], found)
    assert [phrase.text for phrase in own] == ["1720"]
    assert left_over(found.clauses[0], own)
