"""What was taken of a question by thirds of the class, and what was swapped, as tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext

from quiz.questions.question import Choice, ChoiceId, Question
from quiz.questions.written import WrittenChoice
from quiz.results.figures import Hidden
from quiz.results.responses import (
    Arranged,
    ChoiceTaken,
    Picked,
    SwapMatrix,
    choices_taken,
    swaps,
    unused,
)
from quiz.web.answer_words import letters
from quiz.web.figures_shown import why_hidden

# The room for a tally, and how far its dots stand apart at most, in pixels.
ROOM, STEP, SMALLEST_STEP = 96.0, 15.0, 5.0
FILLED = 1 / 3

THIRDS = (
    lazy_gettext("Upper third"),
    lazy_gettext("Middle third"),
    lazy_gettext("Lower third"),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """So many students: as dots from the right, or as a bar where they are too many."""

    n: int
    dots: tuple[str, ...]
    bar: str | None


@dataclass(frozen=True, slots=True)
class TakenLine:
    """A choice and who took it, by thirds from the upper down, or all together."""

    choice: Choice | WrittenChoice
    letter: str
    is_key: bool
    taken: int
    tallies: tuple[Tally, ...]
    unused: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """How often each choice was taken; `heads` and `radius` are for the tallies."""

    n: int
    unanswered: int
    heads: tuple[str, ...]
    hidden: str
    radius: str
    lines: tuple[TakenLine, ...]


def taken(question: Question, item: Picked, scores: Sequence[float]) -> Taken:
    found = choices_taken(item, scores)
    names, idle = letters(question), unused(item) if found.n > found.unanswered else ()
    by_id: dict[ChoiceId, Choice | WrittenChoice] = {one.id: one for one in question.choices}
    counts = {one.choice: one.by_thirds or (one.taken,) for one in found.choices}
    most = max((max(each) for each in counts.values()), default=0)
    step = min(STEP, ROOM / max(1, most))
    return Taken(
        n=found.n,
        unanswered=found.unanswered,
        heads=heads_of(found.sizes),
        hidden=why_hidden(found.sizes) if isinstance(found.sizes, Hidden) else "",
        radius=f"{step * FILLED:.2f}",
        lines=tuple(
            line(one, by_id[one.choice], names[one.choice], counts[one.choice], step, most, idle)
            for one in found.choices
        ),
    )


def heads_of(sizes: tuple[int, ...] | Hidden) -> tuple[str, ...]:
    if isinstance(sizes, Hidden):
        return (gettext("Taken by"),)
    return tuple(
        gettext("%(third)s, %(size)s", third=third, size=size)
        for third, size in zip(THIRDS, sizes, strict=True)
    )


def line(
    one: ChoiceTaken,
    choice: Choice | WrittenChoice,
    name: str,
    counts: tuple[int, ...],
    step: float,
    most: int,
    idle: Sequence[ChoiceId],
) -> TakenLine:
    tallies = tuple(tally(count, step, most) for count in counts)
    return TakenLine(choice, name, one.is_key, one.taken, tallies, one.choice in idle)


def tally(count: int, step: float, most: int) -> Tally:
    if step < SMALLEST_STEP:
        return Tally(count, (), f"{ROOM * count / most:.1f}")
    return Tally(count, tuple(f"{ROOM - step * (0.4 + one):.1f}" for one in range(count)), None)


@dataclass(frozen=True, slots=True)
class SwapCell:
    """How many put the row before the column; None where the two are one.

    `certain` is the order of the key, `swapped` the other where at least half have it so.
    """

    n: int | None
    certain: bool = False
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class SwapTable:
    """A matrix with its head; the rows are choices in the order of the key."""

    title: str
    n: int
    rows: tuple[tuple[Choice | WrittenChoice, tuple[SwapCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownSwaps:
    """The swaps of all, and of each third, or why there are none of these."""

    everyone: SwapTable
    thirds: tuple[SwapTable, ...]
    hidden: str


def swapped(question: Question, item: Arranged, scores: Sequence[float]) -> ShownSwaps:
    found = swaps(item, scores)
    parts = found.by_thirds
    return ShownSwaps(
        table(question, item, found.everyone, gettext("All")),
        ()
        if isinstance(parts, Hidden)
        else tuple(
            table(question, item, matrix, str(third))
            for third, matrix in zip(THIRDS, parts, strict=True)
        ),
        why_hidden(parts) if isinstance(parts, Hidden) else "",
    )


def table(question: Question, item: Arranged, matrix: SwapMatrix, title: str) -> SwapTable:
    by_id: dict[ChoiceId, Choice | WrittenChoice] = {one.id: one for one in question.choices}
    certain = frozenset(item.pairs)
    return SwapTable(
        title,
        matrix.n,
        tuple(
            (
                by_id[one],
                tuple(
                    SwapCell(
                        count,
                        certain=(one, other) in certain,
                        swapped=(other, one) in certain and 0 < matrix.n <= 2 * (count or 0),
                    )
                    for other, count in zip(matrix.choices, row, strict=True)
                ),
            )
            for one, row in zip(matrix.choices, matrix.before, strict=True)
        ),
    )
