"""Events → when one of them happened, among months, years, decades or centuries."""

from collections.abc import Sequence

from quiz.dates.historical import HistoricalDate, Precision
from quiz.dates.wording import in_words, words
from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, difficulty, event_choice, in_time
from quiz.questions.explanation import off, step, this
from quiz.questions.periods import periods_around, said_within
from quiz.questions.pool import Candidate, Pool, Told
from quiz.questions.question import FEWEST_CHOICES, Choice, Kind, MultipleChoice

STEM = "When did this happen?"
DISTRACTORS = 3
REACH = 5  # how many of the nearest periods on each side the distractors are picked from


def dating(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key contains the event and no distractor touches it, or None.

    The choices are periods of one precision in which the topic tells of something, so that each
    can be explained by its own quotation.
    """
    if not len(pool):
        return None
    asked = chance.pick(pool.by_start)
    for period in periods_around(asked, pool.longest_period):
        distractors = some_of(pool, asked, period.precision, chance)
        if said_within(asked, period) and len(distractors) + 1 >= FEWEST_CHOICES:
            return dating_question(asked, period, distractors, pool, seed)
    return None


def some_of(pool: Pool, asked: Candidate, precision: Precision, chance: Chance) -> list[Told]:
    """Return told periods to offer beside the key, so chosen that its place is even chance."""
    periods = pool.told[precision]
    earlier = chance.shuffled(periods.before(asked, REACH))
    later = chance.shuffled(periods.after(asked, REACH))
    wanted = max(chance.below(DISTRACTORS + 1), DISTRACTORS - len(later))
    before = earlier[:wanted]
    return [*before, *later[: DISTRACTORS - len(before)]]


def dating_question(
    asked: Candidate,
    period: HistoricalDate,
    distractors: Sequence[Told],
    pool: Pool,
    seed: int,
) -> MultipleChoice:
    about = event_choice("x", asked, this(asked))
    right = Told(period, (asked,))
    offered = sorted([right, *distractors], key=lambda one: one.period.earliest or 0)
    choices = tuple(
        told_choice(letter, one, asked) for letter, one in zip(LETTERS, offered, strict=False)
    )
    key = next(choice for choice, one in zip(choices, offered, strict=True) if one is right)
    pairs = [in_time(choice, about) for choice in choices if choice is not key]
    return MultipleChoice(
        kind=Kind.DATING,
        stem=STEM,
        choices=choices,
        about=(about,),
        key=frozenset({key.id}),
        certificate=tuple(step(first, second) for first, second in pairs),
        difficulty=difficulty(pairs, pool.days),
        seed=seed,
    )


def told_choice(letter: str, told: Told, asked: Candidate) -> Choice:
    """Return a period as a choice, explained by what did happen in it."""
    return Choice(
        id=letter,
        text=words(told.period),
        event=None,
        given=told.period,
        explanation=told_explanation(told, asked),
        excerpts=told.events[0].excerpts,
    )


def told_explanation(told: Told, asked: Candidate) -> str:
    event = told.events[0]
    if event is asked:
        return f"This is when it happened: {in_words(asked.date)}."
    return f"{off(told.period, asked)} What happened {in_words(told.period)}: {event.text}"
