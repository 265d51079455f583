"""A question as a teacher writes it: its key is the teacher's word, not proved from dates.

Texts are Markdown. A question that was answered is never changed: what is edited is a new one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.questions.chance import Chance

FEWEST_WRITTEN = 2
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TRIES = 50
# Thirds have five places in other programs.
ROUNDING = 1e-3


class WrittenKind(StrEnum):
    """The ways in which a teacher can ask."""

    ONE_RIGHT = "one-right"
    SEVERAL_RIGHT = "several-right"
    WRITTEN_ORDER = "written-order"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is kept under its digest, in pixels; `alternative` says what is seen in it."""

    digest: str
    alternative: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class WrittenChoice:
    """One thing to pick or place. The explanation and the source are shown after the answer.

    `weight` is what picking it adds to the credit, from -1 to 1, where the program that the
    question came from had more to say than right and wrong; None where only the key counts.
    """

    id: str
    text: str
    explanation: str = ""
    source: str = ""
    picture: Picture | None = None
    weight: float | None = None

    def __post_init__(self) -> None:
        if not self.text.strip() and self.picture is None:
            raise ValueError(f"choice {self.id!r} has neither words nor a picture")


@dataclass(frozen=True, slots=True)
class WrittenMultipleChoice:
    """Pick the key: one choice, or each of `several` that are right.

    Where the choices run `in_time`, as years do, they are shown in the order they have.
    """

    stem: str
    choices: tuple[WrittenChoice, ...]
    key: frozenset[str]
    several: bool = False
    explanation: str = ""
    source: str = ""
    picture: Picture | None = None
    in_time: bool = False

    @property
    def kind(self) -> WrittenKind:
        return WrittenKind.SEVERAL_RIGHT if self.several else WrittenKind.ONE_RIGHT

    @property
    def is_weighed(self) -> bool:
        """Return whether the choices say themselves what they are worth."""
        return self.choices[0].weight is not None

    def __post_init__(self) -> None:
        check_written(self.stem, self.choices)
        if not self.key or not self.key <= {choice.id for choice in self.choices}:
            raise ValueError(f"the key {sorted(self.key)} is not among the choices")
        if len(self.key) > 1 and not self.several:
            raise ValueError("more than one choice is right where one may be picked")
        check_weights(self.choices, self.key)


@dataclass(frozen=True, slots=True)
class WrittenOrdering:
    """Put every choice in the order of the key. The choices are shown in another."""

    stem: str
    choices: tuple[WrittenChoice, ...]
    key: tuple[str, ...]
    explanation: str = ""
    source: str = ""
    picture: Picture | None = None

    @property
    def kind(self) -> WrittenKind:
        return WrittenKind.WRITTEN_ORDER

    @property
    def bracketed(self) -> bool:
        """Return False: each choice has a place of its own."""
        return False

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        return tuple((choice,) for choice in self.key)

    @property
    def in_order(self) -> tuple[WrittenChoice, ...]:
        """Return the choices in the order of the key."""
        by_id = {choice.id: choice for choice in self.choices}
        return tuple(by_id[choice_id] for choice_id in self.key)

    def __post_init__(self) -> None:
        check_written(self.stem, self.choices)
        shown = tuple(choice.id for choice in self.choices)
        if sorted(self.key) != sorted(shown):
            raise ValueError(f"the key {self.key} does not order the choices")
        if self.key == shown:
            raise ValueError("the choices are shown in the order of the key")


WrittenQuestion = WrittenMultipleChoice | WrittenOrdering


def pictures_of(question: WrittenQuestion) -> tuple[Picture, ...]:
    """Return the pictures of a question: that of its stem, then those of its choices."""
    parts = (question, *question.choices)
    return tuple(part.picture for part in parts if part.picture)


