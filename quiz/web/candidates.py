"""What a teacher sees of an event under review: how far it has got, and what there is to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from flask_babel import gettext, lazy_gettext

from quiz.dates.historical import HistoricalDate, certainly_before
from quiz.events import editing, merging
from quiz.events.agreement import Agreement, dates_of, shown_date, stated
from quiz.events.chronicle import PlacedEvent
from quiz.events.event import Event, Excerpt
from quiz.questions.linting import Remark, lint_statement
from quiz.storage.changes import Action, ChangeRow, Kept
from quiz.web import drawing
from quiz.web.drawing import Gate
from quiz.web.filters import clock, here, moment_words
from quiz.web.scale import Scale
from quiz.web.told import ToldEvent, sentence, sure_words, told

# Sources that contradict each other about one event do so by no more days than this; what lies
# further apart happened twice.
FARTHEST_DISPUTE = 3 * 366

# Dates that a teacher can settle on: those that the sources do not all give.
UNSETTLED = (Agreement.FINER, Agreement.OVERLAPPING, Agreement.DISPUTED)


DONE = {
    Action.IMPORTED: lazy_gettext("%(who)s imported it, %(when)s"),
    Action.ACCEPTED: lazy_gettext("%(who)s accepted it, %(when)s"),
    Action.EDITED: lazy_gettext("%(who)s edited it, %(when)s"),
    Action.REJECTED: lazy_gettext("%(who)s rejected it, %(when)s"),
    Action.HIDDEN: lazy_gettext("%(who)s hid it, %(when)s"),
    Action.SHOWN: lazy_gettext("%(who)s showed it again, %(when)s"),
    Action.SPLIT: lazy_gettext("%(who)s split it, %(when)s"),
    Action.MERGED: lazy_gettext("%(who)s merged it, %(when)s"),
    Action.ADDED: lazy_gettext("%(who)s added it, %(when)s"),
    Action.SETTLED: lazy_gettext("%(who)s settled its date, %(when)s"),
    Action.TAKEN: lazy_gettext("%(who)s took it from another topic, %(when)s"),
}
CHANGED = lazy_gettext("%(who)s changed it, %(when)s")
UNDONE = lazy_gettext("A change by %(who)s was taken back, %(when)s")


class State(StrEnum):
    """How far the review of an event has got."""

    NEEDS = "needs"  # it is not asked until a teacher has seen to it
    USABLE = "usable"  # it can be asked, though no teacher has read it
    ACCEPTED = "accepted"
    HIDDEN = "hidden"


def state_of(event: Event) -> State:
    if event.reviewed:
        return State.ACCEPTED if event.usable else State.HIDDEN
    return State.USABLE if event.usable else State.NEEDS


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that an article tells, and the first of the words there that tell it."""

    kept: Kept
    excerpt: Excerpt

    @property
    def name(self) -> str:
        return self.kept.event.name

    @property
    def state(self) -> State:
        return state_of(self.kept.event)

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in the list, which follows the text."""
        return self.excerpt.span.start, self.name

    @property
    def at(self) -> str:
        """The place as an address has it; it leads to the next one when this one is gone."""
        return f"{self.excerpt.span.start}.{self.name}"


def candidate_in(article: str, kept: Kept) -> Candidate | None:
    """Return an event as an article tells it; None if the article does not."""
    here = [one for one in kept.event.excerpts if one.article == article]
    return Candidate(kept, min(here, key=lambda one: one.span)) if here else None


@dataclass(frozen=True, slots=True)
class Offer:
    """Another event that may be the same, and how the sources would stand if it were."""

    other: Kept
    told: ToldEvent
    said: str
    keeps_other: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate as the list shows it.

    `reach` is drawn as wide as proofs take it; `choices` are the dates that can be settled on.
    """

    candidate: Candidate
    told: ToldEvent
    reach: Gate
    sure: str
    agreed: str
    choices: tuple[HistoricalDate, ...]
    remarks: tuple[Remark, ...]
    done: str | None
    offer: Offer | None

    @property
    def event(self) -> Event:
        return self.candidate.kept.event

    @property
    def others(self) -> tuple[Excerpt, ...]:
        """The other words that tell it, in this article or another."""
        return tuple(one for one in self.event.excerpts if one != self.candidate.excerpt)

    @property
    def articles(self) -> tuple[Excerpt, ...]:
        """One excerpt of each article that tells it."""
        return tuple({one.article: one for one in self.event.excerpts}.values())


