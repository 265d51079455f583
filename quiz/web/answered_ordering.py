"""An order against the key: the pairs, each card with its verdict, and the fewest moves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from flask_babel import gettext, ngettext

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.grading import wrong_pairs
from quiz.attempts.repair import Move, Side, moves
from quiz.attempts.rules import Rule
from quiz.questions.question import Choice, Ordering
from quiz.questions.written import WrittenOrdering
from quiz.web import drawing, marking
from quiz.web.drawing import Crossing, Mark
from quiz.web.filters import credit_words, number_word, ordinal
from quiz.web.inequalities import one_after_the_other
from quiz.web.scale import Scale
from quiz.web.shown import Known, Proof, ShownChoice, known, proof, shown_choice
from quiz.web.standings import Standing, two_columns


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
    """An order against the key; `choices`, and the groups of them, run in the true order.

    `given` and `true` are the two columns that threads join; `inverted` pairs cross there, and
    `wrong` are these and those wrongly side by side or apart. `counted` is what the credit is for.
    """

    item: Item
    wrong: int
    inverted: int
    headline: str
    verdict: str
    counted: str
    groups: tuple[ShownGroup, ...]
    given: tuple[tuple[Standing, ShownChoice], ...]
    true: tuple[tuple[Standing, ShownChoice], ...]
    crossing: Crossing
    repairs: tuple[Repair, ...]
    proof: Proof
    known: Known

    @property
    def correct(self) -> bool:
        return not self.wrong

    @property
    def choices(self) -> tuple[ShownChoice, ...]:
        return tuple(shown for _, shown in self.true)

    @property
    def brackets(self) -> bool:
        """Whether a bracket is drawn in either column."""
        return any(standing.bracket for standing, _ in (*self.given, *self.true))


def answered_ordering(
    item: Item, question: Ordering, answer: Ordered, scale: Scale, rule: Rule
) -> AnsweredOrdering:
    given, true = two_columns(question.groups, answer.groups)
    stood = {standing.choice: standing for standing in given}
    belongs = {standing.choice: standing for standing in true}
    shown = {
        choice.id: placed_choice(choice, belongs[choice.id], stood[choice.id], scale)
        for choice in question.choices
    }
    rows = [belongs[standing.choice].row for standing in given]
    wrong = wrong_pairs(question.groups, answer.groups)
    pairs = len(question.choices) * (len(question.choices) - 1) // 2
    return AnsweredOrdering(
        item=item,
        wrong=len(wrong),
        inverted=sum(upper > lower for upper, lower in combinations(rows, 2)),
        headline=headline(question, len(wrong)),
        verdict=ordering_verdict(pairs - len(wrong), pairs, earned(item)),
        counted=counted(Rule.CERTAIN_PAIRS if question.bracketed else rule),
        groups=tuple(
            shown_group([(stood[one.choice], shown[one.choice]) for one in group], scale)
            for _, group in groupby(true, key=lambda standing: standing.place)
        ),
        given=tuple((standing, shown[standing.choice]) for standing in given),
        true=tuple((standing, shown[standing.choice]) for standing in true),
        crossing=drawing.crossing(rows),
        repairs=repairs(question, answer, scale),
        proof=proof_of_groups(question, scale),
        known=(
            known(question, answer)
            if question.bracketed
            else tuple((one.choice, one.sense is None) for one in shown.values())
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
