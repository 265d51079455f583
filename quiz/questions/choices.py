"""Choices from events and periods, and how hard it is to tell them apart."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from quiz.dates.historical import Bounded
from quiz.questions.chance import Chance
from quiz.questions.periods import clear_days
from quiz.questions.pool import Candidate
from quiz.questions.question import Choice, ChoiceId

LETTERS = "abcdefgh"

# The smallest clear time between what has to be told apart, as a share of the topic's length.
EASIER_THAN = ((0.20, 1), (0.10, 2), (0.05, 3), (0.02, 4))
HARDEST = 5


def event_choice(choice_id: ChoiceId, candidate: Candidate, explanation: str) -> Choice:
    return Choice(
        id=choice_id,
        text=candidate.text,
        event=candidate.event.name,
        date=candidate.date,
        explanation=explanation,
        excerpts=candidate.excerpts,
    )


def lettered(chance: Chance, candidates: Iterable[Candidate]) -> list[tuple[ChoiceId, Candidate]]:
    """Return the candidates in a chance order, each with the letter of its place."""
    return list(zip(LETTERS, chance.shuffled(candidates), strict=False))


def difficulty(moments: Sequence[Bounded], days: int) -> int:
    """Return 1 (easy) to 5 (hard) for moments in order, in a topic of so many days."""
    smallest = min(clear_days(one, other) for one, other in pairwise(moments)) / days
    return next((level for share, level in EASIER_THAN if smallest >= share), HARDEST)


def difficulty_beside(key: Bounded, others: Iterable[Bounded], days: int) -> int:
    """Return 1 to 5 for one moment that has to be told from all the others."""
    return max(difficulty((key, other), days) for other in others)
