"""How long attempts took, in words and drawn: from a quarter of them to three quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from flask_babel import gettext, ngettext

from quiz.results.moments import quartiles
from quiz.web.promises import duration
from quiz.web.scale import anchor_at, percent

# Quarters of fewer would be single attempts.
FEWEST_FOR_QUARTERS = 4

# What lies further beyond a quartile than so many times the way between them is left out of the
# drawing. Source: Tukey's boxes.
FENCE = 1.5
MOST_STEPS = 6
MINUTE, HOUR, DAY = 60, 3_600, 86_400
STEPS = (
    *(10, 20),
    *(one * MINUTE for one in (1, 2, 5, 10, 20)),
    *(one * HOUR for one in (1, 2, 4, 8)),
    *(one * DAY for one in (1, 2, 7, 14, 28, 91, 182, 364)),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A length of time under the rule."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Box:
    """The drawing: the box of the middle half, the rule from the least to the most, the rest."""

    least: str
    lower: str
    width: str
    middle: str
    most: str
    dots: tuple[str, ...]
    ticks: tuple[Tick, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long `n` attempts took; the box is None where they are too few."""

    n: int
    words: str
    box: Box | None


def lasting(times: Sequence[timedelta]) -> Lasting | None:
    """Return how long attempts took; None where of none it is known."""
    seconds = sorted(one.total_seconds() for one in times)
    if not seconds:
        return None
    if len(seconds) < FEWEST_FOR_QUARTERS:
        return Lasting(len(seconds), each_in_words(seconds), None)
    lower, middle, upper = quartiles(seconds)
    words = gettext(
        "Half of them took %(lower)s to %(upper)s, the median is %(middle)s. The shortest took "
        "%(least)s, the longest %(most)s.",
        lower=long_words(lower),
        upper=long_words(upper),
        middle=long_words(middle),
        least=long_words(seconds[0]),
        most=long_words(seconds[-1]),
    )
    return Lasting(len(seconds), words, box(seconds, lower, middle, upper))


def each_in_words(seconds: Sequence[float]) -> str:
    if len(seconds) == 1:
        return gettext("It took %(time)s.", time=long_words(seconds[0]))
    return gettext("They took %(times)s.", times="; ".join(map(long_words, seconds)))


def box(seconds: Sequence[float], lower: float, middle: float, upper: float) -> Box:
    fence = upper + FENCE * (upper - lower)
    within = [one for one in seconds if one <= fence]
    step = next((step for step in STEPS if within[-1] <= MOST_STEPS * step), STEPS[-1])
    steps = max(1, ceil(within[-1] / step))
    across = 100 / (steps * step)
    return Box(
        least=percent(within[0] * across),
        lower=percent(lower * across),
        width=percent((upper - lower) * across),
        middle=percent(middle * across),
        most=percent(within[-1] * across),
        dots=tuple(percent(one * across) for one in within),
        ticks=tuple(
            Tick(
                percent(100 * number / steps),
                tick_words(number * step, step),
                anchor_at(100 * number / steps),
            )
            for number in range(steps + 1)
        ),
        beyond=len(seconds) - len(within),
    )


def long_words(seconds: float) -> str:
    """Return a length of time, to the minute or the day where it is long."""
    if seconds >= 2 * DAY:
        return ngettext("%(num)s day", "%(num)s days", round(seconds / DAY))
    if seconds >= 10 * MINUTE:
        seconds = MINUTE * round(seconds / MINUTE)
    return duration(timedelta(seconds=seconds)) or gettext("less than a second")


def tick_words(seconds: int, step: int) -> str:
    """Return a length of time in the unit of the steps."""
    if step >= DAY:
        return gettext("%(num)s d", num=seconds // DAY)
    if step >= HOUR:
        return gettext("%(num)s h", num=seconds // HOUR)
    if step >= MINUTE:
        return gettext("%(num)s min", num=seconds // MINUTE)
    return gettext("%(num)s s", num=seconds)
