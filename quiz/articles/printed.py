"""Printed pages made one text: furniture out, broken words mended, lines put into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from quiz.articles.written import Part, bullet, heading, paragraphs, seen


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, the size of its letters, its height on the page if known."""

    words: str
    size: float = 0.0
    height: float | None = None


Page = Sequence[PrintedLine]

_EDGE = 3  # lines at the head and at the foot of a page
_OFTEN = 0.4  # of the pages
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_PAGE_NUMBERS = (
    re.compile(
        r"^\W{0,4}(?:(?:page|p\.) ?)?(?P<number>\d{1,4})(?: ?(?:of|/) ?\d{1,4})?(?!\w)", re.I
    ),
    re.compile(
        r"(?<!\w)(?:(?:page|p\.) ?)?(?P<number>\d{1,4})(?: ?(?:of|/) ?\d{1,4})?\W{0,4}$", re.I
    ),
)
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'”’)\]]*$")
_BEGINS_ITEM = re.compile(r"[•●▪‣◦*·–—]\s|-\s|[•●▪‣◦]|\(?(?:\d{1,3}|[a-z])[.)]\s")
_BULLET = re.compile(r"[•●▪‣◦]\s*")
_BEGINS_WITH_YEAR = re.compile(r"\d{3,4}\b")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)(?P<mark>[-\u2010\xad])$")
_GOES_ON = re.compile(r"(?P<tail>[^\W\d_]+)")
_SPAN = re.compile(r"\d[-–]\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = 0.8  # of the usual width of a line
_VERY_SHORT = 0.55
_LARGER = 1.08
_WIDE_GAP = 1.35  # of the usual one
_USUAL_GAP = 1.25  # of the size of the letters
_LONGEST_HEADING = 120


def parts(pages: Sequence[Page]) -> Iterator[Part]:
    """Yield the headings and paragraphs of printed pages, in order."""
    pages = without_furniture([[_tidied(line) for line in page] for page in pages])
    lines = [line for page in pages for line in page]
    look = _Look(lines)
    words = _words_within(lines)
    told: list[PrintedLine] = []
    for line in lines:
        if told and look.parted(told[-1], line):
            yield from _part(told, look, words)
            told = []
        told.append(line)
    yield from _part(told, look, words)


def _tidied(line: PrintedLine) -> PrintedLine:
    # A soft hyphen that is seen at the end of a line breaks a word.
    words = line.words.rstrip()
    return replace(line, words=seen(words[:-1] + "\u2010" if words.endswith("\xad") else words))


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return pages without the lines that stand on many, and without their numbers."""
    pages = [[line for line in page if line.words] for page in pages]
    furniture = _Furniture(pages)
    return [
        [
            line
            for place, line in enumerate(page)
            if _EDGE <= place < len(page) - _EDGE or not furniture.has(line, number, place)
        ]
        for number, page in enumerate(pages, start=1)
    ]


class _Furniture:
    """What stands at the head or the foot of many pages, and how their numbers count."""

    def __init__(self, pages: Sequence[Page]) -> None:
        edges = [[*page[:_EDGE], *page[_EDGE:][-_EDGE:]] for page in pages]
        self.least = max(2.0, _OFTEN * len(pages))
        # Page numbers count with the pages: what they are less than the number of the page.
        self.offsets = Counter(
            offset
            for number, edge in enumerate(edges, start=1)
            for offset in {offset for line in edge for offset in _offsets(line, number)}
        )
        self.alike = Counter(
            shape
            for number, edge in enumerate(edges, start=1)
            for shape in {self._shape(line, number) for line in edge}
        )

    def has(self, line: PrintedLine, number: int, place: int) -> bool:
        shape = self._shape(line, number)
        if shape == "#":
            # “1961” over a page of a chronicle is a heading.
            return not (place < _EDGE and _YEAR.search(line.words))
        is_title = number == 1 and place < _EDGE and not _DIGITS.search(line.words)
        return self.alike[shape] >= self.least and not is_title

    def _shape(self, line: PrintedLine, number: int) -> str:
        """Return a line with its page number, if it has one, as a sign."""
        for pattern in _PAGE_NUMBERS:
            if match := pattern.search(line.words):
                shape = f"{line.words[: match.start()]}#{line.words[match.end() :]}".strip()
                offset = number - int(match["number"])
                if self.offsets[offset] > 1 or (offset == 0 and shape == "#"):
                    return shape
        return line.words


def _offsets(line: PrintedLine, number: int) -> Iterator[int]:
    """Yield by how much a page's place is more than the numbers at the ends of a line."""
    for pattern in _PAGE_NUMBERS:
        if match := pattern.search(line.words):
            yield number - int(match["number"])


class _Look:
    """How wide, how large and how far apart the lines of a text usually are."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        letters: Counter[float] = Counter()
        for line in lines:
            letters[round(line.size, 1)] += len(line.words)
        self.size = letters.most_common(1)[0][0] if letters else 0.0
        widths = sorted(len(line.words) for line in lines if self._is_usual(line))
        self.width = widths[len(widths) * 3 // 4] if widths else 0
        gaps = [
            gap
            for above, below in pairwise(lines)
            if below.words[0].islower() and (gap := _gap(above, below)) is not None
        ]
        self.gap = median(gaps) if len(gaps) > 2 else _USUAL_GAP * self.size

    def is_larger(self, line: PrintedLine) -> bool:
        return self.size > 0 and line.size > _LARGER * self.size

    def parted(self, above: PrintedLine, below: PrintedLine) -> bool:
        """Return whether a new part begins between two lines."""
        if self.is_larger(above) != self.is_larger(below):
            return True
        if self.is_larger(above) and abs(above.size - below.size) > 0.5:
            return True
        if _BEGINS_ITEM.match(below.words):
            return True
        if below.words[0].islower() or _BROKEN.search(above.words) or _spans(above, below):
            return False
        ended = _ENDS_SENTENCE.search(above.words) is not None
        short = len(above.words) < _SHORT * self.width
        if ended and (short or _BEGINS_WITH_YEAR.match(below.words)):
            return True
        if len(above.words) < _VERY_SHORT * self.width and above.words[-1] != ",":
            return True
        gap = _gap(above, below)
        return gap is not None and gap > _WIDE_GAP * self.gap > 0

    def _is_usual(self, line: PrintedLine) -> bool:
        return abs(line.size - self.size) <= 0.5


def _gap(above: PrintedLine, below: PrintedLine) -> float | None:
    """Return how far a line is below another; None where it stands beside or above it."""
    if above.height is None or below.height is None or below.height >= above.height:
        return None
    return above.height - below.height


def _spans(above: PrintedLine, below: PrintedLine) -> bool:
    """Return whether a range of years goes on over the end of a line."""
    return _SPAN.search(above.words[-2:] + below.words[:1]) is not None


def _part(lines: Sequence[PrintedLine], look: _Look, words: frozenset[str]) -> Iterator[Part]:
    if not lines:
        return
    pieces = [lines[0].words]
    for line in lines[1:]:
        pieces[-1], between = _mended(pieces[-1], line.words, words)
        pieces += [between, line.words]
    joined = "".join(pieces)
    if look.is_larger(lines[0]) and len(joined) <= _LONGEST_HEADING:
        yield from heading(joined)
    elif mark := _BULLET.match(joined):
        yield from bullet(joined[mark.end() :])
    else:
        yield from paragraphs(joined)


def _mended(above: str, below: str, words: frozenset[str]) -> tuple[str, str]:
    """Return the upper line, and what stands between it and the lower one.

    A hyphen at the end goes where it only breaks a word, and stays between what are two words
    elsewhere in the text.
    """
    broken, rest = _BROKEN.search(above), _GOES_ON.match(below)
    if broken is None:
        return above, "" if _SPAN.search(f"{above[-2:]}{below[:1]}") else " "
    if rest is None:
        return above, " "
    head, tail = broken["head"], rest["tail"]
    is_whole = f"{head}{tail}".lower() in words
    two_words = f"{head}-{tail}".lower() in words or {head.lower(), tail.lower()} <= words
    if tail[0].isupper() or (two_words and not is_whole):
        return above[:-1] + "-", ""
    return above[:-1], ""


def _words_within(lines: Sequence[PrintedLine]) -> frozenset[str]:
    """Return the words that stand whole in a line."""
    found: set[str] = set()
    is_rest = False
    for line in lines:
        words = [word.lower() for word in _WORD.findall(line.words)]
        is_broken = _BROKEN.search(line.words) is not None
        found.update(words[is_rest : len(words) - is_broken])
        is_rest = is_broken
    return frozenset(found)
