"""What every answered question shows: choices with all that is known of them, and the proof."""

from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext

from quiz.attempts.answers import Answer
from quiz.events.agreement import Agreement, agreement
from quiz.events.event import Event
from quiz.practice.evidence import evidence
from quiz.questions.question import Choice, Kind, ProvedQuestion
from quiz.web.drawing import Gate, ProofRow
from quiz.web.filters import letter
from quiz.web.inequalities import ShownStep, steps
from quiz.web.scale import Scale
from quiz.web.told import Drawn, by_voice, drawn, sure_words

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
    Kind.NEXT: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. The right answer begins after the "
        "event asked about is over. Every other choice is over before that event, or begins "
        "after the right answer."
    ),
    Kind.BETWEEN: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. Only the right answer lies in the "
        "shaded time between the two events. Every other choice is over before the first of "
        "them, or begins after the second."
    ),
    Kind.PLACING: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. No bar touches the next, "
        "so there is only one place."
    ),
    Kind.ELAPSED: lazy_gettext(
        "Each event is drawn as wide as its sources leave it. The least time between the two "
        "runs from the end of the first bar to the start of the second, the most from the start "
        "of the first to the end of the second. Both lie inside the right answer, and inside no "
        "other."
    ),
}


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A choice with a date, and all that may be known of it once the question is answered.

    `state` is "correct", "wrong" or None where it was neither picked nor to be picked; `place`
    counts from 1, in the true order or on the page; `sources` says how its sources stand to one
    another, where more than one tells it; `sense` is "early" or "late" for a card that was put
    there.
    """

    choice: Choice
    place: int
    state: str | None
    verdict: str
    agreement: Agreement
    sources: str
    marks: tuple[Drawn, ...]
    sense: str | None = None

    @property
    def letter(self) -> str:
        return letter(self.place)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why the key is certain: how to read the drawing, its rows, and each step in a sentence."""

    lede: str
    rows: tuple[tuple[Choice, ProofRow], ...]
    steps: tuple[ShownStep, ...]
    gate: Gate | None = None


Known = tuple[tuple[Choice, bool], ...]


def known(question: ProvedQuestion, answer: Answer) -> Known:
    """Return the events that an answer tells of, and whether it shows them fully known."""
    by_name = {choice.event: choice for choice in (*question.choices, *question.about)}
    told = evidence(question, answer).events
    return tuple((by_name[shown.event], shown.credit == 1) for shown in told)


def proof(
    question: ProvedQuestion, rows: tuple[tuple[Choice, ProofRow], ...], gate: Gate | None = None
) -> Proof:
    return Proof(str(PROOFS[question.kind]), rows, steps(question), gate)


def shown_choice(
    choice: Choice,
    place: int,
    state: str | None,
    verdict: str,
    scale: Scale,
    told: Choice | None = None,
) -> ShownChoice:
    """Return a choice to show; `told` is the event it quotes where it is none itself."""
    agreed = agreement_of(choice)
    said, marks = sources(told or choice, agreed), marks_of(choice, agreed, scale)
    return ShownChoice(choice, place, state, verdict, agreed, said, marks)


def asked_about(question: ProvedQuestion, scale: Scale) -> tuple[ShownChoice, ...]:
    """Return the one or two events a question is about; they are neither right nor wrong."""
    labels = [gettext("First"), gettext("Second")] if len(question.about) > 1 else [""]
    return tuple(
        shown_choice(choice, place, None, label, scale)
        for place, (choice, label) in enumerate(zip(question.about, labels, strict=True), start=1)
    )


def agreement_of(choice: Choice) -> Agreement:
    """Return how those stand to one another that tell an event, or what happened in a period."""
    return agreement(told_event(choice)) if choice.excerpts else Agreement.SINGLE


def told_event(choice: Choice) -> Event:
    return Event(choice.event or choice.text, choice.text, choice.excerpts)


def sources(choice: Choice, agreed: Agreement) -> str:
    """Return how the sources of an event agree, and what of it the proof takes; "" for one.

    A period that is no event is in the proof for itself, whatever happened in it.
    """
    match agreed:
        case Agreement.SINGLE:
            return ""
        case Agreement.CORROBORATED:
            return gettext("The sources agree on the date.")
    event = told_event(choice)
    said = {"voices": by_voice(event), "sure": sure_words(choice)}
    if choice.event is None:
        return gettext("%(voices)s.", **said)
    if said["sure"] != sure_words(event):
        return gettext("%(voices)s. A teacher has settled the date. %(sure)s", **said)
    if agreed is Agreement.FINER:
        return gettext("One source is finer than the other; both dates count in the proof.")
    if agreed is Agreement.OVERLAPPING:
        return gettext("%(voices)s. Both can be true. %(sure)s The proof takes in both.", **said)
    return gettext("%(voices)s. %(sure)s The proof takes in both.", **said)


def marks_of(choice: Choice, agreed: Agreement, scale: Scale) -> tuple[Drawn, ...]:
    """Return what a strip shows: the dates of an event's sources, or the one date of a period."""
    if choice.event is None:
        return drawn((choice.date,), Agreement.SINGLE, scale)
    return drawn(tuple(dict.fromkeys(one.date for one in choice.excerpts)), agreed, scale)
