"""What a table would change in its topic, as a teacher looks at it: old and new side by side."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from quiz.articles.file import UnreadableFile
from quiz.dates.historical import HistoricalDate
from quiz.events.candidate import Candidate
from quiz.events.event import Event
from quiz.formats import event_rows, events_back
from quiz.formats.event_rows import Row
from quiz.formats.events_back import Change, Comparison, Conflict
from quiz.formats.exchange import Problem
from quiz.web.date_words import words


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an event as it is here, and as a row has it; either may say nothing."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A row that says of an event something else, part by part; `ticked` if it is to be taken."""

    row: Row
    event: Event
    parts: tuple[Part, ...]
    ticked: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ShownNew:
    """A row of a new event, and what it becomes."""

    row: Row
    event: Candidate
    tags: tuple[str, ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would change; `carried` is what the next page needs to know of it."""

    changes: tuple[ShownChange, ...]
    new: tuple[ShownNew, ...]
    conflicts: tuple[ShownChange, ...]
    problems: tuple[Problem, ...]
    unchanged: int
    absent: int
    carried: str

    @property
    def takes(self) -> bool:
        return bool(self.changes or self.new)


def preview(
    rows: Sequence[Row],
    problems: Sequence[Problem],
    events: Sequence[Event],
    ticked: Collection[int] | None = None,
) -> Preview:
    """Return what rows would change of a topic's events.

    Without numbers of rows that are `ticked` all are, but for those of which there are doubts.
    """
    found = events_back.compared(rows, events)
    new, untold = told(found, ticked)
    kept = replace(found, new=tuple(one.row for one in new))
    return Preview(
        changes=tuple(shown(change, ticked) for change in found.changes),
        new=new,
        conflicts=tuple(in_conflict(conflict) for conflict in found.conflicts),
        problems=(*problems, *found.problems, *untold),
        unchanged=found.unchanged,
        absent=found.absent,
        carried=events_back.carried(kept),
    )


def told(
    found: Comparison, ticked: Collection[int] | None
) -> tuple[tuple[ShownNew, ...], tuple[Problem, ...]]:
    """Return the new events of a table, and why others cannot be taken."""
    if not found.new:
        return (), ()
    try:
        told = event_rows.new_events(found.new, "")
    except UnreadableFile as trouble:
        return (), (Problem(gettext("the new events"), trouble.said),)
    shown = tuple(
        ShownNew(
            told.rows[event.span],
            event,
            told.tags[event.span],
            ticked is None or told.rows[event.span].number in ticked,
        )
        for event in told.ready.events
    )
    return shown, told.ready.problems


def shown(change: Change, ticked: Collection[int] | None) -> ShownChange:
    dates = [one.date for one in change.after.excerpts]
    after = change.after
    return ShownChange(
        change.row,
        change.event,
        tuple(parts(change.event, after.statement, dates, after.tags)),
        ticked=not change.doubts if ticked is None else change.row.number in ticked,
        doubtful=bool(change.doubts),
    )


def in_conflict(conflict: Conflict) -> ShownChange:
    event, typed = conflict.event, conflict.typed
    return ShownChange(
        conflict.row, event, tuple(parts(event, typed.statement, typed.dates, typed.tags))
    )


def parts(
    event: Event, statement: str, dates: Sequence[HistoricalDate], tags: Sequence[str]
) -> Iterator[Part]:
    """Yield what is said otherwise in a row than of the event here."""
    here = [one.date for one in event.excerpts]
    if statement != event.statement:
        yield Part(gettext("What happened"), event.statement, statement)
    if [one.edtf for one in here] != [one.edtf for one in dates]:
        before, after = in_words(here), in_words(dates)
        if before == after:
            before, after = in_edtf(here), in_edtf(dates)
        yield Part(gettext("When"), before, after)
    if tuple(tags) != event.tags:
        yield Part(gettext("Tags"), ", ".join(event.tags), ", ".join(tags))


def in_words(dates: Sequence[HistoricalDate]) -> str:
    return "; ".join(dict.fromkeys(words(date) for date in dates))


def in_edtf(dates: Sequence[HistoricalDate]) -> str:
    return "; ".join(date.edtf for date in dates)
