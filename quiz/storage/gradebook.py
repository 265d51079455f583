"""Attempts, and what was answered in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from quiz.attempts.answers import from_text
from quiz.attempts.attempt import Item, Response
from quiz.attempts.rules import Rule
from quiz.attempts.shuffling import shuffled
from quiz.questions.question import Question
from quiz.storage import bank
from quiz.storage.accounts import PersonRow
from quiz.storage.assignments import AssignmentRow
from quiz.storage.bank import QuestionRow
from quiz.storage.classes import ClassTeacherRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow


class AttemptRow(Row):
    """One sitting. What it shows does not change with its topic, nor go with it.

    `questions` counts its items and `answered` those with a response; `points` is what they are
    worth together, `score` what was earned. `title` is the topic's, the question set's or the
    assignment's. `first_day` and `last_day` are the scale of all its timelines. `start_key` makes
    starting it twice with one press impossible. `code` makes the same questions again, and is None
    where they were chosen for the person; `set_id` is the question set they are of, and
    `assignment_id` what they were answered for: then it ends by itself at `deadline_at`, and in an
    `exam` answers may be changed until it does; a teacher may have it `reopened_at` a later time.
    An `own_exam` is one that the student chose, and may be read as soon as it has ended. An order
    is marked by `rule`. It is `tallied` once what its answers show is counted: with each of them,
    or after its end, when they may be read.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        Index(None, "person_id", "id"),
        Index(None, "person_id", "topic_slug", "id"),
        Index(
            "ix_attempts_open",
            "person_id",
            "topic_id",
            sqlite_where=text("finished_at IS NULL"),
        ),
        Index(None, "assignment_id", "person_id", "id"),
        # One press or two, one tab or two: of an assignment a student has one attempt under way.
        Index(
            "ix_attempts_under_way",
            "assignment_id",
            "person_id",
            unique=True,
            sqlite_where=text("assignment_id IS NOT NULL AND finished_at IS NULL"),
        ),
        Index("ix_attempts_not_tallied", "person_id", sqlite_where=text("tallied = 0")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"))
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="SET NULL"), index=True
    )
    topic_slug: Mapped[str]
    topic_title: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    start_key: Mapped[str] = mapped_column(unique=True)
    questions: Mapped[int]
    answered: Mapped[int] = mapped_column(default=0)
    score: Mapped[float] = mapped_column(default=0.0)
    first_day: Mapped[int]
    last_day: Mapped[int]
    code: Mapped[str | None]
    set_id: Mapped[int | None] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="SET NULL"), index=True
    )
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    title: Mapped[str]
    points: Mapped[float]
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey(AssignmentRow.id, ondelete="SET NULL")
    )
    deadline_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    exam: Mapped[bool] = mapped_column(default=False)
    own_exam: Mapped[bool] = mapped_column(default=False)
    rule: Mapped[str] = mapped_column(default=Rule.CERTAIN_PAIRS)
    tallied: Mapped[bool] = mapped_column(default=True)


class ItemRow(Row):
    """A question at its position, from 1, and the response once there is one.

    `shuffled` is the seed of the order in which its choices are shown, None where that is their
    own. `draft` is what stands on the student's page and is not given as an answer yet, as JSON of
    an answer, `revision` counts how often either was changed, and `revised_by` is the name that the
    page has given itself which did so last; `sure` is what the student says
    of the answer, and `flagged` that it is to be looked at again.
    """

    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint("credit BETWEEN 0 AND 1", name="credit_is_a_fraction"),
        CheckConstraint(
            # A correction can give credit for what was not answered.
            "(answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL OR credit IS NOT NULL)",
            name="response_is_whole",
        ),
    )

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey(AttemptRow.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    answer: Mapped[str | None] = mapped_column(Text)
    credit: Mapped[float | None]
    answered_at: Mapped[datetime | None]
    points: Mapped[float] = mapped_column(default=1.0)
    shuffled: Mapped[int | None]
    draft: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=0)
    revised_by: Mapped[str | None]
    sure: Mapped[bool | None]
    flagged: Mapped[bool] = mapped_column(default=False)


class Subject(Protocol):
    """What an attempt is about: a topic, or what is known of one that may be gone."""

    @property
    def id(self) -> int | None: ...

    @property
    def slug(self) -> str: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Given:
    """What an attempt has from the assignment that it is made for; nothing where for none.

    `shuffled` is the seed of the order in which choices are shown, None for their own; `tallied`
    says whether each answer may be read, and is counted, as soon as it is given.
    """

    assignment_id: int | None = None
    deadline_at: datetime | None = None
    exam: bool = False
    rule: Rule = Rule.CERTAIN_PAIRS
    shuffled: int | None = None
    tallied: bool = True


