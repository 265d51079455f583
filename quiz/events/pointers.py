"""Words of a statement that mean something only the text around it explains."""

from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause, Reading
from quiz.events.verbs import readings
from quiz.events.words import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    PRONOUNS,
    Kind,
    Word,
)

# Definite nouns that mean one thing to everybody.
_UNIQUE = wordlist(
    """
    throne crown world sea sun moon public press presidency papacy monarchy poor rich military
    navy capital government parliament economy border rest slave death army air ground arms
    nuclear atomic telephone telegraph gold steam printing radio internet gospel church empire
    republic
    """
)
_POINTERS = wordlist("this these those such here there latter former above")


def pointer(words: Sequence[Word]) -> str | None:
    """Return the first word that means something outside the statement."""
    for index, word in enumerate(words):
        low = word.lower.removesuffix("'s")
        if low in _POINTERS and word.kind is Kind.WORD:
            return word.text
        if low in PRONOUNS and word.kind is Kind.WORD and not low.endswith("self"):
            if low == "it" and index > 1 and words[index - 1].lower in PREPOSITIONS:
                continue  # “the debt owed to it”: the subject of the statement
            return word.text
        if low == "the" and _is_side(words, index):
            return f"the {words[index + 1].text}"
        if low == "the" and (noun := unknown_noun(words, index)):
            return f"the {noun}"
    return None


def borrowed(words: Sequence[Word], clause: Clause, reading: Reading) -> str | None:
    """Return the “its” of a clause that is not the sentence's first: it may mean what came before.

    “Luna 2 hit the Moon; Luna 3 photographed its far side.”
    """
    if clause.subject == reading.clauses[0].subject:
        return None
    return next((word.text for word in words if word.lower in ("its", "their")), None)


def _is_side(words: Sequence[Word], index: int) -> bool:
    """Return whether this is “the North” alone, which only the text explains."""
    side = words[index + 1].lower.removesuffix("'s") if index + 1 < len(words) else ""
    if side not in ("north", "south", "east", "west"):
        return False
    owner = words[index + 1].owns
    return owner or index + 2 >= len(words) or words[index + 2].kind is not Kind.NAME


def unknown_noun(words: Sequence[Word], index: int) -> str | None:
    """Return the noun of “the treaty” when nothing in the statement says which is meant."""
    stop = index + 1
    while stop < len(words) and words[stop].kind in (Kind.WORD, Kind.NUMBER, Kind.NAME, Kind.QUOTE):
        word = words[stop]
        if word.kind is Kind.NAME:
            return None
        if word.owns:
            stop += 1
            break
        if word.lower in PREPOSITIONS | COORDINATORS | AUXILIARIES | {
            "that",
            "who",
            "which",
            "to",
            "the",
        }:
            break
        if stop > index + 1 and readings(word.lower) and not word.lower.endswith(("ing", "ed")):
            break
        stop += 1
    noun = words[index + 1 : stop]
    if not noun or noun[0].lower in _UNIQUE or noun[-1].lower in _UNIQUE:
        return None
    follows = words[stop].lower if stop < len(words) else ""
    explained = follows in (
        "of",
        "between",
        "against",
        "that",
        "who",
        "which",
        "for",
        "to",
        "in",
        "on",
        "at",
        "from",
        "with",
        "owed",
    )
    named = follows == "of" or any(word.kind is Kind.NAME for word in words[stop : stop + 6])
    return None if explained and named else " ".join(word.text for word in noun)
