"""Which bare numbers at the heads of entries are years, and of which era.

A chronology names its era once, in a heading ("BC") or with one of its years ("31 BC – "); the
others follow from it, and from the fact that only years before Christ count down.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from quiz.dates.prose.heads import head
from quiz.dates.prose.vocabulary import ERA

_ENTRY = re.compile(
    r"^[ \t]*(?:[•*·▪◦‣●–—+>#|][ \t]*|\[|-[ \t]+|\*\*|__|[0-9]{1,3}[.)] ){0,4}"
    r"(?=[0-9c]|AD |A\.D\.)",
    re.MULTILINE,
)
_ERA_NAME = re.compile(
    rf"(?:{ERA}|Before Christ|Before the Common Era|Common Era|Anno Domini)"
    r"(?: era| years)?[ \t*_=)#:]{0,6}$"
    r"|(?<=dates )(?:are )?(?:all )?(?:in )?(?:BC|B\.C\.)(?![A-Za-z])",
    re.MULTILINE,
)
_AD_HEAD = re.compile(r"(?:AD|A\.D\.) ?[0-9]")
_INTO_AD = re.compile(r" ?[-–] ?(?:AD|A\.D\.) ?[0-9]")  # 27 BC – AD 14
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number at the head of an entry, or a heading that names an era (its number is None)."""

    start: int
    number: int | None
    before_christ: bool | None
    weak: bool = False


def eras(text: str) -> dict[int, bool]:
    """Return, for the place of each head that is a year, whether that year is before Christ."""
    marks = _marks(text)
    first = next((at for at, mark in enumerate(marks) if mark.before_christ is not None), None)
    if first is None:
        return _by_order([mark for mark in marks if not mark.weak]) or _by_order(marks, least=5)
    found = _before_first_mark(marks[:first], marks[first])
    era: bool | None = None
    previous = 0
    for mark in marks[first:]:
        if mark.before_christ is not None:
            era = mark.before_christ
        elif era and mark.number and 0 < previous <= 100 and mark.number > previous:
            era = False  # what follows 4 BC is no longer before Christ
        if mark.number is not None and era is not None:
            found[mark.start] = era
        previous = mark.number or 0
    return found


def _marks(text: str) -> list[_Mark]:
    marks = []
    for entry in _ENTRY.finditer(text):
        place = entry.end()
        found = head(text, place)
        if found is not None and found[0].months is None:
            bare = found[0]
            marks.append(_Mark(place, bare.first, bare.before_christ, bare.weak))
            if _INTO_AD.match(text, found[1]):
                marks.append(_Mark(found[1], None, False))
        elif _AD_HEAD.match(text, place):
            marks.append(_Mark(place, None, False))
    entries = {mark.start for mark in marks}
    for match in _ERA_NAME.finditer(text):
        start = text.rfind("\n", max(0, match.start() - _LONGEST_HEADING), match.start()) + 1
        if match.start() - start < _LONGEST_HEADING and start not in entries:
            marks.append(_Mark(start, None, "B" in match[0].upper()))
    return sorted(marks, key=lambda mark: mark.start)


def _before_first_mark(marks: list[_Mark], first: _Mark) -> dict[int, bool]:
    """Return the eras of the heads that stand before the first that names one."""
    if not marks:
        return {}
    if first.before_christ and first.number is not None:
        counts_down = (marks[-1].number or 0) >= first.number
        return {mark.start: True for mark in marks} if counts_down else {}
    return {} if first.before_christ else _by_order(marks)


def _by_order(marks: list[_Mark], least: int = 3) -> dict[int, bool]:
    """Return the eras of a chronology that names none, if it is one.

    Small numbers may be days, or only count the entries.
    """
    numbers = [mark.number for mark in marks if mark.number is not None]
    if len(numbers) < least or max(numbers) < 100:
        return {}
    counts_down = all(earlier > later for earlier, later in pairwise(numbers))
    counts_up = all(earlier <= later for earlier, later in pairwise(numbers))
    # Nobody counts down from our time to before the year 1000.
    if counts_up or (counts_down and numbers[-1] < 1000):
        return {mark.start: counts_down for mark in marks}
    return {}
