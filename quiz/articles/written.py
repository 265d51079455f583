"""What a person reads of a page, as plain text: headings, paragraphs, bullets and rows of tables.

It is written so that `structure` reads it well: a blank line between parts, a bullet before an
item, bars around the cells of a row.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz.articles.structure import is_heading

# White space of any width becomes a space; what is not seen goes: soft hyphens, joiners, marks.
_UNSEEN = (
    {
        number: None
        for number in (
            *range(0x20),
            *range(0x7F, 0xA0),
            0xAD,
            *range(0x200B, 0x2010),
            0x2060,
            0xFEFF,
        )
        if not chr(number).isspace()
    }
    | dict.fromkeys(range(0x202A, 0x202F))
    | dict.fromkeys(range(0x2066, 0x206A))
)
_WHITE = re.compile(r"[^\S\n\u2028\u2029]+")
_LINE_BREAKS = re.compile(r" ?[\n\u2028\u2029]\s*")


class Kind(StrEnum):
    """How a part is written."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a text, in the words that are read."""

    kind: Kind
    words: str


def written(parts: Iterable[Part]) -> str:
    """Return parts as a text: bullets and rows below each other, all else set apart."""
    lines: list[str] = []
    last: Kind | None = None
    for part in parts:
        if lines:
            lines.append(
                "\n" if part.kind is last and part.kind in (Kind.BULLET, Kind.ROW) else "\n\n"
            )
        lines.append(part.words)
        last = part.kind
    return "".join([*lines, "\n"]) if lines else ""


def seen(words: str) -> str:
    """Return words without what nobody sees, line breaks apart on one line."""
    return _WHITE.sub(" ", words.translate(_UNSEEN)).strip()


def on_one_line(words: str) -> str:
    return _LINE_BREAKS.sub(" ", seen(words))


def heading(words: str) -> Iterator[Part]:
    """Yield a heading; one that reads like a sentence or a list item is marked as Markdown does."""
    if line := on_one_line(words):
        yield Part(Kind.HEADING, line if is_heading(line) else f"# {line}")


def paragraphs(words: str) -> Iterator[Part]:
    """Yield the lines of a paragraph; one that goes on in small letters was only broken."""
    line = ""
    for piece in _LINE_BREAKS.split(seen(words)):
        if line and piece[:1].islower():
            line = f"{line} {piece}"
            continue
        if line:
            yield Part(Kind.PARAGRAPH, line)
        line = piece
    if line:
        yield Part(Kind.PARAGRAPH, line)


def bullet(words: str, depth: int = 0, number: int | None = None) -> Iterator[Part]:
    """Yield an item of a list, indented by its depth, with its number if the list has them."""
    if line := on_one_line(words):
        mark = "•" if number is None else f"{number}."
        yield Part(Kind.BULLET, f"{'  ' * min(depth, 8)}{mark} {line}")


def row(cells: Iterable[str]) -> Iterator[Part]:
    """Yield a row of a table."""
    words = [on_one_line(cell).replace("|", "/") for cell in cells]
    if any(words):
        yield Part(Kind.ROW, f"| {' | '.join(words)} |")
