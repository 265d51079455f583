"""How a class did: the mean, the middle, the spread, and how many had how much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from quiz.results.moments import ROUNDING, mean, median, standard_deviation

MOST_BINS = 12


@dataclass(frozen=True, slots=True)
class Bin:
    """How many scores lie from `low` up to, not including, `high`; the last bin holds its end."""

    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """The scores of `n` attempts, in points; None where there are too few for a figure."""

    n: int
    maximum: float
    mean: float | None
    median: float | None
    standard_deviation: float | None
    bins: tuple[Bin, ...]


def distribution(scores: Sequence[float], maximum: float) -> Distribution:
    """Return how scores from 0 to `maximum` points are spread; ValueError for one outside."""
    if any(not -ROUNDING <= score <= maximum + ROUNDING for score in scores):
        raise ValueError(f"a score is not from 0 to {maximum}")
    return Distribution(
        n=len(scores),
        maximum=maximum,
        mean=mean(scores) if scores else None,
        median=median(scores) if scores else None,
        standard_deviation=standard_deviation(scores),
        bins=histogram(scores, maximum),
    )


def histogram(scores: Sequence[float], maximum: float) -> tuple[Bin, ...]:
    """Return bins of one round width that cover 0 to `maximum`; the last may be narrower."""
    width = bin_width(maximum)
    bins = math.ceil(maximum / width - ROUNDING)
    counts = [0] * bins
    for score in scores:
        counts[max(0, min(bins - 1, math.floor(score / width + ROUNDING)))] += 1
    return tuple(
        Bin(place * width, min((place + 1) * width, maximum), n) for place, n in enumerate(counts)
    )


def bin_width(maximum: float) -> float:
    """Return the smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, 10, … that makes no more than MOST_BINS."""
    if maximum <= 0:
        raise ValueError(f"nothing can be scored of {maximum} points")
    smallest = math.floor(math.log10(maximum / MOST_BINS))
    widths = (step * 10.0**power for power in count(smallest) for step in (1, 2, 5))
    return next(width for width in widths if maximum / width <= MOST_BINS + ROUNDING)
