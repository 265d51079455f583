"""An answered question as a page shows it: verdicts in words, every choice drawn and explained."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext, lazy_gettext, ngettext

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.attempts.grading import grade, inverted_pairs
from quiz.attempts.repair import moves
from quiz.dates.historical import certainly_before
from quiz.events.agreement import Agreement, agreement
from quiz.events.event import Event
from quiz.questions.explanation import because
from quiz.questions.question import Choice, ChoiceId, Kind, MultipleChoice, Ordering, Question
from quiz.web import drawing
from quiz.web.drawing import Crossing, Gate, Mark, ProofRow
from quiz.web.filters import credit_words, letter, number_word, ordinal
from quiz.web.scale import Scale
from quiz.web.told import Drawn, drawn

# How the drawing under "Why is this certain?" is to be read.
PROOFS = {
    Kind.ORDERING: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. No bar touches the next, "
        "so there is only one order."
    ),
    Kind.FIRST: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. "
        "Every other one begins after the right answer is over."
    ),
    Kind.LAST: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. "
        "Every other one is over before the right answer begins."
    ),
    Kind.DATING: lazy_gettext(
        "The shaded time is when it happened, as wide as its sources leave it. "
        "It lies inside the right answer and touches no other."
    ),
    Kind.DATED: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. "
        "Only the right answer lies inside the time asked about, and no other touches it."
    ),
}


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice with all that may be known of it once the question is answered.

    `state` is "correct", "wrong" or None where it was neither picked nor to be picked; `place`
    counts from 1, in the true order or on the page; `sense` is "early" or "late" for a card that
    was put there.
    """

    choice: Choice
    place: int
    state: str | None
    verdict: str
    agreement: Agreement
    marks: tuple[Drawn, ...]
    sense: str | None = None

    @property
    def letter(self) -> str:
        return letter(self.place)


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
class KnownEvent:
    """An event that was asked about, and whether the student knew its time."""

    choice: Choice
    known: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One inequality of the certificate, with what it is about."""

    before: Choice
    after: Choice
    because: str


@dataclass(frozen=True, slots=True)
class AnsweredOrdering:
    """An order against the key; `choices` and `rows` run in the true order."""

    item: Item
    inverted: int
    headline: str
    verdict: str
    choices: tuple[ShownChoice, ...]
    given: tuple[ShownChoice, ...]
    crossing: Crossing
    repairs: tuple[Repair, ...]
    rows: tuple[tuple[Choice, ProofRow], ...]
    steps: tuple[ShownStep, ...]
    proof: str
    gate: None = None

    @property
    def correct(self) -> bool:
        return not self.inverted

    @property
    def known(self) -> tuple[tuple[Choice, bool], ...]:
        """The events asked about, and whether the student knew their time."""
        return tuple((shown.choice, shown.sense is None) for shown in self.choices)


@dataclass(frozen=True, slots=True)
class AnsweredChoice:
    """A picked choice against the key; `choices` run as on the page, `rows` by date.

    `told_by` is what the choices are told apart by: the period or event asked about, or the key.
    """

    item: Item
    correct: bool
    key: ShownChoice
    chosen: ShownChoice
    choices: tuple[ShownChoice, ...]
    told_by: Choice
    gate: Gate
    mark: Mark
    rows: tuple[tuple[Choice, ProofRow], ...]
    steps: tuple[ShownStep, ...]
    proof: str

    @property
    def known(self) -> tuple[tuple[Choice, bool], ...]:
        """The events asked about, and whether the student knew their time."""
        asked = {
            choice.id: choice for choice in (self.told_by, self.key.choice, self.chosen.choice)
        }
        return tuple((choice, self.correct) for choice in asked.values() if choice.event)


def answered(item: Item, scale: Scale) -> AnsweredOrdering | AnsweredChoice:
    """Return what the page of an item that has its response shows."""
    match item.question, item.response and item.response.answer:
        case Ordering() as question, Ordered() as answer:
            return answered_ordering(item, question, answer, scale)
        case MultipleChoice() as question, Chosen() as answer:
            return answered_choice(item, question, answer, scale)
        case _:
            raise TypeError(f"item {item.position} has no answer to explain")


def known_events(answers: Iterable[AnsweredOrdering | AnsweredChoice]) -> dict[str, KnownEvent]:
    """Return the events of an attempt by name; an event counts as known if it never misled."""
    found: dict[str, KnownEvent] = {}
    for one in answers:
        for choice, known in one.known:
            if choice.event:
                before = found.get(choice.event)
                found[choice.event] = KnownEvent(choice, known and (not before or before.known))
    return found


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
        rows=tuple(zip(question.in_order, rows, strict=True)),
        steps=shown_steps(question),
        proof=str(PROOFS[question.kind]),
    )


def shown_steps(question: Question) -> tuple[ShownStep, ...]:
    by_id = {choice.id: choice for choice in (*question.choices, *question.about)}
    return tuple(
        ShownStep(by_id[step.before], by_id[step.after], step.because)
        for step in question.certificate
    )


def placed_choice(choice: Choice, place: int, given: int, scale: Scale) -> ShownChoice:
    if given == place:
        return shown_choice(choice, place, "correct", gettext("In its place"), scale)
    verdict = gettext(
        "You put it %(given)s; it belongs %(place)s", given=ordinal(given), place=ordinal(place)
    )
    shown = shown_choice(choice, place, "wrong", verdict, scale)
    return replace(shown, sense="early" if given < place else "late")


def shown_choice(
    choice: Choice, place: int, state: str | None, verdict: str, scale: Scale
) -> ShownChoice:
    agreed = agreement_of(choice)
    return ShownChoice(choice, place, state, verdict, agreed, marks_of(choice, agreed, scale))


def agreement_of(choice: Choice) -> Agreement:
    """Return how the sources of a choice stand to one another; a period has none to differ."""
    if choice.event is None:
        return Agreement.SINGLE
    return agreement(Event(choice.event, choice.text, choice.excerpts))


def marks_of(choice: Choice, agreed: Agreement, scale: Scale) -> tuple[Drawn, ...]:
    """Return what a strip shows: the dates of an event's sources, or the one date of a period."""
    said = tuple(dict.fromkeys(one.date for one in choice.excerpts)) if choice.event else ()
    return drawn(said or (choice.date,), agreed, scale)


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


