"""Events → about how long after one of them another happened."""

from dataclasses import dataclass
from itertools import pairwise

from quiz.dates.wording import gap, gap_at_most
from quiz.questions.chance import Chance
from quiz.questions.choices import LETTERS, difficulty, event_choice
from quiz.questions.explanation import step, this, time_missed, time_right
from quiz.questions.pool import Candidate, Pool
from quiz.questions.question import Choice, Kind, MultipleChoice

STEM = "About how long after the first did the second happen?"
CHOICES = 4
REACHES = (4, 12, 40)  # how many of the nearest events the second is picked from
YEAR, MONTH = 365.2425, 30.436875


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time to offer, from `least` to `most` whole days."""

    text: str
    least: int
    most: int


def scale() -> tuple[Length, ...]:
    """Return lengths from a day to millennia, each beginning where the one before it ends."""
    marks = [
        *((number, "day", 1.0) for number in (1, 10, 30)),
        *((number, "month", MONTH) for number in (3, 6)),
        *((number, "year", YEAR) for number in (1, 2, 4, 7, 12, 20, 35, 60, 100, 200, 400)),
        *((number, "year", YEAR) for number in (800, 1500, 3000, 6000, 12000, 24000)),
    ]
    lengths = []
    for (number, unit, days), (end, end_unit, end_days) in pairwise(marks):
        start = str(number) if unit == end_unit else f"{number} {unit}{'s' * (number > 1)}"
        text = f"{start} to {end} {end_unit}{'s' * (end > 1)}"
        lengths.append(Length(text, int(number * days), int(end * end_days) - 1))
    return tuple(lengths)


SCALE = scale()


def elapsed(pool: Pool, chance: Chance, seed: int) -> MultipleChoice | None:
    """Return a question whose choices are lengths of time that do not touch, or None.

    The certain range of the time between the two events lies inside the key's.
    """
    if not len(pool):
        return None
    first = chance.pick(pool.by_start)
    later = pool.after(first, chance.pick(REACHES))
    if not later:
        return None
    second = chance.pick(later)
    between = days_between(first, second)
    place = next(
        (
            place
            for place, length in enumerate(SCALE)
            if between and length.least <= between[0] and between[1] <= length.most
        ),
        None,
    )
    if place is None:
        return None
    # Near an end of the scale some places of the key cannot be: they are not made up for by others.
    start = place - chance.below(CHOICES)
    if start < 0 or start + CHOICES > len(SCALE):
        return None
    offered = SCALE[start : start + CHOICES]
    about = (event_choice("x", first, this(first)), event_choice("y", second, this(second)))
    return MultipleChoice(
        kind=Kind.ELAPSED,
        stem=STEM,
        choices=tuple(
            length_choice(letter, length, SCALE[place], first, second)
            for letter, length in zip(LETTERS, offered, strict=False)
        ),
        about=about,
        key=frozenset({LETTERS[place - start]}),
        certificate=(step(*about),),
        difficulty=difficulty([about], pool.days),
        seed=seed,
    )


def days_between(first: Candidate, second: Candidate) -> tuple[int, int] | None:
    """Return the fewest and the most days from one event to the other; None if unbounded."""
    if (
        first.surely_after is None
        or first.surely_before is None
        or second.surely_after is None
        or second.surely_before is None
    ):
        return None
    return (
        second.surely_after - first.surely_before,
        second.surely_before - first.surely_after,
    )


def length_choice(
    letter: str, length: Length, right: Length, first: Candidate, second: Candidate
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
