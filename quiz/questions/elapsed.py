"""Events → about how long after one of them another happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from quiz.dates.wording import gap, gap_at_most
from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, event_choice
from quiz.questions.difficulty import grounds
from quiz.questions.explanation import step, this, time_missed, time_right
from quiz.questions.periods import days_between
from quiz.questions.pool import Askable, Pool
from quiz.questions.question import Choice, Kind, MultipleChoice

STEM = "About how long after the first did the second happen?"
CHOICES = 4
REACHES = (4, 12, 40)  # how many of the nearest events the second is picked from
YEAR, MONTH = 365.2425, 30.436875
MARKS = (
    *((number, "day", 1.0) for number in (1, 10)),
    *((number, "month", MONTH) for number in (1, 3, 6)),
    *((number, "year", YEAR) for number in (1, 2, 4, 7, 12, 20, 35, 60, 100, 200, 400)),
    *((number, "year", YEAR) for number in (800, 1500, 3000, 6000, 12000, 24000)),
)
IN_ONE = {"day": 30, "month": 12}  # of the next larger unit


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time to offer, from `least` to `most` whole days."""

    text: str
    least: int
    most: int


def scale() -> tuple[Length, ...]:
    """Return lengths from a day to millennia, each beginning where the one before it ends.

    Whole units are counted as people count them: "2 to 3 years" ends a day before the fourth year.
    """
    lengths = []
    for (start, unit, days), (end, end_unit, end_days) in pairwise(MARKS):
        last = (end if unit == end_unit else IN_ONE[unit]) - 1
        text = f"{start} {unit}" if last == 1 else f"{start} to {last} {unit}s"
        lengths.append(Length(text, ceil(start * days), ceil(end * end_days) - 1))
    return tuple(lengths)


SCALE = scale()


def elapsed(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose choices are lengths of time that do not touch, or None.

    The certain range of the time between the two events lies inside the key's. A time is asked
    only if lengths enough lie on either side of it, none of them longer than the topic: very long
    ones would else always stand last.
    """
    if not len(pool):
        return None
    first = chance.pick(pool.by_start)
    later = pool.after(first, chance.pick(REACHES))
    if not later:
        return None
    second = chance.pick(later)
    place = place_of(days_between(first, second))
    beside = CHOICES - 1
    if place is None or not beside <= place < len(SCALE) - beside:
        return None
    if SCALE[place + beside].least > pool.days:
        return None
    start = place - chance.below(CHOICES)
    offered = SCALE[start : start + CHOICES]
    return elapsed_question(first, second, offered, SCALE[place], pool, seed)


def place_of(between: tuple[int, int] | None) -> int | None:
    """Return the place on the scale of the length that holds a range of days, if one does."""
    if between is None:
        return None
    holding = (
        place
        for place, length in enumerate(SCALE)
        if length.least <= between[0] and between[1] <= length.most
    )
    return next(holding, None)


def elapsed_question(
    first: Askable,
    second: Askable,
    offered: Sequence[Length],
    right: Length,
    pool: Pool,
    seed: int,
) -> MultipleChoice:
    about = (event_choice("x", first, this(first)), event_choice("y", second, this(second)))
    choices = tuple(
        length_choice(letter, length, right, first, second)
        for letter, length in zip(LETTERS, offered, strict=False)
    )
    certificate = (step(*about),)
    return MultipleChoice(
        kind=Kind.ELAPSED,
        stem=STEM,
        choices=choices,
        about=about,
        key=frozenset({LETTERS[offered.index(right)]}),
        certificate=certificate,
        difficulty=grounds(Kind.ELAPSED, choices, about, certificate, pool.days).level,
        seed=seed,
    )


def length_choice(
    letter: str, length: Length, right: Length, first: Askable, second: Askable
) -> Choice:
    between = days_between(first, second)
    assert between is not None
    least, most = gap(between[0]), gap_at_most(between[1])
    return Choice(
        id=letter,
        text=length.text,
        event=None,
        given=None,
        explanation=time_right(least, most)
        if length is right
        else time_missed(length.most < right.least, least, most),
        excerpts=second.excerpts,
        days=(length.least, length.most),
    )
