"""Which word of a group is its finite verb: told from its form, its neighbours and its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.articles.wordlist import wordlist
from quiz.events.verbs import Form, readings
from quiz.events.words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    Kind,
    Word,
    is_adverb,
)

_STRONG, _WEAK = 2, 1
_NEGATED = "n't"
_BARE_AFTER = MODALS | {"to", "do", "does", "did", "help", "helps", "helped", "let", "lets", "not"}
# Past forms that are nouns or adjectives as often.
_RARE_AS_VERBS = wordlist("found left felt saw lay bound shot cut set put cast split")
# Participles that stand behind the noun they describe more often than not.
_AFTER_NOUNS = wordlist(
    """
    aimed based owed designed intended caused led known called named held made signed located
    backed armed involved related dated born built meant sent given taken written directed
    concerned
    """
)
_NAMING = wordlist("dubbed called named renamed titled entitled codenamed nicknamed known")
_PLURALS = wordlist("people police men women children troops aircraft cattle")
TAKES_A_CLAUSE = wordlist(
    """
    say tell claim declare announce think believe know decide agree warn insist argue deny
    admit promise vow report hope fear learn realise realize
    """
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be the finite verb at a position among the words."""

    position: int
    strength: int
    may_be_participle: bool = False


def finite_verb(
    words: Sequence[Word], start: int, stop: int, *, surely: bool = False
) -> int | None:
    """Return the position of the finite verb of words[start:stop], None when it has none.

    `surely` leaves out what may as well be a noun.
    """
    found = [
        candidate
        for position in range(start, stop)
        if (candidate := finite_at(words, position, start, stop)) is not None
    ]
    # The verb of a relative clause within the subject: “the treaty that ended the war was signed”.
    outside = [
        each
        for each in found
        if each.position == start
        or words[_before(words, each.position, start)].lower not in RELATIVES | {"that"}
    ]
    outside = [each for each in outside if not _in_relative(words, outside[0], each)]
    strong = [each for each in outside if each.strength == _STRONG]
    if not strong and (surely or not outside):
        return None
    strong = strong or outside
    first = strong[0]
    if first.may_be_participle:
        # “The army besieged in Paris surrendered”: the later of two is the verb.
        for later in strong[1:]:
            if _one_group(words, first.position, later.position):
                return later.position if _describes(words, first, later, start) else first.position
    return first.position


def _in_relative(words: Sequence[Word], first: Candidate, later: Candidate) -> bool:
    """Return whether a verb stands in a clause that describes the object of the first.

    “Nelson toured yards that sailors feared”; but “Spanish forces that landed were beaten”, where
    the first is a noun.
    """
    if first.strength == _WEAK and not first.may_be_participle:
        return False
    between = words[first.position + 1 : later.position]
    return any(word.lower in ("that", "who", "which") for word in between)


def _describes(words: Sequence[Word], first: Candidate, later: Candidate, start: int) -> bool:
    """Return whether the first of two verbs only describes the subject of the second."""
    if later.may_be_participle and words[later.position].lower in _AFTER_NOUNS:
        return False
    before = words[first.position - 1] if first.position > start else None
    if opens_object(words[first.position + 1]):
        return False  # “Nelson toured yards”: what is only described has no object
    if words[first.position].lower in _AFTER_NOUNS or before is None:
        return True
    return not is_adverb(before) and later.strength == _STRONG


def finite_at(words: Sequence[Word], position: int, start: int, stop: int) -> Candidate | None:
    """Return how surely a word is finite, given its neighbours between start and stop."""
    word = words[position]
    if word.kind is not Kind.WORD or word.owns:
        return None
    low = word.lower
    before = words[position - 1] if position > start else None
    after = words[position + 1] if position + 1 < stop else None
    if low in AUXILIARIES or low.endswith(_NEGATED):
        return _auxiliary(position, low, before)
    verbs = readings(low)
    if position > start:
        governs = words[_before(words, position, start)]  # “the newly created republic”
        if _in_noun_phrase(governs) or governs.lower in _BARE_AFTER:
            return None
    forms = Form(0)
    for verb in verbs:
        forms |= verb.form
    noun = any(verb.noun for verb in verbs)
    if Form.PAST in forms:
        return _past(position, forms, before, after, low)
    if Form.SINGULAR in forms:
        return _singular(position, noun, before, after)
    if Form.BASE in forms:
        return _plural(words, position, start, noun, after)
    if not verbs and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        named = before is not None and before.kind is Kind.NAME and not before.owns
        return Candidate(position, _WEAK) if named and opens_object(after) else None
    return None


