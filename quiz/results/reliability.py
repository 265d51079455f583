"""How far the scores of a quiz can be trusted.

Source: Moodle's quiz statistics, there in percent; here shares, and scores in points.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.results.figures import Figure, Reason, figure
from quiz.results.items import ItemMarks, total_scores
from quiz.results.moments import covariance, deviations, mean, median, standard_deviation, varies

FEWEST_FOR_MIDDLE = 1
FEWEST_FOR_QUIZ = 10


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """What can be said of a quiz after `n` attempts, and why the rest cannot.

    Mean, median, deviation and `standard_error` are points of `maximum`; alpha is at most 1. The
    error ratio is the share of the deviation that is due to chance.
    """

    n: int
    maximum: float
    mean: Figure
    median: Figure
    standard_deviation: Figure
    skewness: Figure
    kurtosis: Figure
    alpha: Figure
    error_ratio: Figure
    standard_error: Figure


def quiz_statistics(items: Sequence[ItemMarks]) -> QuizStatistics:
    """Return the statistics of a quiz from all its items, over the same attempts."""
    scores = total_scores(items)
    n, few = len(scores), FEWEST_FOR_QUIZ
    found = alpha([item.marks for item in items], scores)
    why = Reason.ONE_ITEM if len(items) < 2 else Reason.ALL_ALIKE
    return QuizStatistics(
        n=n,
        maximum=math.fsum(item.maximum for item in items),
        mean=figure(mean(scores) if scores else None, n, FEWEST_FOR_MIDDLE),
        median=figure(median(scores) if scores else None, n, FEWEST_FOR_MIDDLE),
        standard_deviation=figure(standard_deviation(scores), n, few),
        skewness=figure(skewness(scores), n, few),
        kurtosis=figure(kurtosis(scores), n, few),
        alpha=figure(found, n, few, why),
        error_ratio=figure(error_ratio(found), n, few, why),
        standard_error=figure(standard_error(found, scores), n, few, why),
    )


def skewness(scores: Sequence[float]) -> float | None:
    """Return how lopsided the scores are: below 0 where a few lie far down.

    None below three scores, and where they never vary.
    """
    n = len(scores)
    if n < 3 or not varies(scores):
        return None
    third = n**2 * moment(scores, 3) / ((n - 1) * (n - 2))
    return third / math.pow(spread(scores), 1.5)


def kurtosis(scores: Sequence[float]) -> float | None:
    """Return how far the scores lie out, 0 for a normal curve.

    None below four scores, and where they never vary.
    """
    n = len(scores)
    if n < 4 or not varies(scores):
        return None
    fourth = n**2 * ((n + 1) * moment(scores, 4) - 3 * (n - 1) * moment(scores, 2) ** 2)
    return fourth / ((n - 1) * (n - 2) * (n - 3)) / spread(scores) ** 2


def moment(scores: Sequence[float], power: int) -> float:
    return math.fsum(deviation**power for deviation in deviations(scores)) / len(scores)


def spread(scores: Sequence[float]) -> float:
    """Return the variance over n - 1."""
    return moment(scores, 2) * len(scores) / (len(scores) - 1)


def alpha(items: Sequence[Sequence[float]], scores: Sequence[float]) -> float | None:
    """Return Cronbach's alpha, at most 1: how alike another quiz of such items would rank.

    None for one item, below three attempts, and where the scores never vary.
    """
    if len(items) < 2 or len(scores) < 3 or not varies(scores):
        return None
    single = math.fsum(covariance(marks, marks) or 0.0 for marks in items)
    return min(1.0, len(items) / (len(items) - 1) * (1 - single / spread(scores)))


def error_ratio(alpha: float | None) -> float | None:
    return None if alpha is None else math.sqrt(1 - alpha)


def standard_error(alpha: float | None, scores: Sequence[float]) -> float | None:
    """Return by how many points a score may be off: two in three are off by less."""
    return None if alpha is None else math.sqrt((1 - alpha) * spread(scores))
