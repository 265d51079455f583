"""What answers at a class's assignments show: of one student, and of the whole class."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import false, func, or_, select

from quiz.attempts.answers import from_text
from quiz.practice.evidence import Evidence
from quiz.practice.evidence import evidence as evidence_of
from quiz.questions.question import Question
from quiz.results.tallies import Tallies, counted
from quiz.storage import bank
from quiz.storage.assignments import AssignmentRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow

# Questions made for each student are many; so many answers are read, the latest, in a second.
MOST_ANSWERS = 5000


@dataclass(frozen=True, slots=True)
class TopicOfClass:
    """A topic that a student was asked about in a class."""

    slug: str
    title: str


def topics_asked(classroom_id: int, person_id: int) -> list[TopicOfClass]:
    """Return the topics of a student's attempts at a class's assignments, the last one first."""
    found = db.session.execute(
        select(AttemptRow.topic_slug, AttemptRow.topic_title, func.max(AttemptRow.id))
        .where(*counting(classroom_id, ""), AttemptRow.person_id == person_id)
        .where(AttemptRow.topic_slug != "")
        .group_by(AttemptRow.topic_slug)
        .order_by(func.max(AttemptRow.id).desc())
    )
    return [TopicOfClass(slug, title) for slug, title, _ in found]


def tallies_of(classroom_id: int, topic_slug: str, person_id: int | None = None) -> Tallies:
    """Return what the answers of a student add up to, or those of the whole class.

    Those of an exam under way may still be changed, and show nothing yet.
    """
    return counted(answers(classroom_id, topic_slug, person_id))


def answers(
    classroom_id: int, topic_slug: str, person_id: int | None
) -> Iterator[tuple[Evidence, datetime]]:
    """Yield what each answer shows, with a time at which it was given."""
    found = (
        select(
            ItemRow.question_id,
            ItemRow.answer,
            func.count().label("times"),
            func.max(ItemRow.answered_at, type_=ItemRow.answered_at.type).label("last_at"),
            QuestionRow.record,
        )
        .join(AttemptRow, AttemptRow.id == ItemRow.attempt_id)
        .join(QuestionRow, QuestionRow.id == ItemRow.question_id)
        .where(*counting(classroom_id, topic_slug), ItemRow.answered_at.is_not(None))
        .group_by(ItemRow.question_id, ItemRow.answer)
        .order_by(func.max(ItemRow.attempt_id).desc(), ItemRow.question_id)
        .limit(MOST_ANSWERS)
    )
    if person_id is not None:
        found = found.where(AttemptRow.person_id == person_id)
    questions: dict[int, Question] = {}
    for row in db.session.execute(found):
        if row.question_id not in questions:
            questions[row.question_id] = bank.thawed(row.record)
        shown = evidence_of(questions[row.question_id], from_text(row.answer))
        yield from [(shown, row.last_at)] * row.times


def counting(classroom_id: int, topic_slug: str) -> tuple[Any, ...]:
    """Return what the attempts have in common whose answers show something; of any topic for ""."""
    given = select(AssignmentRow.id).where(
        AssignmentRow.classroom_id == classroom_id, AssignmentRow.deleted_at.is_(None)
    )
    stands = or_(AttemptRow.exam.is_(false()), AttemptRow.finished_at.is_not(None))
    about = (AttemptRow.topic_slug == topic_slug,) if topic_slug else ()
    return AttemptRow.assignment_id.in_(given), stands, *about
