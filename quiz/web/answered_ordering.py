"""An order against its proof: each card with its verdict, the fewest moves, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.repair import Move, Side, moves
from quiz.attempts.rules import Rule
from quiz.questions.question import Choice, ChoiceId, Ordering
from quiz.web import drawing
from quiz.web.drawing import Mark
from quiz.web.inequalities import one_after_the_other
from quiz.web.scale import Scale
from quiz.web.shown import Known, Proof, ShownChoice, known, proof, shown_choice
from quiz.web.standings import Standing
from quiz.web.two_orders import TwoOrders, misplaced, two_orders


@dataclass(frozen=True, slots=True)
class Repair:
    """One of the fewest moves that put an order right, and why it is certain.

    `places` are not counted where cards may be side by side.
    """

    card: Choice
    side: Side
    places: int | None
    neighbour: Choice
    pair: tuple[Choice, Choice]
    marks: tuple[Mark, ...]
    because: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Choices that nothing tells apart, drawn one below the other; mostly one alone."""

    choices: tuple[ShownChoice, ...]
    state: str
    verdict: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class AnsweredOrdering:
    """An order against the key; `choices`, and the groups of them, run in the true order."""

    item: Item
    orders: TwoOrders[ShownChoice]
    groups: tuple[ShownGroup, ...]
    repairs: tuple[Repair, ...]
    proof: Proof
    known: Known

    @property
    def correct(self) -> bool:
        return not self.orders.wrong

    @property
    def verdict(self) -> str:
        return self.orders.verdict

    @property
    def choices(self) -> tuple[ShownChoice, ...]:
        return self.orders.cards


def answered_ordering(
    item: Item, question: Ordering, answer: Ordered, scale: Scale, rule: Rule
) -> AnsweredOrdering:
    by_id = {choice.id: choice for choice in question.choices}

    def placed(choice: ChoiceId, belongs: Standing, stood: Standing) -> ShownChoice:
        return placed_choice(by_id[choice], belongs, stood, scale)

    orders = two_orders(item, question, answer, rule, placed)
    stood = {standing.choice: standing for standing, _ in orders.given}
    return AnsweredOrdering(
        item=item,
        orders=orders,
        groups=tuple(
            shown_group([(stood[one.choice], shown) for one, shown in group], scale)
            for _, group in groupby(orders.true, key=lambda card: card[0].place)
        ),
        repairs=repairs(question, answer, scale),
        proof=proof_of_groups(question, scale),
        known=(
            known(question, answer)
            if question.bracketed
            else tuple((one.choice, one.sense is None) for one in orders.cards)
        ),
    )


def placed_choice(choice: Choice, belongs: Standing, stood: Standing, scale: Scale) -> ShownChoice:
    if (stood.place, stood.beside) == (belongs.place, belongs.beside):
        right = gettext("Side by side, rightly") if belongs.bracket else gettext("In its place")
        return shown_choice(choice, belongs.place, "correct", right, scale)
    shown = shown_choice(choice, belongs.place, "wrong", misplaced(belongs, stood), scale)
    if stood.row == belongs.row:
        return shown
    return replace(shown, sense="early" if stood.row < belongs.row else "late")


def shown_group(cards: Sequence[tuple[Standing, ShownChoice]], scale: Scale) -> ShownGroup:
    """Return choices that belong side by side, each with where it stood."""
    choices = tuple(shown for _, shown in cards)
    right = all(shown.state == "correct" for shown in choices)
    if right:
        verdict = gettext("You put them side by side, and so they belong")
    elif len({stood.place for stood, _ in cards}) > 1:
        verdict = gettext("You put them one after the other")
    elif len(cards[0][0].beside) > len(cards):
        verdict = gettext("You put them side by side, but others with them")
    else:
        verdict = gettext("You put them side by side, but elsewhere")
    return ShownGroup(
        choices=choices,
        state="correct" if right else "wrong",
        verdict=verdict,
        marks=tuple(drawing.mark(shown.choice.date, scale) for shown in choices),
    )


def repairs(question: Ordering, answer: Ordered, scale: Scale) -> tuple[Repair, ...]:
    by_id = {choice.id: choice for choice in question.choices}
    return tuple(
        repair(move, by_id[move.choice], by_id[move.neighbour], question.bracketed, scale)
        for move in moves(question.groups, answer.groups)
    )


def repair(move: Move, card: Choice, neighbour: Choice, bracketed: bool, scale: Scale) -> Repair:
    pair = (neighbour, card) if move.side is Side.BELOW else (card, neighbour)
    if move.side is Side.BESIDE:
        why = gettext("The sources do not tell which of the two came first.")
    else:
        why = one_after_the_other(*pair)
    return Repair(
        card=card,
        side=move.side,
        places=None if bracketed else abs(move.places),
        neighbour=neighbour,
        pair=pair,
        marks=tuple(drawing.mark(choice.date, scale) for choice in pair),
        because=why,
    )


def proof_of_groups(question: Ordering, scale: Scale) -> Proof:
    """Return the proof, drawn so that within a bracket the first to begin comes first."""
    groups = [sorted(group, key=begins) for group in question.grouped]
    rows = drawing.group_rows([[choice.date for choice in group] for group in groups], scale)
    choices = [choice for group in groups for choice in group]
    found = proof(question, tuple(zip(choices, rows, strict=True)))
    if len(groups) == len(choices):
        return found
    return replace(
        found,
        lede=gettext(
            "Each event is drawn as wide as its sources leave it. Bars in a bracket overlap: "
            "nothing tells which of them came first. No other bar touches the next."
        ),
    )


def begins(choice: Choice) -> float:
    return float("-inf") if choice.surely_after is None else choice.surely_after
