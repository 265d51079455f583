"""A clause and when it happened, with what the date rests on."""

from dataclasses import dataclass
from enum import StrEnum

from quiz.dates.historical import HistoricalDate
from quiz.dates.phrases import DatePhrase
from quiz.events.clause import Clause

AROUND = "No date stands with it: this one follows from what is told around it."
LINKED_DAY = "The date is that of another event in the sentence."


class Support(StrEnum):
    """What a clause has its date from."""

    OWN = "own"  # it stands in the clause, or opens the sentence
    HEADER = "header"  # it stands over the entry
    LINKED = "linked"  # it is that of a clause joined by “when”, “as” or “while”
    CONTEXT = "context"  # it follows from what is told before and after


@dataclass(frozen=True, slots=True)
class Placed:
    clause: Clause
    date: HistoricalDate
    support: Support
    phrase: DatePhrase | None = None
    doubt: str | None = None  # why the date is not sure enough to be asked


def from_context(clause: Clause, date: HistoricalDate) -> Placed:
    return Placed(clause, date, Support.CONTEXT, doubt=AROUND)
