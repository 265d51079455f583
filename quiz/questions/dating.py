"""Events → when one of them happened, among months, years, decades or centuries."""

from collections.abc import Sequence

from quiz.dates.historical import HistoricalDate, Precision
from quiz.dates.wording import in_words, words
from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, event_choice, in_time
from quiz.questions.difficulty import grounds
from quiz.questions.distractors import DISTRACTORS
from quiz.questions.explanation import in_full, off, step, this
from quiz.questions.periods import periods_around, said_within
from quiz.questions.pool import Askable, Pool, Told
from quiz.questions.question import Choice, Kind, MultipleChoice

STEM = "When did this happen?"
# How many of the nearest periods so many distractors of one side are picked from: about as many
# ways to pick for every place of the key.
REACH = (0, 5, 5, 8)
TRIES = 20  # events that are looked at for one with periods enough on both sides


def dating(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose key contains the event and no distractor touches it, or None.

    The choices are periods of one precision in which the topic tells of something, so that each
    can be explained by its own quotation.
    """
    if not len(pool):
        return None
    place = chance.below(DISTRACTORS + 1)
    for _ in range(TRIES):
        asked = chance.pick(pool.by_start)
        for period in periods_around(asked, pool.longest_period):
            distractors = beside(pool, asked, period.precision, place, chance)
            if distractors and said_within(asked, period):
                return dating_question(asked, period, distractors, pool, seed)
    return None


def beside(
    pool: Pool, asked: Askable, precision: Precision, place: int, chance: Chance
) -> list[Told]:
    """Return told periods, so many of them before the event; none where there are too few.

    The place was left to chance before the event: those near an end of the topic would else hold
    the right date at that end.
    """
    periods = pool.told(precision)
    before, after = place, DISTRACTORS - place
    earlier, later = periods.before(asked, REACH[before]), periods.after(asked, REACH[after])
    if len(earlier) < before or len(later) < after:
        return []
    return [*chance.shuffled(earlier)[:before], *chance.shuffled(later)[:after]]


def dating_question(
    asked: Askable,
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
    certificate = tuple(step(first, second) for first, second in pairs)
    return MultipleChoice(
        kind=Kind.DATING,
        stem=STEM,
        choices=choices,
        about=(about,),
        key=frozenset({key.id}),
        certificate=certificate,
        difficulty=grounds(Kind.DATING, choices, (about,), certificate, pool.days).level,
        seed=seed,
    )


def told_choice(letter: str, told: Told, asked: Askable) -> Choice:
    """Return a period as a choice, explained by what did happen in it."""
    return Choice(
        id=letter,
        text=words(told.period),
        event=None,
        given=told.period,
        explanation=told_explanation(told, asked),
        excerpts=told.events[0].excerpts,
    )


def told_explanation(told: Told, asked: Askable) -> str:
    event = told.events[0]
    if event is asked:
        return f"This is when it happened: {in_words(asked.date)}.{in_full(asked)}"
    return f"{off(told.period, asked)} What happened {in_words(told.period)}: {event.statement}"
