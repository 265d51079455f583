"""The credit for an answer, from 0 to 1."""

from collections.abc import Sequence
from itertools import combinations

from quiz.attempts import moodle
from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.rules import Rule
from quiz.questions.question import ChoiceId, MultipleChoice, Ordering, Question
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering

# Choices in order, earliest first; those of one group are side by side.
Groups = Sequence[Sequence[ChoiceId]]


def grade(question: Question, answer: Answer, rule: Rule = Rule.CERTAIN_PAIRS) -> float:
    """Return the credit earned: an order's by the rule, a choice's by none.

    Where cards may be put side by side only the certain pairs tell right from wrong, since places
    and neighbours mean nothing: there every rule is that one.
    """
    match question, answer:
        case WrittenMultipleChoice() as weighed, Chosen(ids) if weighed.is_weighed:
            return sum_of_weights(weighed, ids)
        case WrittenMultipleChoice(several=True), Chosen(ids):
            return right_minus_wrong(question.key, ids)
        case ((MultipleChoice() | WrittenMultipleChoice()), Chosen(ids)):
            return float(ids == question.key)
        case ((Ordering() | WrittenOrdering()), Ordered()):
            if question.bracketed or rule is Rule.CERTAIN_PAIRS:
                return floored_tau(question.groups, answer.groups)
            right = ranks(question.groups)
            return moodle.credit(rule, [right[choice] for choice in answer.ids])
        case _:
            raise TypeError(f"a {question.kind} question has no answer like {answer!r}")


def sum_of_weights(question: WrittenMultipleChoice, chosen: frozenset[ChoiceId]) -> float:
    """Return what the chosen ones are worth together, from 0 to 1; the key alone is exactly 1."""
    if chosen == question.key:
        return 1.0
    weights = (choice.weight or 0.0 for choice in question.choices if choice.id in chosen)
    return min(1.0, max(0.0, sum(weights)))


def right_minus_wrong(key: frozenset[ChoiceId], chosen: frozenset[ChoiceId]) -> float:
    """Return the right choices less the wrong ones, over all that are right; no less than 0.

    So who picks everything earns nothing where as many are wrong as are right.
    """
    return max(0, len(chosen & key) - len(chosen - key)) / len(key)


def floored_tau(key: Groups, order: Groups) -> float:
    """Return Kendall's τ of an order against the key, no less than 0.

    Right pairs minus wrong pairs over all pairs: a random order earns nothing on average before
    the floor, and each point lost is one pair that can be named.
    """
    choices = sum(map(len, key))
    pairs = choices * (choices - 1) // 2
    return max(0.0, 1 - 2 * len(wrong_pairs(key, order)) / pairs)


def wrong_pairs(key: Groups, order: Groups) -> tuple[tuple[ChoiceId, ChoiceId], ...]:
    """Return the pairs, in the order of the key, that the order has otherwise than the key.

    Two that are certain are wrong the other way round, and side by side; two that are side by
    side in the key are wrong in any order.
    """
    right, given = ranks(key), ranks(order)
    return tuple(
        (one, other)
        for one, other in combinations(right, 2)
        if compared(right[one], right[other]) != compared(given[one], given[other])
    )


def ranks(groups: Groups) -> dict[ChoiceId, int]:
    """Return the group of each choice, counted from 0; the choices run in order."""
    return {choice: rank for rank, group in enumerate(groups) for choice in group}


def compared(one: int, other: int) -> int:
    """Return -1, 0 or 1 where one rank lies before the other, is the same, or lies after it."""
    return (one > other) - (one < other)
