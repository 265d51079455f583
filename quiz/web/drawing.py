"""Where things stand in a drawing. Positions are percentages, written as SVG reads them."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from quiz.dates.historical import Bounded, Extent, HistoricalDate, Precision
from quiz.web.scale import Scale, anchor_at, percent

# A date that takes up less of the rule than this is a point, or a short bar in ink.
WIDEST_POINT = 2.0
WIDEST_YEAR = 4.0

# How far a mark reaches beyond its place, as a share of the rule: wide enough on a phone.
BAR_REACH = 0.15
POINT_REACH = 1.65

PLATE_TOP = 6  # pixels above the highest mark, and below the rule for its figures
PLATE_FOOT = 28

# A label of clear time needs a quarter of a phone's width.
LABEL_ROOM = 27.0


class Shape(StrEnum):
    """How a date is drawn."""

    DAY = "day"  # a dot
    MONTH = "month"  # a lozenge
    YEAR = "year"  # a short bar in ink
    SPAN = "span"  # a long pale bar


# How high a lane of the plate is, in pixels.
LANES = {Shape.DAY: 14, Shape.MONTH: 14, Shape.YEAR: 14, Shape.SPAN: 13}

SHAPES = {
    Precision.DAY: Shape.DAY,
    Precision.MONTH: Shape.MONTH,
    Precision.SEASON: Shape.MONTH,
    Precision.YEAR: Shape.YEAR,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on a rule, from its start to its end; a span that `lasting` fills is drawn full."""

    shape: Shape
    start: float
    end: float
    lasting: bool

    @property
    def extent(self) -> float:
        return self.end - self.start

    @property
    def left(self) -> str:
        return percent(self.start)

    @property
    def right(self) -> str:
        return percent(self.end)

    @property
    def middle(self) -> str:
        return percent((self.start + self.end) / 2)

    @property
    def width(self) -> str:
        return percent(self.extent)

    @property
    def anchor(self) -> str:
        """How a label at the middle is to be set, so that it stays inside the drawing."""
        return anchor_at((self.start + self.end) / 2, room=12)


def mark(date: HistoricalDate, scale: Scale) -> Mark:
    """Return the mark of what a date says."""
    return mark_between(date, date.earliest, date.latest, scale)


def sure_mark(date: HistoricalDate, scale: Scale) -> Mark:
    """Return the mark of the wider bounds that proofs use."""
    return mark_between(date, date.surely_after, date.surely_before, scale)


def mark_between(
    date: HistoricalDate, first_day: int | None, last_day: int | None, scale: Scale
) -> Mark:
    start, end = ends(first_day, last_day, scale)
    lasting = date.extent is not Extent.ONCE
    return Mark(shape_of(date, end - start), start, end, lasting)


def ends(first_day: int | None, last_day: int | None, scale: Scale) -> tuple[float, float]:
    """Return where a time begins and ends; what is unbounded runs to the end of the rule."""
    start = 0.0 if first_day is None else scale.share(first_day)
    end = 100.0 if last_day is None else scale.share(last_day + 1)
    return start, end


def shape_of(date: HistoricalDate, width: float = 0) -> Shape:
    """Return how a date is drawn that takes up so much of the rule, or stands in a text."""
    shape = SHAPES.get(date.precision, Shape.SPAN)
    widest = WIDEST_YEAR if shape is Shape.YEAR else WIDEST_POINT
    return Shape.SPAN if shape is not Shape.DAY and width > widest else shape


@dataclass(frozen=True, slots=True)
class Gate:
    """The time a question asks about, shaded from one line to the other."""

    left: str
    right: str
    width: str


def gate(time: Bounded, scale: Scale) -> Gate:
    start, end = ends(time.surely_after, time.surely_before, scale)
    return Gate(percent(start), percent(end), percent(end - start))


@dataclass(frozen=True, slots=True)
class PlateMark:
    """A mark and the height of its middle."""

    mark: Mark
    y: int
    state: str | None


