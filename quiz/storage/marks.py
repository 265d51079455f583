"""What a class's gradebook is made of, and what teachers say of one student's work."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

from sqlalchemy import ColumnElement, case, func, select, update

from quiz.attempts.terms import GRACE
from quiz.results.gradebook import Assignment, Attempted, Gradebook, Student, gradebook
from quiz.results.standing import Counting
from quiz.storage.accounts import AccountRow
from quiz.storage.assignments import AssignmentRow, ExceptionRow, MarkRow
from quiz.storage.classes import EnrolmentRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.sets import SetItemRow


def gradebook_of(classroom_id: int, now: datetime, *, left: bool = False) -> Gradebook:
    """Return the gradebook of a class, on request with those who left it.

    It takes five statements, however many students and assignments there are.
    """
    return gradebook(
        students_in(classroom_id, left=left),
        assignments_in(classroom_id, now),
        attempts_in(classroom_id, now),
        overriding_in(classroom_id),
        excused_in(classroom_id),
    )


def students_in(classroom_id: int, *, left: bool) -> list[Student]:
    """Return who is in a class, and who was if asked for, each once."""
    found = db.session.execute(
        select(EnrolmentRow, AccountRow.username)
        .outerjoin(AccountRow, AccountRow.person_id == EnrolmentRow.person_id)
        .where(EnrolmentRow.classroom_id == classroom_id)
        .order_by(EnrolmentRow.left_at.is_(None), EnrolmentRow.left_at, EnrolmentRow.id)
    )
    students = {
        row.person_id: Student(row.person_id, row.name, username, row.left_at is not None)
        for row, username in found
    }
    return [one for one in students.values() if left or not one.left]


def place_in(classroom_id: int, person_id: int) -> EnrolmentRow | None:
    """Return the place of somebody in a class, or the last one of who was in it."""
    return db.session.scalar(
        select(EnrolmentRow)
        .where(EnrolmentRow.classroom_id == classroom_id, EnrolmentRow.person_id == person_id)
        .order_by(EnrolmentRow.left_at.is_not(None), EnrolmentRow.left_at.desc())
        .limit(1)
    )


def assignments_in(classroom_id: int, now: datetime) -> list[Assignment]:
    """Return what a class is given and was not deleted, in the order of opening."""
    return assignments_where(AssignmentRow.classroom_id == classroom_id, now)


def assignment(assignment_id: int, now: datetime) -> Assignment:
    """Return an assignment, which there is, as its marks are counted."""
    (found,) = assignments_where(AssignmentRow.id == assignment_id, now)
    return found


def assignments_where(where: ColumnElement[bool], now: datetime) -> list[Assignment]:
    attempted = (
        select(func.max(AttemptRow.points))
        .where(AttemptRow.assignment_id == AssignmentRow.id)
        .scalar_subquery()
    )
    kept = (
        select(func.sum(SetItemRow.points))
        .where(SetItemRow.set_id == AssignmentRow.set_id)
        .scalar_subquery()
    )
    found = db.session.execute(
        select(AssignmentRow, func.coalesce(attempted, kept))
        .where(where, AssignmentRow.deleted_at.is_(None))
        .order_by(func.coalesce(AssignmentRow.opens_at, AssignmentRow.made_at), AssignmentRow.id)
    )
    return [
        Assignment(
            id=row.id,
            title=row.title,
            counting=Counting(row.counting),
            points=points or number_wished(row.wishes),
            pass_mark=row.pass_mark,
            opened=row.opens_at is None or row.opens_at <= now,
        )
        for row, points in found
    ]


def number_wished(wishes: str) -> float | None:
    """Return how many questions, of one point each, an assignment makes; None of a set gone."""
    (number,) = parse_qs(wishes).get("number", [""])[:1]
    return float(number) if number.isascii() and number.isdigit() and int(number) else None


def attempts_in(classroom_id: int, now: datetime) -> list[Attempted]:
    """Return the attempts at a class's assignments, oldest first."""
    return attempts_where(AssignmentRow.classroom_id == classroom_id, now)


def attempts_at(assignment_id: int, person_id: int, now: datetime) -> list[Attempted]:
    """Return the attempts of a student at an assignment, oldest first."""
    mine = (AssignmentRow.id == assignment_id) & (AttemptRow.person_id == person_id)
    return attempts_where(mine, now)


def attempts_of(classroom_id: int, person_id: int, now: datetime) -> list[Attempted]:
    """Return the attempts of a student at a class's assignments, oldest first."""
    mine = (AssignmentRow.classroom_id == classroom_id) & (AttemptRow.person_id == person_id)
    return attempts_where(mine, now)


