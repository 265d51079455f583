"""What stands above the choices of a question: the time that decides, on the page's scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.dates.historical import Bounded, HistoricalDate
from quiz.web import drawing
from quiz.web.date_words import words
from quiz.web.drawing import Gate, Mark
from quiz.web.scale import Scale, percent

# On a phone a letter of a label takes up about so much of the rule.
LETTER = 2.4


@dataclass(frozen=True, slots=True)
class Post:
    """A date on the rule of a frame, with its label on a line of its own."""

    mark: Mark
    label: str
    label_x: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The time that decides, and the dates that bound it or lie in it; `says` is all in words."""

    gate: Gate
    posts: tuple[Post, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Span:
    """The time between two events: at least from `start` to `end`, at most from edge to edge."""

    posts: tuple[Post, ...]
    first_edge: str
    start: str
    end: str
    last_edge: str
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A length of time on a rule that begins with the first of two events."""

    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths of time on one rule, and the certain one shaded."""

    gate: Gate
    bars: tuple[Bar, ...]


def frame(time: Bounded, dates: Sequence[HistoricalDate], says: str, scale: Scale) -> Frame:
    return Frame(drawing.gate(time, scale), posts(dates, scale), says)


def posts(dates: Sequence[HistoricalDate], scale: Scale) -> tuple[Post, ...]:
    return tuple(post(date, scale) for date in dates)


def post(date: HistoricalDate, scale: Scale) -> Post:
    """Return a date with a label that stays inside the rule, as near to its mark as it can."""
    mark, label = drawing.mark(date, scale), words(date)
    middle, half = (mark.start + mark.end) / 2, min(50.0, len(label) * LETTER / 2)
    if middle < half:
        return Post(mark, label, percent(min(middle, 100 - 2 * half)), "start")
    if middle > 100 - half:
        return Post(mark, label, percent(max(middle, 2 * half)), "end")
    return Post(mark, label, percent(middle), "middle")


def span(first: HistoricalDate, second: HistoricalDate, says: str, scale: Scale) -> Span:
    """Return the time between two events, from their sure bounds."""
    start, end = drawing.sure_mark(first, scale), drawing.sure_mark(second, scale)
    return Span(posts((first, second), scale), start.left, start.right, end.left, end.right, says)


def lengths(offered: Sequence[tuple[int, int]], certain: tuple[int, int]) -> Lengths:
    """Return lengths of so many days, least and most, on a rule as long as the longest."""
    longest = max(most for _, most in offered) + 1

    def share(days: int) -> float:
        return 100 * days / longest

    start, end = share(certain[0]), share(certain[1] + 1)
    return Lengths(
        gate=Gate(percent(start), percent(end), percent(end - start)),
        bars=tuple(
            Bar(percent(share(least)), percent(share(most + 1 - least))) for least, most in offered
        ),
    )
