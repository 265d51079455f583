"""What is one happening at its date, and what is not."""

import pytest

from quiz.events.happening import is_told, problem_of_clause
from quiz.events.placed import Support
from tests.events.sentences import clause


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain lost Cuba in 1898.",
        "Lincoln was shot in 1865.",
        "Bolívar was born in Caracas.",
        "Oman was one of the few states to recognise Zanzibar.",
        "Norway went on to join the pact.",
    ],
)
def test_a_happening(sentence):
    assert problem_of_clause(clause(sentence)) is None


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Sweden did not join the war.", "did not happen"),
        ("Vienna showed no interest in Bosnia.", "did not happen"),
        ("The fleet will sail in May.", "planned"),
        ("Gandhi is expected to travel to London.", "planned"),
        ("Spain planned to send a fleet.", "planned"),
        ("Ties have grown since 1990.", "not ended"),
        ("Lisbon continued to pay a tribute.", "begun before"),
        ("Turkey still held Crete.", "begun before"),
        ("Louis often dined in public.", "habit"),
        ("Pilgrims used to cross here.", "habit"),
        ("London claimed that the ship was neutral.", "somebody said"),
        ("Kerensky tried to hold the front.", "effort"),
        ("Poland was poor.", "how things were"),
        ("The city had 40,000 inhabitants.", "how things were"),
        ("Bonn twice rejected the plan.", "more than once"),
    ],
)
def test_what_waits_for_a_teacher(sentence, reason):
    problem = problem_of_clause(clause(sentence))
    assert problem is not None
    assert reason in problem


@pytest.mark.parametrize(
    ("sentence", "support", "told"),
    [
        ("The canal opens.", Support.HEADER, True),
        ("The canal may open.", Support.OWN, False),
        ("The canal is seen as a triumph.", Support.HEADER, False),
        ("The canal is long.", Support.HEADER, False),
        ("The canal is dug.", Support.HEADER, True),
        ("The canal was long.", Support.OWN, True),
        ("The canal has been widened.", Support.HEADER, False),
        ("Canals were not dug.", Support.CONTEXT, False),
    ],
)
def test_what_is_shown_at_all(sentence, support, told):
    assert is_told(clause(sentence), support) is told
