"""What the marks on an item say about it: how easy it is, and whether it tells strong from weak.

Source: Moodle's question statistics, there in percent; here shares, and marks in points.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.results.figures import Figure, Reason, figure
from quiz.results.moments import (
    ROUNDING,
    correlation,
    covariance,
    mean,
    standard_deviation,
    varies,
)

FEWEST_FOR_FACILITY = 1
FEWEST_FOR_SPREAD = 2
# Below so many attempts a correlation is chance: of ten unrelated ones, 5 in 100 reach 0.55.
FEWEST_FOR_RELATIONS = 10

# An item that does less than this share of what its marks could do is doubtful (Moodle).
DOUBTFUL = 0.15


@dataclass(frozen=True, slots=True)
class ItemMarks:
    """The marks on one item, in points from 0 to `maximum`: one for each attempt, 0 if unanswered.

    `guess` is the credit to expect of a guess, if it is known.
    """

    marks: tuple[float, ...]
    maximum: float
    guess: float | None = None

    def __post_init__(self) -> None:
        if self.maximum <= 0:
            raise ValueError(f"an item of {self.maximum} points says nothing")
        if any(not -ROUNDING <= mark <= self.maximum + ROUNDING for mark in self.marks):
            raise ValueError(f"a mark is not from 0 to {self.maximum}")


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What can be said of an item after `n` attempts, and why the rest cannot.

    Facility is from 0 to 1, discrimination from -1 to 1, efficiency at most 1. The weights are
    shares of all items' weights: `intended` by points, `effective` by what the marks did.
    """

    n: int
    maximum: float
    facility: Figure
    standard_deviation: Figure
    covariance: Figure
    discrimination: Figure
    efficiency: Figure
    effective_weight: Figure
    intended_weight: float
    guess: float | None

    @property
    def doubtful(self) -> bool:
        return isinstance(self.efficiency, float) and self.efficiency < DOUBTFUL


def item_statistics(items: Sequence[ItemMarks]) -> tuple[ItemStatistics, ...]:
    """Return the statistics of every item of a quiz, over the same attempts in the same order."""
    totals, points = total_scores(items), math.fsum(item.maximum for item in items)
    weights = effective_weights([item.marks for item in items], totals)
    return tuple(
        statistics_of(item, totals, weight, item.maximum / points)
        for item, weight in zip(items, weights, strict=True)
    )


def total_scores(items: Sequence[ItemMarks]) -> list[float]:
    """Return the score of each attempt; ValueError unless all items have as many marks."""
    return [math.fsum(marks) for marks in zip(*(item.marks for item in items), strict=True)]


def statistics_of(
    item: ItemMarks, totals: Sequence[float], weight: float | None, intended: float
) -> ItemStatistics:
    marks, n = item.marks, len(item.marks)
    others = rest_scores(marks, totals)
    few = FEWEST_FOR_RELATIONS
    return ItemStatistics(
        n=n,
        maximum=item.maximum,
        facility=figure(facility(marks, item.maximum), n, FEWEST_FOR_FACILITY),
        standard_deviation=figure(standard_deviation(marks), n, FEWEST_FOR_SPREAD),
        covariance=figure(covariance(marks, totals), n, few),
        discrimination=figure(discrimination(marks, others), n, few),
        efficiency=figure(efficiency(marks, others), n, few),
        effective_weight=figure(weight, n, few, why_no_weight(marks, totals)),
        intended_weight=intended,
        guess=item.guess,
    )


def facility(marks: Sequence[float], maximum: float) -> float | None:
    """Return the mean credit, from 0 to 1: high is easy. None without an attempt."""
    return max(0.0, min(1.0, mean(marks) / maximum)) if marks else None


def rest_scores(marks: Sequence[float], totals: Sequence[float]) -> list[float]:
    """Return the scores without these marks."""
    return [total - mark for mark, total in zip(marks, totals, strict=True)]


def discrimination(marks: Sequence[float], others: Sequence[float]) -> float | None:
    """Return the correlation of the marks with the rest of the scores, from -1 to 1.

    None when either never varies: an item that everybody had right says nothing about who is
    strong.
    """
    return correlation(marks, others)


def efficiency(marks: Sequence[float], others: Sequence[float]) -> float | None:
    """Return how well the item does, of how well these marks could: at most 1.

    They would do best if the highest went to the strongest and so on down. None when either
    never varies.
    """
    best = covariance(sorted(marks), sorted(others))
    found = covariance(marks, others)
    if not (varies(marks) and varies(others)) or best is None or found is None:
        return None
    return min(1.0, found / best)


def effective_weights(
    items: Sequence[Sequence[float]], totals: Sequence[float]
) -> list[float | None]:
    """Return each item's share in the spread of the scores.

    None for an item whose marks go against the scores, and for all where nothing varies. Those
    that have a weight weigh 1 together.
    """
    shares = [None if below_zero(marks, totals) else pull(marks, totals) for marks in items]
    whole = math.fsum(share for share in shares if share is not None)
    return [share / whole if share is not None and whole > 0 else None for share in shares]


def pull(marks: Sequence[float], totals: Sequence[float]) -> float:
    return math.sqrt(max(0.0, covariance(marks, totals) or 0.0))


def below_zero(marks: Sequence[float], totals: Sequence[float]) -> bool:
    return (covariance(marks, totals) or 0.0) < -ROUNDING


def why_no_weight(marks: Sequence[float], totals: Sequence[float]) -> Reason:
    return Reason.NEGATIVE if below_zero(marks, totals) else Reason.ALL_ALIKE
