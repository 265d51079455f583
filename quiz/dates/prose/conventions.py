"""How a text gives its dates: what must be known of the whole of it to place each one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day

from quiz.dates.prose.numeric import day_first
from quiz.dates.prose.said import Calendar, Unit
from quiz.dates.prose.scanning import Expression

_RUSSIAN = re.compile(r"\b(?:Russia|Tsar|Czar|Petrograd|Bolshevik|Romanov|Decembrist)")


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a text gives its dates.

    `day_first` tells 12 June from 6 December in 12/06, and is None where the text does not tell.
    `typical_year` is one of those the text tells of, from which 28/06/14 gets its century. `eras`
    has the places of the bare numbers that are years, and whether these are before Christ. With
    `julian`, days before 1918 may be those of the Russian calendar.
    """

    published: Day | None
    day_first: bool | None
    typical_year: int | None
    eras: Mapping[int, bool]
    julian: bool


def conventions(
    text: str, found: Sequence[Expression], eras: Mapping[int, bool], published: Day | None
) -> Conventions:
    """Return how a text with these expressions gives its dates."""
    dates = [each.said for each in found if isinstance(each.said, Calendar) and each.said.year]
    days = {(said.year or 0, said.month or 0, said.day or 0) for said in dates}
    return Conventions(
        published=published,
        day_first=day_first(text, days),
        typical_year=_typical_year(dates),
        eras=eras,
        julian=_RUSSIAN.search(text) is not None,
    )


def _typical_year(dates: Sequence[Calendar]) -> int | None:
    """Return the middle one of the years after Christ that are written in full."""
    years = sorted(
        said.year
        for said in dates
        if said.year is not None and not said.before_christ and said.unit is Unit.YEAR
    )
    return years[len(years) // 2] if years else None
