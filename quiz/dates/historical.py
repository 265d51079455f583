"""A date in history: what is said, and the wider bounds that are sure.

All bounds are inclusive day numbers (see `daynumber`); None means unbounded on that side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Precision(StrEnum):
    """How finely a date is given."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    SPAN = "span"


class Extent(StrEnum):
    """How much of its date an event takes up."""

    ONCE = "once"  # it happened once, at some moment between the bounds
    LASTING = "lasting"  # it went on from one bound to the other
    EACH = "each"  # it happened in every one of several dates


class Bounded(Protocol):
    """Anything that certainly lies between two days: a date, an event, a choice."""

    @property
    def surely_after(self) -> int | None: ...

    @property
    def surely_before(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date as a source gives it.

    `earliest` and `latest` bound what is said; `surely_after` and `surely_before` are the wider
    bounds that every proof uses, so that `surely_after <= earliest <= latest <= surely_before`.
    """

    edtf: str
    earliest: int | None
    latest: int | None
    surely_after: int | None
    surely_before: int | None
    precision: Precision
    extent: Extent = Extent.ONCE

    def __post_init__(self) -> None:
        sides = (
            (self.surely_after, self.earliest),
            (self.earliest, self.latest),
            (self.latest, self.surely_before),
        )
        if any(a is not None and b is not None and a > b for a, b in sides):
            raise ValueError(f"the bounds of {self.edtf!r} are not in order")
        if (self.earliest is None and self.surely_after is not None) or (
            self.latest is None and self.surely_before is not None
        ):
            raise ValueError(f"{self.edtf!r} is surer than it says")

    @property
    def can_be_asked(self) -> bool:
        """It happened once, or its whole extent is known."""
        return self.extent is Extent.ONCE or None not in (self.surely_after, self.surely_before)


def certainly_before(first: Bounded, second: Bounded) -> bool:
    """Return whether `first` was over before `second` began, whichever days are meant.

    False means "not certain", never "after".
    """
    return (
        first.surely_before is not None
        and second.surely_after is not None
        and first.surely_before < second.surely_after
    )


def certainly_apart(first: Bounded, second: Bounded) -> bool:
    """Return whether one of the two was certainly over before the other began."""
    return certainly_before(first, second) or certainly_before(second, first)


def certainly_within(inner: Bounded, period: Bounded) -> bool:
    """Return whether all that `inner` may mean lies inside the sure bounds of `period`."""
    starts_inside = period.surely_after is None or (
        inner.surely_after is not None and inner.surely_after >= period.surely_after
    )
    ends_inside = period.surely_before is None or (
        inner.surely_before is not None and inner.surely_before <= period.surely_before
    )
    return starts_inside and ends_inside


def earliest_of(days: Iterable[int | None]) -> int | None:
    """Return the smallest day; None, which is before every day, if any day is unbounded."""
    known = list(days)
    return None if None in known else min(day for day in known if day is not None)


def latest_of(days: Iterable[int | None]) -> int | None:
    """Return the largest day; None, which is after every day, if any day is unbounded."""
    known = list(days)
    return None if None in known else max(day for day in known if day is not None)
