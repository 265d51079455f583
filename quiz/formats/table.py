"""Any table that people send: a CSV file of any spreadsheet, or a workbook, as numbered rows."""

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from itertools import islice

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import Problem, text_of
from quiz.formats.spreadsheets import harmless
from quiz.formats.workbook import MOST_ROWS, Limits, Row, is_workbook, sheet_rows
from quiz.messages import Message

LONGEST_ROW = 1_000_000  # characters
BEGINNING = 16_384  # bytes
# A row of headings stands here or above; titles and advice may stand over it.
LOWEST_HEADING = 10
LIMITS = Limits(unpacked=25_000_000, marks=1_200_000, columns=200)
DELIMITERS = ",;\t|"
# Where a text is cut, it may be cut within a character.
HIGH = bytes(range(0x80, 0x100))
# Excel's own word for what parts the columns; no spreadsheet shows it as a row.
_SEPARATOR = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n?|\n|\Z)", re.IGNORECASE)
_NO_ROW = Message(
    "It is no row of a table: a text in it is far too long, or a quotation mark is missing."
)
_NO_END = Message(
    "A quotation mark begins a text here that has no end, or a text is far too long. This row and "
    "those after it are not read."
)
_LINE = re.compile(r"[^\r\n]*")
_QUOTED = re.compile(r'"[^"]*"')


def at_row(number: int) -> Message:
    """Return where a record stands in a table, as a spreadsheet numbers it."""
    return Message("row %(number)s", number=number)


def beginning(content: bytes) -> list[Row]:
    """Return the rows of a file in which the headings must stand; none where it is no table."""
    start = content[:BEGINNING]
    if is_workbook(content):
        # The names of the parts stand at the end: whatever else is a ZIP file has no such part.
        start = content if b"xl/worksheets/" in content[-65_536:] else b""
    elif not start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        start = start.rstrip(HIGH)
    try:
        return list(islice(rows_of(start, []), LOWEST_HEADING))
    except UnreadableFile:
        return []


def rows_of(content: bytes, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows of a file that hold something.

    What could not be read, and how it was read, is added to the problems. Raises UnreadableFile.
    """
    if is_workbook(content):
        yield from within(sheet_rows(content, LIMITS), problems)
    else:
        text, notes = text_of(content)
        problems += notes
        yield from rows_of_text(text, problems)


def rows_of_text(text: str, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows of a CSV text that hold something; the first tells what parts its columns."""
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else delimiter_of(text)
    yield from within(parsed(text, delimiter, problems), problems)


def within(rows: Iterator[Row], problems: list[Problem]) -> Iterator[Row]:
    """Yield those of the rows that hold something, to their last cell that does."""
    for row in rows:
        if row.number > MOST_ROWS:
            why = Message("At most %(most)s rows can be read.", most=MOST_ROWS)
            problems.append(Problem(at_row(row.number), why))
            return
        filled = [at for at, cell in enumerate(row.cells, start=1) if cell.strip()]
        if filled:
            yield row._replace(cells=row.cells[: filled[-1]])


def csv_of(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV, in which nothing is a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def delimiter_of(text: str) -> str:
    """Return what parts the columns: what is most often in the first row that holds something."""
    heading = _LINE.match(text.lstrip())
    unquoted = _QUOTED.sub("", heading[0] if heading else "")
    return max(DELIMITERS, key=unquoted.count)


def parsed(text: str, delimiter: str, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows of a CSV text, empty ones too; a row with line breaks in it counts as one."""
    lines = Lines(text)
    reader = csv.reader(lines, delimiter=delimiter)
    number = 0
    while True:
        number += 1
        lines.taken = 0
        try:
            cells = next(reader, None)
        except csv.Error:
            problems.append(Problem(at_row(number), _NO_ROW))
            continue
        if cells is None and not lines.too_long:
            return
        if cells is None or lines.ended or lines.too_long:
            problems.append(Problem(at_row(number), _NO_END))
            return
        yield Row(number, cells)


class Lines:
    """The lines of a text for a reader of rows, who takes one more only where a row goes on.

    `ended` says that it was asked for a line where there was none, `too_long` that it gave no more
    to a row that has had enough, of which `taken` characters are counted.
    """

    def __init__(self, text: str) -> None:
        self.lines = io.StringIO(text, newline="")
        self.taken = 0
        self.ended = False
        self.too_long = False

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self.lines.readline(LONGEST_ROW)
        self.taken += len(line)
        self.ended = not line
        self.too_long = self.taken >= LONGEST_ROW
        if self.ended or self.too_long:
            raise StopIteration
        return line
