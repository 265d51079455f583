"""The credit for an answer, from 0 to 1."""

from collections.abc import Sequence
from itertools import combinations

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.questions.question import ChoiceId, MultipleChoice, Ordering, Question


def grade(question: Question, answer: Answer) -> float:
    """Return the credit earned: all or nothing for a choice, by certain pairs for an order."""
    match question, answer:
        case MultipleChoice(), Chosen(ids):
            return float(ids == question.key)
        case Ordering(), Ordered():
            return floored_tau(question.key, answer.ids)
        case _:
            raise TypeError(f"a {question.kind} question has no answer like {answer!r}")


def floored_tau(key: Sequence[ChoiceId], order: Sequence[ChoiceId]) -> float:
    """Return Kendall's τ of an order against the key, no less than 0.

    Right pairs minus wrong pairs over all pairs: a random order earns nothing on average before
    the floor, and each point lost is one pair that can be named.
    """
    pairs = len(key) * (len(key) - 1) // 2
    return max(0.0, 1 - 2 * len(inverted_pairs(key, order)) / pairs)


def inverted_pairs(
    key: Sequence[ChoiceId], order: Sequence[ChoiceId]
) -> tuple[tuple[ChoiceId, ChoiceId], ...]:
    """Return the pairs (earlier, later) of the key that the order has the wrong way round."""
    place = {choice: index for index, choice in enumerate(order)}
    return tuple(
        (earlier, later) for earlier, later in combinations(key, 2) if place[earlier] > place[later]
    )
