"""A figure, or why it is not shown."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a figure is not shown."""

    TOO_FEW = "too few"
    ALL_ALIKE = "all alike"
    NEGATIVE = "negative"
    ONE_ITEM = "one item"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that is not shown, of `n` attempts; where these are too few, it takes `fewest`."""

    reason: Reason
    n: int
    fewest: int


Figure = float | Hidden


def figure(
    value: float | None, n: int, fewest: int, otherwise: Reason = Reason.ALL_ALIKE
) -> Figure:
    """Return the value, or why it is hidden: too few attempts, or `otherwise` where it is None."""
    if n < fewest:
        return Hidden(Reason.TOO_FEW, n, fewest)
    return Hidden(otherwise, n, fewest) if value is None else value
