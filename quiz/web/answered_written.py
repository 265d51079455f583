"""An answer to a question of a teacher's own against its key: no dates are drawn, none prove it."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.repair import Side, moves
from quiz.attempts.rules import Rule
from quiz.questions.question import ChoiceId
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering
from quiz.web.filters import credit_words, letter, number_word
from quiz.web.shown import Known
from quiz.web.standings import Standing
from quiz.web.two_orders import TwoOrders, earned, misplaced, two_orders

# Nothing of events is shown by such an answer.
NOTHING: Known = ()


@dataclass(frozen=True, slots=True)
class ShownWritten:
    """A choice with its verdict; `state`, `place` and `sense` as those of a ShownChoice."""

    choice: WrittenChoice
    place: int
    state: str | None
    verdict: str
    sense: str | None = None

    @property
    def letter(self) -> str:
        return letter(self.place)


@dataclass(frozen=True, slots=True)
class AnsweredWritten:
    """What was picked against the key; `choices` run as on the page."""

    item: Item
    correct: bool
    verdict: str
    choices: tuple[ShownWritten, ...]
    known: Known = NOTHING


@dataclass(frozen=True, slots=True)
class WrittenMove:
    """One of the fewest moves that put an order right."""

    card: WrittenChoice
    side: Side
    places: int
    neighbour: WrittenChoice


@dataclass(frozen=True, slots=True)
class AnsweredWrittenOrder:
    """An order against the key; all of it as of an AnsweredOrdering, but for what dates tell."""

    item: Item
    orders: TwoOrders[ShownWritten]
    repairs: tuple[WrittenMove, ...]
    known: Known = NOTHING

    @property
    def correct(self) -> bool:
        return not self.orders.wrong

    @property
    def verdict(self) -> str:
        return self.orders.verdict

    @property
    def choices(self) -> tuple[ShownWritten, ...]:
        return self.orders.cards


def answered_written(
    item: Item, question: WrittenMultipleChoice, answer: Chosen
) -> AnsweredWritten:
    choices = tuple(
        picked_choice(choice, place, question, answer)
        for place, choice in enumerate(question.choices, start=1)
    )
    say = several_verdict if question.several else one_verdict
    return AnsweredWritten(
        item=item,
        correct=answer.ids == question.key,
        verdict=say(item, question, answer),
        choices=choices,
    )


def picked_choice(
    choice: WrittenChoice, place: int, question: WrittenMultipleChoice, answer: Chosen
) -> ShownWritten:
    match choice.id in answer.ids, choice.id in question.key:
        case True, True:
            return ShownWritten(choice, place, "correct", gettext("Your answer, and right"))
        case True, False:
            return ShownWritten(choice, place, "wrong", gettext("Your answer: wrong"))
        case False, True if question.several:
            return ShownWritten(choice, place, "correct", gettext("Right, but you left it out"))
        case False, True:
            return ShownWritten(choice, place, "correct", gettext("The right answer"))
        case _ if question.several:
            return ShownWritten(choice, place, None, gettext("Rightly left out"))
        case _:
            return ShownWritten(choice, place, None, gettext("Wrong"))


def one_verdict(item: Item, question: WrittenMultipleChoice, answer: Chosen) -> str:
    """Return what was chosen, by its letter, and what is right."""
    places = {one.id: letter(place) for place, one in enumerate(question.choices, start=1)}
    (key,), (chosen,) = question.key, answer.ids
    if chosen == key:
        return gettext("Right: the answer is %(key)s.", key=places[key])
    said = gettext(
        "Not this time: you chose %(chosen)s. The answer is %(key)s.",
        chosen=places[chosen],
        key=places[key],
    )
    return f"{said} {credit_said(item)}" if earned(item) else said


def credit_said(item: Item) -> str:
    return gettext("Credit %(credit)s of 1.", credit=credit_words(earned(item)))


def several_verdict(item: Item, question: WrittenMultipleChoice, answer: Chosen) -> str:
    """Return how many right choices were found, how many wrong ones with them, and the credit."""
    right, found = len(question.key), len(answer.ids & question.key)
    wrong = len(answer.ids) - found
    credit = credit_said(item)
    if found == right and not wrong:
        return " ".join((gettext("Right: these, and no others."), credit))
    said = ngettext(
        "You found %(found)s of the one that is right.",
        "You found %(found)s of the %(right)s that are right.",
        right,
        found=number_word(found),
        right=number_word(right),
    )
    beside = ngettext(
        "One of those you picked is wrong.",
        "%(wrong)s of those you picked are wrong.",
        wrong,
        wrong=number_word(wrong).capitalize(),
    )
    return " ".join((said, beside, credit) if wrong else (said, credit))


def answered_written_order(
    item: Item, question: WrittenOrdering, answer: Ordered, rule: Rule
) -> AnsweredWrittenOrder:
    by_id = {choice.id: choice for choice in question.choices}

    def placed(choice: ChoiceId, belongs: Standing, stood: Standing) -> ShownWritten:
        return placed_choice(by_id[choice], belongs, stood)

    orders = two_orders(item, question, answer, rule, placed)
    return AnsweredWrittenOrder(item, orders, repairs(question, answer))


def placed_choice(choice: WrittenChoice, belongs: Standing, stood: Standing) -> ShownWritten:
    if stood.place == belongs.place:
        return ShownWritten(choice, belongs.place, "correct", gettext("In its place"))
    sense = "early" if stood.row < belongs.row else "late"
    return ShownWritten(choice, belongs.place, "wrong", misplaced(belongs, stood), sense)


def repairs(question: WrittenOrdering, answer: Ordered) -> tuple[WrittenMove, ...]:
    by_id = {choice.id: choice for choice in question.choices}
    return tuple(
        WrittenMove(by_id[move.choice], move.side, abs(move.places), by_id[move.neighbour])
        for move in moves(question.groups, answer.groups)
    )