@dataclass(frozen=True, slots=True)
class Plate:
    """All dates of a topic on one rule, each resting on what lies beneath it."""

    height: int
    rule: int
    marks: tuple[PlateMark, ...]


@dataclass(frozen=True, slots=True)
class Bead:
    """A question on the way through an attempt."""

    x: str
    answered: bool
    current: bool
    flagged: bool


def beads(
    answered: Sequence[object], position: int, flagged: Collection[int] = ()
) -> tuple[Bead, ...]:
    """Return a bead for each question, answered where its value is true, as a time is.

    `position`, counted from 1, is the one being looked at; those `flagged` are counted likewise.
    """
    return tuple(
        Bead(
            percent(100 * (place - 0.5) / len(answered)),
            bool(done),
            place == position,
            place in flagged,
        )
        for place, done in enumerate(answered, start=1)
    )


def plate(marks: Iterable[tuple[Mark, str | None]]) -> Plate:
    """Return marks, each with its state, on a rule so that none touch, each as low as it can lie.

    The long bars lie at the bottom and the points on top.
    """
    tops: dict[int, int] = {}
    in_order = sorted(marks, key=lambda one: (one[0].shape is not Shape.SPAN, -one[0].extent))
    for index, (mark, _) in enumerate(in_order):
        beside = sorted(
            (tops[other] - LANES[in_order[other][0].shape], tops[other])
            for other in range(index)
            if touching(mark, in_order[other][0])
        )
        tops[index] = lowest_free(beside, LANES[mark.shape]) + LANES[mark.shape]
    rule = PLATE_TOP + max(tops.values(), default=0)
    return Plate(
        height=rule + PLATE_FOOT,
        rule=rule,
        marks=tuple(
            PlateMark(mark, rule - tops[index] + LANES[mark.shape] // 2, state)
            for index, (mark, state) in enumerate(in_order)
        ),
    )


def lowest_free(taken: Sequence[tuple[int, int]], height: int) -> int:
    """Return the lowest place for something so high among what is taken, from the lowest up."""
    place = 0
    for bottom, top in taken:
        if place + height <= bottom:
            break
        place = max(place, top)
    return place


def touching(one: Mark, other: Mark) -> bool:
    """Return whether one of two marks has to lie above the other."""
    room = reach(one) + reach(other)
    return one.start < other.end + room and other.start < one.end + room


def reach(mark: Mark) -> float:
    return BAR_REACH if mark.shape is Shape.SPAN else POINT_REACH


@dataclass(frozen=True, slots=True)
class Thread:
    """A line from a card's place in the student's order to its place in the true order."""

    given: str
    true: str
    path: str
    sense: str | None


@dataclass(frozen=True, slots=True)
class Knot:
    """Where two threads cross: a pair that is the wrong way round."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Crossing:
    threads: tuple[Thread, ...]
    knots: tuple[Knot, ...]


def crossing(true_places: Sequence[int]) -> Crossing:
    """Return threads for cards given in order; `true_places` are where they belong, from 0."""
    count = len(true_places)
    heights = [100 * (place + 0.5) / count for place in range(count)]
    joined = [(heights[given], heights[true]) for given, true in enumerate(true_places)]
    threads = tuple(thread(given, true) for given, true in joined)
    knots = (
        knot(*upper, *lower) for upper, lower in combinations(joined, 2) if upper[1] > lower[1]
    )
    return Crossing(threads, tuple(dict.fromkeys(knots)))


def thread(given: float, true: float) -> Thread:
    sense = None if given == true else "early" if given < true else "late"
    path = f"M0 {given:g}C45 {given:g} 55 {true:g} 100 {true:g}"
    return Thread(percent(given), percent(true), path, sense)


def knot(upper: float, upper_true: float, lower: float, lower_true: float) -> Knot:
    """Return where the threads of two inverted cards meet.

    Both fall by the share 3t² - 2t³ of their height at the same place across, so the share at
    which they meet gives t, and t gives the place.
    """
    fallen = (lower - upper) / ((lower - upper) + (upper_true - lower_true))
    t = 0.5 - math.sin(math.asin(1 - 2 * fallen) / 3)
    across = 300 * t * (1 - t) * (0.45 * (1 - t) + 0.55 * t) + 100 * t**3
    return Knot(percent(across), percent(upper + (upper_true - upper) * fallen))


@dataclass(frozen=True, slots=True)
class Clear:
    """The certain time between two bars: a dotted line, and where its label stands."""

    left: str
    right: str
    days: int
    label_x: str
    label_dx: int
    label_dy: int
    anchor: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One bar of a proof, with the drops that tie it to the bars before and after.

    `bracket` is its part of the bracket around bars that nothing tells apart.
    """

    mark: Mark
    drop_from: str | None = None
    drop_to: str | None = None
    clear: Clear | None = None
    bracket: str | None = None


def chain_rows(dates: Sequence[HistoricalDate], scale: Scale) -> tuple[ProofRow, ...]:
    """Return rows for dates in their certain order, each tied to the one before."""
    return group_rows([(date,) for date in dates], scale)


def group_rows(groups: Sequence[Sequence[HistoricalDate]], scale: Scale) -> tuple[ProofRow, ...]:
    """Return rows for groups of dates in their certain order; the first of each begins first.

    It is tied to the one that was over last in the group before: there the clear time begins.
    """
    rows: list[ProofRow] = []
    over: HistoricalDate | None = None
    tied: str | None = None
    for number, group in enumerate(groups, start=1):
        bars = [sure_mark(date, scale) for date in group]
        final = max(range(len(group)), key=lambda index: bars[index].end)
        onward = bars[final].right if number < len(groups) else None
        for index, (date, bar) in enumerate(zip(group, bars, strict=True)):
            rows.append(
                ProofRow(
                    mark=bar,
                    drop_from=tied,
                    drop_to=onward if index >= final else None,
                    clear=clear(over, date, (bar.start, bar.end), scale)
                    if over and index == 0
                    else None,
                    bracket=bracket_part(index, len(group)),
                )
            )
            tied = rows[-1].drop_to
        over = group[final]
    return tuple(rows)


def bracket_part(index: int, count: int) -> str | None:
    """Return which part of a bracket the row of one of so many has; None where it is alone."""
    if count == 1:
        return None
    return "first" if index == 0 else "last" if index == count - 1 else "inner"


def gated_rows(
    dates: Sequence[HistoricalDate], time: Bounded, scale: Scale
) -> tuple[ProofRow, ...]:
    """Return rows for dates that are told from one time, each with its distance from it."""
    start, end = ends(time.surely_after, time.surely_before, scale)
    rows = []
    for date in dates:
        bar = sure_mark(date, scale)
        drawn = min(start, bar.start), max(end, bar.end)
        told = clear(date, time, drawn, scale) or clear(time, date, drawn, scale, after=True)
        rows.append(ProofRow(bar, clear=told))
    return tuple(rows)


def clear(
    first: Bounded,
    second: Bounded,
    drawn: tuple[float, float],
    scale: Scale,
    *,
    after: bool = False,
) -> Clear | None:
    """Return the time from one thing to a later one; `drawn` is what lies in its row.

    None where no whole day certainly lies between. The label stands below a long line, before a
    short one, and behind everything where there is no room before it; or, where it is to stand
    `after` the line, before everything only where there is no room behind.
    """
    if first.surely_before is None or second.surely_after is None:
        return None
    days = second.surely_after - first.surely_before - 1
    if days <= 0:
        return None
    left, right = scale.share(first.surely_before + 1), scale.share(second.surely_after)
    before, behind = min(left, drawn[0]), max(right, drawn[1])
    if right - left >= LABEL_ROOM:
        x, dx, dy, anchor = (left + right) / 2, 0, 18, "middle"
    elif before >= LABEL_ROOM and not (after and 100 - behind >= LABEL_ROOM):
        x, dx, dy, anchor = before, -9, 5, "end"
    else:
        x, dx, dy, anchor = behind, 11, 5, "start"
    return Clear(percent(left), percent(right), days, percent(x), dx, dy, anchor)
