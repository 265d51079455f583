"""Whether a statement says enough to be understood alone."""

import re
from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.clause import Clause
from quiz.events.grammar import finite_verb
from quiz.events.happening import is_passive, main_bases, verb_group
from quiz.events.verbs import readings
from quiz.events.words import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    Kind,
    Word,
    is_adverb,
)

# Verbs that say little without more than one object: “France backed Moscow”, “Spain cut its aid”.
_VAGUE = wordlist(
    """
    back support help follow oppose reduce increase cut change improve expand raise lower
    begin start make take give get do move act respond react call come go turn work play show
    bring send declare order proclaim name appoint strengthen weaken develop use deal
    """
)
# Verbs that need no object.
_INTRANSITIVE = wordlist(
    """
    die collapse abdicate resign surrender fall end begin expire dissolve disappear retire
    perish capitulate disband disintegrate sink explode erupt vanish fail
    """
)
_SAYS_IT_ALL = wordlist("independence neutrality resignation abdication bankruptcy sovereignty")
_NEEDS_OBJECT = wordlist(
    """
    join leave accept reject support sign take give make hold use stay remain do help
    """
)
# In the passive: “were sent”, “was allowed”.
_NEEDS_MORE = wordlist("put set allow force ask hold lead charge oblige compel award invite permit")
_DECLARES = wordlist("declare announce say state claim proclaim warn tell ask promise write add")
_SMALL = POSSESSIVES | PREPOSITIONS | DETERMINERS | PRONOUNS
_MAY_END = frozenset({"off", "out", "over", "near", "about"})
# A little word that lost its date, or what it goes with.
_DANGLING = re.compile(
    r"\b(?:in|on|at|through|by|from|of|with|until|since|during|for|against|between|the|an?|to)"
    r" (?:and|or|but|by|in|of|on|at|for|through|until)\b"
    r"|\b(?:and|or|but) \w+ly\.$|\b(?:and|or|but|the|an?|of|in|with)[.,]"
)


def says_enough(statement: str, said: Sequence[Word], clause: Clause) -> bool:
    """Return whether a statement has a verb and what the verb needs; `said` follows its subject."""
    if _DANGLING.search(statement) or _breaks_off_after_but(said):
        return False
    first = next((word for word in said if not is_adverb(word)), None)
    if first is None or (first.start != clause.verb.start and not readings(first.lower)):
        return False
    content = [word for word in said if word.kind in (Kind.NAME, Kind.WORD, Kind.NUMBER)]
    if content[-1].lower in (PREPOSITIONS - _MAY_END) | {"the", "a", "and"}:
        return False
    bases = {verb.base for verb in readings(clause.verb.lower)} | main_bases(clause)
    if content[-1].lower in _NEEDS_OBJECT and content[-2:-1] and content[-2].lower == "to":
        return False  # “Britain applied to join”
    if is_passive(clause):
        ends_with_verb = content[-1].start == verb_group(clause)[-1].start
        return not (ends_with_verb and bases & (_VAGUE | _NEEDS_MORE))
    if bases & _INTRANSITIVE or _breaks_out(said, bases):
        return True
    following = next((w for w in said[said.index(first) + 1 :] if not is_adverb(w)), None)
    if bases & _DECLARES and (following is None or following.lower in PREPOSITIONS - {"to"}):
        return False  # “He declared in Paris”: what, is said elsewhere
    return _has_object(content, bases)


def _has_object(content: Sequence[Word], bases: set[str]) -> bool:
    if content[-1].lower in _SAYS_IT_ALL:
        return True  # “Panama declared its independence”
    things = [word for word in content if word.lower not in _SMALL and not is_adverb(word)]
    if bases & {"come", "take", "return"} and content[-1].lower in ("power", "throne", "office"):
        return True
    owned = any(word.lower in POSSESSIVES for word in content)
    return len(things) >= (3 if bases & _VAGUE or owned else 2)


def _breaks_out(said: Sequence[Word], bases: set[str]) -> bool:
    """Return whether it says that something broke out, came up or blew up."""
    return bool(bases & {"break", "come", "blow"}) and any(
        word.lower in ("out", "up") for word in said[:3]
    )


def _breaks_off_after_but(said: Sequence[Word]) -> bool:
    """Return whether a “but” has lost its verb: “He won but the others.”"""
    return any(
        word.lower == "but" and finite_verb(said, index + 1, len(said)) is None
        for index, word in enumerate(said)
    )