def attempts_where(where: ColumnElement[bool], now: datetime) -> list[Attempted]:
    """Return attempts; one whose time is over has ended, though nobody has closed it yet."""
    ended = case(
        (AttemptRow.deadline_at <= now - GRACE, AttemptRow.deadline_at),
        else_=None,
    )
    found = db.session.execute(
        select(
            AttemptRow.id,
            AttemptRow.person_id,
            AssignmentRow.id,
            AttemptRow.score,
            AttemptRow.points,
            AttemptRow.started_at,
            func.coalesce(AttemptRow.finished_at, ended, type_=AttemptRow.finished_at.type),
        )
        .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
        .where(where, AssignmentRow.deleted_at.is_(None))
        .order_by(AttemptRow.id)
    )
    return [Attempted(*fields) for fields in found]


def worth_of(attempt_id: int) -> dict[int, tuple[float, float | None]]:
    """Return of each item of an attempt the points, and the credit if it has one, by position."""
    found = db.session.execute(
        select(ItemRow.position, ItemRow.points, ItemRow.credit)
        .where(ItemRow.attempt_id == attempt_id)
        .order_by(ItemRow.position)
    )
    return {position: (points, credit) for position, points, credit in found}


def overriding_in(classroom_id: int) -> dict[tuple[int, int], float]:
    """Return the marks that teachers gave in place of scores, by student and assignment."""
    found = db.session.execute(
        of_class(
            select(MarkRow.person_id, MarkRow.assignment_id, MarkRow.mark).where(
                MarkRow.mark.is_not(None)
            ),
            MarkRow,
            classroom_id,
        )
    )
    return {(student, assignment): mark for student, assignment, mark in found}


def excused_in(classroom_id: int) -> frozenset[tuple[int, int]]:
    """Return who is excused from which of a class's assignments."""
    found = db.session.execute(
        of_class(
            select(ExceptionRow.person_id, ExceptionRow.assignment_id).where(ExceptionRow.excused),
            ExceptionRow,
            classroom_id,
        )
    )
    return frozenset((student, assignment) for student, assignment in found)


def of_class(found: Any, table: Any, classroom_id: int) -> Any:
    return found.join(AssignmentRow, AssignmentRow.id == table.assignment_id).where(
        AssignmentRow.classroom_id == classroom_id
    )


def mark_of(assignment_id: int, person_id: int) -> MarkRow | None:
    return db.session.get(MarkRow, (assignment_id, person_id))


def is_excused(assignment_id: int, person_id: int) -> bool:
    exception = db.session.get(ExceptionRow, (assignment_id, person_id))
    return exception is not None and exception.excused


def say(
    assignment_id: int,
    person_id: int,
    mark: float | None,
    reason: str,
    comment: str,
    username: str,
    now: datetime,
) -> None:
    """Keep what a teacher says of a student's work; where that is nothing, nothing is kept."""
    row = mark_of(assignment_id, person_id)
    if mark is None and not comment:
        if row:
            db.session.delete(row)
        return
    row = row or MarkRow(assignment_id=assignment_id, person_id=person_id)
    row.mark, row.reason, row.comment = mark, reason if mark is not None else "", comment
    row.username, row.changed_at = username, now
    db.session.add(row)
    db.session.flush()


def comments_for(person_id: int) -> list[tuple[MarkRow, str]]:
    """Return what teachers said to a person about work, with the titles of the assignments."""
    found = db.session.execute(
        select(MarkRow, AssignmentRow.title)
        .join(AssignmentRow, AssignmentRow.id == MarkRow.assignment_id)
        .where(MarkRow.person_id == person_id, MarkRow.comment != "")
        .order_by(MarkRow.assignment_id)
    )
    return [(row, title) for row, title in found]


def forget(username: str) -> None:
    """Let the name of a teacher stand at no mark."""
    db.session.execute(update(MarkRow).where(MarkRow.username == username).values(username=""))


def join(guest_id: int, person_id: int) -> None:
    """Let what was said of a guest, and excepted for one, be a person's, who has none of it yet."""
    for table in (MarkRow, ExceptionRow):
        own = select(table.assignment_id).where(table.person_id == person_id)
        db.session.execute(
            update(table)
            .where(table.person_id == guest_id, table.assignment_id.not_in(own))
            .values(person_id=person_id)
            .execution_options(synchronize_session=False)
        )
