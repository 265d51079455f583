"""What one sitting is made of: questions, frozen when it began, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from quiz.attempts.answers import Answer
from quiz.attempts.grading import grade
from quiz.attempts.rules import Rule
from quiz.questions.question import Question


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with its time and the credit it earned.

    `sure` is what the student says of it: sure, or a guess; None where nothing was said.
    """

    answer: Answer
    credit: float
    answered_at: datetime
    sure: bool | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question at its position, counted from 1, the response once there is one, its points.

    It is `flagged` where the student wants to come back to it.
    """

    position: int
    question: Question
    response: Response | None = None
    points: float = 1.0
    flagged: bool = False


def respond(
    question: Question,
    answer: Answer,
    now: datetime,
    rule: Rule = Rule.CERTAIN_PAIRS,
    sure: bool | None = None,
) -> Response:
    """Return the response that is recorded when a question is answered; `sure` earns nothing."""
    return Response(answer, grade(question, answer, rule), now, sure)
