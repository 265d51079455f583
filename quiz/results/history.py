"""One student over time: what is known, what is mixed up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quiz.practice.evidence import EventName
from quiz.results.intervals import wilson
from quiz.results.tallies import EventTally, PairTally

# An event is known from 2 right answers of 2 on, or 5 of 6; it is weak with less than half.
KNOWN = 0.75
WEAK = 0.5

# 95 times in 100 the true share lies above a bound so many deviations down.
DEVIATIONS = 1.645


class Mastery(StrEnum):
    """How well an event is known."""

    KNOWN = "known"
    SHAKY = "shaky"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Mastered:
    """An event with what its tally says; `surety` runs from 0 to 1."""

    event: EventName
    tally: EventTally
    surety: float
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class MixedUp:
    """Two events that were taken for one another at least once."""

    earlier: EventName
    later: EventName
    tally: PairTally


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a finished attempt, out of the points that it was worth."""

    attempt: int
    at: datetime
    score: float
    points: float

    @property
    def share(self) -> float:
        return self.score / self.points


def mastered(event: EventName, tally: EventTally) -> Mastered:
    sure = surety(tally.earned, tally.asked)
    mastery = Mastery.KNOWN if sure >= KNOWN else Mastery.WEAK if sure < WEAK else Mastery.SHAKY
    return Mastered(event, tally, sure, mastery)


def surety(earned: float, asked: int) -> float:
    """Return the credit to expect of the next answer: one more of each kind is counted in.

    One right answer may be luck, so it gives 2/3, and many come closer and closer to 1.
    Source: Laplace's rule of succession.
    """
    return (earned + 1) / (asked + 2)


def mixed_up(
    tallies: Mapping[tuple[EventName, EventName], PairTally],
) -> tuple[MixedUp, ...]:
    """Return the pairs that were mixed up, the worst first; of equals the one asked last."""
    pairs = [
        MixedUp(earlier, later, tally)
        for (earlier, later), tally in tallies.items()
        if tally.mixed_up
    ]
    return tuple(
        sorted(
            pairs,
            key=lambda pair: (
                -surely_mixed_up(pair.tally.mixed_up, pair.tally.asked),
                -pair.tally.last_at.timestamp(),
                pair.earlier,
                pair.later,
            ),
        )
    )


def surely_mixed_up(mixed_up: int, asked: int) -> float:
    """Return the share that a pair is mixed up at least, however lucky the answers were.

    So twice of twice is worse than once of once. Source: the lower end of Wilson's interval.
    """
    return wilson(mixed_up, asked, DEVIATIONS)[0]


def weakest(events: Iterable[Mastered], most: int) -> tuple[Mastered, ...]:
    """Return the weak events, the least sure first, and no more than asked for."""
    weak = (one for one in events if one.mastery is Mastery.WEAK)
    return tuple(sorted(weak, key=lambda one: (one.surety, one.event))[:most])
