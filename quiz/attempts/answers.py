"""What a student gave back, read from a page's fields and from the database."""

import json
from dataclasses import dataclass
from typing import Protocol

from quiz.messages import Complaint
from quiz.questions.question import ChoiceId, MultipleChoice, Ordering, Question
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering


class UnreadableAnswer(Complaint):
    """What came back is no answer to the question; the message tells the student what to do."""


class NothingGiven(UnreadableAnswer):
    """The question was left as it was."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choices picked in a multiple choice."""

    ids: frozenset[ChoiceId]


@dataclass(frozen=True, slots=True)
class Ordered:
    """The choices as the student put them: groups, each of one unless put side by side."""

    groups: tuple[tuple[ChoiceId, ...], ...]

    @property
    def ids(self) -> tuple[ChoiceId, ...]:
        return tuple(choice for group in self.groups for choice in group)


Answer = Chosen | Ordered


class Fields(Protocol):
    """The fields of a page, of which one can be sent several times."""

    def get(self, name: str, default: str, /) -> str: ...

    def getlist(self, name: str, /) -> list[str]: ...


def read(question: Question, fields: Fields) -> Answer:
    """Return the answer that a page's fields hold; UnreadableAnswer when they hold none."""
    match question:
        case WrittenMultipleChoice(several=True):
            return read_several(question, fields)
        case MultipleChoice() | WrittenMultipleChoice():
            return read_chosen(question, fields)
        case Ordering() | WrittenOrdering():
            return read_ordered(question, fields)


def read_chosen(question: MultipleChoice | WrittenMultipleChoice, fields: Fields) -> Chosen:
    """Return the choice in the field `choice`."""
    chosen = fields.get("choice", "")
    if not chosen:
        raise NothingGiven("Pick one of the choices first.")
    if chosen not in {choice.id for choice in question.choices}:
        raise UnreadableAnswer("That is not one of the choices. Pick one of those on the page.")
    return Chosen(frozenset({chosen}))


def read_several(question: WrittenMultipleChoice, fields: Fields) -> Chosen:
    """Return the choices in the field `choice`, which is sent once for each."""
    chosen = frozenset(fields.getlist("choice"))
    if not chosen:
        raise NothingGiven("Pick at least one of the choices first.")
    if not chosen <= {choice.id for choice in question.choices}:
        raise UnreadableAnswer("That is not one of the choices. Pick from those on the page.")
    return Chosen(chosen)


def read_ordered(question: Ordering | WrittenOrdering, fields: Fields) -> Ordered:
    """Return the order in the fields `place-a`, `place-b` …, each a number from 1.

    Cards with one place are side by side, where the question lets them be. An order nobody
    touched is no answer: it must differ from the one shown, or come with the field `moved` (a
    card was moved and put back) or `keep` (the button was pressed).
    """
    groups: dict[int, tuple[ChoiceId, ...]] = {}
    for choice in question.choices:
        place = place_of(choice.id, len(question.choices), fields)
        groups[place] = (*groups.get(place, ()), choice.id)
    order = Ordered(tuple(groups[place] for place in sorted(groups)))
    crowded = [place for place in sorted(groups) if len(groups[place]) > 1]
    if crowded and not question.bracketed:
        raise UnreadableAnswer(
            "Two cards are in place %(place)s. Give each card a place of its own.", place=crowded[0]
        )
    shown = Ordered(tuple((choice.id,) for choice in question.choices))
    if order == shown and not (fields.get("moved", "") or fields.get("keep", "")):
        raise NothingGiven(
            "Nothing has been moved yet. Move a card, or press “Keep this order” if it is right."
        )
    return order


def place_of(choice: ChoiceId, places: int, fields: Fields) -> int:
    given = fields.get(f"place-{choice}", "")
    if not (given.isascii() and given.isdigit() and len(given) <= 2 and 1 <= int(given) <= places):
        raise UnreadableAnswer("Give every card a place from 1 to %(places)s.", places=places)
    return int(given)


def as_fields(answer: Answer) -> dict[str, list[str]]:
    """Return the fields of a page from which `read` reads the answer."""
    match answer:
        case Chosen(ids):
            return {"choice": sorted(ids)}
        case Ordered(groups):
            fields, place = {"moved": ["yes"]}, 1
            for group in groups:
                fields |= {f"place-{choice}": [str(place)] for choice in group}
                place += len(group)
            return fields


def as_text(answer: Answer) -> str:
    """Return the answer as JSON: a list of ids, or for an ordering a list of groups."""
    match answer:
        case Chosen(ids):
            return json.dumps(sorted(ids))
        case Ordered(groups):
            return json.dumps([list(group) for group in groups])


def from_text(text: str) -> Answer:
    """Return the answer that `as_text` wrote."""
    stored = json.loads(text)
    if stored and isinstance(stored[0], list):
        return Ordered(tuple(tuple(group) for group in stored))
    return Chosen(frozenset(stored))
