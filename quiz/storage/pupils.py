"""All that a class holds of one student: copied out on request, or gone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, true
from sqlalchemy.orm import aliased

from quiz.attempts.answers import from_text
from quiz.formats.own_data import Record, item_record
from quiz.practice.evidence import evidence as evidence_of
from quiz.results.retention import is_expired
from quiz.results.tallies import counted
from quiz.storage import accounts, assigned, bank, belongings, evidence, gradebook, memory
from quiz.storage.assignments import AssignmentRow, ExceptionRow, MarkRow
from quiz.storage.bank import QuestionRow
from quiz.storage.classes import (
    ClassroomRow,
    ClassTeacherRow,
    EnrolmentRow,
    PupilAccountRow,
)
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow


def work_for_export(classroom: ClassroomRow, place: EnrolmentRow, now: datetime) -> Record:
    """Return all that a class holds of a student; of what is not done in it, nothing.

    It is for the student: scores and keys that this one may not read by now are left out.
    """
    account = accounts.account(place.person_id)
    return {
        "class": classroom.title,
        "name": place.name,
        "username": account and account.username,
        "joined_at": place.joined_at.isoformat(),
        "left_at": place.left_at and place.left_at.isoformat(),
        "attempts": list(attempts_for_export(classroom.id, place.person_id, now)),
        "marks": [mark_record(*one) for one in said_of(MarkRow, classroom.id, place.person_id)],
        "exceptions": [
            exception_record(*one) for one in said_of(ExceptionRow, classroom.id, place.person_id)
        ],
    }


def attempts_for_export(classroom_id: int, person_id: int, now: datetime) -> Iterator[Record]:
    """Yield the attempts at a class's assignments, with questions and answers, oldest first."""
    attempts = db.session.scalars(
        select(AttemptRow).where(*attempted_in(classroom_id, person_id)).order_by(AttemptRow.id)
    ).all()
    given = assigned.given_for(attempts)
    for attempt in attempts:
        may = assigned.readable(attempt, given.get(attempt.id), now)
        yield {
            "assignment": attempt.title,
            "started_at": attempt.started_at.isoformat(),
            "finished_at": attempt.finished_at and attempt.finished_at.isoformat(),
            "score": attempt.score if may.score or may.explained else None,
            "points": attempt.points,
            "items": [
                item_record(item, explained=may.explained)
                for item in gradebook.items_of(attempt.id)
            ],
        }


def said_of(table: Any, classroom_id: int, person_id: int) -> list[tuple[Any, str]]:
    """Return the marks, or the exceptions, of a student, with the assignments' titles."""
    found = db.session.execute(
        select(table, AssignmentRow.title)
        .join(AssignmentRow, AssignmentRow.id == table.assignment_id)
        .where(AssignmentRow.classroom_id == classroom_id, table.person_id == person_id)
        .order_by(AssignmentRow.id)
    )
    return [(row, title) for row, title in found]


def mark_record(row: MarkRow, title: str) -> Record:
    return {
        "assignment": title,
        "mark": row.mark,
        "reason": row.reason,
        "comment": row.comment,
        "by": row.username,
        "at": row.changed_at.isoformat(),
    }


def exception_record(row: ExceptionRow, title: str) -> Record:
    return {
        "assignment": title,
        "opens_at": row.opens_at and row.opens_at.isoformat(),
        "closes_at": row.closes_at and row.closes_at.isoformat(),
        "attempts": row.attempts,
        "extra_percent": row.extra_percent,
        "excused": row.excused,
    }


def attempted_in(classroom_id: int, person_id: int) -> tuple[Any, Any]:
    """Return what attempts of a student at a class's assignments have in common."""
    return AttemptRow.person_id == person_id, AttemptRow.assignment_id.in_(given_in(classroom_id))


def given_in(classroom_id: int) -> Any:
    return select(AssignmentRow.id).where(AssignmentRow.classroom_id == classroom_id)


def number_of_attempts(classroom_id: int, person_id: int) -> int:
    found = select(func.count()).where(*attempted_in(classroom_id, person_id))
    return db.session.scalar(found) or 0


def goes_along(classroom_id: int, person_id: int) -> bool:
    """Return whether a student's account goes with the place in a class.

    So it does where it was made from a list of that class, and there is nothing else for which
    anybody would come back: no other class, no attempt but those at this one's assignments.
    """
    pupil = db.session.get(PupilAccountRow, person_id)
    account = accounts.account(person_id)
    if pupil is None or pupil.classroom_id != classroom_id:
        return False
    if account is None or account.teacher_since:
        return False
    elsewhere = (
        select(EnrolmentRow.id).where(
            EnrolmentRow.person_id == person_id, EnrolmentRow.classroom_id != classroom_id
        ),
        select(ClassTeacherRow.person_id).where(ClassTeacherRow.person_id == person_id),
        select(AttemptRow.id).where(
            AttemptRow.person_id == person_id,
            AttemptRow.assignment_id.is_(None)
            | AttemptRow.assignment_id.not_in(given_in(classroom_id)),
        ),
    )
    return not any(db.session.scalar(found.limit(1)) is not None for found in elsewhere)


