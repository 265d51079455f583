"""Attempts, and what was answered in them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    case,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from quiz.attempts.answers import as_text, from_text
from quiz.attempts.attempt import Item, Response
from quiz.questions.question import Question
from quiz.results.evidence import Evidence
from quiz.storage import bank, evidence
from quiz.storage.accounts import PersonRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow


class AttemptRow(Row):
    """One sitting. What it shows does not change with its topic, nor go with it.

    `questions` counts its items and `answered` those with a response; `score` is the sum of
    their credits. `first_day` and `last_day` are the scale of all its timelines. `start_key`
    makes starting it twice with one press impossible. `code` makes the same questions again, and
    is None where they were chosen for the person; `set_id` is the question set they are of.
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


class ItemRow(Row):
    """A question at its position, from 1, and the response once there is one."""

    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint("credit BETWEEN 0 AND 1", name="credit_is_a_fraction"),
        CheckConstraint(
            "(answer IS NULL) = (credit IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
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


class Subject(Protocol):
    """What an attempt is about: a topic, or what is known of one that may be gone."""

    @property
    def id(self) -> int | None: ...

    @property
    def slug(self) -> str: ...

    @property
    def title(self) -> str: ...


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
) -> AttemptRow:
    """Add an attempt with its questions frozen; IntegrityError when the start key was used."""
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
    )
    db.session.add(attempt)
    db.session.flush()
    question_ids = bank.keep(questions)
    db.session.execute(
        insert(ItemRow),
        [
            {"attempt_id": attempt.id, "position": position, "question_id": question_id}
            for position, question_id in enumerate(question_ids, start=1)
        ],
    )
    return attempt


def attempt_of(person_id: int, attempt_id: int) -> AttemptRow | None:
    """Return an attempt of this person; None when it is somebody else's or nobody's."""
    return db.session.scalar(
        select(AttemptRow).where(AttemptRow.id == attempt_id, AttemptRow.person_id == person_id)
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
    """Return the newest attempt at a topic that is not finished."""
    return db.session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.topic_id == topic_id,
            AttemptRow.finished_at.is_(None),
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )


def open_attempt_at_set(person_id: int, set_id: int) -> AttemptRow | None:
    """Return the newest attempt at a question set that is not finished."""
    return db.session.scalar(
        select(AttemptRow)
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.set_id == set_id,
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
) -> Item:
    question = bank.thawed(frozen)
    if answer is None or credit is None or answered_at is None:
        return Item(position, question)
    return Item(position, question, Response(from_text(answer), credit, answered_at))


def answered_times(attempt_id: int) -> tuple[datetime | None, ...]:
    """Return when each item of an attempt was answered, in order; None for an open one."""
    return tuple(
        db.session.scalars(
            select(ItemRow.answered_at)
            .where(ItemRow.attempt_id == attempt_id)
            .order_by(ItemRow.position)
        )
    )


def first_open_position(attempt_id: int) -> int | None:
    """Return the position of the first item without a response."""
    return db.session.scalar(
        select(ItemRow.position)
        .where(ItemRow.attempt_id == attempt_id, ItemRow.answered_at.is_(None))
        .order_by(ItemRow.position)
        .limit(1)
    )


def record(attempt_id: int, position: int, response: Response, shown: Evidence) -> bool:
    """Write down a response and count what it shows.

    Return False, and change nothing, when the item has a response already.
    """
    written = db.session.scalar(
        update(ItemRow)
        .where(
            ItemRow.attempt_id == attempt_id,
            ItemRow.position == position,
            ItemRow.answered_at.is_(None),
        )
        .values(
            answer=as_text(response.answer),
            credit=response.credit,
            answered_at=response.answered_at,
        )
        .returning(ItemRow.position)
        .execution_options(synchronize_session=False)
    )
    if written is None:
        return False
    attempt = db.session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == attempt_id)
        .values(
            answered=AttemptRow.answered + 1,
            score=AttemptRow.score + response.credit,
            finished_at=case(
                (AttemptRow.answered + 1 == AttemptRow.questions, response.answered_at),
                else_=AttemptRow.finished_at,
            ),
        )
        .returning(
            AttemptRow.person_id,
            AttemptRow.topic_slug,
            AttemptRow.score,
            AttemptRow.questions,
            AttemptRow.finished_at,
        )
        .execution_options(synchronize_session=False)
    ).one()
    evidence.record(attempt.person_id, attempt.topic_slug, shown, response.answered_at)
    if attempt.finished_at is not None:
        evidence.record_finish(
            attempt.person_id,
            attempt.topic_slug,
            attempt.score / attempt.questions,
            attempt.finished_at,
        )
    return True