def _auxiliary(position: int, low: str, before: Word | None) -> Candidate | None:
    if before is None:
        return Candidate(position, _STRONG)
    if before.lower in MODALS | {"to"}:
        return None
    if low in MODALS and (before.lower in DETERMINERS | POSSESSIVES or before.owns):
        return None
    return Candidate(position, _STRONG)


def _past(
    position: int, forms: Form, before: Word | None, after: Word | None, low: str
) -> Candidate | None:
    if Form.PARTICIPLE not in forms:
        return Candidate(position, _STRONG)
    if after is not None and after.lower == "by":
        return None
    if after is not None and after.kind is Kind.QUOTE and low in _NAMING:
        return None  # “an offensive dubbed “Thunder””
    if before is None:
        return Candidate(position, _STRONG)
    if low in _RARE_AS_VERBS and not (opens_object(after) or after is None):
        return Candidate(position, _WEAK, may_be_participle=True)
    if after is not None and after.kind is Kind.WORD and not _may_follow_verb(after):
        # “the Binh Xuyen organized crime group”: the next word may be its noun.
        return Candidate(position, _WEAK, may_be_participle=True)
    return Candidate(position, _STRONG, may_be_participle=True)


def _singular(
    position: int, noun: bool, before: Word | None, after: Word | None
) -> Candidate | None:
    if before is None:
        return None if noun and not opens_object(after) else Candidate(position, _STRONG)
    if not noun:
        return Candidate(position, _STRONG)
    if before.lower.endswith("s") and before.kind is Kind.WORD:
        return None
    if opens_object(after):
        return Candidate(position, _STRONG)
    noun_follows = after is not None and (
        after.kind not in (Kind.WORD, Kind.DATE) or after.lower.endswith("ing")
    )
    return None if noun_follows else Candidate(position, _WEAK)


def _plural(
    words: Sequence[Word], position: int, start: int, noun: bool, after: Word | None
) -> Candidate | None:
    subject = words[start:position]
    if not subject:
        return Candidate(position, _WEAK) if opens_object(after) else None
    joined = start > 0 and words[start - 1].lower == "and"
    if not joined and not is_plural(subject):
        return None
    if not noun:
        return Candidate(position, _STRONG)
    if opens_object(after) or (after is not None and after.lower == "to"):
        return Candidate(position, _STRONG)
    return Candidate(position, _WEAK)


def is_plural(subject: Sequence[Word]) -> bool:
    plain = [word for word in subject if not is_adverb(word)]
    if not plain:
        return False
    if any(word.lower in ("and", "they", "we", "both", "two", "who") for word in plain):
        return True
    return (
        any(
            word.kind in (Kind.WORD, Kind.NAME)
            and word.lower.endswith("s")
            and not word.owns
            and not word.lower.endswith(("ss", "us", "is"))
            for word in plain
        )
        or plain[-1].lower in _PLURALS
    )


def _in_noun_phrase(before: Word) -> bool:
    """Return whether the word after this one belongs to a noun phrase or an adjunct it opens."""
    if before.kind is Kind.NAME and not before.owns:
        return False  # Thomas More
    return before.owns or before.lower in (
        (DETERMINERS | POSSESSIVES | PREPOSITIONS | {"very", "most", "more"})
        - {"that", "both", "all", "out", "off", "over"}
    )


def opens_object(word: Word | None) -> bool:
    return word is not None and (
        word.kind in (Kind.NAME, Kind.NUMBER, Kind.QUOTE)
        or word.lower in (DETERMINERS - {"that"}) | POSSESSIVES
        or word.lower in ("him", "her", "them", "it", "off", "out", "up", "down", "away")
    )


def _may_follow_verb(word: Word) -> bool:
    return (
        opens_object(word)
        or word.lower in PREPOSITIONS
        or is_adverb(word)
        or word.lower in ("that", "and", "but", "or")
        or bool(readings(word.lower))
    )


def _one_group(words: Sequence[Word], first: int, later: int) -> bool:
    """Return whether nothing between two verbs lets both be finite."""
    if any(verb.base in TAKES_A_CLAUSE for verb in readings(words[first].lower)):
        return False
    return not any(
        word.lower in RELATIVES | {"that", "and", "but", "or", "how", "what", "why", "whether"}
        or word.kind in (Kind.COMMA, Kind.DASH, Kind.BREAK)
        for word in words[first + 1 : later]
    )


def _before(words: Sequence[Word], position: int, start: int) -> int:
    """Return the position of the last word before this one that is no adverb."""
    earlier = position - 1
    while earlier > start and is_adverb(words[earlier]):
        earlier -= 1
    return earlier