def check_written(stem: str, choices: tuple[WrittenChoice, ...]) -> None:
    """Raise ValueError unless there is a stem, enough choices, and no id is used twice."""
    if not stem.strip():
        raise ValueError("the question lacks its stem")
    if not FEWEST_WRITTEN <= len(choices) <= len(LETTERS):
        raise ValueError(
            f"a question has {FEWEST_WRITTEN} to {len(LETTERS)} choices, not {len(choices)}"
        )
    if len({choice.id for choice in choices}) < len(choices):
        raise ValueError("two choices have one id")


def check_weights(choices: tuple[WrittenChoice, ...], key: frozenset[str]) -> None:
    """Raise ValueError unless picking the key, and nothing else, earns full credit."""
    weights = {choice.id: choice.weight for choice in choices if choice.weight is not None}
    if not weights:
        return
    if not key:
        raise ValueError("nothing is right")
    if len(weights) < len(choices) or not all(-1 <= one <= 1 for one in weights.values()):
        raise ValueError("the weights are not one for each choice, from -1 to 1")
    of_key = [weight for choice_id, weight in weights.items() if choice_id in key]
    of_others = [weight for choice_id, weight in weights.items() if choice_id not in key]
    if min(of_key) <= 0 or abs(sum(of_key) - 1) > ROUNDING:
        raise ValueError("the weights of the key do not add up to 1")
    if max(of_others, default=0) >= (1 if len(of_key) == 1 else ROUNDING):
        raise ValueError("a choice that is not in the key is worth something beside it")


def chosen_as_written(
    stem: str,
    texts: Sequence[WrittenChoice],
    right: Collection[int],
    explanation: str = "",
    source: str = "",
    picture: Picture | None = None,
    *,
    several: bool = False,
) -> WrittenMultipleChoice:
    """Return a choice of what is given as it is to be shown; `right` are places from 0.

    The ids are given anew, by the alphabet of the texts: where an attempt shows them in another
    order, no id tells in which they were written, the right one perhaps first.
    """
    ids = dict(zip(alphabetical(texts), LETTERS, strict=False))
    choices = tuple(with_id(choice, ids[place]) for place, choice in enumerate(texts))
    key = frozenset(ids[place] for place in right)
    return WrittenMultipleChoice(stem, choices, key, several, explanation, source, picture)


def alphabetical(texts: Sequence[WrittenChoice]) -> list[int]:
    """Return the places of choices, from 0, in an order that is the same wherever each stands."""

    def looks(place: int) -> tuple[str, str]:
        choice = texts[place]
        return choice.text, choice.picture.digest if choice.picture else ""

    return sorted(range(len(texts)), key=looks)


def ordered_as_written(
    stem: str,
    texts: Iterable[WrittenChoice],
    explanation: str = "",
    source: str = "",
    picture: Picture | None = None,
) -> WrittenOrdering:
    """Return an ordering of choices that are given in the order of the key.

    Their ids are given anew, along the order in which they are shown: so that neither tells it. Nor
    does this function: it shuffles the same from whatever order it is given.
    """
    in_order = tuple(texts)
    check_written(stem, in_order)
    shown = alphabetical(in_order)
    chance = Chance("written order", 0, stem, *(in_order[place].text for place in shown))
    for _ in range(TRIES):
        shown = chance.shuffled(shown)
        if is_far(shown):
            break
    else:
        shown = list(reversed(range(len(in_order))))
    ids = {place: LETTERS[index] for index, place in enumerate(shown)}
    return WrittenOrdering(
        stem,
        tuple(with_id(in_order[place], ids[place]) for place in shown),
        tuple(ids[place] for place in range(len(in_order))),
        explanation,
        source,
        picture,
    )


def is_far(shown: list[int]) -> bool:
    """Return whether at least half of the pairs are the wrong way round: then nothing is earned."""
    wrong = sum(one > other for place, one in enumerate(shown) for other in shown[place + 1 :])
    return 4 * wrong >= len(shown) * (len(shown) - 1)


def with_id(choice: WrittenChoice, new: str) -> WrittenChoice:
    return replace(choice, id=new)
