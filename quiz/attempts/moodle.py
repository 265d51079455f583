"""The credit for an order by each of Moodle's nine rules, from 0 to 1.

An order is given as the rank of each card, from 0, in the order of the answer: `[0, 1, 2]` is
right. It has no gaps, and at least two cards.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from quiz.attempts.rules import Rule

Order = Sequence[int]

# Fewer than so many cards in order are no order.
FEWEST_IN_ORDER = 2


def credit(rule: Rule, order: Order) -> float:
    """Return what an order earns by a rule; KeyError for the one that is not Moodle's."""
    return CREDITS[rule](order)


def all_or_nothing(order: Order) -> float:
    return float(absolute_position(order) == 1)


def absolute_position(order: Order) -> float:
    """Return the share of cards in their places."""
    return sum(rank == place for place, rank in enumerate(order)) / len(order)


def relative_position(order: Order) -> float:
    """Return what the places between each card and its own leave (Spearman's footrule)."""
    cards = len(order)
    away = sum(abs(rank - place) for place, rank in enumerate(order))
    return 1 - away / (cards * (cards - 1))


def next_but_last(order: Order) -> float:
    """Return the share of cards, but the last, that have the right one after them."""
    return followed(order) / (len(order) - 1)


def next_and_last(order: Order) -> float:
    """Return the share of cards that have the right one after them, or rightly none."""
    return (followed(order) + ends_right(order)) / len(order)


def one_before_and_after(order: Order) -> float:
    """Return the share of neighbours that are right, none before the first being one too."""
    right = 2 * followed(order) + (order[0] == 0) + ends_right(order)
    return right / (2 * len(order))


def all_before_and_after(order: Order) -> float:
    """Return the share of pairs that are in order."""
    pairs = list(combinations(order, 2))
    return sum(one < other for one, other in pairs) / len(pairs)


def longest_subset(order: Order) -> float:
    """Return the share of the most cards that stand in order, whatever is between them.

    Patience sorting: `lowest` has, for each length, the lowest card that ends so many in order.
    """
    lowest: list[int] = []
    for rank in order:
        place = bisect_left(lowest, rank)
        lowest[place : place + 1] = [rank]
    return share_in_order(len(lowest), order)


def longest_run(order: Order) -> float:
    """Return the share of the most cards of consecutive ranks that stand in order.

    They need not stand next to one another.
    """
    place = {rank: place for place, rank in enumerate(order)}
    longest = run = 1
    for rank in range(1, len(order)):
        run = run + 1 if place[rank - 1] < place[rank] else 1
        longest = max(longest, run)
    return share_in_order(longest, order)


def followed(order: Order) -> int:
    """Return how many cards have the right one directly after them."""
    return sum(after == rank + 1 for rank, after in pairwise(order))


def ends_right(order: Order) -> bool:
    return order[-1] == len(order) - 1


def share_in_order(longest: int, order: Order) -> float:
    return longest / len(order) if longest >= FEWEST_IN_ORDER else 0.0


CREDITS: dict[Rule, Callable[[Order], float]] = {
    Rule.ALL_OR_NOTHING: all_or_nothing,
    Rule.ABSOLUTE_POSITION: absolute_position,
    Rule.RELATIVE_POSITION: relative_position,
    Rule.NEXT_BUT_LAST: next_but_last,
    Rule.NEXT_AND_LAST: next_and_last,
    Rule.ONE_BEFORE_AND_AFTER: one_before_and_after,
    Rule.ALL_BEFORE_AND_AFTER: all_before_and_after,
    Rule.LONGEST_SUBSET: longest_subset,
    Rule.LONGEST_RUN: longest_run,
}
