"""Which date each clause of a sentence has: its own, its header's, or one that it leans on."""

from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.dates.historical import Extent, HistoricalDate
from quiz.dates.phrases import DatePhrase
from quiz.dates.phrases import Kind as Leaning
from quiz.events.agreement import said_within
from quiz.events.attachment import attached, left_over
from quiz.events.bounds import between, members, nested, once, spanning
from quiz.events.clause import Clause, Reading
from quiz.events.linking import TOGETHER, after_relative, linked
from quiz.events.placed import Placed, Support, from_context

_SEVERAL_DATES = "The sentence gives several dates, and which one is meant has to be read."
_FAR_ANCHOR = "The date leans on one outside its entry."
_SEVERAL_TIMES = "It happened more than once."
_OPEN = "The date says only when it began or ended."
_OCCASIONS = wordlist(
    """
    meetings visits summits trips tours talks elections wars battles tests campaigns uprisings
    attacks coups games championships titles referendums expeditions raids invasions famines
    earthquakes floods strikes launches flights treaties agreements
    """
)


def place(
    reading: Reading, header: DatePhrase | None, before: HistoricalDate | None
) -> list[Placed]:
    """Return the clauses of a sentence that can be dated, each with its date, in order.

    `header` is the date of its entry, `before` the last date that was told.
    """
    own = [attached(clause, reading) for clause in reading.clauses]
    found: list[Placed] = []
    for index, clause in enumerate(reading.clauses):
        if own[index]:
            found += _by_its_own(clause, own[index], header)
        elif (shared := linked(index, reading, own, header)) is not None:
            found.append(shared)
        elif header is not None and header.date is not None:
            if clause.is_main or clause.link in TOGETHER:
                several = _SEVERAL_TIMES if header.date.extent is Extent.EACH else None
                found.append(Placed(clause, once(header.date), Support.HEADER, header, several))
        elif clause.is_main and any(own):
            coming = next((phrases[0].date for phrases in own[index + 1 :] if phrases), None)
            date = after_relative(index, reading, own) or between(before, coming)
            if date is not None:
                found.append(from_context(clause, date))
    return found


def _by_its_own(
    clause: Clause, phrases: Sequence[DatePhrase], header: DatePhrase | None
) -> list[Placed]:
    phrase = _finest(phrases)
    date, doubt = _related(phrase)
    if header is not None and phrase.anchor is not None and phrase.anchor[0] < header.start:
        doubt = doubt or _FAR_ANCHOR
    if left_over(clause, phrases) or not all(nested(phrase.date, each.date) for each in phrases):
        doubt = doubt or _SEVERAL_DATES
    dates = members(date) if _tells_several(clause) else []
    return [Placed(clause, each, Support.OWN, phrase, doubt) for each in dates or [date]]


def _finest(phrases: Sequence[DatePhrase]) -> DatePhrase:
    """Return the first date, or one of the others that lies within it."""
    finest = phrases[0]
    for phrase in phrases[1:]:
        if not phrase.date or not finest.date or phrase.date == finest.date:
            continue
        # “A few months later, on 4 July 1934, …”: the day is certain, the months are not.
        leans = finest.kind is Leaning.ANAPHORIC and phrase.kind is Leaning.EXPLICIT
        if said_within(phrase.date, finest.date) or leans:
            finest = phrase
    return finest


def _related(phrase: DatePhrase) -> tuple[HistoricalDate, str | None]:
    """Return the date as the word before it makes it: “until 1953” gives only an end."""
    date = phrase.date
    assert date is not None
    opened: HistoricalDate | None = None
    match phrase.relation:
        case "by" | "before" if date.latest is not None:
            opened = spanning(None, date.latest, Extent.ONCE)
        case "until" if date.latest is not None:
            opened = spanning(None, date.latest, Extent.LASTING)
        case "after" if date.earliest is not None:
            opened = spanning(date.earliest, None, Extent.ONCE)
        case "since" if date.earliest is not None and date.extent is not Extent.LASTING:
            opened = spanning(date.earliest, None, Extent.LASTING)
    if opened is not None:
        return opened, _OPEN
    return date, None if date.can_be_asked else _OPEN


def _tells_several(clause: Clause) -> bool:
    """Return whether it tells of occasions that are counted, so that each date had its own."""
    return any(word.lower in _OCCASIONS for word in (*clause.subject, *clause.predicate))
