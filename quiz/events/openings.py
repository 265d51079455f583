"""What stands before the subject of a clause: dates, adverbs, and phrases about other events."""

from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.words import PREPOSITIONS, TIME_UNITS, Kind, Word, is_adverb

_TIME_WORDS = wordlist("after following before since until despite into")


def subject_and_opening(before: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Split the words before a verb into its subject and what opens the clause before it.

    “In 1588 Spain sailed” and “Then the war ended” open with a date or an adverb; after any other
    preposition nobody can tell where the subject begins, and it is left whole.
    """
    words = tuple(before)
    start = 4 if _opens_as_early_as(words) else 0
    for index, word in enumerate(words[start:], start):
        if word.kind is Kind.DATE or (is_adverb(word) and index == start):
            start = index + 1
        elif word.lower in PREPOSITIONS and index == start and _date_follows(words, index):
            continue
        elif index >= start:
            break
    return words[start:], words[:start]


def _opens_as_early_as(words: Sequence[Word]) -> bool:
    """Return whether words begin like “As early as 1947 Mary Barber …”."""
    return (
        len(words) > 4
        and words[0].lower == words[2].lower == "as"
        and words[1].lower in ("early", "late", "recently")
        and words[3].kind is Kind.DATE
    )


def _date_follows(words: Sequence[Word], index: int) -> bool:
    following = [word for word in words[index + 1 : index + 3] if word.lower != "the"]
    return bool(following) and following[0].kind is Kind.DATE


def is_adjunct(words: Sequence[Word]) -> bool:
    first = words[0]
    return (
        first.kind is Kind.DATE
        or first.lower in PREPOSITIONS
        or is_adverb(first)
        or place_of_time_word(words) is not None
    )


def is_about_something_else(words: Sequence[Word]) -> bool:
    """Return whether an adjunct's date is another event's: “after his victory in 1805”."""
    place = place_of_time_word(words)
    if place is not None and words[place].kind is Kind.DATE:
        return False
    return place is not None and place + 1 < len(words) and words[place + 1].kind is not Kind.DATE


def place_of_time_word(words: Sequence[Word]) -> int | None:
    """Return the position of “after” in “After his victory”, “Two months after his victory”."""
    for position, word in enumerate(words[:4]):
        if word.lower in _TIME_WORDS or word.lower.endswith((" after", " before")):
            return position
        timed = word.lower in TIME_UNITS or word.kind is Kind.NUMBER or is_adverb(word)
        if not timed and position + 1 < len(words) and words[position + 1].lower not in TIME_UNITS:
            return None
    return None
