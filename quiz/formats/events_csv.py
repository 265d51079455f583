"""Events as a table, CSV or a workbook: a row each, with a date, what happened, and a quotation.

Read are our own columns, in any order and by many names, and those of TimelineJS's spreadsheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from quiz.articles import plain
from quiz.articles.file import ReadArticle, UnreadableFile
from quiz.dates import edtf
from quiz.dates.edtf import UnreadableDate
from quiz.formats.exchange import Problem
from quiz.formats.markup import readable
from quiz.formats.numbered_days import NoSuchDay, date_of
from quiz.formats.ready_events import Entry, ReadyEvents, ready_events
from quiz.formats.spreadsheets import as_written
from quiz.formats.table import rows_of, rows_of_text
from quiz.formats.workbook import Row, is_workbook
from quiz.messages import Message

# What a column holds, by the names it may have.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "when", "edtf", "time", "start", "start date", "begin", "datum"),
    "end": ("end", "end date", "until"),
    "shown": ("display date", "shown date", "date words", "date in words"),
    "year": ("year", "start year"),
    "month": ("month", "start month"),
    "day": ("day", "start day"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "statement": ("statement", "event", "headline", "what", "what happened", "title", "name"),
    "source": (
        "source text",
        "quotation",
        "quotations",
        "quote",
        "text",
        "source",
        "excerpt",
        "description",
    ),
    "kind": ("type",),
}
_NOTES = Message("The file needs a row of headings first, such as date, statement, source.")
# What looks like a day or month in EDTF; “1950-53” is a range.
_ISO = re.compile(r"-?\d\d(?P<year>\d\d)-(?P<month>\d\d)(?P<day>-\d\d)?")


def read(data: bytes) -> ReadyEvents:
    """Return the events of a CSV file or a workbook. Raises UnreadableFile when it has none."""
    problems: list[Problem] = []
    notes: list[str] = []
    rows = _rows(data, problems, notes)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile("The file holds no rows. %(notes)s", notes=_NOTES)
    columns = _columns(first.cells)
    if "statement" not in columns or not {"date", "year", "shown"} & columns.keys():
        raise UnreadableFile(
            "Its first row names no column for the date, or none for what happened. %(notes)s",
            notes=_NOTES,
        )
    title = None
    entries: list[Entry] = []
    for row in rows:
        cells = [as_written(cell.strip()) for cell in row.cells]
        cell = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        if cell.get("kind", "").lower() == "title":
            title = readable(cell.get("statement", "")) or None
            continue
        entry = _entry(f"row {row.number}", cell)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            problems += _doubts(row, cell.get("date"))
            entries.append(entry)
    return ready_events(entries, problems, ReadArticle("", title=title, notes=tuple(notes)))


def _rows(data: bytes, problems: list[Problem], notes: list[str]) -> Iterator[Row]:
    if is_workbook(data):
        return rows_of(data, problems)
    text, note = plain.decode(data)
    notes += [note] if note else []
    return rows_of_text(text.removeprefix("\ufeff"), problems)


def _doubts(row: Row, date: str | None) -> Iterator[Problem]:
    """Yield that a spreadsheet made a day of what may have been a month."""
    for said in row.changed:
        if date and date.endswith("-01") and said.values["day"] == date:
            yield Problem(f"row {row.number}", said)


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Return which column holds what."""
    named = [" ".join(heading.replace("_", " ").split()).lower() for heading in headings]
    found: dict[str, int] = {}
    for meaning, names in _NAMES.items():
        at = next((named.index(name) for name in names if name in named), None)
        if at is not None and at not in found.values():
            found[meaning] = at
    return found


def _entry(place: str, cell: Mapping[str, str]) -> Entry | Problem:
    """Return the entry of a row; its date is None where only words say when."""
    statement = readable(cell.get("statement", ""))
    source = readable(cell.get("source", ""))
    written, shown = cell.get("date", ""), cell.get("shown", "")
    try:
        if cell.get("year"):
            start = [cell.get(part, "") for part in ("year", "month", "day")]
            end = [cell.get(f"end {part}", "") for part in ("year", "month", "day")]
            date = date_of(start, end if end[0] else None)
            return Entry(place, date, shown, statement, source)
    except NoSuchDay as trouble:
        return Problem(place, str(trouble))
    if written and cell.get("end"):
        written = f"{written}/{cell['end']}"
    try:
        return Entry(place, edtf.read(written), shown, statement, source)
    except UnreadableDate as trouble:
        iso = _ISO.fullmatch(written)
        if iso and (iso["day"] or iso["month"] <= iso["year"]):
            return Problem(place, str(trouble))
        return Entry(place, None, shown or written, statement, source)
