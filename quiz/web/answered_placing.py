"""A gap picked in a line of events against the one where an event belongs."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from quiz.attempts.answers import Chosen
from quiz.attempts.attempt import Item
from quiz.questions.question import Choice, MultipleChoice
from quiz.web import drawing
from quiz.web.drawing import Gate
from quiz.web.filters import number_word
from quiz.web.scale import Scale
from quiz.web.shown import Known, Proof, ShownChoice, known, proof, shown_choice


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """An event in the true order, and the gap that it decides on.

    Before the right gap an event shows that all before it is too early, after the right gap that
    all after it is too late: `gap` names that place. The event placed shows the right gap.
    """

    event: ShownChoice
    choice: Choice
    gap: str


@dataclass(frozen=True, slots=True)
class AnsweredPlacing:
    """Where an event was put in a line, against where it belongs.

    `places` run in the true order, one for each gap; `right` and `chosen` count the events of the
    `line` before the gaps, and `gap` is the one chosen. `sense` is "early", "late" or None.
    """

    item: Item
    verdict: str
    sense: str | None
    line: tuple[Choice, ...]
    placed: Choice
    right: int
    chosen: int
    gap: Choice
    places: tuple[ShownPlace, ...]
    gate: Gate
    proof: Proof
    known: Known

    @property
    def correct(self) -> bool:
        return self.sense is None


def answered_placing(
    item: Item, question: MultipleChoice, answer: Chosen, scale: Scale
) -> AnsweredPlacing:
    placed, *line = question.about
    gaps = {choice.position: choice for choice in question.choices}
    right = next(place for place, gap in gaps.items() if gap.id in question.key) or 0
    chosen = next(place for place, gap in gaps.items() if gap.id in answer.ids) or 0
    in_order = [*line[:right], placed, *line[right:]]
    rows = drawing.chain_rows([choice.date for choice in in_order], scale)
    gate = drawing.gate(placed, scale)
    return AnsweredPlacing(
        item=item,
        verdict=verdict(right, chosen),
        sense=sense(right, chosen),
        line=tuple(line),
        placed=placed,
        right=right,
        chosen=chosen,
        gap=gaps[chosen],
        places=tuple(
            shown_place(event, gaps[place], place, right, chosen, scale)
            for place, event in enumerate(in_order)
        ),
        gate=gate,
        proof=proof(question, tuple(zip(in_order, rows, strict=True)), gate),
        known=known(question, answer),
    )


def sense(right: int, chosen: int) -> str | None:
    return None if right == chosen else "early" if chosen < right else "late"


def verdict(right: int, chosen: int) -> str:
    passed = abs(right - chosen)
    if chosen < right:
        return ngettext(
            "Not this time: you put it before one event that came before it.",
            "Not this time: you put it before %(passed)s events that came before it.",
            passed,
            passed=number_word(passed),
        )
    if chosen > right:
        return ngettext(
            "Not this time: you put it after one event that came after it.",
            "Not this time: you put it after %(passed)s events that came after it.",
            passed,
            passed=number_word(passed),
        )
    return gettext("Right: that is where it belongs.")


def shown_place(
    event: Choice, gap: Choice, place: int, right: int, chosen: int, scale: Scale
) -> ShownPlace:
    """Return an event of the true order; the gap it decides on has the same place in it."""
    state: str | None = None
    if place == right:
        state, name = "correct", ""
        said = gettext("Your answer, and right") if chosen == right else gettext("It belongs here")
    elif place < right:
        name = gettext("The place before this:")
        said = gettext("You put it after this, rightly")
        if chosen <= place:
            state, said = "wrong", gettext("You put it before this: too early")
    else:
        name = gettext("The place after this:")
        said = gettext("You put it before this, rightly")
        if chosen >= place:
            state, said = "wrong", gettext("You put it after this: too late")
    return ShownPlace(shown_choice(event, place + 1, state, said, scale), gap, name)
