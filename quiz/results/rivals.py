"""What may be right instead of the key, judged by who gave it.

Who does well on the rest of a quiz takes the key more often than a distractor. Where the strong
take a distractor instead, it may be the key: odds say how likely that is.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.attempts.grading import ranks
from quiz.questions.question import ChoiceId
from quiz.results.items import ItemMarks, total_scores
from quiz.results.moments import correlation
from quiz.results.responses import Arranged, Given, Picked

FEWEST_FOR_RIVALS = 10

# So far, as a correlation, does giving the key and not another choice go with the scores on the
# rest at least. In a good quiz it is about twice as much: this errs on the side of the key.
USUAL = 0.2

# Before any answer is seen, the key is held right so many to one: against each distractor, and
# against each pair turned round, of which there are more, and the dates of both speak for it.
TRUST_IN_KEY = 10
TRUST_IN_ORDER = 20


@dataclass(frozen=True, slots=True)
class Contrast:
    """Who gave `right`, as the key has it, and who gave `instead`: attempt by attempt.

    Of a multiple choice both are choices. Of an order `right` is to be put before `instead`, and
    those who gave `instead` put it first.
    """

    right: ChoiceId
    instead: ChoiceId
    gave_right: tuple[bool, ...]
    gave_instead: tuple[bool, ...]
    trust: float


@dataclass(frozen=True, slots=True)
class Rival:
    """What goes with the scores on the rest of the quiz better than the key of an item does.

    `log_odds` above 0 say that it is more likely right than the key. `others` are the scores it
    was judged by, out of `points`.
    """

    item: int
    contrast: Contrast
    log_odds: float
    others: tuple[float, ...]
    points: float


def rivals(marks: Sequence[ItemMarks], items: Sequence[Given]) -> tuple[Rival, ...]:
    """Return what is more likely right than the key is, the most likely first.

    Both sequences run over the items of a quiz, and each item over the same attempts; a rival's
    `item` is its place in them, from 0. A wrong key spoils the scores that the other items are
    judged by. So all are judged twice, the second time without what looked wrong at first.
    """
    if len(total_scores(marks)) < FEWEST_FOR_RIVALS:
        return ()
    contrasts = [tuple(contrasts_of(item)) for item in items]
    first = sorted(judged(marks, contrasts, frozenset()), key=certainty)
    spoilt = {rival.item for rival in first if rival.log_odds > 0 or rival is first[0]}
    again = sorted(judged(marks, contrasts, frozenset(spoilt)), key=certainty)
    return tuple(rival for rival in again if rival.log_odds > 0)


def certainty(rival: Rival) -> tuple[float, int, ChoiceId, ChoiceId]:
    """Return by what rivals are sorted: the most certain first, then as they stand."""
    return -rival.log_odds, rival.item, rival.contrast.right, rival.contrast.instead


def contrasts_of(item: Given) -> Iterator[Contrast]:
    """Yield each choice of the key against each distractor, or each pair against its reverse."""
    match item:
        case Picked(key=key, answers=answers):
            took = {
                choice: tuple(choice in answer for answer in answers) for choice in item.choices
            }
            for right in sorted(key):
                for other in item.distractors:
                    yield Contrast(right, other, took[right], took[other], TRUST_IN_KEY)
        case Arranged(answers=answers):
            orders = [ranks(answer) for answer in answers]
            for earlier, later in item.pairs:
                yield Contrast(
                    earlier,
                    later,
                    tuple(bool(order) and order[earlier] < order[later] for order in orders),
                    tuple(bool(order) and order[later] < order[earlier] for order in orders),
                    TRUST_IN_ORDER,
                )


def judged(
    marks: Sequence[ItemMarks], contrasts: Sequence[Sequence[Contrast]], without: frozenset[int]
) -> Iterator[Rival]:
    """Yield what goes with the rest better than the key, judged without itself and some items."""
    for item, asked in enumerate(contrasts):
        rest = [one for place, one in enumerate(marks) if place not in without | {item}]
        others = tuple(total_scores(rest))
        points = math.fsum(one.maximum for one in rest)
        for contrast in asked:
            odds = log_odds(contrast.gave_instead, contrast.gave_right, others, contrast.trust)
            if odds is not None:
                yield Rival(item, contrast, odds, others, points)


def log_odds(
    gave_instead: Sequence[bool],
    gave_right: Sequence[bool],
    others: Sequence[float],
    trust: float,
) -> float | None:
    """Return the odds, as a logarithm, that one answer is right rather than the other.

    None unless the first goes with the other scores better than the second. Three things are
    multiplied: how likely that is if it is right, against if it is not; how many more gave it,
    since more students are right than take any one distractor; and the trust in the other.
    The likelihoods are those of correlations of +USUAL and -USUAL in so many attempts: so a few
    students are not believed, and what is merely popular is believed less the more there are.
    """
    apart = [left - right for left, right in zip(gave_instead, gave_right, strict=True)]
    found = correlation(apart, others)
    if found is None or found <= 0:
        return None
    more = (sum(gave_instead) + 1) / (sum(gave_right) + 1)
    return 2 * USUAL * len(apart) * found + math.log(more / trust)
