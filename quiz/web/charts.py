"""Charts of one student: a line of scores over time, and how surely each event is known."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import format_date

from quiz.results.history import Mastered, Mastery, Score
from quiz.web.drawing import Mark
from quiz.web.filters import clock, here
from quiz.web.scale import percent

# What is drawn keeps away from the ends of its rule, for the sake of its labels.
MARGIN = 4.0

# The middle label is left out where it would run into another.
LABEL_ROOM = 18.0

# Where a score stands beside its point, in pixels; below the lowest points there is no room.
ABOVE, BELOW = -12, 20
LOWEST = 85.0

# Events at one place stand side by side, so far apart.
STEP = 1.1


@dataclass(frozen=True, slots=True)
class Point:
    """A score on the line, by its percentages from the left and from the top."""

    score: Score
    across: float
    down: float

    @property
    def x(self) -> str:
        return percent(self.across)

    @property
    def y(self) -> str:
        return percent(self.down)


@dataclass(frozen=True, slots=True)
class Label:
    """Words under a point of the line."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A point whose score stands beside it, so many pixels below its middle."""

    point: Point
    dy: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """Scores over time; `top` is what a full score is."""

    points: tuple[Point, ...]
    labels: tuple[Label, ...]
    callouts: tuple[Callout, ...]
    top: float

    @property
    def path(self) -> str:
        return " ".join(f"{point.across:.2f},{point.down:.2f}" for point in self.points)


def line(scores: Sequence[Score]) -> Line:
    """Return scores, oldest first and at least one, on a rule of time.

    Where not all attempts were equally long the line shows hundredths.
    """
    lengths = {score.points for score in scores}
    first, last = scores[0].at, scores[-1].at
    points = tuple(
        Point(score, across(score.at, first, last), 100 * (1 - score.share)) for score in scores
    )
    top = lengths.pop() if len(lengths) == 1 else 100
    return Line(points, labels(points), callouts(points), top)


def across(moment: datetime, first: datetime, last: datetime) -> float:
    if first == last:
        return 50.0
    return MARGIN + (100 - 2 * MARGIN) * ((moment - first) / (last - first))


def labels(points: Sequence[Point]) -> tuple[Label, ...]:
    """Return when the first and the last score were earned, and one between if there is room."""
    first, last = points[0], points[-1]
    words = day_or_time(first.score.at, last.score.at)
    if first.across == last.across:
        return (Label(first.x, words(first.score.at), "middle"),)
    between = [
        point
        for point in points
        if first.across + LABEL_ROOM < point.across < last.across - LABEL_ROOM
    ]
    middle = sorted(between, key=lambda point: abs(point.across - 50))[:1]
    return (
        Label(first.x, words(first.score.at), "start"),
        *(Label(point.x, words(point.score.at), "middle") for point in middle),
        Label(last.x, words(last.score.at), "end"),
    )


def callouts(points: Sequence[Point]) -> tuple[Callout, ...]:
    """Return the first and the last point, each with its score where the line does not run."""
    if len(points) == 1:
        return (Callout(points[0], ABOVE, "middle"),)
    return (
        Callout(points[0], beside(points[0], points[1]), "start"),
        Callout(points[-1], beside(points[-1], points[-2]), "end"),
    )


def beside(point: Point, neighbour: Point) -> int:
    """Return where a score stands whose line comes from a neighbour."""
    comes_from_above = neighbour.down < point.down
    return BELOW if comes_from_above and point.down < LOWEST else ABOVE


def day_or_time(first: datetime, last: datetime) -> Callable[[datetime], str]:
    """Return how moments between two are told apart: by time, day, or day and year."""
    if first != last and here(first).date() == here(last).date():
        return clock
    pattern = "d MMM" if here(first).year == here(last).year else "d MMM y"
    return lambda moment: format_date(here(moment).date(), pattern)


@dataclass(frozen=True, slots=True)
class Stalk:
    """An event at its time, as high as it is sure; the weakest have a letter."""

    x: str
    y: str
    mastery: Mastery
    letter: str | None


def stalks(events: Iterable[tuple[Mastered, Mark]], letters: dict[str, str]) -> tuple[Stalk, ...]:
    """Return a stalk for each event; `letters` are those of the weakest, by the event's name."""
    drawn = list(events)
    crowds = Counter(mark.middle for _, mark in drawn)
    seen: Counter[str] = Counter()
    found = []
    for known, mark in drawn:
        place = mark.middle
        aside = STEP * (seen[place] - (crowds[place] - 1) / 2)
        seen[place] += 1
        middle = (mark.start + mark.end) / 2 + aside
        found.append(
            Stalk(
                x=percent(min(max(middle, 0.6), 99.4)),
                y=percent(100 * (1 - known.surety)),
                mastery=known.mastery,
                letter=letters.get(known.event),
            )
        )
    return tuple(found)
