"""Events → which of them came next after another, which between two others."""

from collections.abc import Sequence

from quiz.dates.historical import certainly_before
from quiz.questions.chance import Chance
from quiz.questions.choices import Pair, event_choice, in_time, pick_one
from quiz.questions.explanation import in_between, next_after, this
from quiz.questions.pool import Pool
from quiz.questions.question import Choice, Kind, MultipleChoice

NEXT = "Which of these came next after this?"
BETWEEN = "Which of these happened between these two?"
REACHES = (3, 6, 12)  # how many of the nearest events are picked from


def following(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return which choice came next after an event, or None where this chance finds none.

    Every distractor was certainly over before the event, or began after the key.
    """
    reach = chance.pick(REACHES)
    if not len(pool) or not (later := pool.after(asked := chance.pick(pool.by_start), reach)):
        return None
    key = chance.pick(later)
    distractors = chance.shuffled([*pool.before(asked, reach), *pool.after(key, reach)])
    about = event_choice("x", asked, this(asked))

    def apart(right: Choice, others: Sequence[Choice]) -> list[Pair]:
        return [(about, right), *(outside(other, about, right) for other in others)]

    question = pick_one(
        Kind.NEXT,
        NEXT,
        key,
        distractors,
        pool,
        chance,
        seed,
        about=(about,),
        explain=lambda one: next_after(one, asked, key),
        apart=apart,
    )
    # Where nothing among the choices came later, "after" would have done for "next after".
    asks_next = question and any(certainly_before(key, choice) for choice in question.choices)
    return question if asks_next else None


def between(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return which choice lies between two events, or None where this chance finds none.

    Every distractor was certainly over before the first, or began after the second.
    """
    reach = chance.pick(REACHES)
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    earlier, later = pool.before(key, reach), pool.after(key, reach)
    if not earlier or not later:
        return None
    first, last = chance.pick(earlier), chance.pick(later)
    distractors = chance.shuffled([*pool.before(first, reach), *pool.after(last, reach)])
    start, end = event_choice("x", first, this(first)), event_choice("y", last, this(last))

    def apart(right: Choice, others: Sequence[Choice]) -> list[Pair]:
        return [(start, right), (right, end), *(outside(other, start, end) for other in others)]

    return pick_one(
        Kind.BETWEEN,
        BETWEEN,
        key,
        distractors,
        pool,
        chance,
        seed,
        about=(start, end),
        explain=lambda one: in_between(one, first, last),
        apart=apart,
    )


def outside(choice: Choice, start: Choice, end: Choice) -> Pair:
    """Return the pair that shows a choice to lie before the start or after the end."""
    before = in_time(choice, start)
    return before if before[0] is choice else in_time(choice, end)
