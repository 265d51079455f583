"""Question sets held back: given to a class that may not read what is right yet.

While one is, its link and its code open nothing: by either a student would read every key.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from quiz.attempts.terms import Explained
from quiz.storage.assignments import AssignmentRow, ExceptionRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.sets import QuestionSetRow


def is_held(set_id: int, now: datetime) -> bool:
    """Return whether some assignment holds a question set back."""
    return found_held(AssignmentRow.set_id == set_id, now)


def is_code_held(code: str, now: datetime) -> bool:
    """Return whether some assignment holds back a question set that a code makes again."""
    sets = select(QuestionSetRow.id).where(QuestionSetRow.code == code)
    return found_held(AssignmentRow.set_id.in_(sets), now)


def found_held(which: ColumnElement[bool], now: datetime) -> bool:
    """Return whether one of some assignments is not explained yet to all who can sit it.

    One never explained holds its set as long as it is there, and its class is not archived.
    """
    later_for_one = exists().where(
        ExceptionRow.assignment_id == AssignmentRow.id, ExceptionRow.closes_at > now
    )
    found = (
        select(AssignmentRow.id)
        .join(ClassroomRow, ClassroomRow.id == AssignmentRow.classroom_id)
        .where(
            which,
            AssignmentRow.deleted_at.is_(None),
            ClassroomRow.archived_at.is_(None),
            AssignmentRow.explained != Explained.AT_ONCE,
            or_(
                AssignmentRow.explained == Explained.NEVER,
                AssignmentRow.closes_at.is_(None),
                AssignmentRow.closes_at > now,
                later_for_one,
            ),
        )
    )
    return db.session.scalar(found.limit(1)) is not None


def answered_elsewhere(set_id: int, assignment_id: int | None) -> int:
    """Return how many attempts there are at a question set that are not at this assignment."""
    at = AttemptRow.assignment_id
    elsewhere = at.is_not(None) if assignment_id is None else at != assignment_id
    found = select(func.count()).where(
        and_(AttemptRow.set_id == set_id, or_(at.is_(None), elsewhere))
    )
    return db.session.scalar(found) or 0
