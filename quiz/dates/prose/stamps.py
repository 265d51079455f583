"""The time stamp that a scraper leaves at the head of a copied page."""

import re
from dataclasses import dataclass
from datetime import date as Day

_HEAD_OF_PAGE = 2_000
_STAMP = re.compile(
    r"(?:\b(?:Date|Posted|Published|(?:Last )?[Uu]pdated|Time|Modified)(?: on)?: ?|^[ \t]*)"
    r"(?P<stamp>(?P<year>20[0-9]{2})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])"
    r"[T ][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]{1,6})?Z?)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp and its day: a guess at when a page was published, or only copied."""

    start: int
    end: int
    day: Day


def stamps(text: str) -> tuple[Stamp, ...]:
    """Return the time stamps at the head of a text, which are no part of what it tells."""
    found = []
    for match in _STAMP.finditer(text[:_HEAD_OF_PAGE]):
        try:
            day = Day(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:  # a thirteenth month is no stamp
            continue
        found.append(Stamp(match.start("stamp"), match.end("stamp"), day))
    return tuple(found)
