"""Which event was put before which: pairs with their shares and whiskers, and gaps in time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext

from quiz.questions.question import Choice
from quiz.results.answer_table import AnswerTable, events_of, pair_answers
from quiz.results.intervals import Share
from quiz.results.items import FEWEST_FOR_RELATIONS
from quiz.results.pairs import (
    DoubtedPair,
    Gap,
    GapAccuracy,
    PairAnswer,
    PairFigures,
    accuracy_by_gap,
    doubted_pairs,
    pair_figures,
)
from quiz.web.figures_shown import in_numbers, interval_words, percent_words
from quiz.web.flags import odds_words, thirds_words
from quiz.web.scale import percent

# So many pairs are on the page; all are in the files.
MOST_SHOWN = 25

GAPS = {
    Gap.WEEK: lazy_gettext("up to a week"),
    Gap.MONTH: lazy_gettext("up to a month"),
    Gap.QUARTER: lazy_gettext("up to 3 months"),
    Gap.YEAR: lazy_gettext("up to a year"),
    Gap.THREE_YEARS: lazy_gettext("up to 3 years"),
    Gap.TEN_YEARS: lazy_gettext("up to 10 years"),
    Gap.THIRTY_YEARS: lazy_gettext("up to 30 years"),
    Gap.CENTURY: lazy_gettext("up to 100 years"),
    Gap.LONGER: lazy_gettext("longer"),
}


@dataclass(frozen=True, slots=True)
class Whiskers:
    """A share drawn as a bar, with the line on which the true one lies."""

    share: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A pair with its figures."""

    figures: PairFigures
    earlier: Choice
    later: Choice
    right: str
    between: str
    whiskers: Whiskers
    discrimination: str


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """A pair whose sources should be checked: the charge, and what speaks for it."""

    pair: DoubtedPair
    earlier: Choice
    later: Choice
    charge: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapPoint:
    """How often pairs so far apart were right; `x` is the middle of its place under the line."""

    words: str
    right: Share
    share: str
    between: str
    x: str
    across: float
    down: float
    y: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class ShownPairs:
    """All that answers say of pairs; `more` are those not shown, `answers` all that were given.

    Below the `fewest` of them a pair has no discrimination.
    """

    answers: int
    pairs: tuple[ShownPair, ...]
    more: int
    doubts: tuple[ShownDoubt, ...]
    gaps: tuple[GapPoint, ...]
    fewest: int = FEWEST_FOR_RELATIONS

    @property
    def path(self) -> str:
        return " ".join(f"{point.across:.2f},{point.down:.2f}" for point in self.gaps)


def shown_pairs(tables: Sequence[AnswerTable]) -> ShownPairs:
    answers, events = tuple(pair_answers(tables)), events_of(tables)
    found = pair_figures(answers)
    return ShownPairs(
        answers=len(answers),
        pairs=tuple(shown_pair(one, events) for one in found[:MOST_SHOWN]),
        more=max(0, len(found) - MOST_SHOWN),
        doubts=shown_doubts(answers, events),
        gaps=gap_points(accuracy_by_gap(answers)),
    )


def shown_pair(figures: PairFigures, events: Mapping[str, Choice]) -> ShownPair:
    return ShownPair(
        figures=figures,
        earlier=events[figures.earlier],
        later=events[figures.later],
        right=percent_words(figures.facility.share),
        between=interval_words(figures.facility),
        whiskers=whiskers(figures.facility),
        discrimination=in_numbers(figures.discrimination),
    )


def whiskers(share: Share) -> Whiskers:
    low, high = share.interval
    return Whiskers(percent(100 * share.share), percent(100 * low), percent(100 * high))


def shown_doubts(
    answers: Sequence[PairAnswer], events: Mapping[str, Choice]
) -> tuple[ShownDoubt, ...]:
    return tuple(
        ShownDoubt(
            pair,
            events[pair.earlier],
            events[pair.later],
            gettext("Your strongest students take these two for the other way round."),
            (
                gettext(
                    "Mixed up in %(count)s of %(n)s answers.",
                    count=pair.mixed_up.count,
                    n=pair.mixed_up.n,
                )
                + " "
                + thirds_words(pair.upper, pair.lower),
                odds_words(pair.log_odds, gettext("their dates are the wrong way round")),
            ),
        )
        for pair in doubted_pairs(answers)
    )


def gap_points(found: Sequence[GapAccuracy]) -> tuple[GapPoint, ...]:
    """Return the gaps that were met, evenly spread, the nearest first."""
    return tuple(
        gap_point(one, 100 * (place + 0.5) / len(found)) for place, one in enumerate(found)
    )


def gap_point(one: GapAccuracy, across: float) -> GapPoint:
    low, high = one.right.interval
    down = 100 * (1 - one.right.share)
    return GapPoint(
        words=str(GAPS[one.gap]),
        right=one.right,
        share=percent_words(one.right.share),
        between=interval_words(one.right),
        x=percent(across),
        across=across,
        down=down,
        y=percent(down),
        low=percent(100 * (1 - low)),
        high=percent(100 * (1 - high)),
    )
