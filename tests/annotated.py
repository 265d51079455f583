"""Articles of our own, in which every date and every event is marked with what it means.

In the text stands `[[words|bounds]]` for a date, several bounds where each is right, nothing for
what may be found or not. Below the line `@@` stands each event, a line `bounds | words | of it`,
with `?` before it where it is known to be missed. Bounds are `1916`, `1916-04`, `1916-04-24`, or
two of these with `..` between; a minus is for the years before 1, which is year 0.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "samples" / "annotated"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))

_MARK = re.compile(r"\[\[(?P<words>.*?)(?:\|(?P<bounds>[^\]|]*))?\]\]")
_DAY = re.compile(r"(-?\d{1,4})(?:-(\d\d))?(?:-(\d\d))?")

Bounds = tuple[str, str]


@dataclass(frozen=True)
class Marked:
    """Words of an article from `start` to `end`, and what is right for them; nothing: anything."""

    start: int
    end: int
    words: str
    right: tuple[Bounds, ...]
    known_miss: bool = False


@dataclass(frozen=True)
class Annotated:
    text: str
    published: date | None
    dates: tuple[Marked, ...]
    events: tuple[Marked, ...]


def annotated(name: str) -> Annotated:
    body, _, below = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n@@\n")
    published = None
    if body.startswith("@published "):
        day, _, body = body.removeprefix("@published ").partition("\n")
        published = date.fromisoformat(day)
    text, dates, position = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[position : mark.start()]
        words = mark["words"]
        dates.append(Marked(len(text), len(text) + len(words), words, _right(mark["bounds"])))
        text += words
        position = mark.end()
    text += body[position:] + "\n"
    return Annotated(text, published, tuple(dates), _events(text, below.splitlines()))


def _events(text: str, lines: list[str]) -> tuple[Marked, ...]:
    events: list[Marked] = []
    after: dict[str, int] = {}
    for line in lines:
        bounds, words, *_ = line.removeprefix("? ").split(" | ")
        start = text.index(words, after.get(words, 0))
        after[words] = start + 1
        end = start + len(words)
        events.append(Marked(start, end, words, _right(bounds), line.startswith("? ")))
    return tuple(events)


def _right(bounds: str | None) -> tuple[Bounds, ...]:
    return tuple(_bounds(each) for each in (bounds or "").split(";") if each)


def _bounds(text: str) -> Bounds:
    first, _, last = text.strip().partition("..")
    return _iso(first, last=False), _iso(last or first, last=True)


def _iso(text: str, *, last: bool) -> str:
    match = _DAY.fullmatch(text)
    assert match, text
    year, month, day = (int(number) if number else None for number in match.groups())
    assert year is not None
    if month is None:
        month, day = (12, 31) if last else (1, 1)
    elif day is None:
        day = monthrange(year % 400 + 400, month)[1] if last else 1
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"
