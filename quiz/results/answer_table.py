"""What a class answered at an assignment, attempt by attempt, as its figures are reckoned from."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from quiz.attempts.answers import Answer, Chosen
from quiz.attempts.correcting import AlsoRight, Correction, CreditForAll, Dropped, NewKey, with_key
from quiz.attempts.rules import Rule
from quiz.practice.evidence import PairShown, evidence
from quiz.questions.question import (
    Choice,
    MultipleChoice,
    Ordering,
    Question,
    proved_choices,
)
from quiz.questions.written import WrittenMultipleChoice
from quiz.results.gradebook import Attempted, Student
from quiz.results.guessing import guess_score
from quiz.results.items import ItemMarks
from quiz.results.moments import ROUNDING
from quiz.results.pairs import PairAnswer
from quiz.results.responses import Given, Picked, given
from quiz.results.suspicion import Flag, flags


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked, what it is worth, and how it was corrected, if it was."""

    id: int
    question: Question
    points: float
    rule: Rule = Rule.CERTAIN_PAIRS
    correction: Correction | None = None

    @property
    def counts(self) -> bool:
        """Return whether anything can be earned for it; not if it was dropped."""
        return self.points > 0 and not isinstance(self.correction, Dropped)

    @property
    def keyed(self) -> Question:
        """Return the question with the key by which it is marked now."""
        if isinstance(self.correction, NewKey):
            return with_key(self.question, self.correction.key)
        return self.question

    @property
    def settled(self) -> bool:
        """Return whether a correction has said all there is to say of what looks wrong in it."""
        match self.correction:
            case CreditForAll() | Dropped():
                return True
            case AlsoRight():
                return not isinstance(self.question, MultipleChoice | WrittenMultipleChoice)
            case _:
                return False

    def given(self, answers: Sequence[Answer | None]) -> Given:
        """Return what was answered; whatever a correction accepts is of the key."""
        told = given(self.keyed, answers)
        if not isinstance(told, Picked) or not isinstance(self.correction, AlsoRight):
            return told
        also = (one.ids for one in self.correction.answers if isinstance(one, Chosen))
        return replace(told, key=told.key.union(*also))


class Fared(StrEnum):
    """How an answer fared."""

    RIGHT = "right"
    PART = "part"
    WRONG = "wrong"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answered:
    """What one student did with one question: None where there is no answer.

    `seconds` are those since the answer before, None where that is not known.
    """

    answer: Answer | None
    credit: float
    seconds: float | None = None

    @property
    def fared(self) -> Fared:
        if self.credit >= 1 - ROUNDING:
            return Fared.RIGHT
        if self.answer is None:
            return Fared.NONE
        return Fared.PART if self.credit > ROUNDING else Fared.WRONG


@dataclass(frozen=True, slots=True)
class Sat:
    """The attempt of one student that is taken, with the answers in the order of the questions.

    `lasted` is None where it was opened again, so that nobody knows.
    """

    student: Student
    attempt: Attempted
    answers: tuple[Answered, ...]
    lasted: timedelta | None


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Questions that were asked together, and everybody who was asked just these, by name.

    `topic` is the slug of what they are about, "" where that is nothing.
    """

    asked: tuple[Asked, ...]
    sat: tuple[Sat, ...]
    topic: str = ""

    @property
    def counting(self) -> tuple[int, ...]:
        """Return the places, from 0, of the questions that count."""
        return tuple(place for place, one in enumerate(self.asked) if one.counts)

    @property
    def marks(self) -> tuple[ItemMarks, ...]:
        """Return the marks on each question that counts."""
        return tuple(self.marks_on(place) for place in self.counting)

    @property
    def given(self) -> tuple[Given, ...]:
        """Return the answers to each question that counts."""
        return tuple(self.given_to(place) for place in self.counting)

    @property
    def scores(self) -> tuple[float, ...]:
        """Return the score of each attempt by what each question is worth now."""
        return tuple(
            math.fsum(
                one.answers[place].credit * self.asked[place].points for place in self.counting
            )
            for one in self.sat
        )

    def marks_on(self, place: int) -> ItemMarks:
        asked = self.asked[place]
        marks = tuple(one.answers[place].credit * asked.points for one in self.sat)
        return ItemMarks(marks, asked.points, guess_score(asked.question, asked.rule))

    def given_to(self, place: int) -> Given:
        return self.asked[place].given([one.answers[place].answer for one in self.sat])

    def flags(self) -> tuple[Flag, ...]:
        """Return what is to be looked at, the most certain first; `item` is a place in `asked`.

        Of a question on which a correction has the last word nothing is said.
        """
        places = self.counting
        found = (replace(one, item=places[one.item]) for one in flags(self.marks, self.given))
        return tuple(one for one in found if not self.asked[one.item].settled)


def pair_answers(tables: Sequence[AnswerTable]) -> Iterator[PairAnswer]:
    """Yield what each student did with each pair of events that dates prove the order of.

    What was corrected is left out: there the dates were in doubt.
    """
    for table in tables:
        for place, asked in enumerate(table.asked):
            if asked.correction is None and isinstance(asked.question, MultipleChoice | Ordering):
                yield from pairs_at(table, place, asked.question)


def pairs_at(
    table: AnswerTable, place: int, question: MultipleChoice | Ordering
) -> Iterator[PairAnswer]:
    event = {one.event: one for one in proved_choices(question)}
    shown: dict[Answer, tuple[tuple[PairShown, int], ...]] = {}
    for sat in table.sat:
        answer = sat.answers[place].answer
        if answer is None:
            continue
        if answer not in shown:
            shown[answer] = tuple(
                (pair, middle_of(event[pair.later]) - middle_of(event[pair.earlier]))
                for pair in evidence(question, answer).pairs
            )
        for pair, gap in shown[answer]:
            yield PairAnswer(sat.student.id, pair.earlier, pair.later, not pair.mixed_up, gap)


def middle_of(event: Choice) -> int:
    """Return the day in the middle of what is said of an event; of one open end, the other."""
    said = [day for day in (event.date.earliest, event.date.latest) if day is not None]
    return sum(said) // len(said)


def events_of(tables: Sequence[AnswerTable]) -> dict[str, Choice]:
    """Return each event that was asked, as it was asked first, by its name."""
    found: dict[str, Choice] = {}
    for table in tables:
        for asked in table.asked:
            for one in proved_choices(asked.question):
                if one.event:
                    found.setdefault(one.event, one)
    return found
