"""Clauses in -ing that have a subject of their own."""

import pytest

from quiz.events.gerunds import gerunds
from tests.events.sentences import reading, said


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "It began with Luther attacking the pope and burning a bull.",
            [("Luther", "attacking"), ("Luther", "burning")],
        ),
        ("The truce led to Saxony leaving the league.", [("Saxony", "leaving")]),
        ("Saxony began leaving the league.", []),
        ("Troops crossed the Rhine singing.", []),
    ],
)
def test_they_are_told_from_the_clause_before(sentence, found):
    clauses = reading(sentence).clauses
    taken = [(said(each.subject), each.verb.text) for each in clauses if each.link == "gerund"]
    assert taken == found
    assert gerunds(clauses[0]) == []
