"""A picked event or date against the key, each choice told by the time that decides."""

from dataclasses import dataclass

from flask_babel import gettext

from quiz.attempts.answers import Chosen
from quiz.attempts.attempt import Item
from quiz.dates.historical import Bounded, certainly_before
from quiz.questions.question import Choice, Kind, MultipleChoice
from quiz.web import drawing, frames
from quiz.web.date_words import words
from quiz.web.drawing import ProofRow
from quiz.web.frames import Frame
from quiz.web.scale import Scale
from quiz.web.shown import (
    Known,
    Proof,
    ShownChoice,
    asked_about,
    known,
    proof,
    shown_choice,
)


@dataclass(frozen=True, slots=True)
class AnsweredChoice:
    """A picked choice against the key; `choices` run as on the page.

    `asked` are the events a choice is told by, where there are any; `frame` is the time that
    decides.
    """

    item: Item
    correct: bool
    key: ShownChoice
    chosen: ShownChoice
    choices: tuple[ShownChoice, ...]
    asked: tuple[ShownChoice, ...]
    frame: Frame
    proof: Proof
    known: Known


@dataclass(frozen=True, slots=True)
class Window:
    """A time from one day to another."""

    surely_after: int | None
    surely_before: int | None


def answered_choice(
    item: Item, question: MultipleChoice, answer: Chosen, scale: Scale
) -> AnsweredChoice:
    key = next(choice for choice in question.choices if choice.id in question.key)
    framed = frame(question, key, scale)
    time = deciding(question, key)
    dated = question.about[0] if question.kind is Kind.DATING else key
    choices = tuple(
        picked_choice(choice, place, key, dated, time, answer, scale)
        for place, choice in enumerate(question.choices, start=1)
    )
    return AnsweredChoice(
        item=item,
        correct=answer.ids == question.key,
        key=next(shown for shown in choices if shown.choice is key),
        chosen=next(shown for shown in choices if shown.choice.id in answer.ids),
        choices=choices,
        asked=asked_about(question, scale) if bounding(question, key) else (),
        frame=framed,
        proof=proof(question, proof_rows(question, key, scale), framed.gate),
        known=known(question, answer),
    )


def bounding(question: MultipleChoice, key: Choice) -> tuple[Choice, ...]:
    """Return the events that bound the key, the key among them in its place; else nothing."""
    match question.kind:
        case Kind.NEXT | Kind.BETWEEN:
            first, *last = question.about
            return (first, key, *last)
        case _:
            return ()


def deciding(question: MultipleChoice, key: Choice) -> Bounded:
    """Return the time outside which every distractor lies."""
    if chain := bounding(question, key):
        return Window(chain[0].surely_after, chain[-1].surely_before)
    return question.about[0] if question.about else key


def frame(question: MultipleChoice, key: Choice, scale: Scale) -> Frame:
    """Return what the choices are told by: one time, or all that lies between two events.

    Of what came next, the time runs on to the end of the key, which is to lie inside it.
    """
    chain = bounding(question, key)
    if not chain:
        decides = question.about[0] if question.about else key
        says = gettext(
            "The time that decides: %(time)s. The choices below are drawn on the same scale.",
            time=words(decides.date),
        )
        return frames.frame(decides, (decides.date,), says, scale)
    first, last = chain[0], chain[-1]
    end = last.surely_before if last is key else day_before(last)
    says = gettext(
        "The time that decides runs from %(first)s to %(last)s. "
        "The choices below are drawn on the same scale.",
        first=words(first.date),
        last=words(last.date),
    )
    time = Window(day_after(first), end)
    return frames.frame(time, (first.date, last.date), says, scale)


def day_after(time: Bounded) -> int | None:
    return None if time.surely_before is None else time.surely_before + 1


def day_before(time: Bounded) -> int | None:
    return None if time.surely_after is None else time.surely_after - 1


def proof_rows(
    question: MultipleChoice, key: Choice, scale: Scale
) -> tuple[tuple[Choice, ProofRow], ...]:
    """Return a row for each choice by date, those that bound the key tied to it."""
    time, chain = deciding(question, key), bounding(question, key)
    others = [choice for choice in question.choices if choice not in chain]
    tied = drawing.chain_rows([choice.date for choice in chain], scale)
    told = drawing.gated_rows([choice.date for choice in others], time, scale)
    rows = [*zip(chain, tied, strict=True), *zip(others, told, strict=True)]
    return tuple(sorted(rows, key=begins))


def begins(row: tuple[Choice, ProofRow]) -> float:
    return float("-inf") if row[0].surely_after is None else row[0].surely_after


def picked_choice(
    choice: Choice,
    place: int,
    key: Choice,
    dated: Choice,
    time: Bounded,
    answer: Chosen,
    scale: Scale,
) -> ShownChoice:
    """Return a choice with its verdict; `dated` is the event that the key quotes."""
    picked = choice.id in answer.ids
    if choice is key:
        verdict = gettext("Your answer, and right") if picked else gettext("The right answer")
        return shown_choice(choice, place, "correct", verdict, scale, dated)
    early = certainly_before(choice, time)
    if picked:
        verdict = gettext("Your answer: too early") if early else gettext("Your answer: too late")
        return shown_choice(choice, place, "wrong", verdict, scale)
    verdict = gettext("Too early") if early else gettext("Too late")
    return shown_choice(choice, place, None, verdict, scale)
