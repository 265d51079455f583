"""The class in three parts, by its scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.results.figures import Hidden, Reason
from quiz.results.moments import ROUNDING

# A third of fewer would be one student.
FEWEST_FOR_THIRDS = 6


@dataclass(frozen=True, slots=True)
class Thirds:
    """The places of the attempts in each third, rising; the middle one may be empty."""

    upper: tuple[int, ...]
    middle: tuple[int, ...]
    lower: tuple[int, ...]

    @property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        return self.upper, self.middle, self.lower


def thirds(scores: Sequence[float]) -> Thirds | Hidden:
    """Return the upper, middle and lower third of the scores, or why there are none.

    Equal scores stay together, so that no order of the attempts decides: each cut is made
    between two scores, where the part cut off is nearest to a third, the smaller of two as near.
    """
    n = len(scores)
    if n < FEWEST_FOR_THIRDS:
        return Hidden(Reason.TOO_FEW, n, FEWEST_FOR_THIRDS)
    places = sorted(range(n), key=lambda place: -scores[place])
    cuts = [cut for cut in range(1, n) if scores[places[cut - 1]] - scores[places[cut]] > ROUNDING]
    if not cuts:
        return Hidden(Reason.ALL_ALIKE, n, FEWEST_FOR_THIRDS)
    upper = min(cuts, key=lambda cut: (abs(3 * cut - n), cut))
    lower = min(cuts, key=lambda cut: (abs(3 * (n - cut) - n), n - cut))
    return Thirds(
        tuple(sorted(places[:upper])),
        tuple(sorted(places[upper:lower])),
        tuple(sorted(places[lower:])),
    )
