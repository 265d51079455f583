"""Which events a question is about, which pairs of them it asks for, and in what context."""

import hashlib

from quiz.questions.question import Choice, Kind, Ordering, ProvedQuestion

EventName = str

# These show nothing of which event was before which.
NO_PAIRS = (Kind.DATING, Kind.ELAPSED)

# Two of a student's recent contexts are taken for the same once in so many times as this has.
DIGITS = 8


def context(question: ProvedQuestion) -> str:
    """Return a short digest of a question's kind and its events, in whatever order they stand."""
    names = "\n".join(sorted(events_of(question)))
    return f"{question.kind}-{hashlib.sha256(names.encode()).hexdigest()[:DIGITS]}"


def is_in(kind: Kind, asked_in: str) -> bool:
    """Return whether a context is a question of a kind."""
    return asked_in.rpartition("-")[0] == kind


def events_of(question: ProvedQuestion) -> frozenset[EventName]:
    """Return the events that a question shows."""
    return frozenset(
        choice.event for choice in (*question.choices, *question.about) if choice.event
    )


def key_events(question: ProvedQuestion) -> frozenset[EventName]:
    """Return the events whose date the question asks for or leans on.

    Those of an ordering, and of the line in which one is placed, are compared and nothing more.
    """
    if isinstance(question, Ordering):
        return frozenset()
    about = question.about[:1] if question.kind is Kind.PLACING else question.about
    return frozenset(choice.event for choice in (*of_key(question), *about) if choice.event)


def of_key(question: ProvedQuestion) -> list[Choice]:
    return [choice for choice in question.choices if choice.id in question.key]


def pairs(question: ProvedQuestion) -> frozenset[frozenset[EventName]]:
    """Return the pairs of events whose order the question asks for, or gives away."""
    names = events_of(question)
    keys = names if question.kind in (Kind.ORDERING, Kind.PLACING) else key_events(question)
    return frozenset(frozenset((key, other)) for key in keys for other in names - {key})


def asked_pairs(question: ProvedQuestion) -> frozenset[frozenset[EventName]]:
    """Return the pairs whose order an answer shows, as far as the student has to find it."""
    names = events_of(question)
    if question.kind in NO_PAIRS:
        return frozenset()
    if question.kind is Kind.ORDERING:
        return pairs(question)
    placed = question.kind is Kind.PLACING
    keys = question.about[:1] if placed else of_key(question)
    return frozenset(
        frozenset((key.event, other)) for key in keys if key.event for other in names - {key.event}
    )
