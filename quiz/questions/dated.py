"""Events → which of them happened in a given year, month, decade or century."""

from quiz.dates.wording import in_words, words
from quiz.questions.chance import Chance
from quiz.questions.choices import in_time, pick_one
from quiz.questions.explanation import inside, named, outside
from quiz.questions.periods import periods_around, said_within
from quiz.questions.pool import Pool
from quiz.questions.question import Choice, Kind, MultipleChoice

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
    asked = f"The question asks about {named(period)}."
    about = Choice("x", words(period), None, period, asked, ())
    return pick_one(
        Kind.DATED,
        f"Which of these happened {in_words(period)}?",
        key,
        chance.shuffled(nearest),
        pool,
        chance,
        seed,
        about=(about,),
        explain=lambda one: inside(one, period) if one is key else outside(one, period),
        apart=lambda _, others: [in_time(other, about) for other in others],
    )
