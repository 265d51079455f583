"""Which events are worth teaching: a number to sort by, and the reasons for it."""

from dataclasses import dataclass

from quiz.dates.historical import HistoricalDate, Precision
from quiz.events.candidate import Candidate
from quiz.events.event import Event
from quiz.events.likeness import words_of

Told = Event | Candidate

# What each ground adds; together they make 1.
NAMED, FINE, TOLD_TWICE, DISTINCT, READY = 0.25, 0.25, 0.2, 0.15, 0.15

FINENESS = {
    Precision.DAY: 1.0,
    Precision.MONTH: 0.9,
    Precision.SEASON: 0.8,
    Precision.YEAR: 0.8,
    Precision.DECADE: 0.4,
    Precision.SPAN: 0.4,
    Precision.CENTURY: 0.2,
    Precision.MILLENNIUM: 0.0,
}
ENOUGH_NAMES = 2
ENOUGH_WORDS = 5


@dataclass(frozen=True, slots=True)
class Worth:
    """How much an event is worth teaching, from 0 to 1, and why, the best ground first."""

    score: float
    reasons: tuple[str, ...]


def worth(told: Told) -> Worth:
    """Return what speaks for teaching an event: who, when, by how many, how clearly."""
    dates = told.dates if isinstance(told, Event) else (told.date,)
    grounds = [
        (NAMED * share(names(told.statement), ENOUGH_NAMES), "It names who or where."),
        (FINE * max(map(fineness, dates)), "Its date is fine enough to be asked."),
        (TOLD_TWICE * share(voices(told) - 1, 1), "More than one source tells it."),
        (DISTINCT * share(len(words_of(told.statement)), ENOUGH_WORDS), "It says enough."),
        (READY * told.usable, "It can be asked as it is."),
    ]
    best_first = sorted((ground for ground in grounds if ground[0] > 0), key=lambda one: -one[0])
    score = round(sum(value for value, _ in grounds), 3)
    return Worth(score, tuple(reason for _, reason in best_first))


def fineness(date: HistoricalDate) -> float:
    """Return from 0 to 1 how finely a date is given; an open one counts nothing."""
    return FINENESS[date.precision] if None not in (date.earliest, date.latest) else 0.0


def voices(told: Told) -> int:
    """Return how many different publishers tell an event."""
    if isinstance(told, Candidate):
        return 1
    return len({excerpt.source.voice for excerpt in told.excerpts})


def names(statement: str) -> int:
    """Return how many words begin with a large letter, an article at the beginning left out."""
    first, *others = statement.split() or [""]
    named = sum(word[:1].isupper() for word in others)
    return named + (first[:1].isupper() and first.lower() not in {"the", "a", "an"})


def share(number: float, enough: float) -> float:
    return min(1.0, number / enough)
