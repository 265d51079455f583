"""Words of an article that a teacher points at: where they stand, and what they may tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quiz.articles.article import Span
from quiz.dates.phrases import DatePhrase
from quiz.events.candidate import Candidate
from quiz.events.extraction import extract

LONGEST_GUESS = 300


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A statement to begin with, and the words that may say the date."""

    statement: str
    phrase: DatePhrase | None


def places(text: str, words: str, most: int) -> tuple[Span, ...]:
    """Return where the words stand in a text, at most so many places; white space may differ."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = []
    for match in pattern.finditer(text):
        found.append(Span(match.start(), match.end()))
        if len(found) == most:
            break
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a place without the white space at its ends; None where nothing else is there."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end = start + len(part.strip())
    return Span(start, end) if 0 <= start < end else None


def suggestion(
    text: str, span: Span, phrases: Sequence[DatePhrase], published: date | None
) -> Suggestion:
    """Return what the words at a place may tell; `phrases` are the dates of the text.

    The statement is what the reader of articles makes of their line, or else the words themselves.
    """
    said = statement_of(text, line_around(text, span), span, published)
    return Suggestion(said, next(iter(nearest(text, span, phrases)), None))


def nearest(text: str, span: Span, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return the dates said in the words at a place, then those before and after in their line."""
    line = line_around(text, span)
    dated = [one for one in phrases if one.date is not None]
    within = [one for one in dated if span.start <= one.start and one.end <= span.end]
    before = [one for one in dated if line.start <= one.start and one.end <= span.start]
    after = [one for one in dated if span.end <= one.start and one.end <= line.end]
    return [*within, *reversed(before), *after]


def line_around(text: str, span: Span) -> Span:
    """Return the lines that a place reaches into."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def statement_of(text: str, line: Span, span: Span, published: date | None) -> str:
    told = [
        candidate
        for candidate in extract(text[line.start : line.end], published)
        if shared(candidate, line.start, span) > 0
    ]
    if told:
        return max(told, key=lambda one: (shared(one, line.start, span), one.usable)).statement
    words = " ".join(text[span.start : span.end].split())
    if len(words) <= LONGEST_GUESS:
        return words
    return words[:LONGEST_GUESS].rpartition(" ")[0] or words[:LONGEST_GUESS]


def shared(candidate: Candidate, offset: int, span: Span) -> int:
    """Return how many characters of a place a candidate quotes, whose line begins at `offset`."""
    start, end = candidate.span.start + offset, candidate.span.end + offset
    return min(end, span.end) - max(start, span.start)
