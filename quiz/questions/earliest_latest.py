"""Events → which of them happened first, which last."""

from collections.abc import Sequence

from quiz.questions.chance import Chance
from quiz.questions.choices import difficulty_beside, event_choice, lettered
from quiz.questions.explanation import beside, extreme, step
from quiz.questions.pool import Candidate, Pool
from quiz.questions.question import FEWEST_CHOICES, Kind, MultipleChoice

STEMS = {
    Kind.FIRST: "Which of these happened first?",
    Kind.LAST: "Which of these happened last?",
}
DISTRACTORS = 3
REACHES = (4, 8, 16)  # how many of the nearest events the distractors are picked from


def first(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key certainly came before every distractor, or None."""
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    return extreme_question(
        Kind.FIRST, key, pool.after(key, chance.pick(REACHES)), pool, chance, seed
    )


def last(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key certainly came after every distractor, or None."""
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    return extreme_question(
        Kind.LAST, key, pool.before(key, chance.pick(REACHES)), pool, chance, seed
    )


def extreme_question(
    kind: Kind,
    key: Candidate,
    nearest: Sequence[Candidate],
    pool: Pool,
    chance: Chance,
    seed: int,
) -> MultipleChoice | None:
    distractors = chance.shuffled(nearest)[:DISTRACTORS]
    if len(distractors) + 1 < FEWEST_CHOICES:
        return None
    choices = tuple(
        event_choice(
            letter,
            candidate,
            extreme(key, distractors) if candidate is key else beside(candidate, key),
        )
        for letter, candidate in lettered(chance, [key, *distractors])
    )
    right = next(choice for choice in choices if choice.event == key.event.name)
    others = [choice for choice in choices if choice is not right]
    return MultipleChoice(
        kind=kind,
        stem=STEMS[kind],
        choices=choices,
        about=(),
        key=frozenset({right.id}),
        certificate=tuple(
            step(right, other) if kind is Kind.FIRST else step(other, right) for other in others
        ),
        difficulty=difficulty_beside(right, others, pool.days),
        seed=seed,
    )
