"""The events that may be asked, arranged so that neighbours in time are found quickly."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from quiz.dates import daynumber
from quiz.dates.historical import Bounded, HistoricalDate, Precision
from quiz.events.agreement import shown_date
from quiz.events.event import Event, Excerpt
from quiz.questions.leaks import leak
from quiz.questions.periods import period_around

BEYOND = 10**12  # days: further than any date that can be read

# Years of four digits, outside which a day has no name in EDTF.
FIRST_DAY, LAST_DAY = daynumber.day_number(-9999, 1, 1), daynumber.day_number(9999, 12, 31)

# A period longer than this share of the topic is no question.
LONGEST_PERIOD = 0.25


@dataclass(frozen=True, slots=True)
class Askable:
    """An event that may be asked, with the date it is asked by."""

    event: Event
    date: HistoricalDate

    @property
    def text(self) -> str:
        return self.event.statement

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        return self.event.excerpts

    @property
    def surely_after(self) -> int | None:
        return self.date.surely_after

    @property
    def surely_before(self) -> int | None:
        return self.date.surely_before


@dataclass(frozen=True, slots=True)
class Told:
    """A period, and the events that certainly lie in it."""

    period: HistoricalDate
    events: tuple[Askable, ...]


class Pool:
    """Events by their sure bounds; every search is a bisection, none compares all with all."""

    def __init__(self, events: Iterable[Event]) -> None:
        refused: Counter[str] = Counter()
        asked: list[Askable] = []
        for event in sorted(events, key=lambda event: event.name):
            askable = Askable(event, shown_date(event))
            if reason := refusal(askable):
                refused[reason] += 1
            else:
                asked.append(askable)
        self.refused: Mapping[str, int] = refused
        days = [day for one in asked for day in known_days(one)]
        self.days = max(days) - min(days) + 1 if days else 1
        self.arrange(asked)

    def arrange(self, asked: Sequence[Askable]) -> None:
        self.by_start = sorted(asked, key=lambda one: (begins(one), ends(one), one.event.name))
        self.by_end = sorted(asked, key=lambda one: (ends(one), begins(one), one.event.name))
        self.starts = [begins(one) for one in self.by_start]
        self.ends = [ends(one) for one in self.by_end]
        self.periods: dict[Precision, ToldPeriods] = {}

    def among(self, some: Sequence[Askable]) -> "Pool":
        """Return a pool of some of the events, as long in days as the whole topic.

        What is asked among few events lies further apart than what is asked among all.
        """
        pool = copy(self)
        pool.arrange(some)
        return pool

    def told(self, precision: Precision) -> "ToldPeriods":
        """Return the periods of one precision in which some event certainly happened."""
        if precision not in self.periods:
            self.periods[precision] = ToldPeriods(precision, self.by_start)
        return self.periods[precision]

    def __len__(self) -> int:
        return len(self.by_start)

    def after(self, moment: Bounded, most: int) -> Sequence[Askable]:
        """Return the nearest events, at most so many, that certainly came after."""
        first = bisect_right(self.starts, ends(moment))
        return self.by_start[first : first + most]

    def before(self, moment: Bounded, most: int) -> Sequence[Askable]:
        """Return the nearest events, at most so many, that were certainly over before."""
        last = bisect_left(self.ends, begins(moment))
        return self.by_end[max(0, last - most) : last]

    @property
    def pairs(self) -> int:
        """Return how many pairs of events there are."""
        return len(self) * (len(self) - 1) // 2

    @property
    def certain_pairs(self) -> int:
        """Return how many pairs have a certain order."""
        return sum(len(self) - bisect_right(self.starts, end) for end in self.ends)

    @property
    def longest_period(self) -> int:
        """Return how many days a period may have to be asked about."""
        return int(self.days * LONGEST_PERIOD)


def refusal(askable: Askable) -> str | None:
    """Return why an event is not asked, in words that can be counted."""
    if not askable.event.usable:
        return "waiting for review"
    if not askable.date.can_be_asked:
        return "without an end in time"
    if any(not FIRST_DAY <= day <= LAST_DAY for day in known_days(askable)):
        return "too far back or ahead"
    if leak(askable.text):
        return "giving its date away"
    return None


class ToldPeriods:
    """The months, years, decades or centuries in which an event certainly happened."""

    def __init__(self, precision: Precision, askables: Iterable[Askable]) -> None:
        within: dict[str, tuple[HistoricalDate, list[Askable]]] = {}
        for askable in askables:
            if (period := period_around(askable, precision)) is not None:
                within.setdefault(period.edtf, (period, []))[1].append(askable)
        told = (Told(period, tuple(events)) for period, events in within.values())
        self.periods = sorted(told, key=lambda one: begins(one.period))
        self.starts = [begins(one.period) for one in self.periods]
        self.ends = [ends(one.period) for one in self.periods]

    def before(self, moment: Bounded, most: int) -> Sequence[Told]:
        """Return the nearest periods, at most so many, that were over before."""
        last = bisect_left(self.ends, begins(moment))
        return self.periods[max(0, last - most) : last]

    def after(self, moment: Bounded, most: int) -> Sequence[Told]:
        """Return the nearest periods, at most so many, that came after."""
        first = bisect_right(self.starts, ends(moment))
        return self.periods[first : first + most]


def known_days(moment: Bounded) -> list[int]:
    return [day for day in (moment.surely_after, moment.surely_before) if day is not None]


def begins(moment: Bounded) -> int:
    return -BEYOND if moment.surely_after is None else moment.surely_after


def ends(moment: Bounded) -> int:
    return BEYOND if moment.surely_before is None else moment.surely_before
