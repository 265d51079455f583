"""How far students are with what they are given, and what a teacher lets one of them do over."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import exists, func, select

from quiz.messages import Complaint
from quiz.results.collation import collation_key
from quiz.results.moments import mean
from quiz.results.standing import Counting, score_that_counts
from quiz.storage import assignments, corrections, responses
from quiz.storage.assignments import AssignmentRow, ExceptionRow, MarkRow, terms_for
from quiz.storage.classes import EnrolmentRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow

R = TypeVar("R", AttemptRow, ExceptionRow, MarkRow)


class CannotReopen(Complaint):
    """Nothing would come of opening it again; the message says why."""


@dataclass(slots=True)
class Work:
    """One student's work on an assignment; `attempts` are the newest last.

    `left` says that the student is in the class no more, `exception` what is otherwise.
    """

    person_id: int
    name: str
    left: bool
    attempts: list[AttemptRow] = field(default_factory=list)
    exception: ExceptionRow | None = None
    mark: MarkRow | None = None

    @property
    def excused(self) -> bool:
        return self.exception is not None and self.exception.excused

    @property
    def under_way(self) -> AttemptRow | None:
        return next((one for one in self.attempts if one.finished_at is None), None)

    @property
    def finished(self) -> list[AttemptRow]:
        return [one for one in self.attempts if one.finished_at is not None]

    @property
    def points(self) -> float:
        """Return what the questions of the newest attempt are worth; 0 while there is none."""
        return self.attempts[-1].points if self.attempts else 0.0

    def share(self, counting: Counting) -> float | None:
        """Return the share of the points that counts, from 0 to 1; a teacher's mark goes first."""
        if self.mark is not None and self.mark.mark is not None and self.points:
            return self.mark.mark / self.points
        return score_that_counts(
            [
                (one.score / one.points, one.finished_at)
                for one in self.attempts
                if one.finished_at is not None and one.points
            ],
            counting,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a class is with an assignment.

    `students` are those who are in the class now and not excused, `begun` and `handed_in` some of
    them; `mean` is of the shares that count, None where nothing is handed in.
    """

    students: int
    begun: int
    handed_in: int
    mean: float | None


def work_on(assignment: AssignmentRow) -> list[Work]:
    """Return the work of every student, by name; of who left the class, where there is some."""
    return work_in(assignment.classroom_id, [assignment])[assignment.id]


def work_in(classroom_id: int, given: Sequence[AssignmentRow]) -> dict[int, list[Work]]:
    """Return for each assignment of a class what `work_on` does, in a few queries for all."""
    ids = [assignment.id for assignment in given]
    attempts = by_both(
        db.session.scalars(
            select(AttemptRow).where(AttemptRow.assignment_id.in_(ids)).order_by(AttemptRow.id)
        ).all()
    )
    exceptions = by_both(
        db.session.scalars(select(ExceptionRow).where(ExceptionRow.assignment_id.in_(ids))).all()
    )
    marks = by_both(db.session.scalars(select(MarkRow).where(MarkRow.assignment_id.in_(ids))).all())
    students = students_of(classroom_id)
    found: dict[int, list[Work]] = {}
    for assignment in given:
        work = [
            Work(
                row.person_id,
                row.name,
                row.left_at is not None,
                attempts[assignment.id, row.person_id],
                next(iter(exceptions[assignment.id, row.person_id]), None),
                next(iter(marks[assignment.id, row.person_id]), None),
            )
            for row in students
        ]
        found[assignment.id] = [one for one in work if not one.left or one.attempts]
    return found


def by_both(rows: Sequence[R]) -> Mapping[tuple[int | None, int], list[R]]:
    """Return rows by their assignment and their student."""
    found: defaultdict[tuple[int | None, int], list[R]] = defaultdict(list)
    for row in rows:
        found[row.assignment_id, row.person_id].append(row)
    return found


def students_of(classroom_id: int) -> list[EnrolmentRow]:
    """Return who is or was in a class, each once, by name."""
    rows = db.session.scalars(
        select(EnrolmentRow)
        .where(EnrolmentRow.classroom_id == classroom_id)
        .order_by(EnrolmentRow.left_at.is_(None), EnrolmentRow.id)
    )
    last = {row.person_id: row for row in rows}
    return sorted(last.values(), key=lambda row: (collation_key(row.name), row.id))


def standings_in(classroom_id: int, given: Sequence[AssignmentRow]) -> dict[int, Standing]:
    """Return for each assignment of a class how far the class is with it."""
    work = work_in(classroom_id, given)
    return {one.id: standing(work[one.id], Counting(one.counting)) for one in given}


def standing(work: Sequence[Work], counting: Counting) -> Standing:
    there = [one for one in work if not one.left and not one.excused]
    shares = [share for one in there if (share := one.share(counting)) is not None]
    return Standing(
        students=len(there),
        begun=sum(bool(one.attempts) for one in there),
        handed_in=sum(bool(one.finished) for one in there),
        mean=mean(shares) if shares else None,
    )


def attempts_at(assignment_id: int) -> int:
    """Return how many attempts at an assignment were begun."""
    query = select(func.count()).where(AttemptRow.assignment_id == assignment_id)
    return db.session.scalar(query) or 0


def give_another(assignment: AssignmentRow, person_id: int) -> None:
    """Let a student begin one attempt more than were begun, where that may not be done already."""
    counted = select(func.count()).where(
        AttemptRow.assignment_id == assignment.id, AttemptRow.person_id == person_id
    )
    begun = db.session.scalar(counted) or 0
    allowed = terms_for(assignment, assignments.exception_of(assignment.id, person_id)).attempts
    if allowed is not None and allowed <= begun:
        assignments.except_for(assignment.id, person_id, {"attempts": begun + 1})


def reopen(assignment: AssignmentRow, person_id: int, more: timedelta, now: datetime) -> AttemptRow:
    """Let a student go on with the attempt finished last, and return it.

    A time limit begins anew. Where the assignment has closed for this student, it closes `more`
    later than now. What was counted of it is counted no more, until it has ended anew. CannotReopen
    where every answer stands already, or another attempt is under way.
    """
    under_way = (
        AttemptRow.assignment_id == assignment.id,
        AttemptRow.person_id == person_id,
        AttemptRow.finished_at.is_(None),
    )
    last = db.session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.assignment_id == assignment.id,
            AttemptRow.person_id == person_id,
            AttemptRow.finished_at.is_not(None),
        )
        .order_by(AttemptRow.finished_at.desc(), AttemptRow.id.desc())
        .limit(1)
    )
    if db.session.scalar(select(exists().where(*under_way))):
        raise CannotReopen("An attempt is under way already.")
    if last is None:
        raise CannotReopen("Nothing was handed in yet.")
    if not last.exam and last.answered == last.questions:
        raise CannotReopen(
            "Every question is answered, and in practice an answer stands. Give another attempt."
        )
    exception = assignments.exception_of(assignment.id, person_id)
    terms = terms_for(assignment, exception)
    if terms.closes_at is not None and terms.closes_at <= now:
        exception = assignments.except_for(assignment.id, person_id, {"closes_at": now + more})
        terms = terms_for(assignment, exception)
    responses.take_back(last)
    corrections.unsettle(last)
    last.finished_at, last.reopened_at = None, now
    last.deadline_at = terms.deadline(now)
    db.session.flush()
    return last
