"""Events → which of them happened in a given year, month, decade or century."""

from quiz.dates.historical import HistoricalDate, certainly_before
from quiz.dates.wording import in_words, words
from quiz.questions.chance import Chance
from quiz.questions.choices import difficulty_beside, event_choice, lettered
from quiz.questions.explanation import inside, outside, step
from quiz.questions.periods import periods_around, said_within
from quiz.questions.pool import Candidate, Pool
from quiz.questions.question import FEWEST_CHOICES, Choice, Kind, MultipleChoice

DISTRACTORS = 3
REACHES = (4, 8, 16)  # how many of the nearest events on each side the distractors are picked from


def dated(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key lies inside the period and no distractor does, or None."""
    if not len(pool):
        return None
    key = chance.pick(pool.by_start)
    around = periods_around(key, pool.longest_period)
    periods = [period for period in around if said_within(key, period)]
    if not periods:
        return None
    period = chance.pick(periods)
    reach = chance.pick(REACHES)
    nearest = [*pool.before(period, reach), *pool.after(period, reach)]
    distractors = chance.shuffled(nearest)[:DISTRACTORS]
    if len(distractors) + 1 < FEWEST_CHOICES:
        return None
    return dated_question(key, distractors, period, pool, chance, seed)


def dated_question(
    key: Candidate,
    distractors: list[Candidate],
    period: HistoricalDate,
    pool: Pool,
    chance: Chance,
    seed: int,
) -> MultipleChoice:
    about = period_choice("x", period, f"The question asks about {words(period)}.")
    choices = tuple(
        event_choice(
            letter,
            candidate,
            inside(candidate, period) if candidate is key else outside(candidate, period),
        )
        for letter, candidate in lettered(chance, [key, *distractors])
    )
    right = next(choice for choice in choices if choice.event == key.event.name)
    others = [choice for choice in choices if choice is not right]
    return MultipleChoice(
        kind=Kind.DATED,
        stem=f"Which of these happened {in_words(period)}?",
        choices=choices,
        about=(about,),
        key=frozenset({right.id}),
        certificate=tuple(
            step(other, about) if certainly_before(other, about) else step(about, other)
            for other in others
        ),
        difficulty=difficulty_beside(about, others, pool.days),
        seed=seed,
    )


def period_choice(choice_id: str, period: HistoricalDate, explanation: str) -> Choice:
    return Choice(choice_id, words(period), None, period, explanation, ())
