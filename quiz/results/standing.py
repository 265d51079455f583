"""Which of a student's attempts counts."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from quiz.results.moments import mean

# The score of a finished attempt, and when it was finished.
Finished = tuple[float, datetime]


class Counting(StrEnum):
    """How the attempts of one student become one score."""

    HIGHEST = "highest"
    LATEST = "latest"
    FIRST = "first"
    MEAN = "mean"


def score_that_counts(attempts: Sequence[Finished], counting: Counting) -> float | None:
    """Return the score that counts of finished attempts in any order; None where there are none."""
    if counting is Counting.MEAN:
        return mean([score for score, _ in attempts]) if attempts else None
    place = attempt_that_counts(attempts, counting)
    return None if place is None else attempts[place][0]


def attempt_that_counts(attempts: Sequence[Finished], counting: Counting) -> int | None:
    """Return the place, from 0, of the attempt that counts; None where there are none.

    Of equal scores the earlier counts. Where the mean counts, no attempt does more than another:
    the first stands for them, as it does for Moodle's statistics.
    """
    places = range(len(attempts))
    match counting:
        case Counting.HIGHEST:
            return max(places, key=lambda place: height(attempts[place]), default=None)
        case Counting.LATEST:
            return max(places, key=lambda place: attempts[place][1], default=None)
        case Counting.FIRST | Counting.MEAN:
            return min(places, key=lambda place: attempts[place][1], default=None)


def height(attempt: Finished) -> tuple[float, float]:
    score, finished = attempt
    return score, -finished.timestamp()
