"""An answered question as a page shows it: verdicts in words, every choice drawn and explained."""

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.rules import Rule
from quiz.questions.question import Choice, Kind, MultipleChoice, Ordering
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering
from quiz.web.answered_choice import AnsweredChoice, answered_choice
from quiz.web.answered_elapsed import AnsweredElapsed, answered_elapsed
from quiz.web.answered_ordering import AnsweredOrdering, answered_ordering
from quiz.web.answered_placing import AnsweredPlacing, answered_placing
from quiz.web.answered_written import (
    AnsweredWritten,
    AnsweredWrittenOrder,
    answered_written,
    answered_written_order,
)
from quiz.web.scale import Scale

Answered = (
    AnsweredOrdering
    | AnsweredChoice
    | AnsweredPlacing
    | AnsweredElapsed
    | AnsweredWritten
    | AnsweredWrittenOrder
)


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that was asked about, and whether the student knew its time."""

    choice: Choice
    known: bool


def answered(item: Item, scale: Scale, rule: Rule = Rule.CERTAIN_PAIRS) -> Answered:
    """Return what the page of an item that has its response shows; an order is marked by a rule."""
    match item.question, item.response and item.response.answer:
        case Ordering() as question, Ordered() as answer:
            return answered_ordering(item, question, answer, scale, rule)
        case MultipleChoice(kind=Kind.PLACING) as question, Chosen() as answer:
            return answered_placing(item, question, answer, scale)
        case MultipleChoice(kind=Kind.ELAPSED) as question, Chosen() as answer:
            return answered_elapsed(item, question, answer, scale)
        case MultipleChoice() as question, Chosen() as answer:
            return answered_choice(item, question, answer, scale)
        case WrittenMultipleChoice() as question, Chosen() as answer:
            return answered_written(item, question, answer)
        case WrittenOrdering() as question, Ordered() as answer:
            return answered_written_order(item, question, answer, rule)
        case _:
            raise TypeError(f"item {item.position} has no answer to explain")


def known_events(answers: Iterable[Answered]) -> dict[str, KnownEvent]:
    """Return the events of an attempt by name; an event counts as known if it never misled."""
    found: dict[str, KnownEvent] = {}
    for one in answers:
        for choice, known in one.known:
            if choice.event:
                before = found.get(choice.event)
                found[choice.event] = KnownEvent(choice, known and (not before or before.known))
    return found