def start_attempt(
    person_id: int,
    topic: Subject,
    questions: Sequence[Question],
    seed: int,
    start_key: str,
    first_day: int,
    last_day: int,
    now: datetime,
    code: str | None = None,
    set_id: int | None = None,
    title: str | None = None,
    points: Sequence[float] | None = None,
    given: Given | None = None,
    own_exam: bool = False,
) -> AttemptRow:
    """Add an attempt with its questions frozen; IntegrityError when the start key was used.

    Without a title it has that of its topic; without points each question is worth one.
    """
    points = points or [1.0] * len(questions)
    given = given or Given(exam=own_exam, tallied=not own_exam)
    attempt = AttemptRow(
        person_id=person_id,
        topic_id=topic.id,
        topic_slug=topic.slug,
        topic_title=topic.title,
        seed=seed,
        start_key=start_key,
        questions=len(questions),
        first_day=first_day,
        last_day=last_day,
        code=code,
        set_id=set_id,
        started_at=now,
        title=title or topic.title,
        points=sum(points),
        assignment_id=given.assignment_id,
        deadline_at=given.deadline_at,
        exam=given.exam,
        own_exam=own_exam,
        rule=given.rule,
        tallied=given.tallied,
    )
    db.session.add(attempt)
    db.session.flush()
    question_ids = bank.keep(questions)
    db.session.execute(
        insert(ItemRow),
        [
            {
                "attempt_id": attempt.id,
                "position": position,
                "question_id": question_id,
                "points": worth,
                "shuffled": given.shuffled,
            }
            for position, (question_id, worth) in enumerate(
                zip(question_ids, points, strict=True), start=1
            )
        ],
    )
    return attempt


def attempt_of(person_id: int, attempt_id: int) -> AttemptRow | None:
    """Return an attempt of this person; None when it is somebody else's or nobody's."""
    return db.session.scalar(
        select(AttemptRow).where(AttemptRow.id == attempt_id, AttemptRow.person_id == person_id)
    )


def attempt_taught(person_id: int, attempt_id: int) -> AttemptRow | None:
    """Return an attempt at an assignment of a class that a person teaches."""
    return db.session.scalar(
        select(AttemptRow)
        .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
        .join(ClassTeacherRow, ClassTeacherRow.classroom_id == AssignmentRow.classroom_id)
        .where(AttemptRow.id == attempt_id, ClassTeacherRow.person_id == person_id)
    )


def attempt_started_with(start_key: str) -> AttemptRow | None:
    return db.session.scalar(select(AttemptRow).where(AttemptRow.start_key == start_key))


def attempts_of(person_id: int, limit: int) -> Sequence[AttemptRow]:
    """Return a person's attempts, newest first."""
    return db.session.scalars(
        select(AttemptRow)
        .where(AttemptRow.person_id == person_id)
        .order_by(AttemptRow.id.desc())
        .limit(limit)
    ).all()


def open_attempt(person_id: int, topic_id: int) -> AttemptRow | None:
    """Return the newest attempt at a topic, not at an assignment, that is not finished."""
    return db.session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.topic_id == topic_id,
            AttemptRow.assignment_id.is_(None),
            AttemptRow.finished_at.is_(None),
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )


def open_attempt_at_set(person_id: int, set_id: int) -> AttemptRow | None:
    """Return the newest attempt at a question set, not at an assignment, that is not finished."""
    return db.session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.set_id == set_id,
            AttemptRow.assignment_id.is_(None),
            AttemptRow.finished_at.is_(None),
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )


def plays_of(set_ids: Sequence[int]) -> dict[int, int]:
    """Return how often each question set was played; nothing for one that never was."""
    found = db.session.execute(
        select(AttemptRow.set_id, func.count())
        .where(AttemptRow.set_id.in_(set_ids))
        .group_by(AttemptRow.set_id)
    )
    return {set_id: plays for set_id, plays in found if set_id is not None}


ITEM = (
    select(
        ItemRow.position,
        ItemRow.answer,
        ItemRow.credit,
        ItemRow.answered_at,
        QuestionRow.record,
        ItemRow.shuffled,
        ItemRow.points,
        ItemRow.sure,
        ItemRow.flagged,
    )
    .join(QuestionRow, QuestionRow.id == ItemRow.question_id)
    .order_by(ItemRow.position)
)


def item_at(attempt_id: int, position: int) -> Item | None:
    found = db.session.execute(
        ITEM.where(ItemRow.attempt_id == attempt_id, ItemRow.position == position)
    ).first()
    return item(*found) if found else None


def question_id_at(attempt_id: int, position: int) -> int | None:
    return db.session.scalar(
        select(ItemRow.question_id).where(
            ItemRow.attempt_id == attempt_id, ItemRow.position == position
        )
    )


def items_of(attempt_id: int) -> tuple[Item, ...]:
    """Return an attempt's items in order."""
    found = db.session.execute(ITEM.where(ItemRow.attempt_id == attempt_id))
    return tuple(item(*fields) for fields in found)


def item(
    position: int,
    answer: str | None,
    credit: float | None,
    answered_at: datetime | None,
    frozen: str,
    seed: int | None,
    points: float,
    sure: bool | None,
    flagged: bool,
) -> Item:
    """Return an item, its choices in the order of the seed where there is one."""
    question = bank.thawed(frozen)
    if seed is not None:
        question = shuffled(question, seed)
    if answer is None or credit is None or answered_at is None:
        return Item(position, question, None, points, flagged)
    response = Response(from_text(answer), credit, answered_at, sure)
    return Item(position, question, response, points, flagged)


def answered_times(attempt_id: int) -> tuple[datetime | None, ...]:
    """Return when each item of an attempt was answered, in order; None for an open one."""
    return tuple(
        db.session.scalars(
            select(ItemRow.answered_at)
            .where(ItemRow.attempt_id == attempt_id)
            .order_by(ItemRow.position)
        )
    )


def first_open_position(attempt_id: int, after: int = 0) -> int | None:
    """Return the position of the first item without a response, after a position."""
    return db.session.scalar(
        select(ItemRow.position)
        .where(
            ItemRow.attempt_id == attempt_id,
            ItemRow.answered_at.is_(None),
            ItemRow.position > after,
        )
        .order_by(ItemRow.position)
        .limit(1)
    )
