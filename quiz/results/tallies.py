"""Answers counted: how often an event or a pair was asked, and how that went."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from quiz.practice.evidence import EventName, Evidence

# Credits are fractions, and sums of them depend on their order.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class EventTally:
    """How often an event was asked, and the sum of the credits earned for it."""

    asked: int
    earned: float
    last_at: datetime


@dataclass(frozen=True, slots=True)
class PairTally:
    """How often two events had to be told apart, and how often they were not."""

    asked: int
    mixed_up: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Tallies:
    """The counts of one student at one topic."""

    events: dict[EventName, EventTally] = field(default_factory=dict)
    pairs: dict[tuple[EventName, EventName], PairTally] = field(default_factory=dict)

    def equal(self, other: "Tallies") -> bool:
        """Return whether both are the same but for the order in which credits were added."""
        return (
            self.pairs == other.pairs
            and self.events.keys() == other.events.keys()
            and all(
                tally.asked == other.events[event].asked
                and math.isclose(tally.earned, other.events[event].earned, abs_tol=ROUNDING)
                for event, tally in self.events.items()
            )
        )


def counted(answers: Iterable[tuple[Evidence, datetime]]) -> Tallies:
    """Return what answers, each with its time, add up to."""
    tallies = Tallies()
    events, pairs = tallies.events, tallies.pairs
    for evidence, at in answers:
        for shown in evidence.events:
            before = events.get(shown.event, EventTally(0, 0.0, at))
            events[shown.event] = EventTally(
                before.asked + 1, before.earned + shown.credit, max(before.last_at, at)
            )
        for pair in evidence.pairs:
            names = pair.earlier, pair.later
            told = pairs.get(names, PairTally(0, 0, at))
            pairs[names] = PairTally(
                told.asked + 1, told.mixed_up + pair.mixed_up, max(told.last_at, at)
            )
    return tallies
