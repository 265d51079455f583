"""Which pairs to ask next, and what a quiz has to know of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from quiz.practice.evidence import EventName
from quiz.practice.memory import Memory, Pair
from quiz.questions.wishes import EVERY_THIRD, Known

# So many pairs, due or not, a quiz may choose from: not each can be asked in every kind.
OFFERED = 20
DAYS_SHOWN = 7


def in_turn(memories: Mapping[Pair, Memory], now: datetime) -> list[Pair]:
    """Return the pairs in the order to ask them in: due ones first, the longest overdue foremost.

    The others follow, the one that is remembered worst foremost.
    """

    def turn(pair: Pair) -> tuple[bool, float, datetime, Pair]:
        memory = memories[pair]
        due = memory.is_due(now)
        return not due, 0.0 if due else memory.retrievability(now), memory.due_at, pair

    return sorted(memories, key=turn)


def due_pairs(memories: Mapping[Pair, Memory], now: datetime) -> list[Pair]:
    return [pair for pair in in_turn(memories, now) if memories[pair].is_due(now)]


def known(asked: Mapping[EventName, int], memories: Mapping[Pair, Memory], now: datetime) -> Known:
    """Return what an ordinary quiz for a student comes back to now and then: what is due."""
    return known_of(asked, memories, due_pairs(memories, now))


def to_review(
    asked: Mapping[EventName, int], memories: Mapping[Pair, Memory], now: datetime
) -> Known:
    """Return what a quiz comes back to with every question: what is due, then what is not yet."""
    return known_of(asked, memories, in_turn(memories, now), every=1)


def known_of(
    asked: Mapping[EventName, int],
    memories: Mapping[Pair, Memory],
    pairs: list[Pair],
    every: int = EVERY_THIRD,
) -> Known:
    offered = pairs[:OFFERED]
    contexts = {frozenset(pair): memories[pair].asked_in for pair in offered}
    return Known(asked, list(contexts), contexts, every)


def by_day(memories: Mapping[Pair, Memory], now: datetime, zone: tzinfo) -> dict[date, int]:
    """Return how many pairs come due on each of seven days from today; overdue ones are today's."""
    today = now.astimezone(zone).date()
    days = dict.fromkeys((today + timedelta(days=ahead) for ahead in range(DAYS_SHOWN)), 0)
    for memory in memories.values():
        day = max(today, memory.due_at.astimezone(zone).date())
        if day in days:
            days[day] += 1
    return days
