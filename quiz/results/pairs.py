"""Quizzes that differ from student to student: what all answers say about pairs of events.

A pair is two events in their certain order, and right is who did not mix them up: so one pair is
asked in many questions.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.practice.evidence import EventName
from quiz.results.figures import Figure, figure
from quiz.results.intervals import Share
from quiz.results.items import FEWEST_FOR_RELATIONS
from quiz.results.moments import correlation
from quiz.results.rivals import FEWEST_FOR_RIVALS, TRUST_IN_ORDER, log_odds
from quiz.results.thirds import Thirds, thirds

Pair = tuple[EventName, EventName]


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What one student did with two events; `gap` is the days between them."""

    student: Hashable
    earlier: EventName
    later: EventName
    right: bool
    gap: int

    @property
    def pair(self) -> Pair:
        return self.earlier, self.later


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How often a pair was right, and whether the strong have it right more often.

    `facility.n` are the answers, by so many `students`. `discrimination` is the correlation with
    the share of all other pairs that a student has right.
    """

    earlier: EventName
    later: EventName
    students: int
    facility: Share
    discrimination: Figure


@dataclass(frozen=True, slots=True)
class DoubtedPair:
    """A pair that the upper third of its students mixes up more often than the lower third.

    `log_odds` above 0 say that it is more likely the other way round than as its dates have it.
    """

    earlier: EventName
    later: EventName
    mixed_up: Share
    upper: Share
    lower: Share
    log_odds: float


class Gap(StrEnum):
    """How far two events are apart, from the nearest on."""

    WEEK = "up to a week"
    MONTH = "up to a month"
    QUARTER = "up to three months"
    YEAR = "up to a year"
    THREE_YEARS = "up to three years"
    TEN_YEARS = "up to ten years"
    THIRTY_YEARS = "up to thirty years"
    CENTURY = "up to a hundred years"
    LONGER = "longer"


# Each is about three times as long as the one before. In days; the last has no end.
MOST_DAYS = {
    Gap.WEEK: 7,
    Gap.MONTH: 31,
    Gap.QUARTER: 92,
    Gap.YEAR: 366,
    Gap.THREE_YEARS: 1_096,
    Gap.TEN_YEARS: 3_653,
    Gap.THIRTY_YEARS: 10_958,
    Gap.CENTURY: 36_525,
}


@dataclass(frozen=True, slots=True)
class GapAccuracy:
    """How often pairs that lie so far apart were right."""

    gap: Gap
    right: Share


def pair_figures(answers: Sequence[PairAnswer]) -> tuple[PairFigures, ...]:
    """Return each pair with its figures: first the one that is surely wrong most often."""
    others = other_shares(answers)
    found = [
        PairFigures(
            earlier,
            later,
            len({answer.student for answer in asked}),
            Share(sum(answer.right for answer in asked), len(asked)),
            discrimination(asked, others),
        )
        for (earlier, later), asked in by_pair(answers).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.facility.interval[1], one.earlier, one.later)))


def by_pair(answers: Sequence[PairAnswer]) -> Mapping[Pair, Sequence[PairAnswer]]:
    asked = defaultdict[Pair, list[PairAnswer]](list)
    for answer in answers:
        asked[answer.pair].append(answer)
    return asked


def other_shares(answers: Sequence[PairAnswer]) -> Mapping[tuple[Hashable, Pair], float]:
    """Return the share of all other pairs that a student has right, for each pair of the student.

    Who was asked no other pair has none.
    """
    whole = defaultdict[Hashable, list[bool]](list)
    own = defaultdict[tuple[Hashable, Pair], list[bool]](list)
    for answer in answers:
        whole[answer.student].append(answer.right)
        own[answer.student, answer.pair].append(answer.right)
    right = {student: sum(each) for student, each in whole.items()}
    return {
        (student, pair): (right[student] - sum(each)) / others
        for (student, pair), each in own.items()
        if (others := len(whole[student]) - len(each))
    }


def discrimination(
    asked: Sequence[PairAnswer], others: Mapping[tuple[Hashable, Pair], float]
) -> Figure:
    judged, shares = with_others(asked, others)
    found = correlation([answer.right for answer in judged], shares)
    return figure(found, len(judged), FEWEST_FOR_RELATIONS)


def with_others(
    asked: Sequence[PairAnswer], others: Mapping[tuple[Hashable, Pair], float]
) -> tuple[list[PairAnswer], list[float]]:
    """Return the answers of students who were asked other pairs, and how these went."""
    judged = [answer for answer in asked if (answer.student, answer.pair) in others]
    return judged, [others[answer.student, answer.pair] for answer in judged]


def doubted_pairs(answers: Sequence[PairAnswer]) -> tuple[DoubtedPair, ...]:
    """Return the pairs whose source should be checked, the most certain first."""
    others = other_shares(answers)
    doubted = (doubt(asked, *with_others(asked, others)) for asked in by_pair(answers).values())
    return tuple(
        sorted(
            (pair for pair in doubted if pair),
            key=lambda pair: (-pair.log_odds, pair.earlier, pair.later),
        )
    )


def doubt(
    asked: Sequence[PairAnswer], judged: Sequence[PairAnswer], shares: Sequence[float]
) -> DoubtedPair | None:
    """Return the pair if the strong have it wrong, by all and by the thirds of its students."""
    parts = thirds(shares)
    if len(judged) < FEWEST_FOR_RIVALS or not isinstance(parts, Thirds):
        return None
    right = [answer.right for answer in judged]
    odds = log_odds([not one for one in right], right, shares, TRUST_IN_ORDER)
    upper, lower = (
        Share(sum(not right[place] for place in part), len(part))
        for part in (parts.upper, parts.lower)
    )
    if odds is None or odds <= 0 or upper.share <= lower.share:
        return None
    mixed_up = Share(sum(not answer.right for answer in asked), len(asked))
    return DoubtedPair(*asked[0].pair, mixed_up, upper, lower, odds)


def accuracy_by_gap(answers: Sequence[PairAnswer]) -> tuple[GapAccuracy, ...]:
    """Return how often pairs were right, by how far they lie apart; no gap that nobody met."""
    asked = defaultdict[Gap, list[bool]](list)
    for answer in answers:
        asked[gap_of(answer.gap)].append(answer.right)
    return tuple(
        GapAccuracy(gap, Share(sum(asked[gap]), len(asked[gap]))) for gap in Gap if gap in asked
    )


def gap_of(days: int) -> Gap:
    return next((gap for gap, most in MOST_DAYS.items() if days <= most), Gap.LONGER)
