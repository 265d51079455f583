"""How scores are spread, drawn: a dot for each student, or bars where they are too many."""

from dataclasses import dataclass

from quiz.results.distribution import Distribution
from quiz.web.filters import points_words
from quiz.web.scale import percent

# The rule lies so far down, in pixels, and a dot fills so much of its step.
RULE = 140
ROOM = 128
LARGEST_STEP = 19.0
FILLED = 0.4

# A dot smaller than this is no dot any more.
SMALLEST_STEP = 5.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One student."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Bar:
    """So many students in one place."""

    x: str
    width: str
    y: str
    height: str
    n: int
    middle: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of points under the rule."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Dots:
    """A drawn distribution: either dots or bars; `mean_x` is None where there is no mean."""

    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    radius: str
    ticks: tuple[Tick, ...]
    mean_x: str | None
    mean_anchor: str
    mean_dx: int


def dots(spread: Distribution) -> Dots:
    """Return how a distribution is drawn, from nothing to the most that can be scored."""
    step = min(LARGEST_STEP, ROOM / max(1, *(one.n for one in spread.bins)))
    across = 100 / spread.maximum
    mean = None if spread.mean is None else spread.mean * across
    left_of_it = mean is not None and mean > 50
    return Dots(
        dots=drawn_dots(spread, step) if step >= SMALLEST_STEP else (),
        bars=() if step >= SMALLEST_STEP else drawn_bars(spread),
        radius=f"{step * FILLED:.1f}",
        ticks=ticks(spread),
        mean_x=None if mean is None else percent(mean),
        mean_anchor="end" if left_of_it else "start",
        mean_dx=-8 if left_of_it else 8,
    )


def drawn_dots(spread: Distribution, step: float) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            percent(50 * (one.low + one.high) / spread.maximum),
            f"{RULE - step * (0.63 + height):.1f}",
        )
        for one in spread.bins
        for height in range(one.n)
    )


def drawn_bars(spread: Distribution) -> tuple[Bar, ...]:
    most = max(one.n for one in spread.bins)
    across = 100 / spread.maximum
    return tuple(
        Bar(
            x=percent(one.low * across),
            width=percent((one.high - one.low) * across),
            y=f"{RULE - ROOM * 0.85 * one.n / most:.1f}",
            height=f"{ROOM * 0.85 * one.n / most:.1f}",
            n=one.n,
            middle=percent((one.low + one.high) / 2 * across),
        )
        for one in spread.bins
        if one.n
    )


def ticks(spread: Distribution) -> tuple[Tick, ...]:
    edges = [*(one.low for one in spread.bins), spread.maximum]
    last = len(edges) - 1
    return tuple(
        Tick(
            percent(100 * edge / spread.maximum),
            points_words(edge),
            "start" if place == 0 else "end" if place == last else "middle",
        )
        for place, edge in enumerate(edges)
    )
