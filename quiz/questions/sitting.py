"""The questions of one quiz: kinds mixed, and nothing asked twice."""

from collections.abc import Iterable

from quiz.events.event import Event
from quiz.questions.chance import Chance
from quiz.questions.generation import TRIES, made, sameness
from quiz.questions.pool import Pool
from quiz.questions.question import Kind, Ordering, Question

QUESTIONS = 10
# Four of ten ask for an order, one of them by placing an event in a line; then one of each other
# kind, but for the first and the last, of which chance picks one.
ALWAYS = (
    *(Kind.ORDERING,) * 3,
    Kind.PLACING,
    Kind.DATED,
    Kind.DATING,
    Kind.NEXT,
    Kind.BETWEEN,
    Kind.ELAPSED,
)
EITHER = (Kind.FIRST, Kind.LAST)


class TooFewEvents(ValueError):
    """The events allow no question; the message says what is missing."""


def compose(events: Iterable[Event], seed: int, count: int = QUESTIONS) -> tuple[Question, ...]:
    """Return the questions of one quiz, `count` where the events allow as many.

    Within it an event is the key once and a pair of events is asked once, as long as the topic
    has enough of them; no question comes twice. TooFewEvents when not one can be made.
    """
    pool = Pool(events)
    asked = Asked()
    chance = Chance("sitting", seed)
    kinds = chance.shuffled([*ALWAYS, chance.pick(EITHER)])
    for number in range(count):
        wished = kinds[number % len(kinds)]
        for kind in (wished, *(kind for kind in Kind if kind is not wished)):
            if question := next_question(pool, kind, seed, number, asked):
                asked.add(question)
                break
    if not asked.questions:
        raise TooFewEvents(shortage(pool))
    return tuple(asked.questions)


class Asked:
    """What a quiz has asked so far."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.same: set[object] = set()
        self.keys: set[str] = set()
        self.pairs: set[frozenset[str]] = set()

    def add(self, question: Question) -> None:
        self.questions.append(question)
        self.same.add(sameness(question))
        self.keys |= key_events(question)
        self.pairs |= pairs(question)

    def repeats(self, question: Question) -> int:
        """Return how many keys and pairs of the question were asked before."""
        return len(self.keys & key_events(question)) + len(self.pairs & pairs(question))


def next_question(pool: Pool, kind: Kind, seed: int, number: int, asked: Asked) -> Question | None:
    """Return a question that repeats nothing, or else the one that repeats least.

    None when no new question was found.
    """
    best: Question | None = None
    for attempt in range(TRIES):
        question = made(pool, kind, Chance("sitting", kind, seed, number, attempt), seed)
        if question is None or sameness(question) in asked.same:
            continue
        if not asked.repeats(question):
            return question
        if best is None or asked.repeats(question) < asked.repeats(best):
            best = question
    return best


def key_events(question: Question) -> frozenset[str]:
    """Return the events whose date the question asks for or leans on.

    Those of an ordering, and of the line in which one is placed, are compared and nothing more.
    """
    if isinstance(question, Ordering):
        return frozenset()
    about = question.about[:1] if question.kind is Kind.PLACING else question.about
    keys = [choice for choice in question.choices if choice.id in question.key]
    return frozenset(choice.event for choice in (*keys, *about) if choice.event)


def pairs(question: Question) -> frozenset[frozenset[str]]:
    """Return the pairs of events whose order the question asks for, or gives away."""
    names = {choice.event for choice in (*question.choices, *question.about) if choice.event}
    keys = names if question.kind in (Kind.ORDERING, Kind.PLACING) else key_events(question)
    return frozenset(frozenset((key, other)) for key in keys for other in names - {key})


def shortage(pool: Pool) -> str:
    """Return why no question can be made, in a sentence."""
    refused = "; ".join(f"{number} {reason}" for reason, number in sorted(pool.refused.items()))
    return (
        f"No question can be made: {len(pool)} events can be asked, and a question needs at least "
        f"three whose order is certain{f' (not asked: {refused})' if refused else ''}."
    )
