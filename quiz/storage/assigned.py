"""What a student is given, with the terms for this one, and what was done of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import and_, func, or_, select

from quiz.attempts.terms import Terms
from quiz.storage.assignments import (
    AssignmentRow,
    ExceptionRow,
    GivenAssignment,
    MarkRow,
    terms_for,
)
from quiz.storage.classes import ClassroomRow, EnrolmentRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment of one student: the terms, the attempts, oldest first, what a teacher says."""

    row: AssignmentRow
    classroom: ClassroomRow
    terms: Terms
    mark: MarkRow | None
    attempts: tuple[AttemptRow, ...]

    @property
    def under_way(self) -> AttemptRow | None:
        return next((one for one in self.attempts if one.finished_at is None), None)

    @property
    def finished(self) -> tuple[AttemptRow, ...]:
        return tuple(one for one in self.attempts if one.finished_at is not None)


def assigned_to(person_id: int, open_after: datetime | None = None) -> list[Assigned]:
    """Return what a person is given, newest first; of archived classes what was handed in.

    With a time, what closed before it for this person is left out, and all of archived classes.
    All is one statement.
    """
    query = assigned_query(person_id)
    if open_after is not None:
        closes_at = func.coalesce(ExceptionRow.closes_at, AssignmentRow.closes_at)
        query = query.where(
            ClassroomRow.archived_at.is_(None), or_(closes_at.is_(None), closes_at > open_after)
        )
    found = grouped(db.session.execute(query))
    return [one for one in found if one.classroom.archived_at is None or one.finished]


def assigned(person_id: int, assignment_id: int) -> Assigned | None:
    """Return an assignment of a class that a person is in, archived or not."""
    found = assigned_query(person_id).where(AssignmentRow.id == assignment_id)
    return next(iter(grouped(db.session.execute(found))), None)


def assigned_query(person_id: int) -> Any:
    return (
        select(AssignmentRow, ClassroomRow, ExceptionRow, MarkRow, AttemptRow)
        .join(ClassroomRow, ClassroomRow.id == AssignmentRow.classroom_id)
        .join(
            EnrolmentRow,
            and_(
                EnrolmentRow.classroom_id == ClassroomRow.id,
                EnrolmentRow.person_id == person_id,
                EnrolmentRow.left_at.is_(None),
            ),
        )
        .outerjoin(ExceptionRow, of_person(ExceptionRow, person_id))
        .outerjoin(MarkRow, of_person(MarkRow, person_id))
        .outerjoin(AttemptRow, of_person(AttemptRow, person_id))
        .where(AssignmentRow.deleted_at.is_(None))
        .order_by(AssignmentRow.made_at.desc(), AssignmentRow.id.desc(), AttemptRow.id)
    )


def of_person(table: Any, person_id: int) -> Any:
    return and_(table.assignment_id == AssignmentRow.id, table.person_id == person_id)


def grouped(rows: Iterable[Any]) -> list[Assigned]:
    """Return the rows of a query with those of one assignment, which follow one another, as one."""
    found = []
    for _, group in groupby(rows, key=lambda row: row[0].id):
        same = list(group)
        row, classroom, exception, mark, _ = same[0]
        attempts = tuple(one[-1] for one in same if one[-1] is not None)
        found.append(Assigned(row, classroom, terms_for(row, exception), mark, attempts))
    return found


def given_for(attempts: Sequence[AttemptRow]) -> dict[int, GivenAssignment]:
    """Return by their ids what attempts at assignments were made for, if that is still there.

    It may be deleted, its class archived, or left: the terms hold on.
    """
    ids = [one.id for one in attempts if one.assignment_id is not None]
    if not ids:
        return {}
    found = db.session.execute(
        with_terms()
        .add_columns(ClassroomRow)
        .join(ClassroomRow, ClassroomRow.id == AssignmentRow.classroom_id)
        .where(AttemptRow.id.in_(ids))
    )
    return {
        attempt.id: GivenAssignment(assignment, classroom, terms_for(assignment, exception))
        for attempt, assignment, exception, classroom in found
    }


def with_terms() -> Any:
    """Return the query for attempts with their assignment, and what the student has otherwise."""
    return (
        select(AttemptRow, AssignmentRow, ExceptionRow)
        .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
        .outerjoin(
            ExceptionRow,
            and_(
                ExceptionRow.assignment_id == AttemptRow.assignment_id,
                ExceptionRow.person_id == AttemptRow.person_id,
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class Readable:
    """What the student of an attempt may read now: the score, and what was right and why."""

    score: bool
    explained: bool


def readable(attempt: AttemptRow, given: GivenAssignment | None, now: datetime) -> Readable:
    """Return what may be read of an attempt, at the assignment given if it is at one.

    Of an exam under way nothing may be, though its assignment is practice by now: the answers can
    still be changed. Of an assignment that is gone for good nothing comes due any more: what was
    stays.
    """
    if attempt.exam and attempt.finished_at is None:
        return Readable(score=False, explained=False)
    if given is None:
        return Readable(attempt.finished_at is not None, attempt.tallied)
    ended = attempt.finished_at
    return Readable(given.terms.scores(ended, now), given.terms.explains(ended, now))
