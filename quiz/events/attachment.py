"""Which of the dates in a clause are the clause's own, and which belong to a noun in it."""

from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.dates.phrases import DatePhrase
from quiz.events.clause import Clause, Reading
from quiz.events.grammar import finite_verb
from quiz.events.verbs import Form, readings
from quiz.events.words import DETERMINERS, POSSESSIVES, PREPOSITIONS, Kind, Word, is_adverb

# Nouns that name what happened: the date of one is the date of what it brought about.
EVENT_NOUNS = wordlist(
    """
    collapse defeat victory death assassination murder execution invasion attack war
    revolution coup uprising revolt rebellion mutiny battle siege massacre armistice ceasefire
    truce election referendum earthquake flood famine fire eruption explosion crisis crash
    strike raid bombing annexation occupation partition unification reunification abdication
    resignation coronation accession conquest surrender fall dissolution restoration discovery
    assault offensive campaign plague epidemic drought storm hurricane tsunami disaster
    accident blockade landing
    """
)
_MOVES_A_DATE = wordlist(
    "extend postpone delay adjourn defer push put move set fix schedule reschedule shift bring"
)
_UTMOST = wordlist("first most worst best least")
_MAY_BE_LATER = wordlist(
    """
    plan plans vow promise pledge agree decide expect schedule intend hope propose order
    """
)


def attached(clause: Clause, reading: Reading) -> tuple[DatePhrase, ...]:
    """Return the dates that say when a clause happened, those in it before those that open it."""
    # A piece with a verb of its own may be a clause that was not told apart.
    more = [
        piece
        for piece in clause.more
        if finite_verb(piece, 0, len(piece)) is None and not _describes_somebody(piece)
    ]
    inside = [
        word
        for piece in (clause.predicate, *more)
        for index, word in enumerate(piece)
        if word.kind is Kind.DATE and _says_when(piece, index, clause)
    ]
    if not inside:
        inside = list(_of_subject(clause.subject))
    if not inside and clause.link in ("when", "during"):
        inside = list(_of_noun_before(clause, reading))
    words = (*inside, *(word for word in clause.lead if word not in inside))
    return tuple(word.date for word in words if word.date is not None)


def _describes_somebody(piece: Sequence[Word]) -> bool:
    """Return whether a piece says who somebody was: “…, president from 1923”."""
    return (
        len(piece) > 2
        and piece[0].kind is Kind.WORD
        and piece[1].lower in ("from", "since", "until")
        and not is_adverb(piece[0])
        and piece[0].lower not in PREPOSITIONS
    )


def left_over(clause: Clause, own: Sequence[DatePhrase]) -> bool:
    """Return whether a clause holds a date that is not its own, so that it says less without."""
    return any(
        word.kind is Kind.DATE
        and word.date not in own
        and not _is_attribute(clause.predicate, index)
        for index, word in enumerate(clause.predicate)
    )


def _says_when(words: Sequence[Word], index: int, clause: Clause) -> bool:
    """Return whether the date at a position goes with the verb and not with a noun nearby."""
    if _is_attribute(words, index):
        return False
    before = words[:index]
    if _compares(words, index) or _is_goal(words, index, clause):
        return False
    start = next((i for i, word in enumerate(before) if word is clause.verb), -1)
    inner = [word.lower for word in before[start + 1 :]]
    if "that" in inner or "which" in inner:
        return False
    if _goes_with_participle(before, start):
        return False
    bases = {verb.base for verb in readings(clause.verb.lower)}
    return not (bases & _MAY_BE_LATER and "to" in inner)


def _compares(words: Sequence[Word], index: int) -> bool:
    """Return whether a date only says how far back “its lowest level since 1985” reaches."""
    before = [word.lower for word in words[max(0, index - 8) : index]]
    return before[-1:] == ["since"] and any(
        word in _UTMOST or (word.endswith("est") and len(word) > 5) for word in before
    )


def _is_goal(words: Sequence[Word], index: int, clause: Clause) -> bool:
    """Return whether a date is the one to which something was put off: “extended it to May”."""
    moved = bool({verb.base for verb in readings(clause.verb.lower)} & _MOVES_A_DATE)
    return moved and index > 0 and words[index - 1].lower in ("to", "until", "till", "for")


def _is_attribute(words: Sequence[Word], index: int) -> bool:
    """Return whether a date describes a noun: “the 1953 armistice”, “the crisis of 1962”."""
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if before is not None and before.lower == "of":
        return True
    if after is None or after.kind not in (Kind.WORD, Kind.NAME):
        return False
    is_noun = after.kind is Kind.NAME or not (
        after.lower in PREPOSITIONS or is_adverb(after) or after.lower in ("and", "or", "but", "to")
    )
    governed = before is not None and (
        before.lower in DETERMINERS | POSSESSIVES or before.owns or before.kind is Kind.NAME
    )
    return is_noun and governed


def _goes_with_participle(before: Sequence[Word], verb: int) -> bool:
    """Return whether the date follows “signed in”, where signing is not the clause's verb."""
    position = len(before) - 1
    while position > verb and before[position].lower in PREPOSITIONS | {"the"}:
        position -= 1
    if position <= verb + 1 or position == len(before) - 1:
        return False
    if not any(Form.PARTICIPLE in each.form for each in readings(before[position].lower)):
        return False
    between = before[verb + 1 : position]
    return not all(is_adverb(word) or word.lower in ("been", "being", "not") for word in between)


def _of_subject(subject: Sequence[Word]) -> tuple[Word, ...]:
    """Return the date of what the subject names: “The 1755 earthquake”, “A truce in 1609”."""
    if not any(word.lower in EVENT_NOUNS for word in subject):
        return ()
    return tuple(word for word in subject if word.kind is Kind.DATE)


def _of_noun_before(clause: Clause, reading: Reading) -> tuple[Word, ...]:
    """Return the date of “the 1853–56 war, when …”, which says when that happened."""
    start = next(
        (i for i, word in enumerate(reading.words) if word is clause.predicate[0]), 0
    ) - len(clause.subject)
    window = reading.words[max(0, start - 8) : max(0, start - 1)]
    return tuple(word for word in window if word.kind is Kind.DATE)[-1:]
