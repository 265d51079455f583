"""The records of a GIFT file: where each begins and ends.

Empty lines part them. People also forget these, or leave them inside the braces; where it is sure
all the same what belongs together, it is one record, and says what Moodle would miss.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.formats.gift.text import COMMENTED, hidden
from quiz.formats.line_numbers import LineNumbers

CATEGORY = "$CATEGORY:"
LINES = re.compile(r"^[^\S\n]*+\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+", re.MULTILINE)
HEADING = re.compile(r"^[^\S\n]*+(?:::[^\n]*?::|\$CATEGORY:)", re.MULTILINE)
CONTENT = re.compile(rf"[^{COMMENTED}\s]")
BRACE = re.compile(r"[{}]")
# So far after an open brace its end is looked for, in paragraphs.
FARTHEST = 100


@dataclass(frozen=True, slots=True)
class Record:
    """A question, a category, or a text between them.

    `line` is where it begins, comments before it left out. `masked` is its text with stand-ins.
    Inside its braces there may be an empty line, so that it is `gapped`; where none parts it from
    what stands before it, it is `crowded`.
    """

    line: int
    text: str
    masked: str
    gapped: bool
    crowded: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run of lines; the run ends at `run_end`, further down where it is `gapped`."""

    end: int
    run_end: int
    gapped: bool = False


def records(text: str) -> Iterator[Record]:
    """Yield the records of a file whose lines end with "\\n"."""
    masked = hidden(text)
    lines = LineNumbers(masked)
    position = 0
    while run := LINES.search(masked, position):
        position, end = run.span()
        headings = Headings(masked, end)
        crowded = False
        while content := CONTENT.search(masked, position, end):
            piece = piece_at(masked, content.start(), end, headings)
            number = lines.number(content.start())
            part = slice(position, piece.end)
            yield Record(number, text[part], masked[part], piece.gapped, crowded)
            if piece.run_end != end:
                end = piece.run_end
                headings = Headings(masked, end)
            position, crowded = piece.end, True
        position = end


class Headings:
    """Where the lines begin that name a question or a category, asked for in their order."""

    def __init__(self, masked: str, end: int) -> None:
        self.masked, self.end = masked, end
        self.next = -1

    def after(self, place: int) -> int:
        """Return the place of the first beyond one; the end where there is none."""
        if self.next <= place:
            line_end = self.masked.find("\n", place, self.end)
            found = HEADING.search(self.masked, line_end, self.end) if line_end >= 0 else None
            self.next = with_comments(self.masked, found.start(), place) if found else self.end
        return self.next


def with_comments(masked: str, start: int, least: int) -> int:
    """Return where the comments begin that stand right before a line."""
    while True:
        before = masked.rfind("\n", least, start - 1) + 1
        if before <= least or not masked.startswith(COMMENTED, before):
            return start
        start = before


def piece_at(masked: str, start: int, run_end: int, headings: Headings) -> Piece:
    """Return where what begins at a place ends: before the next heading, or after its braces."""
    if masked.startswith(CATEGORY, start):
        line_end = masked.find("\n", start, run_end)
        return Piece(run_end if line_end < 0 else line_end, run_end)
    limit = headings.after(start)
    name_end = masked.find("::", start + 2, limit) if masked.startswith("::", start) else start
    opened = masked.find("{", max(name_end, start), limit)
    if opened < 0:
        return Piece(limit, run_end)
    closed = masked.find("}", opened, limit)
    if closed >= 0:
        return Piece(end_after(masked, closed, limit), run_end)
    further = closed_further_down(masked, run_end) if limit == run_end else None
    if further is None:
        return Piece(limit, run_end)
    closed, run_end = further
    limit = Headings(masked, run_end).after(closed)
    return Piece(end_after(masked, closed, limit), run_end, gapped=True)


def end_after(masked: str, closed: int, limit: int) -> int:
    """Return where a question ends whose braces do: before another that has braces of its own."""
    another = masked.find("{", closed, limit)
    line_end = masked.find("\n", closed, another) if another >= 0 else -1
    return limit if line_end < 0 else line_end


def closed_further_down(masked: str, place: int) -> tuple[int, int] | None:
    """Return where an open brace is closed beyond empty lines, and where the lines end there.

    None where another question begins before that.
    """
    for _ in range(FARTHEST):
        run = LINES.search(masked, place)
        if run is None:
            return None
        start, place = run.span()
        brace = BRACE.search(masked, start, place)
        if HEADING.search(masked, start, brace.start() if brace else place):
            return None
        if brace:
            return (brace.start(), place) if brace[0] == "}" else None
    return None
