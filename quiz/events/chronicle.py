"""A topic's events in the order of time: found, in periods of one length, beside one another."""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from quiz.dates import edtf
from quiz.dates.daynumber import calendar_date, day_number, days_in_month
from quiz.dates.historical import Extent, HistoricalDate, certainly_apart, certainly_before
from quiz.events.agreement import shown_date
from quiz.events.event import Event

# A topic falls into no more periods than fit a list to choose from.
MOST_PERIODS = 12
MONTH = 0
YEARS = (1, 10, 100, 1000)

DAYS_A_MONTH = 30.44
DAYS_A_YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event with the date it is shown with."""

    event: Event
    date: HistoricalDate

    @property
    def day(self) -> int | None:
        """The day by which it has its place in a list."""
        return self.date.latest if self.date.earliest is None else self.date.earliest

    @property
    def surely_after(self) -> int | None:
        return self.event.surely_after

    @property
    def surely_before(self) -> int | None:
        return self.event.surely_before


@dataclass(frozen=True, slots=True)
class Period:
    """The events that begin in a month, year, decade …; `date` is None for those without a day."""

    date: HistoricalDate | None
    events: tuple[PlacedEvent, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What certainly came before an event, what after it, the nearest first, and the rest."""

    before: tuple[PlacedEvent, ...]
    after: tuple[PlacedEvent, ...]
    uncertain: tuple[PlacedEvent, ...]


def in_order(events: Iterable[Event]) -> tuple[PlacedEvent, ...]:
    """Return events by the first day they may mean, finer ones first, those without a day last."""
    placed = (PlacedEvent(event, shown_date(event)) for event in events)
    return tuple(sorted(placed, key=place))


def place(placed: PlacedEvent) -> tuple[float, float, str]:
    day, latest = placed.day, placed.date.latest
    return (
        math.inf if day is None else day,
        math.inf if latest is None else latest,
        placed.event.name,
    )


def periods(placed: Sequence[PlacedEvent], all_days: tuple[int, int]) -> tuple[Period, ...]:
    """Return events, which must be in order, by the periods they begin in.

    `all_days` are the first and last day of the topic, of which the events may be a part.
    """
    years = period_years(*all_days)
    return tuple(
        Period(None if days is None else named(*days), tuple(members))
        for days, members in groupby(
            placed, lambda one: None if one.day is None else days_around(one.day, years)
        )
    )


def period_years(first_day: int, last_day: int) -> int:
    """Return how many years a period has, so that the days between make few; MONTH for less."""
    days = last_day - first_day
    if days <= MOST_PERIODS * DAYS_A_MONTH:
        return MONTH
    fitting = (years for years in YEARS if days <= MOST_PERIODS * years * DAYS_A_YEAR)
    return next(fitting, YEARS[-1])


def days_around(day: int, years: int) -> tuple[int, int]:
    """Return the first and the last day of the period that a day lies in."""
    year, month, _ = calendar_date(day)
    if years == MONTH:
        return day_number(year, month, 1), day_number(year, month, days_in_month(year, month))
    if year > 0:
        first = year // years * years
        return day_number(max(first, 1), 1, 1), day_number(first + years - 1, 12, 31)
    # Before Christ, people name a decade by its digits and count centuries from 1: 1 BC is year 0.
    count = 1 - year
    nearest = count // years * years if years <= 10 else (count - 1) // years * years + 1
    return day_number(2 - nearest - years, 1, 1), day_number(1 - max(nearest, 1), 12, 31)


def named(first_day: int, last_day: int) -> HistoricalDate:
    return edtf.read(edtf.between(first_day, last_day, Extent.ONCE))


def neighbours(event: Event, placed: Iterable[PlacedEvent]) -> Neighbours:
    """Return how the other events of a topic, given in order, stand to one of them."""
    others = [one for one in placed if one.event.name != event.name]
    before = [one for one in others if certainly_before(one, event)]
    after = [one for one in others if certainly_before(event, one)]
    return Neighbours(
        before=tuple(sorted(before, key=lambda one: -(one.surely_before or 0))),
        after=tuple(sorted(after, key=lambda one: one.surely_after or 0)),
        uncertain=tuple(one for one in others if not certainly_apart(one, event)),
    )


def matching(
    placed: Iterable[PlacedEvent],
    words: str = "",
    first_day: int | None = None,
    last_day: int | None = None,
) -> tuple[PlacedEvent, ...]:
    """Return the events that tell all the words and may lie, even partly, between the two days.

    Capitals and accents make no difference. A day that is None leaves its side open.
    """
    wanted = plain(words).split()
    return tuple(
        one
        for one in placed
        if may_lie_between(one.event, first_day, last_day) and tells(one.event, wanted)
    )


def may_lie_between(event: Event, first_day: int | None, last_day: int | None) -> bool:
    earliest, latest = event.earliest, event.latest
    too_late = earliest is not None and last_day is not None and earliest > last_day
    too_early = latest is not None and first_day is not None and latest < first_day
    return not (too_late or too_early)


def tells(event: Event, wanted: Sequence[str]) -> bool:
    """Return whether plain words stand in the statement or in a quotation."""
    if not wanted:
        return True
    told = plain("\n".join([event.statement, *(one.quotation for one in event.excerpts)]))
    return all(word in told for word in wanted)


def plain(text: str) -> str:
    """Return a text without capitals and accents, as one searches."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
