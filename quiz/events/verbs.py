"""The forms of English verbs that tell history, and which of them may be nouns as well."""

from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from quiz.events.verblist import ADJECTIVES, ALSO_ADJECTIVES, ALSO_NOUNS, DOUBLING, IRREGULAR, VERBS


class Form(Flag):
    """What a form of a verb can be."""

    BASE = auto()  # sign: after "to", or with a plural subject
    SINGULAR = auto()  # signs
    PAST = auto()  # signed, took
    PARTICIPLE = auto()  # signed, taken
    ING = auto()  # signing


@dataclass(frozen=True, slots=True)
class Verb:
    """One reading of a word; `noun` when the same letters are as often a noun or an adjective."""

    base: str
    form: Form
    noun: bool = False


@cache
def readings(word: str) -> tuple[Verb, ...]:
    """Return what a word in small letters can be as a verb; nothing for a word that is none."""
    known = _forms().get(word, ())
    if known or not word.endswith("ed") or len(word) < 5 or word in ADJECTIVES or "-" in word:
        return known
    # Nearly every word in -ed is the past of some verb, whether it is listed or not.
    bases = [word[:-2], word[:-1]] + ([word[:-3]] if word[-3] == word[-4] else [])
    return tuple(Verb(base, Form.PAST | Form.PARTICIPLE) for base in bases)


def singular(base: str) -> str:
    """Return the third person: signs, reaches, carries."""
    if base in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def past(base: str) -> str:
    """Return the past: signed, took."""
    return _irregular().get(base, (_with_ending(base, "ed"),))[0]


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    found = {}
    for entry in IRREGULAR.split(","):
        base, simple, *participle = entry.split()
        found[base] = (simple, participle[0] if participle else simple)
    return found


@cache
def _forms() -> dict[str, tuple[Verb, ...]]:
    found: dict[str, dict[str, Form]] = {}
    for base in {*VERBS, *ALSO_NOUNS, *_irregular()}:
        regular = _with_ending(base, "ed")
        simple, participle = _irregular().get(base, (regular, regular))
        for word, form in (
            (base, Form.BASE),
            (singular(base), Form.SINGULAR),
            (simple, Form.PAST),
            (participle, Form.PARTICIPLE),
            (_with_ending(base, "ing"), Form.ING),
        ):
            forms = found.setdefault(word, {})
            forms[base] = forms.get(base, Form(0)) | form
    return {
        word: tuple(Verb(base, form, _may_be_noun(base, word)) for base, form in forms.items())
        for word, forms in found.items()
    }


def _may_be_noun(base: str, word: str) -> bool:
    if base not in ALSO_NOUNS:
        return False
    return word == base or (word == singular(base) and base not in ALSO_ADJECTIVES)


def _with_ending(base: str, ending: str) -> str:
    if base in DOUBLING:
        return base + base[-1] + ending
    if base.endswith("ie") and ending == "ing":
        return base[:-2] + "ying"
    if (base.endswith("e") and not base.endswith(("ee", "oe", "ye"))) or (
        base.endswith("ee") and ending == "ed"
    ):
        return base[:-1] + ending
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + ending
