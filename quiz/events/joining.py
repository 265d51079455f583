"""What the parts of a sentence lend one another: a subject, an auxiliary, a name."""

from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause
from quiz.events.grammar import opens_object
from quiz.events.verbs import Form, readings
from quiz.events.words import (
    AUXILIARIES,
    DETERMINERS,
    FINITE_BE,
    POSSESSIVES,
    PREPOSITIONS,
    Kind,
    Word,
)

_NAMES_SOMEBODY = wordlist("proclaim name declare appoint elect crown make call")
_NEVER_PASSIVE = wordlist(
    """
    die return go come arrive become begin continue escape flee fall rise resign retire serve
    remain travel live surrender retreat withdraw proceed emerge collapse vanish march sail
    depart
    """
)
_RULERS = wordlist(
    "king queen duke duchess earl count countess prince princess emperor empress margrave elector"
)
_MOTION = wordlist(
    """
    land sail march travel move retreat return fall crash surrender walk speak fight
    """
)


def share_passive(clause: Clause, previous: Clause) -> None:
    """Give “was repulsed and pushed back” its “was” a second time."""
    passive = previous.verb.lower in FINITE_BE and clause.verb.lower not in AUXILIARIES
    verbs = readings(clause.verb.lower)
    participle = any(
        Form.PARTICIPLE in verb.form and verb.base not in _NEVER_PASSIVE for verb in verbs
    )
    place = clause.predicate.index(clause.verb)
    following = clause.predicate[place + 1] if place + 1 < len(clause.predicate) else None
    named = any(verb.base in _NAMES_SOMEBODY for verb in verbs)
    active = opens_object(following) or (following is not None and following.lower == "to")
    if passive and participle and (named or not active):
        clause.predicate = (previous.verb, *clause.predicate)
        clause.verb = previous.verb


def is_happening_participle(word: Word) -> bool:
    """Return whether a word tells what was done to somebody: “born”, “captured”, not “risen”."""
    return word.kind is Kind.WORD and any(
        Form.PARTICIPLE in verb.form and verb.base not in _NEVER_PASSIVE
        for verb in readings(word.lower)
    )


def is_likely_verb(word: Word, following: Word) -> bool:
    """Return whether what may be a noun is rather a verb here: “moves to …”, “lands at …”."""
    return (
        following.lower not in PREPOSITIONS
        or following.lower in ("to", "into", "from", "as", "for")
        or any(verb.base in _MOTION for verb in readings(word.lower))
    )


def names_office(office: Sequence[Word], words: Sequence[Word]) -> bool:
    """Return whether words belong to the name: “His son, | Louis XIV, …”, “Mary, | Queen of …”."""
    if _is_ruler_of(office, words):
        return True
    first, last = office[0], office[-1]
    opened = first.lower in DETERMINERS | POSSESSIVES or first.owns
    return opened and last.kind is Kind.WORD and all(word.kind is Kind.NAME for word in words)


def _is_ruler_of(name: Sequence[Word], words: Sequence[Word]) -> bool:
    """Return whether words tell which William this is: “William, | Duke of Normandy, …”."""
    return (
        len(name) == 1
        and name[0].kind is Kind.NAME
        and words[0].lower in _RULERS
        and words[0].text[0].isupper()
        and len(words) > 2
        and words[1].lower == "of"
    )


def is_position(words: Sequence[Word]) -> bool:
    """Return whether these words only say where somebody stands in a picture."""
    return all(word.lower in ("left", "right", "center", "centre", "far", "top") for word in words)
