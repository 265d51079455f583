"""Means, spreads and correlations.

Every sum is exact before it is rounded, so no figure depends on the order of the attempts.
"""

import math
from collections.abc import Sequence

# Marks are fractions of points: what should be equal may differ by so much.
ROUNDING = 1e-9


def mean(values: Sequence[float]) -> float:
    """Return the mean of at least one value."""
    return math.fsum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """Return the middle one of at least one value, or the mean of the two in the middle."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else mean(ordered[half - 1 : half + 1])


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower quartile, the median and the upper quartile of at least one value.

    What lies between two values is read off the straight line from one to the other, as
    spreadsheets do.
    """
    ordered = sorted(values)
    lower, middle, upper = (at_share(ordered, share) for share in (0.25, 0.5, 0.75))
    return lower, middle, upper


def at_share(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below, beyond = math.floor(place), math.ceil(place)
    return ordered[below] + (place - below) * (ordered[beyond] - ordered[below])


def varies(values: Sequence[float]) -> bool:
    """Return whether there are two values that differ by more than rounding."""
    return len(values) > 1 and max(values) - min(values) > ROUNDING


def deviations(values: Sequence[float]) -> list[float]:
    middle = mean(values)
    return [value - middle for value in values]


def covariance(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return the covariance over n - 1 of two sequences of one length; None below two values."""
    if len(one) < 2:
        return None
    products = zip(deviations(one), deviations(other), strict=True)
    return math.fsum(left * right for left, right in products) / (len(one) - 1)


def standard_deviation(values: Sequence[float]) -> float | None:
    """Return the standard deviation over n - 1; None below two values."""
    variance = covariance(values, values)
    return None if variance is None else math.sqrt(variance)


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Return Pearson's correlation, from -1 to 1; None where either never varies."""
    if not (varies(one) and varies(other)):
        return None
    left, right = deviations(one), deviations(other)
    together = math.fsum(a * b for a, b in zip(left, right, strict=True))
    apart = math.fsum(a * a for a in left) * math.fsum(b * b for b in right)
    return max(-1.0, min(1.0, together / math.sqrt(apart)))
