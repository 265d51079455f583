"""An order against the key: the pairs, each card with its verdict, and the fewest moves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext, ngettext

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.grading import grade, inverted_pairs
from quiz.attempts.repair import moves
from quiz.questions.explanation import because
from quiz.questions.question import Choice, ChoiceId, Ordering
from quiz.web import drawing
from quiz.web.drawing import Crossing, Mark
from quiz.web.filters import credit_words, number_word, ordinal
from quiz.web.scale import Scale
from quiz.web.shown import Known, Proof, ShownChoice, proof, shown_choice


@dataclass(frozen=True, slots=True)
class Repair:
    """One of the fewest moves that put an order right, and why it is certain."""

    card: Choice
    upwards: bool
    places: int
    neighbour: Choice
    pair: tuple[Choice, Choice]
    marks: tuple[Mark, ...]
    because: str


@dataclass(frozen=True, slots=True)
class AnsweredOrdering:
    """An order against the key; `choices` run in the true order."""

    item: Item
    inverted: int
    headline: str
    verdict: str
    choices: tuple[ShownChoice, ...]
    given: tuple[ShownChoice, ...]
    crossing: Crossing
    repairs: tuple[Repair, ...]
    proof: Proof

    @property
    def correct(self) -> bool:
        return not self.inverted

    @property
    def known(self) -> Known:
        """The events asked about, and whether the student knew their time."""
        return tuple((shown.choice, shown.sense is None) for shown in self.choices)


def answered_ordering(
    item: Item, question: Ordering, answer: Ordered, scale: Scale
) -> AnsweredOrdering:
    order = answer.ids
    wrong = len(inverted_pairs(question.key, order))
    pairs = len(order) * (len(order) - 1) // 2
    choices = tuple(
        placed_choice(choice, place, order.index(choice.id) + 1, scale)
        for place, choice in enumerate(question.in_order, start=1)
    )
    by_id = {shown.choice.id: shown for shown in choices}
    rows = drawing.chain_rows([choice.date for choice in question.in_order], scale)
    return AnsweredOrdering(
        item=item,
        inverted=wrong,
        headline=ordering_headline(wrong),
        verdict=ordering_verdict(pairs - wrong, pairs, grade(question, answer)),
        choices=choices,
        given=tuple(by_id[choice_id] for choice_id in order),
        crossing=drawing.crossing([question.key.index(choice_id) for choice_id in order]),
        repairs=repairs(question, order, scale),
        proof=proof(question, tuple(zip(question.in_order, rows, strict=True))),
    )


def placed_choice(choice: Choice, place: int, given: int, scale: Scale) -> ShownChoice:
    if given == place:
        return shown_choice(choice, place, "correct", gettext("In its place"), scale)
    verdict = gettext(
        "You put it %(given)s; it belongs %(place)s", given=ordinal(given), place=ordinal(place)
    )
    shown = shown_choice(choice, place, "wrong", verdict, scale)
    return replace(shown, sense="early" if given < place else "late")


def ordering_headline(wrong: int) -> str:
    if not wrong:
        return gettext("All in the right order.")
    return ngettext(
        "%(pairs)s pair is the wrong way round.",
        "%(pairs)s pairs are the wrong way round.",
        wrong,
        pairs=number_word(wrong).capitalize(),
    )


def ordering_verdict(right: int, pairs: int, credit: float) -> str:
    """Return how many pairs are right, and the credit that makes."""
    values = {
        "right": number_word(right),
        "pairs": number_word(pairs),
        "credit": credit_words(credit),
    }
    if right == pairs:
        return gettext("Right: all %(pairs)s pairs are. Credit %(credit)s of 1.", **values)
    if not right:
        return gettext("None of the %(pairs)s pairs is right. Credit %(credit)s of 1.", **values)
    return ngettext(
        "Only one of the %(pairs)s pairs is right. Credit %(credit)s of 1.",
        "The other %(right)s of the %(pairs)s pairs are right. Credit %(credit)s of 1.",
        right,
        **values,
    )


def repairs(question: Ordering, order: Sequence[ChoiceId], scale: Scale) -> tuple[Repair, ...]:
    by_id = {choice.id: choice for choice in question.choices}
    steps = []
    for move in moves(question.key, order):
        card, neighbour = by_id[move.choice], by_id[move.neighbour]
        pair = (card, neighbour) if move.places < 0 else (neighbour, card)
        steps.append(
            Repair(
                card=card,
                upwards=move.places < 0,
                places=abs(move.places),
                neighbour=neighbour,
                pair=pair,
                marks=tuple(drawing.mark(choice.date, scale) for choice in pair),
                because=because(pair[0].date, pair[1].date),
            )
        )
    return tuple(steps)
