"""Attempts at assignments, some answers of which are right and some not."""

import secrets
from datetime import timedelta

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import respond
from quiz.practice.evidence import evidence
from quiz.questions.question import Ordering
from quiz.storage import gradebook, responses
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given
from quiz.storage.library import TopicRow
from tests.factories import NOON, make_questions

MINUTE = timedelta(minutes=1)


def sit(
    person_id: int,
    topic: TopicRow,
    assigned: AssignmentRow | None,
    right: int,
    answered: int = 3,
    after: timedelta = timedelta(),
) -> AttemptRow:
    """Keep an attempt at three orderings begun so long after noon, with a minute for each answer.

    The first few are right, the others the wrong way round; with fewer answers it is under way.
    """
    questions, at = make_questions(3), NOON + after
    given = Given(assignment_id=assigned and assigned.id)
    with writing():
        attempt = gradebook.start_attempt(
            person_id, topic, questions, 7, secrets.token_hex(16), -66_000, -54_000, at, given=given
        )
        for position, question in enumerate(questions[:answered], start=1):
            assert isinstance(question, Ordering)
            key = question.key if position <= right else question.key[::-1]
            answer = Ordered(tuple((choice,) for choice in key))
            response = respond(question, answer, at + position * MINUTE)
            responses.record(attempt.id, position, response, evidence(question, answer))
        db.session.refresh(attempt)
    return attempt
