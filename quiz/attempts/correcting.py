"""A question that was answered and then corrected: what its answers are worth now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.attempts.answers import Answer, Chosen, Ordered, as_text, from_text
from quiz.attempts.grading import grade
from quiz.attempts.rules import Rule
from quiz.messages import Complaint
from quiz.questions.question import MultipleChoice, Ordering, Question
from quiz.questions.written import (
    WrittenChoice,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
    ordered_as_written,
)

ROUNDING = 1e-9


class UnusableCorrection(Complaint):
    """What was asked for is no correction of the question; the message says why."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """Another key is right in place of the one the question had."""

    key: Answer


@dataclass(frozen=True, slots=True)
class AlsoRight:
    """These answers are right beside the key."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class CreditForAll:
    """Everybody who was asked has full credit, whatever was answered, and if nothing was."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The question counts for nothing: what it was worth is taken out of every total."""


Correction = NewKey | AlsoRight | CreditForAll | Dropped


@dataclass(frozen=True, slots=True)
class Marked:
    """An item as it is marked, and the attempt that it is part of, in points."""

    attempt: int
    position: int
    answer: Answer | None
    credit: float | None
    points: float
    score: float
    total: float

    @property
    def share(self) -> float:
        return self.score / self.total if self.total else 0.0


def check(question: Question, correction: Correction) -> None:
    """Raise UnusableCorrection unless the correction fits the question."""
    match correction:
        case NewKey(key):
            check_other(question, key)
            with_key(question, key)
        case AlsoRight(answers):
            if not answers:
                raise UnusableCorrection("Say which answer is right too.")
            for answer in answers:
                check_other(question, answer)
                if not isinstance(question, Ordering):
                    with_key(question, answer)
        case CreditForAll() | Dropped():
            pass


def check_other(question: Question, answer: Answer) -> None:
    """Raise UnusableCorrection where this is no answer to the question, or its key already."""
    ordered = isinstance(question, Ordering | WrittenOrdering)
    if ordered is not isinstance(answer, Ordered):
        raise UnusableCorrection("That is no answer to this question.")
    if grade(question, answer, Rule.ALL_OR_NOTHING) == 1:
        raise UnusableCorrection("That is the key already.")


def with_key(question: Question, key: Answer) -> Question:
    """Return the question with another key; UnusableCorrection where it cannot have that."""
    try:
        match question, key:
            case ((MultipleChoice() | WrittenMultipleChoice()), Chosen(ids)):
                if len(ids) != 1 and not getattr(question, "several", False):
                    raise UnusableCorrection("Of this question one choice is right. Pick one.")
                if isinstance(question, MultipleChoice):
                    return replace(question, key=ids)
                return replace(question, key=ids, choices=unweighed(question))
            case WrittenOrdering(), Ordered():
                # Shown in the order of its key it could not be; here it is only marked.
                shown = tuple(choice.id for choice in question.choices)
                choices = question.choices[::-1] if key.ids == shown else question.choices
                return replace(question, key=key.ids, choices=choices)
            case Ordering(), Ordered():
                raise UnusableCorrection(
                    "The order is proved from the dates of the events. If a date is wrong, correct "
                    "the event; here you can accept another order as well."
                )
    except ValueError as reason:
        raise UnusableCorrection("%(reason)s", reason=reason) from reason
    raise TypeError(f"a {question.kind} question has no key like {key!r}")


def unweighed(question: WrittenMultipleChoice) -> tuple[WrittenChoice, ...]:
    """Return the choices without their weights, which fit no other key."""
    return tuple(replace(choice, weight=None) for choice in question.choices)


def credit_under(
    correction: Correction, question: Question, answer: Answer | None, rule: Rule
) -> float:
    """Return the credit, from 0 to 1, of an answer, or of none, by the correction."""
    if isinstance(correction, CreditForAll):
        return 1.0
    if answer is None:
        return 0.0
    match correction:
        case NewKey(key):
            return grade(with_key(question, key), answer, rule)
        case AlsoRight(answers):
            return max(
                grade(question, answer, rule),
                *(credit_beside(question, answer, other, rule) for other in answers),
            )
        case Dropped():
            return grade(question, answer, rule)


def credit_beside(question: Question, answer: Answer, other: Answer, rule: Rule) -> float:
    """Return the credit where `other` is right; of a proved order only the very same is."""
    if isinstance(question, Ordering):
        return float(answer == other)
    return grade(with_key(question, other), answer, rule)


def remarked(
    item: Marked, correction: Correction, question: Question, rule: Rule, *, raise_only: bool
) -> Marked | None:
    """Return the item and its attempt as the correction marks them; None where nothing changes.

    With `raise_only` nothing changes where the share of the points would fall. Raises
    UnusableCorrection where an attempt would be left without any points to earn.
    """
    credit: float | None = credit_under(correction, question, item.answer, rule)
    if item.answer is None and not credit:
        credit = item.credit
    points = 0.0 if isinstance(correction, Dropped) else item.points
    total = item.total - item.points + points
    if total < ROUNDING:
        raise UnusableCorrection(
            "This is all that was asked in some of the attempts, so it cannot be dropped. Give "
            "everybody credit for it instead."
        )
    gained = points * (credit or 0.0) - item.points * (item.credit or 0.0)
    new = replace(item, credit=credit, points=points, score=item.score + gained, total=total)
    unchanged = new.credit == item.credit and new.points == item.points
    if unchanged or (raise_only and new.share < item.share - ROUNDING):
        return None
    return new


def next_version(question: Question, correction: Correction) -> WrittenQuestion | None:
    """Return the question as it shall be asked from now on, where a teacher's own has a new key."""
    if not isinstance(correction, NewKey):
        return None
    match with_key(question, correction.key):
        case WrittenMultipleChoice() as new:
            return new
        case WrittenOrdering() as new:
            return ordered_as_written(
                new.stem, new.in_order, new.explanation, new.source, new.picture
            )
        case _:
            return None


def to_json(correction: Correction) -> str:
    match correction:
        case NewKey(key):
            return json.dumps({"kind": "new-key", "answers": [as_text(key)]})
        case AlsoRight(answers):
            return json.dumps({"kind": "also-right", "answers": [as_text(one) for one in answers]})
        case CreditForAll():
            return json.dumps({"kind": "credit-for-all"})
        case Dropped():
            return json.dumps({"kind": "dropped"})


def from_json(text: str) -> Correction:
    """Return the correction that `to_json` wrote."""
    stored = json.loads(text)
    answers = tuple(from_text(one) for one in stored.get("answers", ()))
    match stored["kind"]:
        case "new-key":
            return NewKey(answers[0])
        case "also-right":
            return AlsoRight(answers)
        case "credit-for-all":
            return CreditForAll()
        case _:
            return Dropped()


def answers_of(correction: Correction) -> Iterator[Answer]:
    """Yield the answers that a correction names."""
    match correction:
        case NewKey(key):
            yield key
        case AlsoRight(answers):
            yield from answers
        case _:
            return
