"""What differs between two versions of a written question."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
)


class Part(StrEnum):
    """A part of a question that can be another."""

    STEM = "stem"
    CHOICE = "choice"
    KEY = "key"
    SEQUENCE = "sequence"
    EXPLANATION = "explanation"
    SOURCE = "source"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Change:
    """What a part said and says now: nothing where it was added or is gone.

    `about` is the choice whose explanation, source or picture it is; of the whole, empty.
    """

    part: Part
    before: str
    after: str
    about: str = ""


def changes(before: WrittenQuestion, after: WrittenQuestion) -> tuple[Change, ...]:
    """Return what is another in a question, in the order in which it is read."""
    return tuple(found(before, after))


def found(before: WrittenQuestion, after: WrittenQuestion) -> Iterator[Change]:
    if before.stem != after.stem:
        yield Change(Part.STEM, before.stem, after.stem)
    yield from beside(before, after, "")
    pairs = paired(in_reading_order(before), in_reading_order(after))
    for old, new in pairs:
        if old is None or new is None or old.text != new.text:
            yield Change(Part.CHOICE, old.text if old else "", new.text if new else "")
        if old and new:
            yield from beside(old, new, new.text)
    kept = {old.id: new.id for old, new in pairs if old and new}
    yield from keys(before, after, kept)


def beside(
    before: WrittenQuestion | WrittenChoice, after: WrittenQuestion | WrittenChoice, about: str
) -> Iterator[Change]:
    if before.picture != after.picture:
        yield Change(Part.PICTURE, seen(before), seen(after), about)
    if before.explanation != after.explanation:
        yield Change(Part.EXPLANATION, before.explanation, after.explanation, about)
    if before.source != after.source:
        yield Change(Part.SOURCE, before.source, after.source, about)


def seen(part: WrittenQuestion | WrittenChoice) -> str:
    return part.picture.alternative if part.picture else ""


def in_reading_order(question: WrittenQuestion) -> tuple[WrittenChoice, ...]:
    return question.in_order if isinstance(question, WrittenOrdering) else question.choices


def paired(
    before: tuple[WrittenChoice, ...], after: tuple[WrittenChoice, ...]
) -> list[tuple[WrittenChoice | None, WrittenChoice | None]]:
    """Return each choice beside what has become of it: the same words, or else the same place."""
    left = list(before)
    partners: dict[str, WrittenChoice] = {}
    for new in after:
        same = next((old for old in left if old.text == new.text), None)
        if same:
            partners[new.id] = same
            left.remove(same)
    for place, new in enumerate(after):
        here = before[place] if place < len(before) else None
        if new.id not in partners and here in left:
            partners[new.id] = here
            left.remove(here)
    return [(partners.get(new.id), new) for new in after] + [(old, None) for old in left]


def keys(before: WrittenQuestion, after: WrittenQuestion, kept: dict[str, str]) -> Iterator[Change]:
    """Yield another key, or another order in which the choices stand."""
    if (
        isinstance(before, WrittenMultipleChoice)
        and isinstance(after, WrittenMultipleChoice)
        and {kept.get(one, "") for one in before.key} != after.key
    ):
        yield Change(Part.KEY, right(before), right(after))
    stood = [kept[one.id] for one in in_reading_order(before) if one.id in kept]
    stand = [one.id for one in in_reading_order(after) if one.id in kept.values()]
    if stood != stand:
        yield Change(Part.SEQUENCE, "", "")


def right(question: WrittenMultipleChoice) -> str:
    return " · ".join(choice.text for choice in question.choices if choice.id in question.key)
