"""Events that a sentence only mentions before it tells another: “After his election in 2000, …”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quiz.dates.historical import HistoricalDate
from quiz.dates.phrases import DatePhrase
from quiz.events.clause import Reading
from quiz.events.openings import place_of_time_word
from quiz.events.words import POSSESSIVES, Kind, Word

_ONLY_MENTIONED = "The sentence only mentions it: it has to be put as a sentence of its own."


@dataclass(frozen=True, slots=True)
class Mention:
    words: tuple[Word, ...]
    date: HistoricalDate
    phrase: DatePhrase
    reason: str = _ONLY_MENTIONED


def mentions(reading: Reading) -> Iterator[Mention]:
    """Yield the dated events named in the phrases that open a sentence."""
    main = next((clause for clause in reading.clauses if clause.is_main), None)
    for words in reading.adjuncts:
        start = place_of_time_word(words)
        if start is None or main is None:
            continue
        what = words[start + 1 :]
        dated = next((word.date for word in what if word.date is not None), None)
        if dated is None or dated.date is None or what[0].kind is Kind.DATE or len(what) < 3:
            continue
        yield Mention(_owned(what, main.subject), dated.date, dated)


def _owned(words: Sequence[Word], subject: Sequence[Word]) -> tuple[Word, ...]:
    """Return “Lincoln’s election” for “his election”."""
    if not subject or subject[-1].kind is not Kind.NAME:
        return tuple(words)
    if words[0].lower in POSSESSIVES:
        return (*subject[:-1], replace(subject[-1], text=f"{subject[-1].text}’s"), *words[1:])
    return tuple(words)
