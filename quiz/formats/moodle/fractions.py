"""What Moodle gives for each choice, in percent: from a key and its weights, and back.

Moodle knows no other fractions than those of its list (`question_bank::fraction_options_full`);
a file with any other is refused there.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz.messages import Complaint, Message
from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    check_weights,
)

SPELLINGS = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30",
    "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0",
)  # fmt: skip
GRADES = {float(sign + one): sign + one for sign in ("-", "") for one in SPELLINGS}
# People write a third as 33 or 34: so far from a grade of the list, it is that grade.
NEAR = 0.7  # percent
# Five places are kept of a grade that has more.
EQUAL = 0.001  # percent


class NothingRight(Complaint):
    """No choice of a question earns anything."""


class CannotBeGraded(Complaint):
    """What the choices of a question are worth is not in Moodle's list."""


class Weighed(NamedTuple):
    """Choices with their weights, the places of the right ones from 0, and what had to be changed.

    They may be `several` where the file says that one is to be picked.
    """

    choices: tuple[WrittenChoice, ...]
    right: frozenset[int]
    several: bool
    said: Message | None = None


def percent(text: str) -> float | None:
    """Return a fraction as a file has it, by the nearest grade; None where it is no number."""
    found = number(text)
    if found is None:
        return None
    nearest = min(GRADES, key=lambda grade: abs(grade - found))
    return nearest if abs(nearest - found) < NEAR else found


def number(text: str) -> float | None:
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def weighed(
    choices: Sequence[WrittenChoice], percents: Sequence[float], *, several: bool
) -> Weighed:
    """Return choices with what each is worth, where that is more than right and wrong.

    `several` says whether more than one may be picked. Raises NothingRight.
    """
    right = frozenset(places_of_right(percents, several=several))
    if len(right) > 1 and not several:
        return Weighed(tuple(choices), right, True, any_of_them())
    if agrees(percents, default(right, len(percents), several=several)):
        return Weighed(tuple(choices), right, several)
    numbered = tuple(
        replace(choice, id=str(place), weight=worth / 100)
        for place, (choice, worth) in enumerate(zip(choices, percents, strict=True))
    )
    try:
        check_weights(numbered, frozenset(str(place) for place in right))
    except ValueError:
        return Weighed(tuple(choices), right, several, only_the_key(several=several))
    return Weighed(numbered, right, several)


def places_of_right(percents: Sequence[float], *, several: bool) -> list[int]:
    """Return the places of those that earn something, or, where one is picked, of the best."""
    best = max(percents, default=0)
    if best <= 0:
        raise NothingRight("None of its choices earns anything: the key is missing.")
    least = EQUAL if several else best - EQUAL
    return [place for place, worth in enumerate(percents) if worth >= least]


def default(right: frozenset[int], count: int, *, several: bool) -> list[float]:
    """Return what is earned, in percent, by right minus wrong, or by the one that is right."""
    share = 100 / len(right) if several else 100
    wrong = -share if several else 0
    return [share if place in right else wrong for place in range(count)]


def agrees(percents: Sequence[float], others: Sequence[float]) -> bool:
    pairs = zip(percents, others, strict=True)
    return all(abs(one - other) < EQUAL for one, other in pairs)


def any_of_them() -> Message:
    return Message(
        "One choice was to be picked, and more than one is right. Here all that are right are to "
        "be picked."
    )


def only_the_key(*, several: bool) -> Message:
    if several:
        return Message(
            "The fractions of its right choices do not add up to 100 percent, or some are beyond "
            "what can be. Here a choice is right or wrong, and each right one counts the same."
        )
    return Message(
        "No choice earns 100 percent, or one is worth more than can be. Here the choice that "
        "earns most is right, and the others are wrong."
    )


def fractions(question: WrittenMultipleChoice) -> tuple[str, ...]:
    """Return what each choice is worth, in percent as Moodle spells it. Raises CannotBeGraded."""
    weights = [choice.weight for choice in question.choices if choice.weight is not None]
    if question.is_weighed:
        percents = [100 * weight for weight in weights]
    else:
        places = [place for place, one in enumerate(question.choices) if one.id in question.key]
        percents = default(frozenset(places), len(question.choices), several=question.several)
    return tuple(map(spelled, percents))


def spelled(worth: float) -> str:
    for grade, spelling in GRADES.items():
        if abs(grade - worth) < EQUAL:
            return spelling if grade else "0"
    raise CannotBeGraded(
        "A choice of it would be worth %(worth)s percent. Moodle has a list of what a choice may "
        "be worth, and this is not in it.",
        worth=f"{worth:.5g}",
    )
