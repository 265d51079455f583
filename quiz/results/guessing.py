"""What a question earns on average for an answer given by chance."""

from math import factorial

from quiz.attempts.rules import Rule
from quiz.questions.question import MultipleChoice, Ordering, Question
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering


def guess_score(question: Question, rule: Rule = Rule.CERTAIN_PAIRS) -> float | None:
    """Return the credit to expect of a guess, from 0 to 1; None where it depends on the guesser.

    It does where several choices can be picked, or put side by side: how many, nobody knows.
    """
    match question:
        case WrittenMultipleChoice(several=True) | Ordering(bracketed=True):
            return None
        case WrittenMultipleChoice(choices=choices) if question.is_weighed:
            return sum(max(0.0, choice.weight or 0.0) for choice in choices) / len(choices)
        case MultipleChoice() | WrittenMultipleChoice():
            return 1 / len(question.choices)
        case Ordering() | WrittenOrdering():
            return guessed_order(len(question.choices), rule)


def guessed_order(choices: int, rule: Rule) -> float | None:
    """Return the credit to expect of a random order; None for the longest subset or run.

    Of those two no short formula is known.
    """
    match rule:
        case Rule.CERTAIN_PAIRS:
            return guessed_pairs(choices)
        case Rule.ALL_OR_NOTHING:
            return 1 / factorial(choices)
        case (
            Rule.ABSOLUTE_POSITION
            | Rule.NEXT_BUT_LAST
            | Rule.NEXT_AND_LAST
            | Rule.ONE_BEFORE_AND_AFTER
        ):
            return 1 / choices
        case Rule.RELATIVE_POSITION:
            return (2 * choices - 1) / (3 * choices)
        case Rule.ALL_BEFORE_AND_AFTER:
            return 1 / 2
        case Rule.LONGEST_SUBSET | Rule.LONGEST_RUN:
            return None


def guessed_pairs(choices: int) -> float:
    """Return the mean over all orders of Kendall's τ, floored at 0: .278 for three choices."""
    orders = inversions(choices)
    pairs = len(orders) - 1
    earned = sum(n * max(0, pairs - 2 * wrong) for wrong, n in enumerate(orders))
    return earned / (pairs * factorial(choices))


def inversions(choices: int) -> list[int]:
    """Return how many orders have no pair wrong, how many one, and so on (Mahonian numbers)."""
    orders = [1]
    for placed in range(1, choices):
        longer = range(len(orders) + placed)
        orders = [sum(orders[max(0, wrong - placed) : wrong + 1]) for wrong in longer]
    return orders
