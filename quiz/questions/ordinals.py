"""Where “second”, “final” or “later” only counts a noun, so that the noun can do without it."""

import re
from collections.abc import Sequence

from quiz.articles.wordlist import wordlist
from quiz.events.verbs import Form, readings
from quiz.events.words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIME_UNITS,
)
from quiz.questions.names import SORTS

_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|latest|later"
)
_OPENING = re.sub(r"\w+", lambda match: match.group().title(), _ORDINALS)
_NEXT = r" (?=(?P<noun>[\w-]+)(?P<rest>.*))"
COUNTED = (
    re.compile(
        r"(?<![\w’'-])(?P<article>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w.-]+(?:[’']s|s[’']))"
        rf" (?P<leak>(?:{_ORDINALS})(?:(?:,| and|, and| or) (?:{_ORDINALS}))*){_NEXT}"
    ),
    re.compile(rf"^(?P<article>)(?P<leak>{_OPENING}){_NEXT}"),
)
# What can be the first of its sort, and be told without that word.
_MAY_BE_FIRST = SORTS.keys() | wordlist(
    """
    attack attempt congress debate encounter husband marriage ministry reign round session speech
    term tour trip visit wife
    """
)
# What is nothing without its number: “the third edition”, “the second half”.
_PARTS = wordlist(
    """
    act book chapter edition generation leg part phase quarter reading round row stage version
    volume wave
    """
)
_FIXED = wordlist(
    """
    biggest busiest city class cousin cousins deadliest degree ditch estate fastest floor gasp
    greatest half halves hand highest known lady language largest lieutenant longest minute name
    nature oldest only party person place resort richest rites secretary solution straw such
    tallest thirds thought thoughts will word words world youngest
    """
)
_NO_NOUNS = (
    DETERMINERS
    | POSSESSIVES
    | PRONOUNS
    | PREPOSITIONS
    | SUBORDINATORS
    | RELATIVES
    | COORDINATORS
    | ADVERBS
    | AUXILIARIES
    | TIME_UNITS
    | wordlist("time times spring summer autumn winter season century most least")
)
_NUMBERS = wordlist("two three four five six seven eight nine ten eleven twelve twenty")
_BEING = wordlist("is was are were be been become becomes became remain remains remained as")


def only_counts(match: re.Match[str]) -> bool:
    """Return whether what one of COUNTED has found stands before a noun that says enough alone."""
    article = (match["article"] or "").lower()
    words = [match["noun"], *re.findall(r"[\w-]+", match["rest"][:80])]
    before = re.findall(r"\w+", match.string[: match.start()])[-1:]
    if any(word in _BEING for word in before):
        return False
    if words[0].isdigit() or words[0] in _NUMBERS:
        words = words[1:]
    if not words or words[0].lower() in _FIXED or (article == "the" and words[0] in _PARTS):
        return False
    if "first" in match["leak"].lower():
        place = next((i for i, word in enumerate(words[:3]) if word in _MAY_BE_FIRST), 0)
        return words[place] in _MAY_BE_FIRST and not _NO_NOUNS & set(words[:place])
    if words[0][0].isupper():  # “a second Soviet probe”; “the last Marines” are not the Marines
        return article not in ("the", "") and is_noun(words[1:])
    return is_noun(words) and not (article == "the" and _is_for_a_deed(words))


def is_noun(words: Sequence[str]) -> bool:
    """Return whether the first of some words is a noun, or describes the one that follows."""
    if not words or words[0] in _NO_NOUNS or not words[0][0].islower() or words[0][-2:] == "ly":
        return False
    following = words[1] if len(words) > 1 else ""
    opens_object = following in DETERMINERS | POSSESSIVES or following[:1].isupper()
    verbs = [verb for verb in readings(words[0]) if Form.ING not in verb.form]
    if any(Form.SINGULAR in verb.form and (not verb.noun or opens_object) for verb in verbs):
        return False
    if all(verb.noun for verb in verbs):
        return True
    describes = all(verb.form & (Form.PAST | Form.PARTICIPLE) for verb in verbs)
    return describes and is_noun(words[1:2])


def _is_for_a_deed(words: Sequence[str]) -> bool:
    """Return whether a deed tells which is meant: “the last ship to leave”."""
    if "to" not in words[1:2] or words[0] in _MAY_BE_FIRST:
        return False
    return any(Form.BASE in verb.form for word in words[2:3] for verb in readings(word))
