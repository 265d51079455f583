"""An order as it was given beside the true one: which pairs are wrong, in words and as threads."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from flask_babel import gettext, ngettext

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.grading import wrong_pairs
from quiz.attempts.rules import Rule
from quiz.questions.question import ChoiceId, Ordering
from quiz.questions.written import WrittenOrdering
from quiz.web import drawing, marking
from quiz.web.drawing import Crossing
from quiz.web.filters import credit_words, number_word, ordinal
from quiz.web.standings import Standing, two_columns

Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class TwoOrders(Generic[Card]):
    """`given` and `true` are the two columns that threads join.

    `inverted` pairs cross there, and `wrong` are these and those wrongly side by side or apart.
    `counted` is what the credit is for.
    """

    wrong: int
    inverted: int
    headline: str
    verdict: str
    counted: str
    given: tuple[tuple[Standing, Card], ...]
    true: tuple[tuple[Standing, Card], ...]
    crossing: Crossing

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in the true order."""
        return tuple(card for _, card in self.true)

    @property
    def brackets(self) -> bool:
        """Whether a bracket is drawn in either column."""
        return any(standing.bracket for standing, _ in (*self.given, *self.true))


def two_orders(
    item: Item,
    question: Ordering | WrittenOrdering,
    answer: Ordered,
    rule: Rule,
    placed: Callable[[ChoiceId, Standing, Standing], Card],
) -> TwoOrders[Card]:
    """Return an order beside the key; `placed` makes a card of where it belongs and stood."""
    given, true = two_columns(question.groups, answer.groups)
    stood = {standing.choice: standing for standing in given}
    belongs = {standing.choice: standing for standing in true}
    cards = {one: placed(one, belongs[one], stood[one]) for one in belongs}
    rows = [belongs[standing.choice].row for standing in given]
    wrong = wrong_pairs(question.groups, answer.groups)
    pairs = len(cards) * (len(cards) - 1) // 2
    return TwoOrders(
        wrong=len(wrong),
        inverted=sum(upper > lower for upper, lower in combinations(rows, 2)),
        headline=headline(question, len(wrong)),
        verdict=ordering_verdict(pairs - len(wrong), pairs, earned(item)),
        counted=counted(Rule.CERTAIN_PAIRS if question.bracketed else rule),
        given=tuple((standing, cards[standing.choice]) for standing in given),
        true=tuple((standing, cards[standing.choice]) for standing in true),
        crossing=drawing.crossing(rows),
    )


def headline(question: Ordering | WrittenOrdering, wrong: int) -> str:
    """Return how many pairs are wrong: of a plain order, which way round."""
    count = {"pairs": number_word(wrong).capitalize()}
    if not wrong and len(question.groups) < len(question.choices):
        return gettext("All in the right order, and side by side what belongs there.")
    if not wrong:
        return gettext("All in the right order.")
    if question.bracketed:
        return ngettext("%(pairs)s pair is wrong.", "%(pairs)s pairs are wrong.", wrong, **count)
    return ngettext(
        "%(pairs)s pair is the wrong way round.",
        "%(pairs)s pairs are the wrong way round.",
        wrong,
        **count,
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


def earned(item: Item) -> float:
    """Return the credit that an answer was given; nothing where there is none."""
    return item.response.credit if item.response else 0.0


def counted(rule: Rule) -> str:
    """Return what an order earns its credit for."""
    if rule is Rule.CERTAIN_PAIRS:
        return gettext("Credit is the right pairs less the wrong ones, over all pairs.")
    return gettext(
        "Marked by the rule “%(rule)s”. %(sentence)s",
        rule=marking.NAMES[rule],
        sentence=marking.SENTENCES[rule],
    )


def misplaced(belongs: Standing, stood: Standing) -> str:
    """Return where a card was put and where it belongs, or else what is wrong with its bracket."""
    places = {"given": ordinal(stood.place), "place": ordinal(belongs.place)}
    if stood.place != belongs.place and belongs.bracket:
        return gettext("You put it %(given)s; it belongs %(place)s, side by side", **places)
    if stood.place != belongs.place:
        return gettext("You put it %(given)s; it belongs %(place)s", **places)
    if stood.beside < belongs.beside:
        return gettext("You put it apart; it belongs side by side")
    if stood.beside > belongs.beside:
        return gettext("You put it side by side; its place is certain")
    return gettext("You put it side by side with the wrong one")
