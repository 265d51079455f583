"""The rows of a table of events, as a spreadsheet gives them back, and what the new ones tell."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quiz.articles.article import Span
from quiz.articles.file import ReadArticle, UnreadableFile
from quiz.dates import typed
from quiz.dates.edtf import UnreadableDate
from quiz.events import editing
from quiz.events.editing import UnusableEdit
from quiz.formats import table, workbook
from quiz.formats.events_table import Cells, Column, as_read
from quiz.formats.exchange import Problem, text_of
from quiz.formats.ready_events import Entry, ReadyEvents, those_taken
from quiz.formats.table import at_row
from quiz.formats.workbook import Limits
from quiz.messages import Message

LARGEST_TABLE = 10_000_000  # bytes
LIMITS = Limits(unpacked=20_000_000, marks=1_000_000, columns=60)
LONGEST_HEADING = 40
HEADINGS = {str(column): column for column in Column}

_HEADINGS = Message(
    "Its first row must have the headings of an exported topic, or at least: date, statement."
)
# What JSON raises that is none, or has something else in it.
_NOT_OURS = (ValueError, TypeError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number, and what it has in columns that we know.

    `doubts` say where the spreadsheet may have changed what was typed.
    """

    number: int
    cells: Cells
    doubts: tuple[Message, ...] = ()

    @property
    def name(self) -> str:
        return as_read(self.cells.get(Column.NAME, ""))


@dataclass(frozen=True, slots=True)
class NewEvents:
    """What new rows tell, as the article they make; by the place of each in it, row and tags."""

    ready: ReadyEvents
    rows: Mapping[Span, Row]
    tags: Mapping[Span, tuple[str, ...]]


def read(content: bytes) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a CSV file or a workbook, and what could not be read.

    Raises UnreadableFile.
    """
    if len(content) > LARGEST_TABLE:
        raise UnreadableFile(
            "The file is larger than %(most)s MB. Divide its rows among two files.",
            most=LARGEST_TABLE // 1_000_000,
        )
    problems: list[Problem] = []
    if workbook.is_workbook(content):
        found = table.within(workbook.sheet_rows(content, LIMITS), problems)
    else:
        text, notes = text_of(content)
        problems += notes
        found = table.rows_of_text(text, problems)
    head = next(found, None)
    if head is None:
        raise UnreadableFile(_HEADINGS)
    columns = columns_of(head, problems)
    if not {Column.DATE, Column.STATEMENT} <= columns.keys() and Column.NAME not in columns:
        raise UnreadableFile(_HEADINGS)
    rows = [
        Row(
            row.number,
            {
                column: row.cells[at] if at < len(row.cells) else ""
                for column, at in columns.items()
            },
            row.changed,
        )
        for row in found
    ]
    return [row for row in rows if any(map(as_read, row.cells.values()))], problems


def columns_of(head: workbook.Row, problems: list[Problem]) -> dict[Column, int]:
    """Return which column holds what; one that is not known, or comes twice, is a problem."""
    found: dict[Column, int] = {}
    for at, cell in enumerate(head.cells):
        heading = as_read(cell)
        column = HEADINGS.get(heading.casefold())
        if column and column not in found:
            found[column] = at
        elif heading:
            problems.append(
                Problem(
                    at_row(head.number),
                    Message(
                        "The column “%(heading)s” is left out: no column of an exported topic "
                        "is called so, or another before it is.",
                        heading=heading[:LONGEST_HEADING],
                    ),
                )
            )
    return found


def to_json(rows: Iterable[Row]) -> str:
    """Return rows as text, to be read by `from_json` on the next page; doubts are left out."""
    return json.dumps([[row.number, dict(row.cells)] for row in rows], ensure_ascii=False)


def from_json(text: str) -> list[Row]:
    """Return the rows of `to_json`, of two with one number the last; else UnreadableFile."""
    try:
        rows = [
            Row(int(number), {Column(one): str(cell) for one, cell in cells.items()})
            for number, cells in json.loads(text)
        ]
    except _NOT_OURS as trouble:
        raise UnreadableFile("The page was changed on its way. Choose the file again.") from trouble
    return list({row.number: row for row in rows}.values())


def new_events(rows: Sequence[Row], title: str) -> NewEvents:
    """Return what new rows tell. Raises UnreadableFile where they are far too long."""
    problems: list[Problem] = []
    tags: dict[str, tuple[str, ...]] = {}
    entries: list[Entry] = []
    for row in rows:
        place = str(at_row(row.number))
        try:
            tags[place] = editing.checked_tags(as_read(row.cells.get(Column.TAGS, "")).split(","))
        except UnusableEdit as reason:
            problems.append(Problem(place, reason.said))
        else:
            entries.append(entry_of(place, row.cells))
    ready = those_taken(entries, problems, ReadArticle("", title=title))
    # Whatever is no problem has become an event, in the order of the rows.
    left_out = {str(problem.place) for problem in ready.problems}
    taken = [row for row in rows if str(at_row(row.number)) not in left_out]
    spans = [event.span for event in ready.events]
    by_span = dict(zip(spans, taken, strict=True))
    return NewEvents(
        ready, by_span, {span: tags[str(at_row(row.number))] for span, row in by_span.items()}
    )


def entry_of(place: str, cells: Cells) -> Entry:
    said = as_read(cells.get(Column.DATE, ""))
    statement = as_read(cells.get(Column.STATEMENT, ""))
    quotation = as_read(cells.get(Column.QUOTATIONS, ""))
    try:
        return Entry(place, typed.read(said), "", statement, quotation)
    except UnreadableDate:
        return Entry(place, None, said, statement, quotation)
