"""The columns of a table of questions, and the many headings by which people know them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.questions.written import FEWEST_WRITTEN, LETTERS


class Column(StrEnum):
    """What a question has once, by the heading we write."""

    ID = "id"
    NAME = "name"
    TYPE = "type"
    QUESTION = "question"
    KEY = "key"
    EXPLANATION = "explanation"
    SOURCE = "source"
    POINTS = "points"
    TAGS = "tags"
    CATEGORY = "category"
    IN_TIME = "in time"


class Each(StrEnum):
    """What a question has for each of its choices, by the heading that comes before the number."""

    OPTION = "option"
    EXPLANATION = "explanation"
    SOURCE = "source"
    WEIGHT = "weight"


# Of several headings that mean the same, the first here is the one.
_ONCE: Mapping[Column, tuple[str, ...]] = {
    Column.ID: ("id", "id number", "idnumber", "number", "no", "nr", "#", "question id"),
    Column.NAME: ("name", "question name"),
    Column.TYPE: ("type", "kind", "question type"),
    Column.QUESTION: (
        "question", "stem", "question text", "questiontext", "question stem", "prompt", "text",
    ),
    Column.KEY: (
        "key", "answer key", "correct", "correct answer", "correct answers", "correct option",
        "correct options", "correct choice", "right", "right answer", "right answers", "solution",
        "answer", "answers",
    ),
    Column.EXPLANATION: (
        "explanation", "general feedback", "feedback", "rationale", "comment", "comments",
    ),
    Column.SOURCE: ("source", "sources", "reference", "references"),
    Column.POINTS: ("points", "point", "marks", "mark", "score"),
    Column.TAGS: ("tags", "tag", "keywords", "labels"),
    Column.CATEGORY: ("category", "categories", "folder", "topic"),
    Column.IN_TIME: ("in time",),
}  # fmt: skip
_CHOICES = ("", "option", "answer", "choice", "alternative", "possible answer", "response", "opt")
_OF_CHOICE: Mapping[Each, tuple[str, ...]] = {
    Each.EXPLANATION: ("explanation", "feedback", "comment"),
    Each.SOURCE: ("source", "reference"),
    Each.WEIGHT: ("weight", "fraction", "grade"),
}
# “Option 3 feedback” is about feedback.
_EACH: Mapping[str, Each] = dict.fromkeys(_CHOICES, Each.OPTION) | {
    f"{choice} {name}".strip(): kind
    for kind, names in _OF_CHOICE.items()
    for name in names
    for choice in _CHOICES
}
_MARKS = re.compile(r"[\s_.:*()-]+")
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where everything stands in a row, from 0; of the choices by their numbers, from 1.

    `unknown` are headings that mean nothing to us, and from `width` on no column has a heading.
    """

    once: Mapping[Column, int]
    each: Mapping[Each, Mapping[int, int]]
    unknown: tuple[str, ...]
    width: int

    @property
    def are_of_questions(self) -> bool:
        return Column.QUESTION in self.once and len(self.each[Each.OPTION]) >= FEWEST_WRITTEN


def columns_of(headings: Sequence[str]) -> Columns:
    """Return what a row of headings says."""
    told = [simple(heading) for heading in headings]
    once: dict[Column, int] = {}
    for column, names in _ONCE.items():
        at = next((told.index(name) for name in names if name in told), None)
        if at is not None:
            once[column] = at
    each: dict[Each, dict[int, int]] = {kind: {} for kind in Each}
    for at, heading in enumerate(told):
        if at not in once.values() and (found := numbered(heading)):
            each[found[0]].setdefault(found[1], at)
    known = {*once.values(), *(at for places in each.values() for at in places.values())}
    unknown = [one for at, one in enumerate(headings) if one.strip() and at not in known]
    width = max((at for at, one in enumerate(told, start=1) if one), default=0)
    return Columns(once, each, tuple(unknown), width)


def simple(words: str) -> str:
    """Return a heading, or another word from a few, without its capitals and marks."""
    return _MARKS.sub(" ", words.casefold().replace("(s)", "s")).strip()


def numbered(heading: str) -> tuple[Each, int] | None:
    """Return what “option 3 feedback”, “Feedback C” or “C” is a column of; None where of nothing.

    The heading is a simple one.
    """
    words = _BEFORE_NUMBER.sub(" ", heading).split()
    numbers = [number for word in words if (number := number_of(word))]
    kind = _EACH.get(" ".join(word for word in words if not number_of(word)))
    return (kind, numbers[0]) if kind and len(numbers) == 1 else None


def number_of(word: str) -> int | None:
    """Return which choice is meant by “3” or “c”, from 1; None where none can be."""
    if len(word) == 1 and word in LETTERS:
        return LETTERS.index(word) + 1
    if word.isascii() and word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= len(LETTERS):
        return int(word)
    return None
