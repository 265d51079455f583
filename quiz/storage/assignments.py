"""Assignments: what a class is given, on which terms, with exceptions, marks and comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ForeignKey, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from quiz.attempts.appointments import appointment, on_the_wall
from quiz.attempts.rules import Rule
from quiz.attempts.terms import Explained, Preset, Terms
from quiz.storage.accounts import PersonRow
from quiz.storage.classes import ClassroomRow, ClassTeacherRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow


class AssignmentRow(Row):
    """A question set, or wishes by which each student gets a version of like difficulty.

    Either `set_id`, or `topic_id` with `wishes`: the address of the builder. `attempts` and
    `minutes` are None where there is no limit; `counting` is a value of `results.standing.Counting`
    and says which attempt counts. `key` makes giving it twice with one press impossible.
    """

    __tablename__ = "assignments"
    __table_args__ = (CheckConstraint("pass_mark BETWEEN 0 AND 1", name="pass_mark_is_a_fraction"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    classroom_id: Mapped[int] = mapped_column(
        ForeignKey(ClassroomRow.id, ondelete="CASCADE"), index=True
    )
    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    set_id: Mapped[int | None] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="SET NULL"), index=True
    )
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="SET NULL"), index=True
    )
    wishes: Mapped[str] = mapped_column(Text)
    preset: Mapped[str] = mapped_column(default=Preset.PRACTICE)
    explained: Mapped[str] = mapped_column(default=Explained.AT_ONCE)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    attempts: Mapped[int | None]
    counting: Mapped[str]
    minutes: Mapped[int | None]
    rule: Mapped[str] = mapped_column(default=Rule.CERTAIN_PAIRS)
    shuffled: Mapped[bool] = mapped_column(default=False)
    pass_mark: Mapped[float | None]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class ExceptionRow(Row):
    """What one student has otherwise; None where it is as for all.

    `extra_percent` lengthens the time limit; `attempts` are in place of those of all.
    """

    __tablename__ = "assignment_exceptions"

    assignment_id: Mapped[int] = mapped_column(
        ForeignKey(AssignmentRow.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    attempts: Mapped[int | None]
    extra_percent: Mapped[int | None]
    excused: Mapped[bool] = mapped_column(default=False)


class MarkRow(Row):
    """What a teacher says of one student's work: a mark in place of the score, a comment.

    `mark` is in points, with its `reason`; None leaves the score as it is. `username` is who said
    it last.
    """

    __tablename__ = "marks"

    assignment_id: Mapped[int] = mapped_column(
        ForeignKey(AssignmentRow.id, ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    mark: Mapped[float | None]
    reason: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    username: Mapped[str]
    changed_at: Mapped[datetime]


class AssignmentChangedMeanwhile(ValueError):
    """The assignment is no longer as it was seen."""


@dataclass(frozen=True, slots=True)
class GivenAssignment:
    """An assignment as one student has it."""

    row: AssignmentRow
    classroom: ClassroomRow
    terms: Terms


def terms_for(assignment: AssignmentRow, exception: ExceptionRow | None = None) -> Terms:
    """Return the terms of an assignment for all, or for the student with that exception."""
    limit = None if assignment.minutes is None else timedelta(minutes=assignment.minutes)
    terms = Terms(
        preset=Preset(assignment.preset),
        explained=Explained(assignment.explained),
        opens_at=assignment.opens_at,
        closes_at=assignment.closes_at,
        attempts=assignment.attempts,
        limit=limit,
        rule=Rule(assignment.rule),
        shuffled=assignment.shuffled,
        pass_mark=assignment.pass_mark,
    )
    if exception is None:
        return terms
    longer = limit and timedelta(
        seconds=round(limit.total_seconds() * (100 + (exception.extra_percent or 0)) / 100)
    )
    return replace(
        terms,
        opens_at=exception.opens_at or terms.opens_at,
        closes_at=exception.closes_at or terms.closes_at,
        attempts=terms.attempts if exception.attempts is None else exception.attempts,
        limit=longer,
        excused=exception.excused,
    )


def assignment_taught(
    person_id: int, assignment_id: int, *, deleted: bool = False
) -> AssignmentRow | None:
    """Return an assignment of a class that a person teaches, if it is as deleted as asked for."""
    row = db.session.scalar(
        select(AssignmentRow)
        .join(ClassTeacherRow, ClassTeacherRow.classroom_id == AssignmentRow.classroom_id)
        .where(AssignmentRow.id == assignment_id, ClassTeacherRow.person_id == person_id)
    )
    return row if row and (row.deleted_at is not None) is deleted else None


def assignment_with_key(key: str) -> AssignmentRow | None:
    return db.session.scalar(select(AssignmentRow).where(AssignmentRow.key == key))


def assignments_of(classroom_id: int, *, deleted: bool = False) -> Sequence[AssignmentRow]:
    """Return the assignments of a class, or those that can be brought back; newest first."""
    gone = AssignmentRow.deleted_at.is_not(None) if deleted else AssignmentRow.deleted_at.is_(None)
    return db.session.scalars(
        select(AssignmentRow)
        .where(AssignmentRow.classroom_id == classroom_id, gone)
        .order_by(AssignmentRow.made_at.desc(), AssignmentRow.id.desc())
    ).all()


def topic_of(row: AssignmentRow) -> TopicRow | None:
    """Return the topic that versions are made of; None where there is none, or no more."""
    topic = db.session.get(TopicRow, row.topic_id) if row.topic_id is not None else None
    return topic if topic and topic.deleted_at is None else None


def add(row: AssignmentRow) -> AssignmentRow:
    db.session.add(row)
    db.session.flush()
    return row


def check_version(row: AssignmentRow, seen: int) -> None:
    """Raise AssignmentChangedMeanwhile unless an assignment is still in the version seen."""
    if row.version != seen:
        raise AssignmentChangedMeanwhile


def change(row: AssignmentRow, values: Mapping[str, object], seen: int, now: datetime) -> None:
    """Write values by the names of their columns.

    AssignmentChangedMeanwhile, and nothing is written, unless it is still in the version seen.
    """
    check_version(row, seen)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at, row.version = now, row.version + 1


def remove(row: AssignmentRow, now: datetime) -> None:
    """Delete an assignment, so that it can be brought back with all that was handed in."""
    row.deleted_at = row.deleted_at or now


def restore(row: AssignmentRow) -> None:
    row.deleted_at = None


def copied(
    row: AssignmentRow, source: ClassroomRow, target: ClassroomRow, key: str, now: datetime
) -> AssignmentRow:
    """Give the same to another class, at the same times on its clocks."""
    here, there = ZoneInfo(source.zone), ZoneInfo(target.zone)

    def moved(moment: datetime | None, *, late: bool) -> datetime | None:
        return moment and appointment(on_the_wall(moment, here), there, late=late).moment

    same = (
        *("title", "set_id", "topic_id", "wishes", "preset", "explained", "attempts"),
        *("counting", "minutes", "rule", "shuffled", "pass_mark"),
    )
    return add(
        AssignmentRow(
            classroom_id=target.id,
            key=key,
            opens_at=moved(row.opens_at, late=False),
            closes_at=moved(row.closes_at, late=True),
            made_at=now,
            changed_at=now,
            **{name: getattr(row, name) for name in same},
        )
    )


def exception_of(assignment_id: int, person_id: int) -> ExceptionRow | None:
    return db.session.get(ExceptionRow, (assignment_id, person_id))


def exceptions_of(assignment_id: int) -> dict[int, ExceptionRow]:
    """Return what is otherwise for single students, by who they are."""
    found = db.session.scalars(
        select(ExceptionRow).where(ExceptionRow.assignment_id == assignment_id)
    )
    return {row.person_id: row for row in found}


def except_for(assignment_id: int, person_id: int, values: Mapping[str, object]) -> ExceptionRow:
    """Write what is otherwise for one student; what is not named stays as it was."""
    row = exception_of(assignment_id, person_id)
    if row is None:
        row = ExceptionRow(assignment_id=assignment_id, person_id=person_id)
        db.session.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    db.session.flush()
    return row


def marks_on(assignment_id: int) -> int:
    """Return how many students of an assignment have a mark or a comment by a teacher."""
    query = select(func.count()).where(MarkRow.assignment_id == assignment_id)
    return db.session.scalar(query) or 0
