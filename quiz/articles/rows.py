"""The rows of tables in a text: which cell says when, and which say what happened.

A row that begins with its date is read like any entry (see `structure`). Here are the others: the
date stands in a later cell, or in one merged with it, or the table is written in HTML.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from quiz.articles.article import Span
from quiz.dates.phrases import DatePhrase

_BAR = re.compile(r"\|")
_HTML_TABLE = re.compile(r"<(/?)table\b[^<>]{0,400}>", re.IGNORECASE)
_HTML_CELL = re.compile(
    r"<(?P<end>/?)(?P<name>t[rdh])\b(?P<attributes>[^<>]{0,400})>", re.IGNORECASE
)
_ROWSPAN = re.compile(r"\browspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_TAGS_BEFORE = re.compile(r"(?:\s|<[^<>]{1,200}>)*")
_TAGS_AFTER = re.compile(r"(?:</?[a-zA-Z][^<>]{0,100}>\s*)+$")
_AROUND = " \t*_"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row tells, and its date."""

    date: DatePhrase
    told: Span


@dataclass(frozen=True, slots=True)
class Rows:
    """The dated rows of a text by the number of their line, and the lines that hold no words."""

    dated: Mapping[int, Row]
    empty: frozenset[int]


Cell = tuple[int, int]  # from where to where; the same place twice where it is empty


def rows(text: str, spans: Sequence[Span], phrases: Sequence[DatePhrase]) -> Rows:
    """Return the rows of a text; `spans` are its lines, `phrases` the dates found in it."""
    by_start = {phrase.start: phrase for phrase in phrases if phrase.date is not None}
    dated = dict(_barred(text, spans, by_start))
    starts = [span.start for span in spans]
    empty: set[int] = set()
    for table in _html_tables(text):
        first, last = bisect_right(starts, table.start) - 1, bisect_right(starts, table.end)
        empty.update(range(max(0, first), last))
        for row in _html_rows(text, table, by_start):
            dated[bisect_right(starts, row.told.start) - 1] = row
    return Rows(dated, frozenset(empty - dated.keys()))


def _barred(
    text: str, spans: Sequence[Span], by_start: Mapping[int, DatePhrase]
) -> Iterator[tuple[int, Row]]:
    """Yield the rows between bars that are dated by a later cell, or by one above."""
    above: tuple[int, DatePhrase] | None = None
    is_grid = after_rule = False
    for number, span in enumerate(spans):
        if text[span.start] == "+":
            is_grid, after_rule = True, True
            continue
        if text[span.start] != "|":
            above, is_grid, after_rule = None, False, False
            continue
        cells = list(_cells(text, span))
        column = _date_column(cells, by_start)
        if column is not None:
            above = (column, by_start[cells[column][0]])
        # In a grid, a line right below another goes on with its cells.
        goes_on = is_grid and not after_rule
        after_rule = False
        if above is None or column == 0 or (column is None and goes_on):
            continue
        if column is None and (len(cells) <= above[0] or cells[above[0]][0] < cells[above[0]][1]):
            continue
        if (told := _told(text, cells, above[0])) is not None:
            yield number, Row(above[1], told)


def _cells(text: str, span: Span) -> Iterator[Cell]:
    bars = [match.start() for match in _BAR.finditer(text, span.start, span.end)]
    ends = [*bars[1:], span.end] if bars[-1] + 1 < span.end else bars[1:]
    for bar, end in zip(bars, ends, strict=False):
        yield _trimmed(text, bar + 1, end)


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def _date_column(cells: Sequence[Cell], by_start: Mapping[int, DatePhrase]) -> int | None:
    """Return the first cell that holds a date and nothing else."""
    for column, (start, end) in enumerate(cells):
        if start in by_start and by_start[start].end == end:
            return column
    return None


def _told(text: str, cells: Sequence[Cell], column: int) -> Span | None:
    """Return what stands after the cell of the date, or before it where nothing does."""
    for side in (cells[column + 1 :], cells[:column]):
        filled = [cell for cell in side if any(map(str.isalpha, text[cell[0] : cell[1]]))]
        if filled:
            return Span(filled[0][0], filled[-1][1])
    return None


def _html_tables(text: str) -> Iterator[Span]:
    start = None
    for match in _HTML_TABLE.finditer(text):
        if not match[1]:
            start = match.start() if start is None else start
        elif start is not None:
            yield Span(start, match.end())
            start = None


def _html_rows(text: str, table: Span, by_start: Mapping[int, DatePhrase]) -> Iterator[Row]:
    """Yield the rows of a table in HTML that tell what happened in a cell on one line."""
    merged: tuple[int, DatePhrase] | None = None  # for so many more rows
    cells: list[tuple[Cell, int]] = []
    marks = list(_HTML_CELL.finditer(text, table.start, table.end))
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following is not None else table.end
        if mark["name"].lower() != "tr" and not mark["end"]:
            span = _ROWSPAN.search(mark["attributes"])
            cells.append((_inner(text, mark.end(), end), int(span[1]) if span else 1))
        if following is not None and following["name"].lower() != "tr":
            continue
        places = [cell for cell, _ in cells]
        column = _date_column(places, by_start)
        if column is not None:
            date = by_start[places[column][0]]
            merged = (cells[column][1], date)
            others = [*places[column + 1 :], *places[:column]]
        else:
            others = places
        if cells and merged is not None and merged[0] > 0:
            merged = (merged[0] - 1, merged[1])
            if (told := _sentence(text, others)) is not None:
                yield Row(merged[1], told)
        cells = []


def _inner(text: str, start: int, end: int) -> Cell:
    """Return the words of a cell, without the tags around them."""
    before = _TAGS_BEFORE.match(text, start, end)
    start = before.end() if before is not None else start
    after = _TAGS_AFTER.search(text[max(start, end - 200) : end])
    if after is not None:
        end -= after.end() - after.start()
    return _trimmed(text, start, start + len(text[start:end].rstrip()))


def _sentence(text: str, cells: Sequence[Cell]) -> Span | None:
    """Return the first cell with words, if they stand on one line without tags among them."""
    for start, end in cells:
        words = text[start:end]
        if any(map(str.isalpha, words)):
            return None if "<" in words or "\n" in words else Span(start, end)
    return None
