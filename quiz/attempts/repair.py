"""The fewest cards to move until an order is the key, one step after another."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.questions.question import ChoiceId


@dataclass(frozen=True, slots=True)
class Move:
    """Take `choice` and put it `places` further down (up, where negative).

    It then stands directly above `neighbour` after a move up, directly below it after a move
    down; that the two belong in this order is certain.
    """

    choice: ChoiceId
    places: int
    neighbour: ChoiceId


def moves(key: Sequence[ChoiceId], order: Sequence[ChoiceId]) -> tuple[Move, ...]:
    """Return the moves in the order to make them; none when the order is the key.

    What stays is a longest run of cards already in order, so no fewer moves can do.
    """
    staying = longest_in_order(key, order)
    cards = list(order)
    steps: list[Move] = []
    for rank, choice in enumerate(key):
        if choice in staying:
            continue
        start = cards.index(choice)
        cards.remove(choice)
        # Everything before `choice` in the key is settled by now, so its place is right after
        # the one before it, and whatever comes next belongs later.
        end = cards.index(key[rank - 1]) + 1 if rank else 0
        neighbour = cards[end] if end < start else cards[end - 1]
        cards.insert(end, choice)
        steps.append(Move(choice, end - start, neighbour))
    return tuple(steps)


def longest_in_order(key: Sequence[ChoiceId], order: Sequence[ChoiceId]) -> frozenset[ChoiceId]:
    """Return a largest set of cards that stand in the order of the key (patience sorting)."""
    ranks = [list(key).index(choice) for choice in order]
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for rank in ranks:
        pile = bisect_left(tops, rank)
        below[rank] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [rank]
    kept: set[ChoiceId] = set()
    rank_kept = tops[-1] if tops else None
    while rank_kept is not None:
        kept.add(key[rank_kept])
        rank_kept = below[rank_kept]
    return frozenset(kept)
