"""What an answer shows about the events it is about, and about which two are mixed up."""

from dataclasses import dataclass, replace
from itertools import combinations

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.grading import ranks, wrong_pairs
from quiz.dates.historical import certainly_before
from quiz.questions.context import context
from quiz.questions.question import (
    Choice,
    ChoiceId,
    Kind,
    MultipleChoice,
    Ordering,
    ProvedQuestion,
    Question,
)
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering

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
    """What one answer shows; no event and no pair stands in it twice.

    `context` tells in which kind of question and among which events the pairs were asked.
    """

    events: tuple[EventShown, ...] = ()
    pairs: tuple[PairShown, ...] = ()
    context: str = ""


def evidence(question: Question, answer: Answer) -> Evidence:
    """Return what an answer shows; nothing where a teacher wrote the question, about no events."""
    if isinstance(question, WrittenMultipleChoice | WrittenOrdering):
        return Evidence()
    return replace(told_by(question, answer), context=context(question))


def told_by(question: ProvedQuestion, answer: Answer) -> Evidence:
    """Return what an answer shows, without its context."""
    match question, answer:
        case Ordering(), Ordered():
            return of_order(question, answer)
        case MultipleChoice(kind=Kind.PLACING), Chosen(ids):
            return of_place(question, ids)
        case MultipleChoice(kind=Kind.DATING | Kind.ELAPSED), Chosen(ids):
            return of_time(question, ids)
        case MultipleChoice(), Chosen(ids):
            return of_choice(question, ids)
        case _:
            raise TypeError(f"a {question.kind} question has no answer like {answer!r}")


def of_order(question: Ordering, answer: Ordered) -> Evidence:
    """Return the share of its certain pairs that each event has right, and each certain pair.

    Two that are put side by side though their order is certain are mixed up. That nothing tells
    two others apart is no knowledge of the events: whatever was done with them shows nothing.
    """
    wrong = set(wrong_pairs(question.groups, answer.groups))
    rank, event = ranks(question.groups), {choice.id: choice.event for choice in question.choices}
    certain = [pair for pair in combinations(question.key, 2) if rank[pair[0]] < rank[pair[1]]]
    asked = {choice: [pair for pair in certain if choice in pair] for choice in question.key}
    return Evidence(
        events=tuple(
            EventShown(name, 1 - sum(pair in wrong for pair in pairs) / len(pairs))
            for choice, pairs in asked.items()
            if (name := event[choice]) and pairs
        ),
        pairs=tuple(
            PairShown(earlier, later, pair in wrong)
            for pair in certain
            if (earlier := event[pair[0]]) and (later := event[pair[1]])
        ),
    )


def of_place(question: MultipleChoice, ids: frozenset[ChoiceId]) -> Evidence:
    """Return what was said of the event placed: on which side of each event of the line it lies.

    Those between its place and the one chosen are mixed up with it. Its credit is the share of
    its pairs that are right; of the line, whose order was given, nothing is shown.
    """
    placed, *line = question.about
    right, chosen = (place_among(question, chosen) for chosen in (question.key, ids))
    passed = line[min(right, chosen) : max(right, chosen)]
    pairs = [pair_shown(placed, one, one in passed) for one in line]
    credit = 1 - len(passed) / len(line)
    return Evidence(
        events=(EventShown(placed.event, credit),) if placed.event else (),
        pairs=tuple(pair for pair in pairs if pair),
    )


def place_among(question: MultipleChoice, ids: frozenset[ChoiceId]) -> int:
    """Return how many events of the line lie before a chosen gap."""
    gap = next(choice for choice in question.choices if choice.id in ids)
    if gap.position is None:
        raise ValueError(f"{gap.text!r} is no gap in a line")
    return gap.position


def of_time(question: MultipleChoice, ids: frozenset[ChoiceId]) -> Evidence:
    """Return whether the events asked about were known, all alike.

    A time between two events is known as well as its two ends are; which of them is missing a
    wrong answer does not tell. Their order was given, so no pair is shown.
    """
    credit = float(ids == question.key)
    return Evidence(tuple(EventShown(one.event, credit) for one in question.about if one.event))


def of_choice(question: MultipleChoice, ids: frozenset[ChoiceId]) -> Evidence:
    """Return whether the key was known, and what was taken for it.

    Who finds the key has told it from every distractor, and each choice from the events asked
    about. Who does not has shown only which one he took for it, and that he has this one on the
    wrong side of an event asked about, if there is one it is told by: of the others nothing is
    known. The events asked about are given, not asked: no credit tells of them.
    """
    by_id = {choice.id: choice for choice in (*question.choices, *question.about)}
    keys = [choice for choice in question.choices if choice.id in question.key]
    distractors = [choice for choice in question.choices if choice.id not in question.key]
    steps = [(by_id[step.before], by_id[step.after]) for step in question.certificate]
    if ids == question.key:
        pairs = [*steps, *((key, other) for key in keys for other in distractors)]
        return shown(keys, pairs, mixed_up=False)
    missed = [choice for choice in keys if choice.id not in ids]
    taken = [choice for choice in distractors if choice.id in ids]
    wrong = [pair for pair in steps if pair[0] in taken or pair[1] in taken]
    pairs = [*wrong, *((key, other) for key in missed for other in taken)]
    return shown([*missed, *taken], pairs, mixed_up=True)


def shown(asked: list[Choice], pairs: list[tuple[Choice, Choice]], *, mixed_up: bool) -> Evidence:
    """Return all these as right, or all as wrong; dates and periods are no events."""
    told = (pair_shown(one, other, mixed_up) for one, other in pairs)
    return Evidence(
        events=tuple(
            EventShown(choice.event, 0.0 if mixed_up else 1.0) for choice in asked if choice.event
        ),
        pairs=tuple(dict.fromkeys(pair for pair in told if pair)),
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
