"""Events as a table: a row each, with a date, what happened, and words of the source.

Read are our own columns, in any order and by many names, and those of TimelineJS's spreadsheet.
"""

import csv
import io
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
from quiz.messages import Message

MOST_ROWS = 20_000
_DELIMITERS = ",;\t|"
# What a column holds, by the names it may have.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "when", "edtf", "time", "start", "start date", "begin", "datum"),
    "end": ("end", "end date", "until"),
    "shown": ("display date", "shown date", "date words"),
    "year": ("year", "start year"),
    "month": ("month", "start month"),
    "day": ("day", "start day"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "statement": ("statement", "event", "headline", "what", "what happened", "title", "name"),
    "source": ("source text", "quotation", "quote", "text", "source", "excerpt", "description"),
    "kind": ("type",),
}
_NOTES = Message("The file needs a row of headings first, such as date, statement, source.")
# What looks like a day or month in EDTF; “1950-53” is a range.
_ISO = re.compile(r"-?\d\d(?P<year>\d\d)-(?P<month>\d\d)(?P<day>-\d\d)?")


def read(data: bytes) -> ReadyEvents:
    """Return the events of a CSV file. Raises UnreadableFile when it is no table of events."""
    text, note = plain.decode(data)
    text = text.removeprefix("\ufeff")
    problems: list[Problem] = []
    rows = _rows(text, problems)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile("The file holds no rows. %(notes)s", notes=_NOTES)
    columns = _columns(first[1])
    if "statement" not in columns or not {"date", "year", "shown"} & columns.keys():
        raise UnreadableFile(
            "Its first row names no column for the date, or none for what happened. %(notes)s",
            notes=_NOTES,
        )
    title = None
    entries: list[Entry] = []
    for number, cells in rows:
        cell = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
        if cell.get("kind", "").lower() == "title":
            title = readable(cell.get("statement", "")) or None
            continue
        entry = _entry(f"row {number}", cell)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            entries.append(entry)
    article = ReadArticle("", title=title, notes=(note,) if note else ())
    return ready_events(entries, problems, article)


def _rows(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, numbered as a spreadsheet does."""
    heading = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    number = 0
    while number < MOST_ROWS:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            problems.append(Problem(f"row {number}", f"It is no row of a table: {trouble}."))
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells
    problems.append(Problem(f"row {number}", f"At most {MOST_ROWS:,} rows can be read."))


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
