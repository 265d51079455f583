"""Dates that a clause shares with the one it is joined to by “when”, “as”, “after” or “who”."""

from collections.abc import Sequence

from quiz.dates.historical import Extent, HistoricalDate, Precision
from quiz.dates.phrases import DatePhrase
from quiz.dates.prose.vocabulary import NUMBERS
from quiz.events.bounds import between, loosely, months_later, spanning
from quiz.events.clause import Clause, Reading
from quiz.events.placed import LINKED_DAY, Placed, Support, from_context

TOGETHER = frozenset({"when", "as", "while", "whilst"})
_FINER_THAN_A_YEAR = (Precision.DAY, Precision.MONTH, Precision.SEASON)
_MONTHS_IN = {"month": 1, "months": 1, "year": 12, "years": 12}


def linked(
    index: int,
    reading: Reading,
    own: Sequence[Sequence[DatePhrase]],
    header: DatePhrase | None,
) -> Placed | None:
    """Return a clause with the date of its neighbour, None where it has no part in it.

    `own` are the dates of each clause of the sentence.
    """
    clause = reading.clauses[index]
    other = _neighbour(index, reading)
    if other is None or not own[other] or (date := own[other][0].date) is None:
        return None
    links = {clause.link, reading.clauses[other].link}
    if clause.link == "before":
        return _before(clause, reading.clauses[other], own[other][0])
    if clause.link == "gerund":
        return from_context(clause, date)
    if "after" in links:
        if clause.link == "after" and header is not None:
            date = between(header.date, date) or date
        return from_context(clause, loosely(date))
    if not links & TOGETHER:
        return None
    # What happened “when Rome fell in 476” happened about then; to the day nobody says so.
    doubt = LINKED_DAY if date.precision in _FINER_THAN_A_YEAR else None
    return Placed(clause, loosely(date), Support.LINKED, own[other][0], doubt)


def _neighbour(index: int, reading: Reading) -> int | None:
    """Return the clause that one is joined to: for one that opens the sentence, the next."""
    clauses = reading.clauses
    clause = clauses[index]
    before = range(index - 1, -1, -1)
    if clause.link == "gerund":
        return next((i for i in before if clauses[i].link == "gerund"), None)
    if clause.is_main:
        return next((i for i in before if not clauses[i].is_main and clauses[i].finite), None)
    if index and clauses[index - 1].link in ("who", "which"):
        return None  # it belongs to the relative clause, not to the main one
    mains = [i for i in before if clauses[i].is_main]
    mains += [i for i in range(index + 1, len(clauses)) if clauses[i].is_main]
    return mains[0] if mains else None


def _before(clause: Clause, other: Clause, phrase: DatePhrase) -> Placed | None:
    """Return “he died” of “He fled in 1911, two months before he died”."""
    words = (other.more[-1] if other.more else other.predicate)[-2:]
    number = NUMBERS.get(words[0].lower)
    unit = _MONTHS_IN.get(words[-1].lower)
    date = phrase.date
    if number is None or unit is None or date is None or None in (date.earliest, date.latest):
        return None
    first = months_later(date.earliest or 0, number * unit, last=False)
    last = months_later(date.latest or 0, number * unit, last=True)
    found = spanning(first, last, Extent.ONCE)
    return Placed(clause, found, Support.LINKED, phrase, LINKED_DAY) if found else None


def after_relative(
    index: int, reading: Reading, own: Sequence[Sequence[DatePhrase]]
) -> HistoricalDate | None:
    """Return about when Ivan did what is told after “Ivan, who was crowned in 1547, …”."""
    if index == 0 or not own[index - 1]:
        return None
    before, date = reading.clauses[index - 1], own[index - 1][0].date
    same = before.subject == reading.clauses[index].subject
    told = before.link in ("who", "which") and same and date is not None
    return loosely(date) if told and date is not None else None
