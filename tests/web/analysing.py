"""A class whose answers at an assignment are analysed."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from quiz.attempts.answers import Answer, Chosen
from quiz.questions.question import Question
from quiz.storage import accounts, bank, enrolments, library
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.answering import answer_all, choose, make_choices
from tests.factories import NOON
from tests.people import TOPIC
from tests.results import simulated
from tests.web.exams import School


class Analysed:
    """Ada's class at an assignment that is its own, whatever set it came from."""

    def __init__(self, school: School, **terms: Any) -> None:
        self.school, self.app = school, school.app
        self.assignment = school.give(title="Kings", **terms)
        self.address = f"/assignments/{self.assignment}/analysis"
        school.clock.pass_by(days=1)

    def enrol(self, *names: str) -> list[int]:
        with self.app.app_context(), writing():
            people = [accounts.new_guest(NOON).id for _ in names]
            for name, person_id in zip(names, people, strict=True):
                enrolments.enrol(self.school.class_id, person_id, name, NOON)
        return people

    def sit(
        self,
        person_id: int,
        questions: Sequence[Question],
        answers: Sequence[Answer | None],
        after: timedelta = timedelta(),
        **others: Any,
    ) -> AttemptRow:
        with self.app.app_context():
            row = db.session.get_one(AssignmentRow, self.assignment)
            topic = library.topic(TOPIC)
            assert topic is not None
            begun = NOON + after
            return answer_all(person_id, topic, row, questions, answers, begun, **others)

    def id_of(self, question: Question) -> int:
        with self.app.app_context():
            digest = bank.digest(bank.record.as_text(question))
            return bank.ids_of([digest])[digest]

    def page(self, **query: Any):
        page = self.school.ada.client.get(self.address, query_string=query)
        assert page.status_code == 200
        return page

    def question(self, question: Question):
        return self.school.ada.client.get(self.address_of(question))

    def address_of(self, question: Question) -> str:
        return f"/assignments/{self.assignment}/questions/{self.id_of(question)}"

    def sit_simulated(self, students: int = 40) -> tuple[list[Question], int]:
        """Let a simulated class answer ten questions; return them, and which has a wrong key."""
        quiz = simulated.multiple_choice(random.Random(3), students, wrong_key=True)
        assert quiz.wrong is not None
        questions: list[Question] = list(
            make_choices(*(one for item in quiz.items for one in item.key))
        )
        for number, person_id in enumerate(
            self.enrol(*(f"Student {one:02}" for one in range(students)))
        ):
            answers = [Chosen(item.answers[number]) for item in quiz.items]
            self.sit(person_id, questions, answers, timedelta(minutes=number))
        return questions, quiz.wrong


THREE = make_choices("a", "b", "c")
RIGHT = [choose("a"), choose("b"), choose("c")]
