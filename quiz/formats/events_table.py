"""The events of a topic as a table, a row each: to be edited in a spreadsheet, and brought back."""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum

from quiz.articles.article import Source
from quiz.dates.wording import words
from quiz.events.agreement import shown_date
from quiz.events.event import Event
from quiz.formats import spreadsheets
from quiz.formats.exchange import Problem, Written
from quiz.formats.spreadsheets import AS_TYPED, LONGEST_CELL, UNWRITABLE, Sheet, as_written
from quiz.formats.spreadsheets import Column as Shown
from quiz.messages import Message


class Column(StrEnum):
    """The columns by their headings, which are the same in every language."""

    NAME = "event"
    DATE = "date"
    WORDS = "date in words"
    STATEMENT = "statement"
    QUOTATIONS = "quotations"
    SOURCES = "sources"
    ARTICLES = "articles"
    ASKED = "can be asked"
    REASON = "reason"
    TAGS = "tags"
    STATE = "state"


Cells = Mapping[Column, str]

WIDTHS = {Column.STATEMENT: 60, Column.QUOTATIONS: 60, Column.SOURCES: 40, Column.NAME: 24}
# What is read of a row for an event that the topic does not have.
OF_NEW = (Column.DATE, Column.STATEMENT, Column.QUOTATIONS, Column.TAGS)
# What of a row may change the event that has its name.
OF_KNOWN = (Column.NAME, Column.DATE, Column.STATEMENT, Column.TAGS)
# What is compared with the event, and never changed by a table.
ONLY_READ = (
    Column.WORDS,
    Column.QUOTATIONS,
    Column.SOURCES,
    Column.ARTICLES,
    Column.ASKED,
    Column.REASON,
)
# Of a cell so many characters are compared: a workbook cuts off what is longer than a cell may be.
MARKED = 10_000

GUIDE = (
    (
        Column.NAME,
        "By this name the row finds its event. Do not change it. A row without a name is a new "
        "event. Nothing happens to an event whose row is deleted.",
    ),
    (
        Column.DATE,
        "Change it as you like: 1961, 1961-07, 1961-07-12, 1961/1963, 196X, 1961~ (about), -0489 "
        "(490 BC), or words such as 12 July 1961 and about 490 BC. Where the sources give "
        "different dates, each has a line of the cell, in the order of the sources.",
    ),
    (Column.WORDS, "Only to be read: it follows from the date."),
    (Column.STATEMENT, "Change it as you like: a short sentence that says what happened."),
    (
        Column.QUOTATIONS,
        "Only to be read: these are the words of the article. For a new event: words that tell it, "
        "if there are any.",
    ),
    (Column.SOURCES, "Only to be read: where the words are from."),
    (Column.ARTICLES, "Only to be read: what the articles are called in addresses."),
    (Column.ASKED, "Only to be read: whether the event is asked in quizzes."),
    (Column.REASON, "Only to be read: why it is not."),
    (Column.TAGS, "Change them as you like: your own words for finding it, with commas between."),
    (
        Column.STATE,
        "Do not change it. By it we see whether the event was changed since this table was made.",
    ),
)


def to_csv(title: str, events: Sequence[Event]) -> Written:
    """Return events as CSV, with the mark by which Excel knows UTF-8."""
    return Written(spreadsheets.to_csv(table(title, events)))


def to_xlsx(title: str, events: Sequence[Event]) -> Written:
    """Return events as a workbook, with a sheet that says what may be changed.

    A problem names each row with a cell that is longer than a workbook can hold.
    """
    sheet = table(title, events)
    problems = tuple(
        Problem(
            Message("row %(number)s", number=number),
            Message(
                "“%(column)s” has more than the %(most)s characters of a cell: its end is cut off.",
                column=column.title,
                most=LONGEST_CELL,
            ),
        )
        for number, row in enumerate(sheet.rows, start=2)
        for column, value in zip(sheet.columns, row, strict=True)
        if isinstance(value, str) and len(value) > LONGEST_CELL
    )
    return Written(spreadsheets.to_xlsx([sheet, guide(tuple(Column))]), problems)


def template() -> bytes:
    """Return a workbook for new events: headings to fill in below, and what stands under each."""
    return spreadsheets.to_xlsx([Sheet("Events", shown(OF_NEW), ()), guide(OF_NEW)])


def table(title: str, events: Sequence[Event]) -> Sheet:
    rows = (cells_of(event) for event in events)
    return Sheet(
        title, shown(tuple(Column)), tuple(tuple(row[one] for one in Column) for row in rows)
    )


def shown(columns: Sequence[Column]) -> tuple[Shown, ...]:
    return tuple(Shown(one, AS_TYPED, WIDTHS.get(one, 16)) for one in columns)


def guide(columns: Sequence[Column]) -> Sheet:
    head = Shown("Column", AS_TYPED, 16), Shown("What stands in it", AS_TYPED, 100)
    return Sheet("How to fill it in", head, tuple(row for row in GUIDE if row[0] in columns))


def cells_of(event: Event) -> Cells:
    """Return the row of an event. What each excerpt has of its own stands in lines, in order."""
    dates = dates_cell([one.date.edtf for one in event.excerpts])
    cells = {
        Column.NAME: event.name,
        Column.DATE: dates,
        Column.WORDS: words(shown_date(event)),
        Column.STATEMENT: event.statement,
        Column.QUOTATIONS: "\n".join(one.quotation for one in event.excerpts),
        Column.SOURCES: "\n".join(cited(one.source) for one in event.excerpts),
        Column.ARTICLES: "\n".join(one.article for one in event.excerpts),
        Column.ASKED: "yes" if event.usable else "no",
        Column.REASON: event.reason or "",
        Column.TAGS: ", ".join(event.tags),
    }
    mark = state(dates.split("\n"), event.statement, event.tags) + shown_state(cells)
    return {**cells, Column.STATE: mark}


def dates_cell(dates: Sequence[str]) -> str:
    """Return the EDTF of excerpts: once where all say the same, else in a line each."""
    return dates[0] if len(set(dates)) == 1 else "\n".join(dates)


def cited(source: Source) -> str:
    """Return title, publisher and day: "The Wall, The Herald, 2023-09-12"."""
    day = source.published.isoformat() if source.published else ""
    return ", ".join(part for part in (source.title, source.publisher, day) if part)


def state(dates: Sequence[str], statement: str, tags: Sequence[str]) -> str:
    """Return a mark that is another one where statement, dates in EDTF or tags are others."""
    # Begins with a letter: no spreadsheet makes a number of it.
    return "s" + digest("\n".join((as_read(statement), dates_cell(dates), "", *tags)))


def shown_state(cells: Cells) -> str:
    """Return a mark that is another one where a cell is another that is only to be read."""
    read = (as_read(cells.get(column, ""))[:MARKED] for column in ONLY_READ)
    return "-" + digest("\n".join(read))


def digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:10]


def as_read(cell: str) -> str:
    """Return what a cell says, whatever a spreadsheet did to its spaces or we to its beginning."""
    return " ".join(as_written(UNWRITABLE.sub("", cell)).split())
