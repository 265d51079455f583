"""Events → which of them happened first, which last."""

from quiz.questions.chance import Chance
from quiz.questions.choices import pick_one
from quiz.questions.explanation import beside, extreme
from quiz.questions.pool import Pool
from quiz.questions.question import Kind, MultipleChoice

FIRST = "Which of these happened first?"
LAST = "Which of these happened last?"
REACHES = (4, 8, 16)  # how many of the nearest events the distractors are picked from


def first(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key certainly came before every distractor, or None."""
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    return pick_one(
        Kind.FIRST,
        FIRST,
        key,
        chance.shuffled(pool.after(key, chance.pick(REACHES))),
        pool,
        chance,
        seed,
        explain=lambda one: extreme(key, "before") if one is key else beside(one, key),
        apart=lambda right, others: [(right, other) for other in others],
    )


def last(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key certainly came after every distractor, or None."""
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    return pick_one(
        Kind.LAST,
        LAST,
        key,
        chance.shuffled(pool.before(key, chance.pick(REACHES))),
        pool,
        chance,
        seed,
        explain=lambda one: extreme(key, "after") if one is key else beside(one, key),
        apart=lambda right, others: [(other, right) for other in others],
    )
