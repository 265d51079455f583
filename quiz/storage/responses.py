"""Answers, written down as they are given, how attempts end, and what they add up to.

What an attempt has ended with stands: every statement here says of which attempts and items it is
true, so of two tabs, two presses or an answer and the deadline one wins, whatever was read before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true, update

from quiz.attempts.answers import as_text, from_text
from quiz.attempts.attempt import Response
from quiz.attempts.terms import GRACE
from quiz.practice.evidence import Evidence
from quiz.practice.evidence import evidence as evidence_of
from quiz.storage import bank, corrections, evidence, memory
from quiz.storage.assigned import with_terms
from quiz.storage.assignments import AssignmentRow, terms_for
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.revisions import Revision, counted, follows

UNREAD = {"synchronize_session": False}


def record(attempt_id: int, position: int, response: Response, shown: Evidence) -> bool:
    """Write down a response, which stands, and count what it shows if that may be read at once.

    Return False, and change nothing, when the item has a response already or the attempt has ended.
    """
    answered_at = write(attempt_id, position, response, ItemRow.answered_at.is_(None))
    if answered_at is None:
        return False
    attempt = add_up(attempt_id, answered_at)
    if attempt.finished_at is not None:
        corrections.settle(attempt_id)
    if attempt.tallied:
        evidence.record(attempt.person_id, attempt.topic_slug, shown, answered_at)
        memory.record(attempt.person_id, attempt.topic_slug, shown, response.sure, answered_at)
        if attempt.finished_at is not None:
            record_finish(attempt_id)
    return True


def revise(
    attempt_id: int, position: int, response: Response, revision: Revision | None = None
) -> bool:
    """Write down a response of an exam, in the place of the one before if there is one.

    Return False, and change nothing, when the attempt has ended, or is none at an exam, or when
    something newer is saved.
    """
    is_exam = exists().where(AttemptRow.id == ItemRow.attempt_id, AttemptRow.exam.is_(true()))
    which = and_(is_exam, follows(revision))
    answered_at = write(attempt_id, position, response, which, revision)
    if answered_at is None:
        return False
    add_up(attempt_id, answered_at)
    return True


def write(
    attempt_id: int,
    position: int,
    response: Response,
    where: ColumnElement[bool],
    revision: Revision | None = None,
) -> datetime | None:
    """Write a response to an item of an attempt under way; return its time, None if it is too late.

    What arrives just after the deadline counts as given at the deadline.
    """
    now = response.answered_at
    deadline = (
        select(AttemptRow.deadline_at)
        .where(AttemptRow.id == ItemRow.attempt_id)
        .correlate(ItemRow)
        .scalar_subquery()
    )
    return db.session.scalar(
        update(ItemRow)
        .where(
            ItemRow.attempt_id == attempt_id,
            ItemRow.position == position,
            where,
            exists().where(AttemptRow.id == ItemRow.attempt_id, under_way(now)),
        )
        .values(
            answer=as_text(response.answer),
            credit=response.credit,
            sure=response.sure,
            answered_at=case((deadline < now, deadline), else_=now),
            draft=None,
            **counted(revision),
        )
        .returning(ItemRow.answered_at)
        .execution_options(**UNREAD)
    )


def under_way(now: datetime) -> ColumnElement[bool]:
    """Return that an attempt has not ended, nor been to end so long ago that nothing can come."""
    in_time = or_(AttemptRow.deadline_at.is_(None), AttemptRow.deadline_at > now - GRACE)
    return and_(AttemptRow.finished_at.is_(None), in_time)


def add_up(attempt_id: int, now: datetime) -> Any:
    """Count the items of an attempt; one whose answers stand ends with the last of them."""
    items = select(ItemRow).where(ItemRow.attempt_id == attempt_id)
    answered = items.with_only_columns(func.count(ItemRow.answered_at)).scalar_subquery()
    earned = items.with_only_columns(func.sum(ItemRow.credit * ItemRow.points)).scalar_subquery()
    complete = and_(AttemptRow.exam.is_(false()), answered == AttemptRow.questions)
    return db.session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == attempt_id)
        .values(
            answered=answered,
            score=func.coalesce(earned, 0.0),
            finished_at=case((complete, not_before_start(now)), else_=AttemptRow.finished_at),
        )
        .returning(
            AttemptRow.person_id,
            AttemptRow.topic_slug,
            AttemptRow.finished_at,
            AttemptRow.tallied,
        )
        .execution_options(**UNREAD)
    ).one()


def not_before_start(now: datetime) -> ColumnElement[datetime]:
    """Return the time, or when an attempt began if a clock was set back since."""
    return case((AttemptRow.started_at > now, AttemptRow.started_at), else_=now)


def record_finish(attempt_id: int) -> None:
    """Count an attempt that has ended, with the share of its points that was earned."""
    attempt = db.session.execute(
        select(
            AttemptRow.person_id,
            AttemptRow.topic_slug,
            AttemptRow.score,
            AttemptRow.points,
            AttemptRow.finished_at,
        ).where(AttemptRow.id == attempt_id, AttemptRow.finished_at.is_not(None))
    ).one()
    share = attempt.score / attempt.points if attempt.points else 0.0
    evidence.record_finish(attempt.person_id, attempt.topic_slug, share, attempt.finished_at)


def submit(attempt_id: int, now: datetime) -> bool:
    """End an attempt with what is answered; False when it has ended before.

    What the answers of a student's own exam show is counted at once.
    """
    ended = case(
        (AttemptRow.deadline_at < now, AttemptRow.deadline_at), else_=not_before_start(now)
    )
    if not end(and_(AttemptRow.id == attempt_id, AttemptRow.finished_at.is_(None)), ended):
        return False
    own = select(AttemptRow.id).where(AttemptRow.id == attempt_id, AttemptRow.own_exam.is_(true()))
    if db.session.scalar(own) is not None:
        tally(attempt_id)
    return True


def end(which: ColumnElement[bool], when: Any) -> bool:
    """End attempts at a time, and return whether there were any."""
    ended = db.session.execute(
        update(AttemptRow)
        .where(which)
        .values(finished_at=when)
        .returning(AttemptRow.id, AttemptRow.tallied)
        .execution_options(**UNREAD)
    ).all()
    drafts = and_(ItemRow.attempt_id.in_([row.id for row in ended]), ItemRow.draft.is_not(None))
    db.session.execute(
        update(ItemRow).where(drafts).values(draft=None, sure=None), execution_options=UNREAD
    )
    for attempt_id, tallied in ended:
        corrections.settle(attempt_id)
        if tallied:
            record_finish(attempt_id)
    return bool(ended)


def overdue(now: datetime) -> ColumnElement[bool]:
    """Return that an attempt has not ended though its deadline is over."""
    return and_(AttemptRow.finished_at.is_(None), AttemptRow.deadline_at <= now - GRACE)


@dataclass(frozen=True, slots=True)
class Whose:
    """Attempts of a person, at an assignment, or at all assignments of a class."""

    person_id: int | None = None
    assignment_id: int | None = None
    classroom_id: int | None = None

    @property
    def are(self) -> ColumnElement[bool]:
        if self.assignment_id is not None:
            return AttemptRow.assignment_id == self.assignment_id
        if self.classroom_id is not None:
            given = select(AssignmentRow.id).where(AssignmentRow.classroom_id == self.classroom_id)
            return AttemptRow.assignment_id.in_(given)
        return AttemptRow.person_id == self.person_id


def any_overdue(whose: Whose, now: datetime) -> bool:
    """Return whether some attempts are to be closed."""
    found = select(AttemptRow.id).where(whose.are, overdue(now)).limit(1)
    return db.session.scalar(found) is not None


def close_overdue(whose: Whose, now: datetime) -> None:
    """End attempts as of their deadlines, with what is saved."""
    end(and_(whose.are, overdue(now)), AttemptRow.deadline_at)


def renew_deadlines(assignment_id: int) -> None:
    """Give the attempts under way the deadlines that the terms of their assignment now set."""
    found = db.session.execute(
        with_terms().where(
            AttemptRow.assignment_id == assignment_id, AttemptRow.finished_at.is_(None)
        )
    )
    for attempt, assignment, exception in found.all():
        begun = attempt.reopened_at or attempt.started_at
        attempt.deadline_at = terms_for(assignment, exception).deadline(begun)
    db.session.flush()


def any_unsettled(person_id: int, now: datetime) -> bool:
    """Return whether a person has attempts that are to be closed, or perhaps to be counted."""
    to_count = and_(AttemptRow.tallied.is_(false()), AttemptRow.finished_at.is_not(None))
    found = select(AttemptRow.id).where(
        AttemptRow.person_id == person_id, or_(overdue(now), to_count)
    )
    return db.session.scalar(found.limit(1)) is not None


def due(person_id: int, now: datetime) -> Sequence[int]:
    """Return the attempts of a person that may be read by now, and are not counted yet."""
    found = db.session.execute(
        with_terms()
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.tallied.is_(false()),
            AttemptRow.finished_at.is_not(None),
        )
        .order_by(AttemptRow.id)
    )
    return [
        attempt.id
        for attempt, assignment, exception in found
        if terms_for(assignment, exception).explains(attempt.finished_at, now)
    ]


def tally(attempt_id: int) -> None:
    """Count what the answers of an attempt show, once, now that they may be read."""
    counted = db.session.scalar(
        update(AttemptRow)
        .where(
            AttemptRow.id == attempt_id,
            AttemptRow.tallied.is_(false()),
            AttemptRow.finished_at.is_not(None),
        )
        .values(tallied=True)
        .returning(AttemptRow.id)
        .execution_options(**UNREAD)
    )
    if counted is not None:
        count(AttemptRow.id == attempt_id)


def take_back(attempt: AttemptRow) -> None:
    """Count an attempt no more, which is to be gone on with; after its end it is counted anew."""
    attempt.tallied = False
    db.session.flush()
    evidence.forget(attempt.person_id, attempt.topic_slug)
    memory.forget_topic(attempt.person_id, attempt.topic_slug)
    count(
        and_(
            AttemptRow.person_id == attempt.person_id,
            AttemptRow.topic_slug == attempt.topic_slug,
            AttemptRow.tallied.is_(true()),
        )
    )


def count(which: ColumnElement[bool]) -> None:
    """Add what some attempts show to what is counted."""
    ended = select(AttemptRow.id).where(which, AttemptRow.finished_at.is_not(None))
    for attempt_id in db.session.scalars(ended.order_by(AttemptRow.id)).all():
        record_finish(attempt_id)
    answers = db.session.execute(
        select(
            AttemptRow.person_id,
            AttemptRow.topic_slug,
            QuestionRow.record,
            ItemRow.answer,
            ItemRow.sure,
            ItemRow.answered_at,
        )
        .join(ItemRow, ItemRow.attempt_id == AttemptRow.id)
        .join(QuestionRow, QuestionRow.id == ItemRow.question_id)
        .where(which, ItemRow.answered_at.is_not(None))
        .order_by(ItemRow.answered_at, ItemRow.attempt_id, ItemRow.position)
    )
    for person_id, topic_slug, frozen, answer, sure, answered_at in answers.all():
        if answer is not None and answered_at is not None:
            shown = evidence_of(bank.thawed(frozen), from_text(answer))
            evidence.record(person_id, topic_slug, shown, answered_at)
            memory.record(person_id, topic_slug, shown, sure, answered_at)
