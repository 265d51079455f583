"""A table of a topic's events, come back from a spreadsheet: what it changes, and what is new.

A row finds its event by the name. What was changed here since the table was made is seen by the
mark that each row carries, so that no old row undoes what somebody did meanwhile.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.dates import written
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate, certainly_apart
from quiz.events import editing
from quiz.events.agreement import shown_date
from quiz.events.editing import UnusableEdit
from quiz.events.event import Event
from quiz.formats.event_rows import Row, to_json
from quiz.formats.events_table import (
    OF_KNOWN,
    OF_NEW,
    Cells,
    Column,
    as_read,
    cells_of,
    shown_state,
    state,
)
from quiz.formats.exchange import Problem
from quiz.formats.spreadsheets import LONGEST_CELL, as_written
from quiz.formats.table import at_row
from quiz.messages import Complaint, Message

# Of rows that say something else than their event, and of new ones, so many are read at a time.
MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Typed:
    """What a row says of an event that the topic has: a date for each of its excerpts."""

    statement: str
    dates: tuple[HistoricalDate, ...]
    tags: tuple[str, ...]

    @property
    def edtf(self) -> list[str]:
        return [date.edtf for date in self.dates]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that says of an event something else than the event does, which can be taken."""

    row: Row
    event: Event
    after: Event

    @property
    def redated(self) -> bool:
        return self.event.dates != self.after.dates

    @property
    def doubts(self) -> tuple[Message, ...]:
        """What to look at before it is taken: a spreadsheet makes a day of a month."""
        pairs = zip(self.event.excerpts, self.after.excerpts, strict=True)
        by_itself = any(f"{one.date.edtf}-01" == other.date.edtf for one, other in pairs)
        return self.row.doubts if by_itself else ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that was changed of an event that somebody has changed here meanwhile."""

    row: Row
    event: Event
    typed: Typed


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a table says that its topic does not.

    `new` are rows of events that the topic does not have, `unchanged` the number of those that
    say nothing else, `absent` the number of the topic's events without a row.
    """

    changes: tuple[Change, ...]
    new: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    unchanged: int
    absent: int


def carried(comparison: Comparison) -> str:
    """Return the rows that can be taken, with marks of their events as they were looked at."""
    changed = (
        replace(
            change.row,
            cells={
                **{one: change.row.cells.get(one, cells_of(change.event)[one]) for one in OF_KNOWN},
                Column.STATE: cells_of(change.event)[Column.STATE],
            },
        )
        for change in comparison.changes
    )
    new = (
        replace(row, cells={one: row.cells.get(one, "") for one in OF_NEW})
        for row in comparison.new
    )
    return to_json((*changed, *new))


class _Said(Complaint):
    """A row that cannot be taken; the message says why."""


class _Look(StrEnum):
    """What is looked at so closely that it takes time: dates are read from words."""

    CHANGED = "changed"
    NEW = "new"
    WORDS = "words"


class _Looks:
    """How often each was looked at, and the number of the first row that had to wait."""

    def __init__(self) -> None:
        self.taken = Counter[_Look]()
        self.waiting: dict[_Look, int] = {}

    def allow(self, look: _Look, row: Row) -> bool:
        self.taken[look] += 1
        if self.taken[look] > MOST_ROWS:
            self.waiting.setdefault(look, row.number)
        return self.taken[look] <= MOST_ROWS

    def problems(self) -> Iterator[Problem]:
        for look, number in self.waiting.items():
            if look is not _Look.WORDS:
                yield Problem(at_row(number), _TOO_MANY)


def compared(rows: Iterable[Row], events: Sequence[Event]) -> Comparison:
    """Return what rows change of a topic's events, and what is new in them."""
    by_name = {event.name: event for event in events}
    told = {(key(event.statement), date.edtf) for event in events for date in event.dates}
    seen: dict[str, int] = {}
    found: list[Change | Conflict | None] = []
    new: list[Row] = []
    problems: list[Problem] = []
    looks = _Looks()
    for row in rows:
        try:
            if (event := by_name.get(row.name)) is None:
                if looks.allow(_Look.NEW, row):
                    check_new(row, told)
                    new.append(row)
                continue
            check_once(row, seen)
            now = cells_of(event)
            if same(row, now, OF_KNOWN):
                found.append(None)
            elif looks.allow(_Look.CHANGED, row):
                found.append(against(row, event, now))
            else:
                continue
            problems += untaken(row, event, now, found[-1], looks)
        except _Said as reason:
            problems.append(Problem(at_row(row.number), reason.said))
    return Comparison(
        changes=tuple(one for one in found if isinstance(one, Change)),
        new=tuple(new),
        conflicts=tuple(one for one in found if isinstance(one, Conflict)),
        problems=(*problems, *looks.problems()),
        unchanged=found.count(None),
        absent=len(by_name.keys() - seen.keys()),
    )


def check_new(row: Row, told: set[tuple[str, str]]) -> None:
    """Note a row of a new event; _Said where the topic, or a row above, has the same."""
    statement, date = as_written(row.cells.get(Column.STATEMENT, "")), date_or_none(row)
    same = key(statement), date.edtf if date else as_read(row.cells.get(Column.DATE, ""))
    if not same[0]:
        raise _Said("It does not say what happened.")
    if same in told:
        raise _Said("The topic, or a row above, tells the same on the same date already.")
    told.add(same)


def date_or_none(row: Row) -> HistoricalDate | None:
    try:
        return written.read(as_read(row.cells.get(Column.DATE, "")))
    except UnreadableDate:
        return None  # what reads new events says so, or finds it in the words


def key(statement: str) -> str:
    return as_read(statement).rstrip(" .").casefold()


