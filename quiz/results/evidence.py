"""What an answer shows about the events it is about, and about which two are mixed up."""

from dataclasses import dataclass
from itertools import combinations

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.grading import inverted_pairs
from quiz.dates.historical import certainly_before
from quiz.questions.question import Choice, ChoiceId, MultipleChoice, Ordering, Question

EventName = str


@dataclass(frozen=True, slots=True)
class EventShown:
    """How well the answer placed an event, from 0 to 1."""

    event: EventName
    credit: float


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two events in their certain order, and whether the answer took one for the other."""

    earlier: EventName
    later: EventName
    mixed_up: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one answer shows; no event and no pair stands in it twice."""

    events: tuple[EventShown, ...] = ()
    pairs: tuple[PairShown, ...] = ()


def evidence(question: Question, answer: Answer) -> Evidence:
    match question, answer:
        case Ordering(), Ordered():
            return of_order(question, answer)
        case MultipleChoice(), Chosen(ids):
            return of_choice(question, ids)
        case _:
            raise TypeError(f"a {question.kind} question has no answer like {answer!r}")


def of_order(question: Ordering, answer: Ordered) -> Evidence:
    """Return the share of its pairs that each event has right, and each pair."""
    wrong = set(inverted_pairs(question.key, answer.ids))
    others = len(question.key) - 1
    return Evidence(
        events=tuple(
            EventShown(choice.event, 1 - sum(choice.id in pair for pair in wrong) / others)
            for choice in question.in_order
            if choice.event
        ),
        pairs=tuple(
            PairShown(earlier.event, later.event, (earlier.id, later.id) in wrong)
            for earlier, later in combinations(question.in_order, 2)
            if earlier.event and later.event
        ),
    )


def of_choice(question: MultipleChoice, ids: frozenset[ChoiceId]) -> Evidence:
    """Return whether the key was known, and what was taken for it.

    Who finds the key has told it from every distractor. Who does not has shown only which one he
    took for it: of the others nothing is known.
    """
    keys = [choice for choice in question.choices if choice.id in question.key]
    distractors = [choice for choice in question.choices if choice.id not in question.key]
    if ids == question.key:
        asked = keys if keys[0].event else list(question.about)
        pairs = [(key, other) for key in keys for other in distractors]
        return shown(asked, pairs, mixed_up=False)
    missed = [choice for choice in keys if choice.id not in ids]
    taken = [choice for choice in distractors if choice.id in ids]
    asked = [*missed, *taken] if keys[0].event else list(question.about)
    return shown(asked, [(key, other) for key in missed for other in taken], mixed_up=True)


def shown(asked: list[Choice], pairs: list[tuple[Choice, Choice]], *, mixed_up: bool) -> Evidence:
    """Return all these as right, or all as wrong; dates and periods are no events."""
    return Evidence(
        events=tuple(
            EventShown(choice.event, 0.0 if mixed_up else 1.0) for choice in asked if choice.event
        ),
        pairs=tuple(
            pair for one, other in pairs if (pair := pair_shown(one, other, mixed_up)) is not None
        ),
    )


def pair_shown(one: Choice, other: Choice, mixed_up: bool) -> PairShown | None:
    """Return the two in their certain order; None where there is none, or one is no event."""
    if one.event is None or other.event is None:
        return None
    if certainly_before(one, other):
        return PairShown(one.event, other.event, mixed_up)
    if certainly_before(other, one):
        return PairShown(other.event, one.event, mixed_up)
    return None
