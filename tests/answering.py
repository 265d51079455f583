"""Attempts at an assignment in which everything is answered as a test wants it."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import update

from quiz.attempts.answers import Answer, Chosen, Ordered, as_text
from quiz.attempts.grading import grade
from quiz.questions.question import Question
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice
from quiz.storage import gradebook, responses
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given, ItemRow
from quiz.storage.library import TopicRow
from tests.factories import NOON

MINUTE = timedelta(minutes=1)
CHOICES = "abcd"


def choose(*ids: str) -> Chosen:
    return Chosen(frozenset(ids))


def order(ids: Sequence[str]) -> Ordered:
    return Ordered(tuple((one,) for one in ids))


def make_choices(*keys: str) -> list[WrittenMultipleChoice]:
    """Return questions of four choices, the n-th about the n-th town, with these keys."""
    return [
        WrittenMultipleChoice(
            f"Where is town {number}?",
            tuple(WrittenChoice(one, f"In {one.upper()}") for one in CHOICES),
            frozenset(key),
        )
        for number, key in enumerate(keys, start=1)
    ]


def answer_all(
    person_id: int,
    topic: TopicRow,
    row: AssignmentRow,
    questions: Sequence[Question],
    answers: Sequence[Answer | None],
    begun: datetime = NOON,
    points: Sequence[float] | None = None,
    *,
    finished: bool = True,
    exam: bool = False,
) -> AttemptRow:
    """Keep an attempt begun then, with a minute for each answer; None is left unanswered."""
    with writing():
        attempt = gradebook.start_attempt(
            person_id,
            topic,
            questions,
            7,
            secrets.token_hex(16),
            -66_000,
            -54_000,
            begun,
            title=row.title,
            points=points,
            given=Given(assignment_id=row.id, exam=exam, tallied=False),
        )
        at, rows = begun, []
        for position, (question, answer) in enumerate(
            zip(questions, answers, strict=True), start=1
        ):
            if answer is not None:
                at += MINUTE
                rows.append(
                    {
                        "attempt_id": attempt.id,
                        "position": position,
                        "answer": as_text(answer),
                        "credit": grade(question, answer),
                        "answered_at": at,
                    }
                )
        if rows:
            db.session.execute(update(ItemRow), rows)
        responses.add_up(attempt.id, at)
        db.session.refresh(attempt)
        attempt.finished_at = at if finished else None
    return attempt
