"""An expression placed in time, and on what it leans."""

from dataclasses import dataclass
from enum import StrEnum

from quiz.dates.historical import HistoricalDate
from quiz.dates.prose.said import Unit


class Kind(StrEnum):
    """On what a date expression leans."""

    EXPLICIT = "explicit"  # on nothing: it says its year itself
    HEADER = "header"  # it heads an entry, a section or a row
    ANAPHORIC = "anaphoric"  # on the text around it
    DEICTIC = "deictic"  # on the day of publication


@dataclass(frozen=True, slots=True)
class Resolved:
    """An expression placed in time, or not, and the span of the expression it leans on."""

    date: HistoricalDate | None
    unit: Unit
    kind: Kind
    anchor: tuple[int, int] | None = None
