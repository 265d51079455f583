"""What a student's answers show of a topic's events: how surely each is known, what is mixed up."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.dates.historical import HistoricalDate
from quiz.events import chronicle
from quiz.events.chronicle import PlacedEvent
from quiz.results import history
from quiz.results.history import Mastered, MixedUp
from quiz.results.tallies import PairTally, Tallies
from quiz.storage import evidence, library
from quiz.storage.library import TopicRow
from quiz.web import charts, drawing
from quiz.web.charts import Stalk
from quiz.web.filters import letter
from quiz.web.scale import Scale, outermost_days
from quiz.web.told import ToldEvent, told

WEAKEST = 5
WORST_PAIRS = 10


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that was asked, and how surely it is known."""

    told: ToldEvent
    known: Mastered


@dataclass(frozen=True, slots=True)
class KnownPeriod:
    """The events of a period that were asked."""

    date: HistoricalDate | None
    events: tuple[KnownEvent, ...]

    def count(self, mastery: str) -> int:
        return sum(event.known.mastery == mastery for event in self.events)


@dataclass(frozen=True, slots=True)
class MixedUpPair:
    """Two events that were taken for one another, in their true order."""

    earlier: ToldEvent
    later: ToldEvent
    tally: PairTally


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the answers at a topic show; `weakest` are the events to learn first, by letter."""

    scale: Scale
    periods: tuple[KnownPeriod, ...]
    stalks: tuple[Stalk, ...]
    weakest: dict[str, KnownEvent]
    pairs: tuple[MixedUpPair, ...]
    more_pairs: int

    @property
    def events(self) -> tuple[KnownEvent, ...]:
        return tuple(event for period in self.periods for event in period.events)

    def count(self, mastery: str) -> int:
        return sum(period.count(mastery) for period in self.periods)


def knowledge(person_id: int, row: TopicRow) -> Knowledge | None:
    """Return what was shown of the events that the topic still has; None if nothing was."""
    events = evidence.event_tallies(person_id, row.slug)
    pairs = evidence.pair_tallies(person_id, row.slug, least_mixed_up=1)
    return knowledge_of(Tallies(events, pairs), row)


def knowledge_of(tallies: Tallies, row: TopicRow) -> Knowledge | None:
    """Return what such answers show of the events that the topic still has; None if nothing."""
    events = library.events_of(row.id)
    placed = {one.event.name: one for one in chronicle.in_order(events)}
    known = {
        name: history.mastered(name, tally)
        for name, tally in tallies.events.items()
        if name in placed
    }
    days = outermost_days(events)
    if not known or days is None:
        return None
    scale = Scale.covering(*days)
    asked = [one for name, one in placed.items() if name in known]
    weakest = [placed[one.event] for one in history.weakest(known.values(), WEAKEST)]
    letters = {one.event.name: letter(place) for place, one in enumerate(weakest, start=1)}
    pairs = mixed_up(tallies, placed)
    return Knowledge(
        scale=scale,
        periods=tuple(
            KnownPeriod(period.date, shown(period.events, known, scale))
            for period in chronicle.periods(asked, days)
        ),
        stalks=charts.stalks(
            ((known[one.event.name], drawing.mark(one.date, scale)) for one in asked), letters
        ),
        weakest=dict(zip(letters.values(), shown(weakest, known, scale), strict=True)),
        pairs=tuple(told_pair(pair, placed, scale) for pair in pairs[:WORST_PAIRS]),
        more_pairs=len(pairs[WORST_PAIRS:]),
    )


def shown(
    placed: Sequence[PlacedEvent], known: dict[str, Mastered], scale: Scale
) -> tuple[KnownEvent, ...]:
    return tuple(KnownEvent(told(one, scale), known[one.event.name]) for one in placed)


def mixed_up(tallies: Tallies, placed: dict[str, PlacedEvent]) -> list[MixedUp]:
    """Return the pairs mixed up, the worst first, of events that the topic still has."""
    return [
        pair
        for pair in history.mixed_up(tallies.pairs)
        if pair.earlier in placed and pair.later in placed
    ]


def told_pair(pair: MixedUp, placed: dict[str, PlacedEvent], scale: Scale) -> MixedUpPair:
    return MixedUpPair(
        told(placed[pair.earlier], scale), told(placed[pair.later], scale), pair.tally
    )
