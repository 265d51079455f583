"""How far a share can be trusted that was counted in few answers."""

import math
from dataclasses import dataclass

# 95 times in 100 the true share lies within so many deviations of the one counted.
BOTH_SIDES = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """So many of `n`, of one or more."""

    count: int
    n: int

    @property
    def share(self) -> float:
        return self.count / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Return the least and the most that the true share may be, 95 times in 100."""
        return wilson(self.count, self.n)


def wilson(count: int, n: int, deviations: float = BOTH_SIDES) -> tuple[float, float]:
    """Return the least and the most that a share may be of which `count` of `n` were seen.

    Both lie from 0 to 1, and the share seen between them. Source: Wilson's interval (1927).
    """
    share, doubt = count / n, deviations**2
    middle = (share + doubt / (2 * n)) / (1 + doubt / n)
    spread = math.sqrt(share * (1 - share) / n + doubt / (4 * n**2))
    half = deviations * spread / (1 + doubt / n)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
