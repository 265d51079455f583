"""What an EDTF text says, as a small tree: single dates, stretches of time, and sets of both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from quiz.dates.historical import Extent, Precision


@dataclass(frozen=True, slots=True)
class Point:
    """One date as it is written, in characters; an X stands for a digit that is not given.

    A month from 21 to 41 is a season or another part of a year (see `certainty`).
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""  # "?" uncertain, "~" approximate, "%" both

    @property
    def season(self) -> int | None:
        written = self.month is not None and "X" not in self.month and int(self.month) > 20
        return int(self.month) if written and self.month else None

    @property
    def precision(self) -> Precision:
        """Return how finely it is given: an X makes everything smaller than it unknown."""
        if "X" in self.year:
            digits = self.year.removeprefix("-")
            return _MASKED_YEARS[digits.index("X")]
        if self.season is not None:
            return Precision.SEASON
        if self.month is None or "X" in self.month:
            return Precision.YEAR
        return Precision.MONTH if self.day is None or "X" in self.day else Precision.DAY

    @property
    def unqualified(self) -> "Point":
        return replace(self, qualifier="")

    def years(self, *, backwards: bool = False) -> Iterator[int]:
        """Yield the years it may mean, earliest first or latest first."""
        if not self.year.startswith("-"):
            return matching(self.year, backwards=backwards)
        # -0000 is no year in EDTF, but the mask -00XX must end with 1 BC, which is year 0.
        return (-year for year in matching(self.year[1:], backwards=not backwards))


_MASKED_YEARS = (Precision.SPAN, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another; None where that side is open or unknown."""

    first: Point | None
    last: Point | None


@dataclass(frozen=True, slots=True)
class Several:
    """A set in brackets: once at one of its members, or each of them in braces."""

    members: tuple[Point | Stretch, ...]
    extent: Extent


Expression = Point | Stretch | Several


def matching(mask: str, *, backwards: bool = False) -> Iterator[int]:
    """Yield the numbers that a mask such as 19X1 may stand for, in ascending order or backwards."""
    digits = "9876543210" if backwards else "0123456789"
    for chosen in product(*(digits if digit == "X" else digit for digit in mask)):
        yield int("".join(chosen))
