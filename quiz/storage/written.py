"""Questions of teachers' own, each with all its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import ForeignKey, func, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from quiz.questions.written import WrittenQuestion
from quiz.storage import bank
from quiz.storage.accounts import PersonRow, Visitor
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db


class WrittenQuestionRow(Row):
    """A question that a teacher wrote; what it says, and said before, are its versions."""

    __tablename__ = "written_questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]


class VersionRow(Row):
    """A version of a written question, counted from 1, and who made it."""

    __tablename__ = "written_versions"

    written_id: Mapped[int] = mapped_column(
        ForeignKey(WrittenQuestionRow.id, ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    username: Mapped[str]
    made_at: Mapped[datetime]


class Kept(NamedTuple):
    """A written question that was added, and what it says."""

    written_id: int
    question_id: int


@dataclass(frozen=True, slots=True)
class Version:
    """What a question said from a moment on, and who let it say so."""

    row: VersionRow
    question: WrittenQuestion


def add(question: WrittenQuestion, person: Visitor, now: datetime) -> VersionRow:
    """Add a question; what it says is its first version."""
    row = WrittenQuestionRow(made_at=now)
    db.session.add(row)
    db.session.flush()
    return add_version(row.id, question, person, now)


def add_all(questions: Sequence[WrittenQuestion], person: Visitor, now: datetime) -> list[Kept]:
    """Add many questions at once, and return them in their order."""
    if not questions:
        return []
    question_ids = bank.keep(questions)
    written_ids = db.session.scalars(
        insert(WrittenQuestionRow).returning(WrittenQuestionRow.id, sort_by_parameter_order=True),
        [{"made_at": now} for _ in questions],
    ).all()
    kept = [Kept(*ids) for ids in zip(written_ids, question_ids, strict=True)]
    db.session.execute(
        insert(VersionRow),
        [
            {
                "written_id": one.written_id,
                "number": 1,
                "question_id": one.question_id,
                "person_id": person.id,
                "username": person.username or "",
                "made_at": now,
            }
            for one in kept
        ],
    )
    return kept


def add_version(
    written_id: int, question: WrittenQuestion, person: Visitor, now: datetime
) -> VersionRow:
    """Add what a question says from now on; those who answered an earlier version keep that."""
    (question_id,) = bank.keep([question])
    row = VersionRow(
        written_id=written_id,
        number=latest_number(written_id) + 1,
        question_id=question_id,
        person_id=person.id,
        username=person.username or "",
        made_at=now,
    )
    db.session.add(row)
    db.session.flush()
    return row


def latest_number(written_id: int) -> int:
    """Return the number of the latest version; 0 while there is none."""
    latest = select(func.max(VersionRow.number)).where(VersionRow.written_id == written_id)
    return db.session.scalar(latest) or 0


def versions_of(written_id: int) -> tuple[Version, ...]:
    """Return the versions of a question, the latest first."""
    found = db.session.execute(
        select(VersionRow, QuestionRow.record)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(VersionRow.written_id == written_id)
        .order_by(VersionRow.number.desc())
    )
    return tuple(Version(row, cast(WrittenQuestion, bank.thawed(record))) for row, record in found)


def version(written_id: int, number: int) -> Version | None:
    return next((one for one in versions_of(written_id) if one.row.number == number), None)


def forget(person_id: int) -> None:
    """Let the name of a person stand at no version."""
    db.session.execute(
        update(VersionRow).where(VersionRow.person_id == person_id).values(username="")
    )
