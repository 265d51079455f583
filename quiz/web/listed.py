"""A topic's events as a plain list, found by words, period, state and tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField

from quiz.dates.historical import HistoricalDate
from quiz.events import chronicle
from quiz.events.agreement import Agreement, agreement, shown_date
from quiz.events.event import Event
from quiz.storage.changes import Kept
from quiz.web.candidates import State, state_of
from quiz.web.library import EVENTS_A_PAGE, SearchForm, last_page, page_asked_for
from quiz.web.told import said, when

# What is shown beside the states that an event can be in.
SINGLE = "single"

SHOWS = {
    "": lazy_gettext("All events"),
    State.NEEDS: lazy_gettext("What needs you"),
    State.USABLE: lazy_gettext("Asked, but not read yet"),
    State.ACCEPTED: lazy_gettext("Read and asked"),
    State.HIDDEN: lazy_gettext("Hidden"),
    SINGLE: lazy_gettext("Without a second source"),
}


class ListForm(SearchForm):
    """Words, a period, how far an event has got, and a tag; the address keeps what was chosen."""

    show = SelectField(lazy_gettext("Which"), default="")
    tag = SelectField(lazy_gettext("Tag"), default="")

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__()
        self.show.choices = list(SHOWS.items())
        tags = sorted({tag for event in events for tag in event.tags})
        self.tag.choices = [("", gettext("Any or none")), *((tag, tag) for tag in tags)]


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event as a line of a list; `when` is its date in words, `said` how its sources agree."""

    event: Event
    version: int
    date: HistoricalDate
    when: str
    agreement: Agreement
    said: str
    state: State


@dataclass(frozen=True, slots=True)
class ListedEvents:
    """The events found, those on this page, and which page of how many it is, from 1."""

    found: int
    events: tuple[ListedEvent, ...]
    page: int
    last_page: int


def listed(form: ListForm, kept: Mapping[str, Kept]) -> ListedEvents:
    """Return the events that the form asks for; all of them where it cannot be read."""
    placed = chronicle.in_order(one.event for one in kept.values())
    if form.validate():
        placed = chronicle.matching(placed, form.q.data or "", form.first_day, form.last_day)
        placed = tuple(one for one in placed if wanted(one.event, form))
    page = page_asked_for(len(placed))
    shown = placed[(page - 1) * EVENTS_A_PAGE : page * EVENTS_A_PAGE]
    return ListedEvents(
        found=len(placed),
        events=tuple(line(kept[one.event.name]) for one in shown),
        page=page,
        last_page=last_page(len(placed)),
    )


def wanted(event: Event, form: ListForm) -> bool:
    show, tag = form.show.data, form.tag.data
    if tag and tag not in event.tags:
        return False
    if show == SINGLE:
        return agreement(event) is Agreement.SINGLE
    return not show or state_of(event) == show


def line(kept: Kept) -> ListedEvent:
    event, date, agreed = kept.event, shown_date(kept.event), agreement(kept.event)
    return ListedEvent(
        event=event,
        version=kept.version,
        date=date,
        when=when(event, date, agreed),
        agreement=agreed,
        said=said(event, agreed),
        state=state_of(event),
    )
