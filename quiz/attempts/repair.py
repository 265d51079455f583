"""The fewest cards to move until an order is the key, one step after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.attempts.grading import Groups, ranks
from quiz.questions.question import ChoiceId


class Side(StrEnum):
    """Where a card is put, as seen from the one it is put next to."""

    ABOVE = "above"
    BELOW = "below"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Move:
    """Take `choice` and put it directly above or below `neighbour`, or beside it.

    Above and below, the order of the two is certain; beside, nothing tells it. On the way it
    passes so many `places` down (up, where negative), cards side by side counted as one.
    """

    choice: ChoiceId
    places: int
    neighbour: ChoiceId
    side: Side


@dataclass(frozen=True, slots=True)
class Cell:
    """The choices that one group of the key and one group of the answer have in common."""

    rank: int
    given: int
    choices: frozenset[ChoiceId]

    def precedes(self, other: "Cell") -> bool:
        """Return whether key and answer agree on all of this and all of the other."""
        return self.rank < other.rank and self.given < other.given


def moves(key: Groups, order: Groups) -> tuple[Move, ...]:
    """Return the moves in the order to make them; none when the order is the key.

    What stays is a largest set of cards on which both agree, so no fewer moves can do.
    """
    settled = set(staying(key, order))
    rank = ranks(key)
    cards = [list(group) for group in order]
    steps = []
    for place, group in enumerate(key):
        for choice in group:
            if choice not in settled:
                beside = [other for other in group if other in settled]
                before = key[place - 1] if place else ()
                steps.append(move(cards, choice, beside, before, rank))
                settled.add(choice)
    return tuple(steps)


def move(
    cards: list[list[ChoiceId]],
    choice: ChoiceId,
    beside: Sequence[ChoiceId],
    before: Sequence[ChoiceId],
    rank: Mapping[ChoiceId, int],
) -> Move:
    """Put a choice where it belongs in `cards`, and return what was done.

    `beside` are those of its group that stand right already, `before` the whole group before it,
    which does: so its place is right after that, and one of whatever comes next belongs later.
    """
    start = place_of(choice, cards)
    cards[start].remove(choice)
    if not cards[start]:
        del cards[start]
    if beside:
        end = place_of(beside[0], cards)
        cards[end].append(choice)
        return Move(choice, end - start, beside[0], Side.BESIDE)
    end = place_of(before[0], cards) + 1 if before else 0
    cards.insert(end, [choice])
    if end > start:
        return Move(choice, end - start, before[0], Side.BELOW)
    later = next(other for other in cards[end + 1] if rank[other] > rank[choice])
    return Move(choice, end - start, later, Side.ABOVE)


def place_of(choice: ChoiceId, cards: Groups) -> int:
    return next(place for place, group in enumerate(cards) if choice in group)


def staying(key: Groups, order: Groups) -> frozenset[ChoiceId]:
    """Return a largest set of choices on which the key and the order agree, pair by pair.

    Two that agree are side by side in both or in neither, and then in the same order. So they
    are the choices of a run of cells that rise in both, and the heaviest run has the most.
    """
    runs: list[tuple[Cell, ...]] = []
    for cell in cells(key, order):
        longest = max((run for run in runs if run[-1].precedes(cell)), key=worth, default=())
        runs.append((*longest, cell))
    return frozenset(choice for cell in max(runs, key=worth) for choice in cell.choices)


def cells(key: Groups, order: Groups) -> list[Cell]:
    return [
        Cell(rank, given, both)
        for given, placed in enumerate(order)
        for rank, group in enumerate(key)
        if (both := frozenset(group) & frozenset(placed))
    ]


def worth(run: Sequence[Cell]) -> tuple[int, int]:
    """Return how many choices a run has; of equals the one that ends earlier is worth more."""
    return sum(len(cell.choices) for cell in run), -run[-1].rank
