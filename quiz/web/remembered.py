"""What a student's memory of pairs looks like: when they come due, and two events contrasted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quiz.dates.historical import certainly_before
from quiz.events import chronicle
from quiz.events.event import Event
from quiz.practice import due
from quiz.practice.memory import Memory, Pair
from quiz.questions.pool import Pool
from quiz.results.tallies import PairTally
from quiz.storage import evidence, library, memory
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web.filters import here
from quiz.web.scale import Scale, outermost_days
from quiz.web.told import ToldEvent, told

PAIRS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Day:
    """So many pairs come due on a day; `share` is of the fullest day shown, in hundredths."""

    day: date
    number: int
    share: int
    today: bool


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two events, the earlier first, on a scale of their own.

    `clear` are the whole days that surely lie between them, None where there are none.
    """

    earlier: ToldEvent
    later: ToldEvent
    scale: Scale
    clear: int | None


@dataclass(frozen=True, slots=True)
class RememberedPair:
    """Two events that were mixed up, with how it went since."""

    earlier: ToldEvent
    later: ToldEvent
    memory: Memory
    tally: PairTally | None
    due: bool


@dataclass(frozen=True, slots=True)
class ReviewedTopic:
    """A topic with the pairs that a student has yet to tell apart; so many are due."""

    row: TopicRow
    memories: Mapping[Pair, Memory]
    due: int

    @property
    def next_at(self) -> datetime | None:
        return min((one.due_at for one in self.memories.values()), default=None)


def reviewed_topic(
    person_id: int, row: TopicRow, memories: Mapping[Pair, Memory], now: datetime
) -> ReviewedTopic:
    """Return what is to be reviewed of a topic.

    What can be asked no more, since the topic has changed, is forgotten.
    """
    gone = lost(library.events_of(row.id), memories)
    if gone:
        with writing():
            memory.forget(person_id, row.slug, gone)
    kept = {pair: one for pair, one in memories.items() if pair not in gone}
    return ReviewedTopic(row, kept, len(due.due_pairs(kept, now)))


def lost(events: Sequence[Event], pairs: Mapping[Pair, Memory]) -> set[Pair]:
    """Return the pairs of which an event cannot be asked, or whose order is certain no more."""
    if not pairs:
        return set()
    asked = {one.event.name: one for one in Pool(events).by_start}
    return {
        (earlier, later)
        for earlier, later in pairs
        if earlier not in asked
        or later not in asked
        or not certainly_before(asked[earlier], asked[later])
    }


def week(topics: Sequence[ReviewedTopic], now: datetime) -> list[Day]:
    """Return how many pairs come due on each of the next days."""
    zone = here(now).tzinfo
    counted = [due.by_day(topic.memories, now, zone) for topic in topics if zone]
    days = due.by_day({}, now, zone) if zone else {}
    numbers = {day: sum(each[day] for each in counted) for day in days}
    most = max(numbers.values(), default=0) or 1
    return [
        Day(day, number, round(100 * number / most), place == 0)
        for place, (day, number) in enumerate(numbers.items())
    ]


def pairs_of(
    person_id: int, topic: ReviewedTopic, now: datetime
) -> tuple[Scale | None, list[RememberedPair]]:
    """Return the scale of a topic, and its pairs: those mixed up for sure first, then the most."""
    events = library.events_of(topic.row.id)
    days = outermost_days(events)
    if days is None:
        return None, []
    scale = Scale.covering(*days)
    placed = {one.event.name: one for one in chronicle.in_order(events)}
    tallies = evidence.pair_tallies(person_id, topic.row.slug, least_mixed_up=1)

    def badness(pair: Pair) -> tuple[bool, int, datetime, Pair]:
        one = topic.memories[pair]
        return not one.was_sure, -one.lapses, one.due_at, pair

    return scale, [
        RememberedPair(
            told(placed[pair[0]], scale),
            told(placed[pair[1]], scale),
            topic.memories[pair],
            tallies.get(pair),
            topic.memories[pair].is_due(now),
        )
        for pair in sorted(topic.memories, key=badness)[:PAIRS_SHOWN]
    ]


def contrast(row: TopicRow, names: Sequence[str]) -> Contrast | None:
    """Return two events of a topic side by side; None where it has not got both, dated."""
    found = [event for event in library.events_of(row.id) if event.name in names]
    days = outermost_days(found)
    if len(found) != len(names) or days is None:
        return None
    scale = Scale.covering(*days)
    earlier, later = (told(one, scale) for one in chronicle.in_order(found))
    return Contrast(earlier, later, scale, clear_days(earlier.event, later.event))


def clear_days(earlier: Event, later: Event) -> int | None:
    end, start = earlier.surely_before, later.surely_after
    if end is None or start is None or start - end <= 1:
        return None
    return start - end - 1
