"""All date expressions of a text, found in one pass over its words."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from quiz.dates.prose.guards import is_meant
from quiz.dates.prose.heads import ancient_year, day_of_month, head
from quiz.dates.prose.layout import Layout
from quiz.dates.prose.namesakes import people_named_for_months
from quiz.dates.prose.pairs import one_or_two
from quiz.dates.prose.said import Pair, Said
from quiz.dates.prose.vocabulary import (
    DECADE_WORDS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    ROMAN,
    SEASONS,
    WEEKDAYS,
)

# Only at these words, and at numbers, a pattern is tried: every other word is passed over.
_FIRST_WORDS = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
        *SEASONS,
        *DECADE_WORDS,
        *NUMBERS,
        *(word.split("-")[0] for word in ORDINALS),
        *(numeral.lower() for numeral in ROMAN),
        *("the", "that", "this", "same", "next", "last", "previous"),
        *("early", "mid", "middle", "late", "later", "earlier", "beginning", "start", "end"),
        *("close", "turn", "opening", "outset", "final", "closing", "latter"),
        *("rest", "remainder", "whole"),
        *("years", "year", "months", "month", "weeks", "days", "decades"),
        *("c", "ca", "circa", "about", "around", "approximately", "roughly", "almost", "nearly"),
        *("over", "some", "just", "only", "more", "barely", "several", "few", "many"),
        *("night", "morning", "evening", "afternoon", "dawn", "hours"),
        *("yesterday", "tomorrow", "tonight", "ad", "ce", "christmas", "boxing", "new"),
        *("bastille", "armistice", "easter", "good", "ides", "q"),
    }
)
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Expression:
    """What some words of a text say; `end` is where they end."""

    said: Said
    start: int
    end: int


def expressions(text: str, layout: Layout, years: Container[int]) -> Iterator[Expression]:
    """Yield the date expressions of a text in order; none overlaps another.

    `years` are the places of the bare numbers that head an entry and are years.
    """
    end = 0
    people = people_named_for_months(text)
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end or not (match[0][0].isdigit() or match[0].lower() in _FIRST_WORDS):
            continue
        found = _at(text, start, layout, years)
        if found is not None and is_meant(text, start, found[1], found[0], people):
            end = found[1]
            yield Expression(found[0], start, end)


def _at(text: str, position: int, layout: Layout, years: Container[int]) -> tuple[Said, int] | None:
    written = one_or_two(text, position)
    bare = head(text, position) if layout.at_head(position) else None
    if bare is not None:
        if position in years and not (written is not None and _names_an_era(written[0])):
            return bare
        if written is None or written[1] < bare[1]:
            return bare
    if written is None and text[position].isdigit():
        return day_of_month(text, position) or ancient_year(text, position)
    return written


def _names_an_era(said: Said) -> bool:
    """Return whether it is a pair such as "27 BC–AD 14", complete in itself."""
    return isinstance(said, Pair) and said.last.before_christ is not None
