"""Where lines, entries, headings and table cells begin."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LONGEST_HEADING = 100
_LEAD = re.compile(
    r"[ \t]*(?:(?:[•*·▪◦‣●○■–—+>#|=\-]|\[|[0-9]{1,3}[.)](?= )|\(?[a-z][.)](?= ))[ \t]*){0,8}"
    r"(?:\*\*|__|[_*'\"(\[]){0,3}(?:(?:In|On|By|From|Around|About) (?:the )?)?"
)
_CELL_BEFORE = re.compile(r"[|\t] {0,60}[*_]{0,3}\Z")
_HEAD_ENDS = re.compile(r"[*_'\])]{0,4} {0,40}(?:[-–—:|\t=]|--|,? ?\n|\. (?=[A-Z])|\.?\Z|\r)")
_CAPITAL_NEXT = re.compile(r"[*_'\])]{0,4} {1,16}(?:[\"“']?[A-Z]|\([0-9A-Z])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, without its line break."""

    number: int
    start: int
    end: int
    is_heading: bool


class Layout:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line_at(self, position: int) -> Line:
        number = bisect_right(self._starts, position) - 1
        start, end = self._bounds(number)
        return Line(number, start, end, self._is_heading(number, start, end))

    def at_head(self, position: int) -> bool:
        """Return whether only a bullet, a number or markup stands before a place in its line."""
        start = self._starts[bisect_right(self._starts, position) - 1]
        if position - start <= 40 and _LEAD.fullmatch(self.text, start, position):
            return True
        before = self.text[max(start, position - 64) : position]
        return _CELL_BEFORE.search(before) is not None

    def is_head(self, start: int, end: int) -> bool:
        """Return whether the words between two places head an entry or fill a cell.

        A dash, a colon, the wall of a cell or the end of the line follows them; after a number
        that begins its line a capital letter is enough ("1903 The brothers fly").
        """
        if not self.at_head(start):
            return False
        if _HEAD_ENDS.match(self.text, end) is not None:
            return True
        return self.text[start].isdigit() and _CAPITAL_NEXT.match(self.text, end) is not None

    def _bounds(self, number: int) -> tuple[int, int]:
        last = number + 1 == len(self._starts)
        return self._starts[number], len(self.text) if last else self._starts[number + 1] - 1

    def _is_heading(self, number: int, start: int, end: int) -> bool:
        """A heading is a short line by itself that does not end like a sentence."""
        if end - start > _LONGEST_HEADING:
            return False
        words = self.text[start:end].strip(" \t=#*_\r")
        if not words or words[-1] in ".!?;,\"”'" or "|" in words or words[0] in "•·-+":
            return False
        if self.text[start] in "#=":
            return True
        sides = self._is_blank(number - 1), self._is_blank(number + 1)
        # "19 Operation begins", below a heading, is the first entry of a list.
        return all(sides) if words[0].isdigit() else any(sides)

    def _is_blank(self, number: int) -> bool:
        if not 0 <= number < len(self._starts):
            return True
        start, end = self._bounds(number)
        return end - start <= 80 and not self.text[start:end].strip()
