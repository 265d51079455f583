"""What looks wrong to a student, for the teachers of the topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from quiz.attempts.answers import Answer, from_text
from quiz.messages import Complaint, Message
from quiz.questions.question import Question
from quiz.storage import bank
from quiz.storage.accounts import PersonRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db
from quiz.storage.library import Sharing, TopicRow

WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 5


class TooManyReports(Complaint):
    """Somebody reports faster than anybody can read."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "You have sent %(most)s reports within an hour. Send the next one later.",
                most=MOST_IN_WINDOW,
            )
        )


class ReportRow(Row):
    """One report: the question, the answer given, the event it is about, and what was written."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey(TopicRow.id, ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    answer: Mapped[str] = mapped_column(Text)
    event: Mapped[str | None]
    message: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    reply: Mapped[str | None] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what it is about."""

    row: ReportRow
    topic: TopicRow
    question: Question
    answer: Answer


REPORT = (
    select(ReportRow, TopicRow, QuestionRow.record)
    .join(TopicRow, TopicRow.id == ReportRow.topic_id)
    .join(QuestionRow, QuestionRow.id == ReportRow.question_id)
)


def add(row: ReportRow) -> None:
    """Add a report; sent twice it is added once. TooManyReports after some within an hour."""
    mine = ReportRow.person_id == row.person_id
    same = and_(
        mine,
        ReportRow.question_id == row.question_id,
        ReportRow.message == row.message,
        ReportRow.event.is_not_distinct_from(row.event),
    )
    if db.session.scalar(select(ReportRow.id).where(same).limit(1)):
        return
    lately = select(func.count()).where(mine, ReportRow.made_at > row.made_at - WINDOW)
    if (db.session.scalar(lately) or 0) >= MOST_IN_WINDOW:
        raise TooManyReports
    db.session.add(row)


def reports_by(person_id: int, question_id: int) -> Sequence[ReportRow]:
    """Return what somebody reported of a question, oldest first."""
    return db.session.scalars(
        select(ReportRow)
        .where(ReportRow.person_id == person_id, ReportRow.question_id == question_id)
        .order_by(ReportRow.id)
    ).all()


def reports_of_person(person_id: int) -> Sequence[ReportRow]:
    return db.session.scalars(
        select(ReportRow).where(ReportRow.person_id == person_id).order_by(ReportRow.id)
    ).all()


def reports_for(teacher_id: int, limit: int, *, settled: bool, skipped: int = 0) -> list[Report]:
    """Return reports that a teacher may settle: open ones oldest first, settled ones newest first.

    At most so many, after as many as are skipped.
    """
    newest = (ReportRow.settled_at.desc(), ReportRow.id.desc())
    found = db.session.execute(
        REPORT.where(
            settleable_by(teacher_id),
            ReportRow.settled_at.is_not(None) if settled else ReportRow.settled_at.is_(None),
        )
        .order_by(*newest if settled else (ReportRow.id,))
        .offset(skipped)
        .limit(limit)
    )
    return [read(*fields) for fields in found]


def number_open(teacher_id: int) -> int:
    """Return how many reports wait for this teacher, or for a colleague."""
    counted = (
        select(func.count())
        .select_from(ReportRow)
        .join(TopicRow, TopicRow.id == ReportRow.topic_id)
        .where(settleable_by(teacher_id), ReportRow.settled_at.is_(None))
    )
    return db.session.scalar(counted) or 0


def report_for(teacher_id: int, report_id: int) -> Report | None:
    """Return a report that this teacher may settle; None where there is none."""
    found = db.session.execute(REPORT.where(ReportRow.id == report_id, settleable_by(teacher_id)))
    return next((read(*fields) for fields in found), None)


def read(row: ReportRow, topic: TopicRow, frozen: str) -> Report:
    return Report(row, topic, bank.thawed(frozen), from_text(row.answer))


def settleable_by(teacher_id: int) -> ColumnElement[bool]:
    """Return that a topic is the teacher's, shared with all teachers, or nobody's."""
    return and_(
        TopicRow.deleted_at.is_(None),
        or_(
            TopicRow.owner_id.is_(None),
            TopicRow.owner_id == teacher_id,
            TopicRow.sharing != Sharing.OWN,
        ),
    )


def settle(row: ReportRow, teacher_id: int, reply: str, now: datetime) -> bool:
    """Settle a report with a reply, which may be empty; False when somebody has done so before."""
    if row.settled_at is not None:
        return False
    row.settled_at, row.settled_by, row.reply = now, teacher_id, reply or None
    return True