def entry(
    candidate: Candidate, scale: Scale, change: ChangeRow | None, offer: Offer | None
) -> Entry:
    event = candidate.kept.event
    shown = told(PlacedEvent(event, shown_date(event)), scale)
    unsettled = shown.agreement in UNSETTLED and event.settled is None
    return Entry(
        candidate=candidate,
        told=shown,
        reach=drawing.gate(event, scale),
        sure=sure_words(event),
        agreed=sentence(shown),
        choices=dates_of(stated(event)) if unsettled else (),
        remarks=lint_statement(event.statement),
        done=done_words(change) if change else None,
        offer=offer,
    )


def offers(
    candidates: Iterable[Candidate], events: Mapping[str, Kept], article: str, scale: Scale
) -> dict[str, Offer]:
    """Return what each candidate may be the same as, among what the other articles tell."""
    new = {one.name: one.kept for one in candidates if not one.kept.event.reviewed}
    elsewhere = [kept.event for kept in events.values() if candidate_in(article, kept) is None]
    found = merging.proposals([kept.event for kept in new.values()], elsewhere)
    return {
        pair.new.name: offer(new[pair.new.name], events[pair.known.name], scale)
        for pair in found
        if not pair.disputed or days_apart(pair.new, pair.known) <= FARTHEST_DISPUTE
        if articles_of(pair.known) - articles_of(pair.new)
    }


def articles_of(event: Event) -> set[str]:
    return {excerpt.article for excerpt in event.excerpts}


def days_apart(one: Event, other: Event) -> int:
    """Return the days between two events of which one was certainly over before the other began."""
    first, second = (one, other) if certainly_before(one, other) else (other, one)
    return (second.surely_after or 0) - (first.surely_before or 0)


def offer(this: Kept, other: Kept, scale: Scale) -> Offer:
    """Return what merging would make of two events; what a teacher has read keeps its words."""
    keeps_other = other.event.reviewed and not this.event.reviewed
    kept, joined = (other, this) if keeps_other else (this, other)
    merged = editing.merged(kept.event, joined.event)
    after = told(PlacedEvent(merged, shown_date(merged)), scale)
    before = told(PlacedEvent(other.event, shown_date(other.event)), scale)
    return Offer(other, before, joined_words(after), keeps_other)


def joined_words(after: ToldEvent) -> str:
    """Return how the sources of a merged event would stand to one another, in a sentence."""
    match after.agreement:
        case Agreement.SINGLE:
            return gettext("Merged, they would be one event of one publisher.")
        case Agreement.CORROBORATED:
            return gettext("Merged, the sources would agree on the date.")
        case Agreement.FINER:
            return gettext("Merged, the sources would agree: %(said)s.", said=after.said)
        case Agreement.OVERLAPPING:
            return gettext("Merged, both dates could be true: %(said)s.", said=after.said)
        case Agreement.DISPUTED:
            return gettext(
                "Merged, the sources would contradict each other: %(said)s.", said=after.said
            )


def done_words(change: ChangeRow) -> str:
    """Return who did what to an event, and when: "Ben accepted it, 14:02"."""
    done = UNDONE if change.undone_at else DONE.get(Action(change.action), CHANGED)
    who = change.username or gettext("Somebody")
    return str(done) % {"who": who, "when": when_words(change.undone_at or change.made_at)}


def when_words(moment: datetime) -> str:
    """Return the time of day, with the day where that is not today."""
    today = here(datetime.now(UTC)).date()
    return clock(moment) if here(moment).date() == today else moment_words(moment)


def counted(candidates: Sequence[Candidate]) -> dict[State, int]:
    """Return how many candidates there are of each state."""
    states = [one.state for one in candidates]
    return {state: states.count(state) for state in State}
