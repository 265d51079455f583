"""Where each card of an ordering stands: as it was given, and as it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.attempts.grading import Groups, ranks
from quiz.questions.question import ChoiceId
from quiz.web.drawing import bracket_part


@dataclass(frozen=True, slots=True)
class Standing:
    """A card in a column: the row it is in from 0, and its place from 1.

    Cards side by side, `beside` one another, have one place and a part of one bracket each.
    """

    choice: ChoiceId
    row: int
    place: int
    beside: frozenset[ChoiceId]
    bracket: str | None


def two_columns(key: Groups, order: Groups) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return the cards as they were given and as they belong.

    Within a bracket each column runs as the other does, so that threads from one to the other
    cross only where a pair is the wrong way round.
    """
    right, given = ranks(key), ranks(order)
    base = list(right)

    def column(groups: Groups, other: dict[ChoiceId, int]) -> tuple[Standing, ...]:
        return standings(
            [sorted(group, key=lambda one: (other[one], base.index(one))) for group in groups]
        )

    return column(order, right), column(key, given)


def standings(groups: Sequence[Sequence[ChoiceId]]) -> tuple[Standing, ...]:
    found: list[Standing] = []
    for group in groups:
        first = len(found)
        found += [
            Standing(
                choice=choice,
                row=first + index,
                place=first + 1,
                beside=frozenset(group),
                bracket=bracket_part(index, len(group)),
            )
            for index, choice in enumerate(group)
        ]
    return tuple(found)
