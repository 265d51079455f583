"""Every date expression of an English text: where it stands, what it means, on what it leans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from enum import StrEnum
from itertools import zip_longest

from quiz.dates.historical import HistoricalDate
from quiz.dates.prose.chronology import eras
from quiz.dates.prose.conventions import conventions
from quiz.dates.prose.layout import Layout
from quiz.dates.prose.lending import lender, takes_its_day
from quiz.dates.prose.plain import plain
from quiz.dates.prose.resolved import Kind, Resolved
from quiz.dates.prose.resolving import Resolver
from quiz.dates.prose.said import Bare, Calendar, Clock
from quiz.dates.prose.scanning import Expression, expressions
from quiz.dates.prose.stamps import Stamp, stamps
from quiz.dates.prose.surroundings import surroundings

__all__ = ["DatePhrase", "Kind", "Relation", "Stamp", "find", "stamps"]

_RELATION = re.compile(
    r"\b(?:(?P<by>by|no later than)|(?P<before>before|prior to)|(?P<after>after|following)"
    r"|(?P<since>since)|(?P<until>until|till|up to)) (?:the )?\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|by|since|until|from|during|before|after|of|late|early) (?:the )?\Z", re.IGNORECASE
)


_FISCAL = re.compile(
    r"\b(?:[Ff]iscal|[Ff]inancial|[Bb]udget|[Ss]chool|[Aa]cademic|FY)(?: year)? ?\Z"
)
_DAYS_OFF_FISCAL = 366  # days by which such a year may begin or end before or after the year


class Relation(StrEnum):
    """What the word before a date makes of it: "by 1940", "since May"."""

    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date expression; `start` and `end` count code points, and `end` is not included.

    `date` is None where the expression could not be placed. `anchor` is the span of the
    expression it leans on, None where it leans on none or on the day of publication. With a
    relation the sure bounds of `date` are open on the side that the relation leaves open.
    """

    start: int
    end: int
    text: str
    date: HistoricalDate | None
    kind: Kind
    anchor: tuple[int, int] | None = None
    relation: Relation | None = None


def find(text: str, published: Day | None = None) -> tuple[DatePhrase, ...]:
    """Return the date expressions of a text in order; none overlaps another.

    Without the day of publication, what leans on it ("last year") is found but not placed. The
    time stamp that a scraper leaves at the head of a page is left out (see `stamps`).
    """
    readable = plain(text)
    phrases = []
    for found, resolved in _placed(readable, stamps(text), published):
        if resolved.date is None and not _is_a_date_anyway(readable, found):
            continue
        relation = _relation(readable, found.start)
        date = None if resolved.date is None else _opened(resolved.date, relation)
        if date is not None and _FISCAL.search(readable, max(0, found.start - 16), found.start):
            date = _loosened(date)
        phrases.append(
            DatePhrase(
                found.start,
                found.end,
                text[found.start : found.end],
                date,
                resolved.kind,
                resolved.anchor,
                relation,
            )
        )
    return tuple(phrases)


def _placed(
    text: str, skipped: tuple[Stamp, ...], published: Day | None
) -> Iterator[tuple[Expression, Resolved]]:
    """Yield every expression of a text, placed by those before it and by the next one."""
    layout, years = Layout(text), eras(text)
    found = [
        each
        for each in expressions(text, layout, years)
        if not any(stamp.start <= each.start < stamp.end for stamp in skipped)
    ]
    resolver = Resolver(conventions(text, found, years, published))
    clock: Expression | None = None  # one that waits for the day after it
    for this, following in zip_longest(found, found[1:]):
        if following is not None and takes_its_day(text, this, following):
            clock = this
            continue
        around = surroundings(text, layout, this.start, this.end)
        lent = None if following is None else lender(text, this, following)
        resolved = resolver.resolve(this.said, around, (this.start, this.end), lent)
        if lent is not None and resolved.anchor is None:
            resolved = replace(resolved, anchor=(following.start, following.end))
        if clock is not None:
            yield clock, resolved
            clock = None
        yield this, resolved


def _is_a_date_anyway(text: str, found: Expression) -> bool:
    """Return whether an expression that cannot be placed is still a date, and not a mere name."""
    match found.said:
        case Clock() | Bare():
            return False
        case Calendar(year=None, year_of=None, weekday=None):
            return _PREPOSITION.search(text, max(0, found.start - 16), found.start) is not None
    return True


def _relation(text: str, start: int) -> Relation | None:
    match = _RELATION.search(text, max(0, start - 24), start)
    return Relation(match.lastgroup) if match is not None and match.lastgroup else None


def _loosened(date: HistoricalDate) -> HistoricalDate:
    """Return the date of a fiscal year, of which nobody says in which month it begins."""
    after, before = date.surely_after, date.surely_before
    return replace(
        date,
        surely_after=None if after is None else after - _DAYS_OFF_FISCAL,
        surely_before=None if before is None else before + _DAYS_OFF_FISCAL,
    )


def _opened(date: HistoricalDate, relation: Relation | None) -> HistoricalDate:
    """Return the date with sure bounds that hold for what happened by, before or after it."""
    match relation:
        case Relation.BY | Relation.BEFORE | Relation.UNTIL:
            return replace(date, surely_after=None)
        case Relation.AFTER | Relation.SINCE:
            return replace(date, surely_before=None)
        case None:
            return date
