"""A pair of events as a student remembers it: when it is due, and when it need not be asked more.

The scheduler is FSRS-6 with its published parameters. What was mixed up is due at once; told apart
for the first time, some days later; told apart in a second context, it leaves.
Source: https://github.com/open-spaced-repetition/py-fsrs
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from quiz.practice.evidence import EventName, Evidence

Pair = tuple[EventName, EventName]

RETENTION = 0.9
SCHEDULER = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(timedelta(0),),
    relearning_steps=(timedelta(0),),
    enable_fuzzing=False,
)

# A pair leaves once it was told apart in so many different contexts.
CONTEXTS_TO_LEAVE = 2
# Of so many contexts in which a pair was asked last, none is to come again.
RECENT_CONTEXTS = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """A pair that was mixed up, as the scheduler's card has it.

    `lapses` counts how often it was mixed up, and `was_sure` says whether the student was sure
    the last time. Since then it was told apart in the contexts `told_apart`; `asked_in` has the
    last contexts in which it was asked, the newest last.
    """

    due_at: datetime
    reviewed_at: datetime
    state: State
    step: int | None
    stability: float
    difficulty: float
    lapses: int = 1
    was_sure: bool = False
    told_apart: tuple[str, ...] = ()
    asked_in: tuple[str, ...] = ()

    def is_due(self, now: datetime) -> bool:
        return self.due_at <= now

    def retrievability(self, now: datetime) -> float:
        """Return how likely the pair is told apart at a time, from 0 to 1."""
        return SCHEDULER.get_card_retrievability(card_of(self), now.astimezone(UTC))


def met(
    memory: Memory | None, mixed_up: bool, sure: bool | None, context: str, now: datetime
) -> Memory | None:
    """Return what is remembered of a pair after it was asked; None where it need not be asked.

    `sure` is what the student said of the answer, None where nothing. A right guess is hard and
    shows no context in which the two are told apart; every other right answer is good. What would
    be easy, right and sure in two contexts, has left by then.
    """
    if memory is None:
        return lapsed(None, sure, context, now) if mixed_up else None
    # A clock that was set back does not undo what was learnt.
    now = max(now, memory.reviewed_at)
    if mixed_up:
        return lapsed(memory, sure, context, now)
    guessed = sure is False
    told_apart = memory.told_apart
    if not guessed and context not in told_apart:
        told_apart = (*told_apart, context)
    if len(told_apart) == CONTEXTS_TO_LEAVE:
        return None
    return remembered(
        reviewed(memory, Rating.Hard if guessed else Rating.Good, now),
        lapses=memory.lapses,
        was_sure=memory.was_sure,
        told_apart=told_apart,
        asked_in=recent(memory, context),
    )


def lapsed(memory: Memory | None, sure: bool | None, context: str, now: datetime) -> Memory:
    return remembered(
        reviewed(memory, Rating.Again, now),
        lapses=memory.lapses + 1 if memory else 1,
        was_sure=bool(sure),
        told_apart=(),
        asked_in=recent(memory, context),
    )


def recent(memory: Memory | None, context: str) -> tuple[str, ...]:
    """Return the contexts asked in last, this one the newest."""
    before = memory.asked_in if memory else ()
    return (*(one for one in before if one != context), context)[-RECENT_CONTEXTS:]


def after(
    memories: Mapping[Pair, Memory], shown: Evidence, sure: bool | None, now: datetime
) -> dict[Pair, Memory | None]:
    """Return what is remembered of each pair that an answer shows; None: nothing any more."""
    return {
        (pair := (one.earlier, one.later)): met(
            memories.get(pair), one.mixed_up, sure, shown.context, now
        )
        for one in shown.pairs
    }


def reviewed(memory: Memory | None, rating: Rating, now: datetime) -> Card:
    card = card_of(memory) if memory else Card(card_id=0)
    return SCHEDULER.review_card(card, rating, now.astimezone(UTC))[0]


def card_of(memory: Memory) -> Card:
    return Card(
        card_id=0,  # else the package waits for the clock, to make one that is new
        state=memory.state,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at.astimezone(UTC),
        last_review=memory.reviewed_at.astimezone(UTC),
    )


def remembered(
    card: Card, lapses: int, was_sure: bool, told_apart: tuple[str, ...], asked_in: tuple[str, ...]
) -> Memory:
    """Return a memory with a card that was reviewed."""
    if card.last_review is None or card.stability is None or card.difficulty is None:
        raise ValueError("a card that was never reviewed is no memory")
    return Memory(
        card.due,
        card.last_review,
        card.state,
        card.step,
        card.stability,
        card.difficulty,
        lapses,
        was_sure,
        told_apart,
        asked_in,
    )
