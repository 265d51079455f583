"""What is right in an item of QTI, and what each of its choices is worth."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz.formats.qti.xml import Element
from quiz.messages import Complaint, Message
from quiz.questions.written import ROUNDING, WrittenChoice, check_weights

_NOT_SAID = Message("It does not say which of its choices is right.")
_UNEVEN = Message(
    "What its choices are worth does not add up, or goes beyond what can be. Here a choice is "
    "right or wrong, and each right one counts the same."
)


class UnusableKey(Complaint):
    """An item does not say what is right, or says what cannot be."""


class Rated(NamedTuple):
    """Choices with their weights, the places of the right ones from 0, and what was changed."""

    choices: tuple[WrittenChoice, ...]
    right: frozenset[int]
    said: Message | None = None


def rated(
    declaration: Element, rules: Element | None, choices: Sequence[WrittenChoice], *, several: bool
) -> Rated:
    """Return choices with what is right among them; their ids are those of the item.

    `declaration` is that of the answer, `rules` say what is earned. `several` says whether more
    than one may be picked. Raises UnusableKey.
    """
    names = [one.id for one in choices]
    worth = worths(declaration, names) if counts_parts(declaration, rules) else None
    right = frozenset(places(declaration, names)) or best(worth, several=several)
    if not right:
        raise UnusableKey(_NOT_SAID)
    if len(right) > 1 and not several:
        raise UnusableKey("More than one of its choices is right, and only one may be picked.")
    if worth is None:
        return Rated(tuple(choices), right)
    scaled = scaled_by(sum(worth[place] for place in right), worth)
    if agrees(scaled, right, several=several):
        return Rated(tuple(choices), right)
    weighed = tuple(
        replace(one, weight=weight) for one, weight in zip(choices, scaled, strict=True)
    )
    try:
        check_weights(weighed, frozenset(names[place] for place in right))
    except ValueError:
        return Rated(tuple(choices), right, _UNEVEN)
    return Rated(weighed, right)


def in_order(declaration: Element, names: Sequence[str]) -> list[int]:
    """Return the places of choices, from 0, in the order of the key. Raises UnusableKey."""
    order = places(declaration, names)
    if not order:
        raise UnusableKey("It does not say which order is right.")
    if sorted(order) != list(range(len(names))):
        raise UnusableKey("Its key does not put each of its choices in order once.")
    return order


def declaration_of(item: Element, interaction: Element) -> Element:
    """Return what an item says of the answer to what it asks. Raises UnusableKey."""
    for declaration in item.iterfind("responseDeclaration"):
        if declaration.get("identifier") == interaction.get("responseIdentifier"):
            return declaration
    raise UnusableKey(_NOT_SAID)


def places(declaration: Element, names: Sequence[str]) -> list[int]:
    """Return the places of those in the correct response, in its order. Raises UnusableKey."""
    known = {name: place for place, name in enumerate(names)}
    if len(known) < len(names):
        raise UnusableKey("Two of its choices have the same identifier.")
    values = [(one.text or "").strip() for one in declaration.iterfind("correctResponse/value")]
    if not known.keys() >= set(values):
        raise UnusableKey("Its key names a choice that it does not have.")
    return [known[value] for value in values]


def counts_parts(declaration: Element, rules: Element | None) -> bool:
    """Return whether what is earned is the sum of what each picked choice is worth."""
    if declaration.find("mapping") is None:
        return False
    if rules is None:
        return declaration.find("correctResponse") is None
    return "map_response" in rules.get("template", "") or rules.find(".//mapResponse") is not None


def worths(declaration: Element, names: Sequence[str]) -> list[float]:
    mapping = declaration.find("mapping")
    mapped = {one.get("mapKey"): one.get("mappedValue") for one in mapping.iterfind("mapEntry")}
    default = mapping.get("defaultValue")
    return [finite(mapped.get(name, default)) for name in names]


def finite(number: str | None, otherwise: float = 0.0) -> float:
    """Return a number as it is written, and something else for what is none."""
    try:
        value = float(number or otherwise)
    except ValueError:
        return otherwise
    return value if math.isfinite(value) else otherwise


def best(worth: Sequence[float] | None, *, several: bool) -> frozenset[int]:
    """Return the places of those that earn something, or, where one is picked, of the best."""
    most = max(worth or [0])
    if worth is None or most <= 0:
        return frozenset()
    return frozenset(
        place for place, one in enumerate(worth) if one > 0 and (several or one == most)
    )


def scaled_by(whole: float, worth: Sequence[float]) -> list[float]:
    """Return what each is worth of a whole, no less than -1, which already takes all of it."""
    if whole <= 0 or abs(whole - 1) <= ROUNDING:
        whole = 1
    return [max(-1.0, one / whole) for one in worth]


def agrees(worth: Sequence[float], right: frozenset[int], *, several: bool) -> bool:
    """Return whether that is what is earned anyway: by right minus wrong, or by the right one."""
    share = 1 / len(right)
    wrong = -share if several else 0.0
    return all(
        abs(one - (share if place in right else wrong)) <= ROUNDING
        for place, one in enumerate(worth)
    )