def check_once(row: Row, seen: dict[str, int]) -> None:
    if row.name in seen:
        raise _Said(
            "The event “%(name)s” has row %(number)s already: only that one counts. For an event "
            "of its own, leave the name empty.",
            name=row.name,
            number=seen[row.name],
        )
    seen[row.name] = row.number


def against(row: Row, event: Event, now: Cells) -> Change | Conflict | None:
    """Return what a row changes of its event; None where it says the same, or was left as it was.

    `now` is the row that the event has here. Raises _Said where what the row says cannot be.
    """
    kept = Typed(event.statement, tuple(one.date for one in event.excerpts), event.tags)
    typed = read(row, event, now, kept)
    if (typed.statement, typed.edtf, typed.tags) == (kept.statement, kept.edtf, kept.tags):
        return None
    exported, here = (cells.get(Column.STATE, "").partition("-")[0] for cells in (row.cells, now))
    if exported and exported == state(typed.edtf, typed.statement, typed.tags):
        return None
    if exported and exported != here:
        return Conflict(row, event, typed)
    try:
        after = editing.edited(event, typed.statement, typed.dates, typed.tags)
    except UnusableEdit as reason:
        raise _Said(reason.said) from reason
    return Change(row, event, after)


def read(row: Row, event: Event, now: Cells, kept: Typed) -> Typed:
    """Return what a row says of its event; what it has no column for stays. Raises _Said."""
    statement, dates, tags = kept.statement, kept.dates, kept.tags
    try:
        if not same(row, now, [Column.STATEMENT]):
            statement = read_statement(row.cells[Column.STATEMENT])
        if not same(row, now, [Column.DATE]):
            dates = read_dates(row.cells[Column.DATE], event)
        if not same(row, now, [Column.TAGS]):
            tags = editing.checked_tags(as_read(row.cells[Column.TAGS]).split(","))
    except (UnusableEdit, UnreadableDate) as reason:
        raise _Said(reason.said) from reason
    return Typed(statement, dates, tags)


def same(row: Row, now: Cells, columns: Iterable[Column]) -> bool:
    """Return whether a row says what is here, in those of the columns that its table has.

    A workbook cuts off what is too long.
    """
    return all(
        as_read(row.cells[one]) in (as_read(now[one]), as_read(now[one][:LONGEST_CELL]))
        for one in columns
        if one in row.cells
    )


def read_statement(cell: str) -> str:
    if not as_read(cell):
        raise UnusableEdit(
            "The statement is empty: say what happened. To do away with an event, reject it here."
        )
    return editing.checked_statement(as_written(cell))


def read_dates(cell: str, event: Event) -> tuple[HistoricalDate, ...]:
    """Return a date for each excerpt: one for all, or each from its own line.

    One that means what the excerpt says keeps the bounds that were proved for it.
    """
    lines = [line for part in as_written(cell).splitlines() if (line := part.strip())]
    if not lines:
        raise UnreadableDate("Say when it happened, if only roughly.")
    if len(lines) not in (1, len(event.excerpts)):
        raise UnreadableDate(
            "The date has %(lines)s lines, and %(count)s sources tell the event: give one date for "
            "all, or a line for each.",
            lines=len(lines),
            count=len(event.excerpts),
        )
    if len(lines) == 1:
        lines *= len(event.excerpts)
    read = [
        written.read(line, one.source.published)
        for line, one in zip(lines, event.excerpts, strict=True)
    ]
    return tuple(
        one.date if one.date.edtf == date.edtf else date
        for date, one in zip(read, event.excerpts, strict=True)
    )


def untaken(
    row: Row, event: Event, now: Cells, found: Change | Conflict | None, looks: _Looks
) -> list[Problem]:
    """Return what was changed in cells that are only to be read.

    Where they are as they were exported, it was changed here, and not there.
    """
    _, mark, exported = row.cells.get(Column.STATE, "").partition("-")
    if mark + exported == shown_state(row.cells):
        return []
    changed = [column for column in _ONLY_READ if not same(row, now, [column])]
    whys = list(dict.fromkeys(_ONLY_READ[column] for column in changed))
    if found is None and says_otherwise(row, event, now, looks):
        whys.append(_WORDS)
    return [Problem(at_row(row.number), why) for why in whys]


def says_otherwise(row: Row, event: Event, now: Cells, looks: _Looks) -> bool:
    """Return whether somebody has corrected the words for a date in place of the date.

    Words that a spreadsheet wrote in its own way say the same.
    """
    if same(row, now, [Column.WORDS]) or not looks.allow(_Look.WORDS, row):
        return False
    try:
        read = written.read(as_read(row.cells[Column.WORDS]))
    except UnreadableDate:
        return False
    return certainly_apart(read, shown_date(event))


_TOO_MANY = Message(
    "At most %(most)s rows that change something, and as many new ones, are taken at a time. This "
    "row and those like it below wait: take what is above, and bring the table once more.",
    most=MOST_ROWS,
)
_QUOTED = Message(
    "The quotation was changed in the table, and stays as it is here: it is what the article says."
)
_OF_SOURCES = Message(
    "What is said of its sources was changed in the table, and stays as it is here: change it "
    "in the settings of the article."
)
_OF_ASKING = Message(
    "Whether it is asked, or why not, was changed in the table, and stays as it is here: accept or "
    "hide the event in the list of events."
)
_ONLY_READ: Mapping[Column, Message] = {
    Column.QUOTATIONS: _QUOTED,
    Column.SOURCES: _OF_SOURCES,
    Column.ARTICLES: _OF_SOURCES,
    Column.ASKED: _OF_ASKING,
    Column.REASON: _OF_ASKING,
}
_WORDS = Message(
    "The date in words was changed in the table, and the date was not: it is the date that counts."
)
