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
from quiz.events.likeness import words_of
from quiz.questions.lookalikes import lookalikes
from quiz.questions.masking import masked
from quiz.questions.periods import period_around

TELLING = "giving its date away"
BEYOND = 10**12  # days: further than any date that can be read

# Years of four digits, outside which a day has no name in EDTF.
FIRST_DAY, LAST_DAY = daynumber.day_number(-9999, 1, 1), daynumber.day_number(9999, 12, 31)

# A period longer than this share of the topic is no question.
LONGEST_PERIOD = 0.25

# A word in a larger share of a topic's statements than this says only what the topic is about.
COMMON = 0.25


@dataclass(frozen=True, slots=True)
class Askable:
    """An event that may be asked, with the date it is asked by.

    `text` is the statement as it is shown before the answer: without what gives the date away.
    """

    event: Event
    date: HistoricalDate
    text: str

    @property
    def statement(self) -> str:
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
        refused: dict[str, list[Event]] = {}
        asked: list[Askable] = []
        for event in sorted(events, key=lambda event: event.name):
            askable = Askable(event, shown_date(event), masked(event.statement) or "")
            if reason := refusal(askable):
                refused.setdefault(reason, []).append(event)
            else:
                asked.append(askable)
        for place in reversed(lookalikes(asked)):
            refused.setdefault(TELLING, []).append(asked.pop(place).event)
        self.refusals: Mapping[str, Sequence[Event]] = refused
        days = [day for one in asked for day in known_days(one)]
        self.days = max(days) - min(days) + 1 if days else 1
        self.arrange(asked)

    def arrange(self, asked: Sequence[Askable]) -> None:
        self.by_start = sorted(asked, key=lambda one: (begins(one), ends(one), one.event.name))
        self.by_end = sorted(asked, key=lambda one: (ends(one), begins(one), one.event.name))
        self.starts = [begins(one) for one in self.by_start]
        self.ends = [ends(one) for one in self.by_end]
        self.periods: dict[Precision, ToldPeriods] = {}
        self.common: frozenset[str] | None = None

    def among(self, some: Sequence[Askable]) -> "Pool":
        """Return a pool of some of the events, as long in days as the whole topic.

        What is asked among few events lies further apart than what is asked among all. The words
        that tie nothing together are those of the whole topic, too.
        """
        pool = copy(self)
        pool.arrange(some)
        pool.common = self.common_words
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

    def around(self, moment: Bounded, most: int) -> Sequence[Askable]:
        """Return other events, at most so many of each, that begin or end while it may last.

        Nothing is certain of them and it. What surrounds it on both sides is not among them: seen
        from there, the moment is.
        """
        start, end = begins(moment), ends(moment)
        first, last = bisect_left(self.starts, start), bisect_right(self.starts, end)
        starting = self.by_start[first : min(last, first + most)]
        first, last = bisect_left(self.ends, start), bisect_right(self.ends, end)
        ending = self.by_end[max(first, last - most) : last]
        around = {one.event.name: one for one in (*starting, *ending) if one is not moment}
        return list(around.values())

    @property
    def common_words(self) -> frozenset[str]:
        """Return the words that so many statements have that they tie no two of them together."""
        if self.common is None:
            told = Counter(word for one in self.by_start for word in words_of(one.text))
            self.common = frozenset(
                word for word, times in told.items() if times > COMMON * len(self)
            )
        return self.common

    @property
    def refused(self) -> Mapping[str, int]:
        """Return how many events are not asked, by reason."""
        return {reason: len(events) for reason, events in self.refusals.items()}

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
    return None if askable.text else TELLING


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
