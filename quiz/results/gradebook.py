"""A class's gradebook: students by assignments, the mark that counts of each, and the means."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quiz.results.collation import collation_key, searched
from quiz.results.moments import ROUNDING, mean
from quiz.results.standing import Counting, attempt_that_counts, score_that_counts


class State(StrEnum):
    """What there is to say of one student at one assignment."""

    MARKED = "marked"
    UNDER_WAY = "under way"
    ABSENT = "absent"
    NOT_OPEN = "not open"
    EXCUSED = "excused"


class Showing(StrEnum):
    """Which students are looked at."""

    ALL = "all"
    MISSING = "missing"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody in a class, by the name there; `username` is None for who has no account."""

    id: int
    name: str
    username: str | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment as its marks are counted.

    `points` is what it is worth, None while that is not known; `pass_mark` a share of them.
    """

    id: int
    title: str
    counting: Counting
    points: float | None
    pass_mark: float | None = None
    opened: bool = True


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt of a student at an assignment; `finished_at` is None while it is under way."""

    id: int
    student: int
    assignment: int
    score: float
    points: float
    started_at: datetime
    finished_at: datetime | None

    @property
    def share(self) -> float:
        return self.score / self.points if self.points else 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """How one student stands at one assignment; the mark is in points, out of `points`."""

    state: State
    mark: float | None = None
    points: float | None = None
    pass_mark: float | None = None
    attempts: int = 0
    overridden: bool = False

    @property
    def share(self) -> float | None:
        return self.mark / self.points if self.mark is not None and self.points else None

    @property
    def low(self) -> bool:
        """Return whether it is marked below the pass mark, where there is one."""
        if self.state is not State.MARKED or self.share is None or self.pass_mark is None:
            return False
        return self.share < self.pass_mark - ROUNDING

    @property
    def counted(self) -> float | None:
        """Return the share that goes into means; None where there is none."""
        return self.share if self.state is State.MARKED else None


@dataclass(frozen=True, slots=True)
class Line:
    """A student's cells, in the order of the assignments."""

    student: Student
    cells: tuple[Cell, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        return tuple(cell.counted for cell in self.cells if cell.counted is not None)

    @property
    def mean(self) -> float | None:
        """Return the mean share of what is marked; what was not handed in is left out of it."""
        return mean(self.shares) if self.shares else None


@dataclass(frozen=True, slots=True)
class Totals:
    """A class at one assignment: the mean share of `marked` students, of all who had to."""

    shares: tuple[float, ...]
    handed_in: int
    expected: int

    @property
    def mean(self) -> float | None:
        return mean(self.shares) if self.shares else None


@dataclass(frozen=True, slots=True)
class Gradebook:
    """Every student's line, by name, and the assignments as they were given."""

    assigned: tuple[Assignment, ...]
    lines: tuple[Line, ...]

    def totals(self, place: int) -> Totals:
        """Return how the class did at the assignment at a place, from 0."""
        cells = [line.cells[place] for line in self.lines]
        return Totals(
            shares=tuple(cell.counted for cell in cells if cell.counted is not None),
            handed_in=sum(cell.state is State.MARKED for cell in cells),
            expected=sum(cell.state not in (State.EXCUSED, State.NOT_OPEN) for cell in cells),
        )

    def place(self, assignment: int | None) -> int | None:
        """Return the place of an assignment, from 0; None where it is none of them."""
        places = (place for place, one in enumerate(self.assigned) if one.id == assignment)
        return next(places, None)


def gradebook(
    students: Iterable[Student],
    assigned: Sequence[Assignment],
    attempts: Iterable[Attempted],
    overriding: Mapping[tuple[int, int], float],
    excused: Collection[tuple[int, int]],
) -> Gradebook:
    """Return the gradebook; marks that override, and who is excused, by student and assignment."""
    sat: dict[tuple[int, int], list[Attempted]] = defaultdict(list)
    for attempt in attempts:
        sat[attempt.student, attempt.assignment].append(attempt)
    return Gradebook(
        tuple(assigned),
        tuple(
            Line(
                student,
                tuple(
                    cell(
                        one,
                        sat[student.id, one.id],
                        overriding.get((student.id, one.id)),
                        excused=(student.id, one.id) in excused,
                    )
                    for one in assigned
                ),
            )
            for student in sorted(students, key=lambda one: (collation_key(one.name), one.id))
        ),
    )


def cell(
    assigned: Assignment, attempts: Sequence[Attempted], override: float | None, *, excused: bool
) -> Cell:
    """Return how a student stands; who is excused has no mark, whatever was answered.

    An overriding mark counts in place of the attempts, and if there are none.
    """
    finished = [one for one in attempts if one.finished_at]
    mark = counting_score(finished, assigned) if override is None else override
    return Cell(
        state=state(assigned, attempts, marked=mark is not None, excused=excused),
        mark=mark,
        points=assigned.points,
        pass_mark=assigned.pass_mark,
        attempts=len(finished),
        overridden=override is not None,
    )


def state(
    assigned: Assignment, attempts: Sequence[Attempted], *, marked: bool, excused: bool
) -> State:
    if excused:
        return State.EXCUSED
    if marked:
        return State.MARKED
    if attempts:
        return State.UNDER_WAY
    return State.ABSENT if assigned.opened else State.NOT_OPEN


def counting_score(finished: Sequence[Attempted], assigned: Assignment) -> float | None:
    """Return the score that counts of finished attempts, in the assignment's points.

    Attempts are compared by their shares: a correction can leave them worth different points.
    """
    share = score_that_counts(
        [(one.share, one.finished_at) for one in finished if one.finished_at], assigned.counting
    )
    return None if share is None or assigned.points is None else share * assigned.points


def counting_attempt(finished: Sequence[Attempted], counting: Counting) -> int | None:
    """Return the id of the attempt that counts; None where the mean of several does, or none."""
    if counting is Counting.MEAN and len(finished) > 1:
        return None
    times = [(one.share, one.finished_at) for one in finished if one.finished_at]
    place = attempt_that_counts(times, counting)
    return None if place is None else finished[place].id


def looked_at(lines: Iterable[Line], words: str, showing: Showing) -> tuple[Line, ...]:
    """Return the lines of students whose name has all the words, and who are to be shown."""
    wanted = searched(words).split()
    return tuple(
        line
        for line in lines
        if all(word in searched(line.student.name) for word in wanted) and is_shown(line, showing)
    )


def is_shown(line: Line, showing: Showing) -> bool:
    match showing:
        case Showing.ALL:
            return True
        case Showing.MISSING:
            return any(cell.state in (State.ABSENT, State.UNDER_WAY) for cell in line.cells)
        case Showing.BELOW:
            return any(cell.low for cell in line.cells)


def by_mean(lines: Sequence[Line], *, falling: bool) -> tuple[Line, ...]:
    return by_share(lines, [line.mean for line in lines], falling=falling)


def by_assignment(lines: Sequence[Line], place: int, *, falling: bool) -> tuple[Line, ...]:
    return by_share(lines, [line.cells[place].counted for line in lines], falling=falling)


def by_share(
    lines: Sequence[Line], shares: Sequence[float | None], *, falling: bool
) -> tuple[Line, ...]:
    """Return lines by these shares; who has none stands last either way, equals as they were."""
    paired = list(zip(lines, shares, strict=True))
    having = [(line, share) for line, share in paired if share is not None]
    having.sort(key=lambda pair: -pair[1] if falling else pair[1])
    lacking = [line for line, share in paired if share is None]
    return (*(line for line, _ in having), *lacking)
