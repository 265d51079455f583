"""Every date expression of an English text: where it stands, what it means, on what it leans."""

import re
from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum

from quiz.dates.historical import HistoricalDate
from quiz.dates.prose import guards
from quiz.dates.prose.expression import Expression, expression
from quiz.dates.prose.layout import Layout, same_length
from quiz.dates.prose.said import Calendar, Clock, Numeric, Pair
from quiz.dates.prose.stamps import stamps
from quiz.dates.prose.surroundings import surroundings
from quiz.dates.prose.timeline import Kind, Timeline
from quiz.dates.prose.triggers import TRIGGERS

__all__ = ["DatePhrase", "Kind", "Relation", "find", "stamps"]


class Relation(StrEnum):
    """How the words before a date relate an event to it."""

    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    THROUGHOUT = "throughout"


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date expression; `start` and `end` count code points, `end` is not included.

    `date` is None where it could not be resolved. `anchor` is the span of the expression that it
    leans on, None where it leans on none or on the day of publication.
    """

    start: int
    end: int
    text: str
    date: HistoricalDate | None
    kind: Kind
    anchor: tuple[int, int] | None = None
    relation: Relation | None = None


def find(text: str, published: Day | None = None) -> tuple[DatePhrase, ...]:
    """Return the date expressions of a text, in order; none overlaps another.

    Without the day of publication, what leans on it ("last year") is found, but not resolved.
    """
    plain = same_length(text)
    layout = Layout(plain)
    skipped = stamps(text)
    timeline = Timeline(published, day_first(plain))
    found = []
    for phrase in _expressions(plain, layout):
        if any(stamp.start < phrase.end and phrase.start < stamp.end for stamp in skipped):
            continue
        around = surroundings(plain, layout, phrase.start, phrase.end)
        resolved = timeline.resolve(phrase.said, around, (phrase.start, phrase.end))
        if isinstance(phrase.said, Clock) and resolved.date is None:
            continue
        found.append(
            DatePhrase(
                phrase.start,
                phrase.end,
                text[phrase.start : phrase.end],
                resolved.date,
                resolved.kind,
                resolved.anchor,
                _relation(plain, phrase.start),
            )
        )
    return tuple(found)


_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


def _expressions(text: str, layout: Layout) -> list[Expression]:
    found: list[Expression] = []
    end = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if match.start() < end or not (word[0].isdigit() or word.lower() in TRIGGERS or word in TRIGGERS):
            continue
        phrase = expression(text, match.start())
        if phrase is not None and _is_meant(text, phrase):
            found.append(phrase)
            end = phrase.end
    return found


def _is_meant(text: str, phrase: Expression) -> bool:
    said = phrase.said
    if isinstance(said, Pair):
        last = said.last
        return not isinstance(last, Calendar) or guards.is_date(text, phrase.start, phrase.end, last)
    if isinstance(said, Calendar):
        return guards.is_date(text, phrase.start, phrase.end, said)
    return guards.is_pointed(text, phrase.start, phrase.end, said)


_RELATION = re.compile(
    r"\b(?:(?P<by>by|no later than|as of)|(?P<before>before|prior to)|(?P<after>after|following)"
    r"|(?P<since>since|from)|(?P<until>until|till|up to)|(?P<throughout>throughout|during all of)) (?:the )?$",
    re.IGNORECASE,
)


def _relation(text: str, start: int) -> Relation | None:
    match = _RELATION.search(text, max(0, start - 24), start)
    return None if match is None or match.lastgroup is None else Relation(match.lastgroup)


def day_first(text: str) -> bool | None:
    """Return whether 12/06/2011 is 12 June in this text; None where no other date tells."""
    day_first = month_first = False
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[2])
        day_first |= 12 < first <= 31 and second <= 12
        month_first |= 12 < second <= 31 and first <= 12
    return None if day_first == month_first else day_first


_SLASHED = re.compile(r"(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9/])")
_ = Numeric