def answered_choice(
    item: Item, question: MultipleChoice, answer: Chosen, scale: Scale
) -> AnsweredChoice:
    key = next(choice for choice in question.choices if choice.id in question.key)
    told_by = question.about[0] if question.about else key
    choices = tuple(
        picked_choice(choice, place, key, told_by, answer, scale)
        for place, choice in enumerate(question.choices, start=1)
    )
    in_time = sorted(question.choices, key=lambda choice: choice.surely_after or 0)
    rows = drawing.gated_rows([choice.date for choice in in_time], told_by, scale)
    return AnsweredChoice(
        item=item,
        correct=answer.ids == question.key,
        key=next(shown for shown in choices if shown.choice is key),
        chosen=next(shown for shown in choices if shown.choice.id in answer.ids),
        choices=choices,
        told_by=told_by,
        gate=drawing.gate(told_by, scale),
        mark=drawing.mark(told_by.date, scale),
        rows=tuple(zip(in_time, rows, strict=True)),
        steps=shown_steps(question),
        proof=str(PROOFS[question.kind]),
    )


def picked_choice(
    choice: Choice, place: int, key: Choice, told_by: Choice, answer: Chosen, scale: Scale
) -> ShownChoice:
    picked = choice.id in answer.ids
    if choice is key:
        verdict = gettext("Your answer, and right") if picked else gettext("The right answer")
        return shown_choice(choice, place, "correct", verdict, scale)
    early = certainly_before(choice, told_by)
    if picked:
        verdict = gettext("Your answer: too early") if early else gettext("Your answer: too late")
        return shown_choice(choice, place, "wrong", verdict, scale)
    verdict = gettext("Too early") if early else gettext("Too late")
    return shown_choice(choice, place, None, verdict, scale)
