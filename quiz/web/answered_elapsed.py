"""A picked length of time against the one that certainly lies between two events."""

from dataclasses import dataclass

from flask_babel import gettext

from quiz.attempts.answers import Chosen
from quiz.attempts.attempt import Item
from quiz.questions.question import Choice, MultipleChoice
from quiz.web import drawing, frames
from quiz.web.drawing import Gate
from quiz.web.filters import letter
from quiz.web.frames import Bar, Span
from quiz.web.scale import Scale
from quiz.web.shown import Known, Proof, ShownChoice, asked_about, known, proof


@dataclass(frozen=True, slots=True)
class ShownLength:
    """A length of time that was offered, drawn from the first event on; see `ShownChoice`."""

    choice: Choice
    place: int
    state: str | None
    verdict: str
    bar: Bar

    @property
    def letter(self) -> str:
        return letter(self.place)


@dataclass(frozen=True, slots=True)
class AnsweredElapsed:
    """A picked length of time against the key.

    `span` is the time between the two events on the scale of the page. On that scale the lengths
    would often be too long or too short to be seen, so they have a rule of their own; `gate` is
    where on it the certain time lies.
    """

    item: Item
    correct: bool
    key: ShownLength
    chosen: ShownLength
    choices: tuple[ShownLength, ...]
    asked: tuple[ShownChoice, ...]
    span: Span
    gate: Gate
    proof: Proof
    known: Known


def answered_elapsed(
    item: Item, question: MultipleChoice, answer: Chosen, scale: Scale
) -> AnsweredElapsed:
    key = next(choice for choice in question.choices if choice.id in question.key)
    first, second = question.about
    drawn = frames.lengths([days(choice) for choice in question.choices], certain(first, second))
    choices = tuple(
        picked_length(choice, place, key, answer, bar)
        for place, (choice, bar) in enumerate(zip(question.choices, drawn.bars, strict=True), 1)
    )
    rows = drawing.chain_rows([first.date, second.date], scale)
    return AnsweredElapsed(
        item=item,
        correct=answer.ids == question.key,
        key=next(shown for shown in choices if shown.choice is key),
        chosen=next(shown for shown in choices if shown.choice.id in answer.ids),
        choices=choices,
        asked=asked_about(question, scale),
        span=frames.span(first.date, second.date, key.explanation, scale),
        gate=drawn.gate,
        proof=proof(question, tuple(zip((first, second), rows, strict=True))),
        known=known(question, answer),
    )


def certain(first: Choice, second: Choice) -> tuple[int, int]:
    """Return the fewest and the most days from one event to the other."""
    bounds = first.surely_after, first.surely_before, second.surely_after, second.surely_before
    first_start, first_end, second_start, second_end = (day for day in bounds if day is not None)
    return second_start - first_end, second_end - first_start


def days(choice: Choice) -> tuple[int, int]:
    if choice.days is None:
        raise ValueError(f"{choice.text!r} is no length of time")
    return choice.days


def picked_length(choice: Choice, place: int, key: Choice, answer: Chosen, bar: Bar) -> ShownLength:
    picked = choice.id in answer.ids
    if choice is key:
        verdict = gettext("Your answer, and right") if picked else gettext("The right answer")
        return ShownLength(choice, place, "correct", verdict, bar)
    short = days(choice)[1] < days(key)[0]
    if picked:
        verdict = gettext("Your answer: too short") if short else gettext("Your answer: too long")
        return ShownLength(choice, place, "wrong", verdict, bar)
    return ShownLength(
        choice, place, None, gettext("Too short") if short else gettext("Too long"), bar
    )