def forget(classroom_id: int, person_id: int) -> None:
    """Delete all that a class holds of a student, and the account where it goes along."""
    if goes_along(classroom_id, person_id):
        belongings.remove(person_id)
        return
    forget_work(classroom_id, person_id)
    db.session.execute(
        delete(EnrolmentRow).where(
            EnrolmentRow.classroom_id == classroom_id, EnrolmentRow.person_id == person_id
        )
    )
    pupil = db.session.get(PupilAccountRow, person_id)
    if pupil and pupil.classroom_id == classroom_id:
        # Nobody sets passwords any more for somebody who is not of the class.
        db.session.delete(pupil)
    db.session.flush()


def forget_work(classroom_id: int, person_id: int) -> None:
    """Delete a student's attempts at a class's assignments, with marks and exceptions.

    What the answers showed is counted no more.
    """
    mine = attempted_in(classroom_id, person_id)
    topics = db.session.scalars(select(AttemptRow.topic_slug).where(*mine).distinct()).all()
    db.session.execute(delete(AttemptRow).where(*mine))
    for table in (MarkRow, ExceptionRow):
        db.session.execute(
            delete(table).where(
                table.person_id == person_id, table.assignment_id.in_(given_in(classroom_id))
            )
        )
    for topic_slug in topics:
        recount(person_id, topic_slug)


def recount(person_id: int, topic_slug: str) -> None:
    """Count anew what a person's answers at a topic show, of the attempts that there still are."""
    counting = (
        AttemptRow.person_id == person_id,
        AttemptRow.topic_slug == topic_slug,
        AttemptRow.tallied.is_(true()),
    )
    answers = db.session.execute(
        select(QuestionRow.record, ItemRow.answer, ItemRow.answered_at)
        .join(QuestionRow, QuestionRow.id == ItemRow.question_id)
        .join(AttemptRow, AttemptRow.id == ItemRow.attempt_id)
        .where(*counting, ItemRow.answered_at.is_not(None))
        .order_by(ItemRow.attempt_id, ItemRow.position)
    )
    tallies = counted(
        (evidence_of(bank.thawed(frozen), from_text(answer)), at)
        for frozen, answer, at in answers
        if answer is not None and at is not None
    )
    evidence.replace(person_id, topic_slug, tallies)
    memory.forget_never_mixed_up(person_id, topic_slug)
    finished = db.session.execute(
        select(AttemptRow.score, AttemptRow.points, AttemptRow.finished_at)
        .where(*counting)
        .order_by(AttemptRow.id)
    )
    for score, points, finished_at in finished.all():
        if finished_at is not None:
            share = score / points if points else 0.0
            evidence.record_finish(person_id, topic_slug, share, finished_at)


def expired(now: datetime, classroom_id: int | None = None) -> list[tuple[int, int]]:
    """Return who left a class longer ago than it keeps their work, by class and person.

    Without a class all classes are looked through.
    """
    again = aliased(EnrolmentRow)
    came_back = exists().where(
        again.classroom_id == EnrolmentRow.classroom_id,
        again.person_id == EnrolmentRow.person_id,
        again.left_at.is_(None),
    )
    found = (
        select(EnrolmentRow, ClassroomRow.kept_days)
        .join(ClassroomRow, ClassroomRow.id == EnrolmentRow.classroom_id)
        .where(ClassroomRow.kept_days.is_not(None), EnrolmentRow.left_at.is_not(None), ~came_back)
        .order_by(EnrolmentRow.id)
    )
    if classroom_id is not None:
        found = found.where(ClassroomRow.id == classroom_id)
    return [
        (row.classroom_id, row.person_id)
        for row, kept_days in db.session.execute(found)
        if row.left_at and is_expired(row.left_at, kept_days, now)
    ]


def forget_expired(now: datetime, classroom_id: int | None = None) -> None:
    """Delete the work of students who left a class longer ago than it keeps that, and the place.

    Accounts stay, whoever made them.
    """
    for left, person_id in expired(now, classroom_id):
        forget_work(left, person_id)
        db.session.execute(
            delete(EnrolmentRow).where(
                EnrolmentRow.classroom_id == left, EnrolmentRow.person_id == person_id
            )
        )
