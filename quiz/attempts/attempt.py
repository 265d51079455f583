"""One sitting: its questions, frozen when it began, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from quiz.attempts.answers import Answer
from quiz.attempts.grading import grade
from quiz.questions.question import Question


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with its time and the credit it earned."""

    answer: Answer
    credit: float
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A question at its position, counted from 1, and the response once there is one."""

    position: int
    question: Question
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """The items of one sitting, in order."""

    items: tuple[Item, ...]

    @property
    def score(self) -> float:
        """Return the sum of credits; an item without a response counts 0."""
        return sum(item.response.credit for item in self.items if item.response)

    @property
    def finished(self) -> bool:
        return all(item.response for item in self.items)


def respond(question: Question, answer: Answer, now: datetime) -> Response:
    """Return the response that is recorded when a question is answered."""
    return Response(answer, grade(question, answer), now)
