"""A school of 3,000 students in 100 classes with a year of work, and how fast its pages are.

Run by hand: python -m tests.bench.school [FOLDER]
The school is made in FOLDER, if it is not there yet; else in a folder that goes when it is done.
Everybody's password is the one in tests/factories.py, and Teacher1 teaches the first classes.
"""

import random
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from math import exp
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, insert, select

from quiz.app import create_app
from quiz.attempts.answers import Answer, Chosen, Ordered, as_text
from quiz.attempts.grading import grade
from quiz.questions.question import Ordering, ProvedQuestion
from quiz.questions.sitting import compose
from quiz.results.standing import Counting
from quiz.storage import bank, library, sets
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow, ClassTeacherRow, EnrolmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow
from quiz.storage.upgrading import bring_up_to_date
from quiz.web.scale import outermost_days
from tests.conftest import settings_in
from tests.factories import NOON, hash_of_password

CLASSES, PUPILS, TEACHERS = 100, 30, 25
SETS, ASSIGNMENTS, GENERATED = 12, 20, 4
QUIZZES = 40  # ready versions, of which each student gets one where versions are own
ROUNDS = 15
BEGINNING = datetime(2025, 9, 1, 8, tzinfo=NOON.tzinfo)
GUESSING = 0.25  # the share of answers that are right by luck


@dataclass(frozen=True)
class Asked:
    """A question that is kept, with its right answer and some wrong ones, and their credits."""

    id: int
    right: str
    wrong: tuple[tuple[str, float], ...]
    difficulty: float
    discrimination: float


def main(folder: Path) -> None:
    app = create_app(settings_in(folder))
    with app.app_context():
        bring_up_to_date()
        if not db.session.scalar(select(func.count()).select_from(ClassroomRow)):
            begun = time.perf_counter()
            make_school(random.Random(7))
            print(f"school made in {time.perf_counter() - begun:.0f} s")
        for table in (PersonRow, ClassroomRow, AssignmentRow, AttemptRow, ItemRow):
            rows = db.session.scalar(select(func.count()).select_from(table))
            print(f"{table.__tablename__}: {rows:,}")
        db.session.remove()
    measure(app)


def make_school(chance: random.Random) -> None:
    topic = library.topic("russia-north-korea")
    assert topic is not None
    teachers = add_people("Teacher", TEACHERS, teach=True)
    pupils = add_people("pupil", CLASSES * PUPILS)
    question_sets = [add_set(teachers[0], topic, seed) for seed in range(1, SETS + 1)]
    asked = [
        asked_of([one.question for one in sets.items_of(row.id)], chance) for row in question_sets
    ]
    quizzes = [
        asked_of(compose(library.events_of(topic.id), seed).questions, chance)
        for seed in range(100, 100 + QUIZZES)
    ]
    for number in range(CLASSES):
        group = pupils[number * PUPILS : (number + 1) * PUPILS]
        with writing():
            classroom = add_class(number, teachers, group)
            skills = {person: chance.gauss() for person in group}
            for week in range(ASSIGNMENTS):
                generated = week % (ASSIGNMENTS // GENERATED) == 1
                question_set = question_sets[week % SETS]
                given = add_assignment(classroom, topic, None if generated else question_set, week)
                for person in group:
                    items = chance.choice(quizzes) if generated else asked[week % SETS]
                    sit(given, topic, person, skills[person], items, chance)
            flush()


def add_people(name: str, number: int, *, teach: bool = False) -> list[int]:
    """Add accounts with one password, and return whose they are."""
    with writing():
        people = db.session.scalars(
            insert(PersonRow).returning(PersonRow.id), [{"created_at": BEGINNING}] * number
        ).all()
        db.session.execute(
            insert(AccountRow),
            [
                {
                    "person_id": person,
                    "username": f"{name}{place}",
                    "username_key": f"{name}{place}".lower(),
                    "password_hash": hash_of_password(),
                    "stamp": secrets.token_urlsafe(16),
                    "joined_at": BEGINNING,
                    "teacher_since": BEGINNING if teach else None,
                }
                for place, person in enumerate(people, start=1)
            ],
        )
    return list(people)


def add_set(owner: int, topic: TopicRow, seed: int) -> QuestionSetRow:
    events = library.events_of(topic.id)
    days = outermost_days(events)
    assert days is not None
    row = QuestionSetRow(
        owner_id=owner,
        topic_id=topic.id,
        topic_slug=topic.slug,
        topic_title=topic.title,
        title=f"Unit {seed}",
        key=secrets.token_hex(16),
        wishes="",
        first_day=days[0],
        last_day=days[1],
        made_at=BEGINNING,
        changed_at=BEGINNING,
    )
    with writing():
        return sets.keep(row, [(one, None) for one in compose(events, seed).questions])


def asked_of(questions: Sequence[ProvedQuestion], chance: random.Random) -> list[Asked]:
    with writing():
        ids = bank.keep(questions)
    return [
        Asked(
            question_id,
            as_text(right_answer(question)),
            tuple(
                (as_text(answer), grade(question, answer))
                for answer in wrong_answers(question, chance)
            ),
            chance.gauss(0, 0.5),
            chance.uniform(0.8, 1.6),
        )
        for question_id, question in zip(ids, questions, strict=True)
    ]


def right_answer(question: ProvedQuestion) -> Answer:
    if isinstance(question, Ordering):
        return Ordered(question.groups)
    return Chosen(question.key)


def wrong_answers(question: ProvedQuestion, chance: random.Random) -> Iterator[Answer]:
    if isinstance(question, Ordering):
        for _ in range(8):
            order = chance.sample(question.key, len(question.key))
            yield Ordered(tuple((one,) for one in order))
    else:
        for choice in question.choices:
            if choice.id not in question.key:
                yield Chosen(frozenset({choice.id}))


def add_class(number: int, teachers: Sequence[int], pupils: Sequence[int]) -> ClassroomRow:
    row = ClassroomRow(
        title=f"Year {7 + number % 6}, class {number + 1}",
        join_code=f"CODE{number:04}",
        zone="Europe/Vienna",
        made_at=BEGINNING,
    )
    db.session.add(row)
    db.session.flush()
    teaching = {teachers[number // (CLASSES // TEACHERS)], teachers[-1]}
    db.session.add_all(
        ClassTeacherRow(classroom_id=row.id, person_id=teacher, since=BEGINNING)
        for teacher in teaching
    )
    db.session.execute(
        insert(EnrolmentRow),
        [
            {
                "classroom_id": row.id,
                "person_id": pupil,
                "name": f"Pupil {pupil}",
                "joined_at": BEGINNING,
            }
            for pupil in pupils
        ],
    )
    return row


def add_assignment(
    classroom: ClassroomRow, topic: TopicRow, question_set: QuestionSetRow | None, week: int
) -> AssignmentRow:
    opens = BEGINNING + timedelta(days=14 * week)
    row = AssignmentRow(
        classroom_id=classroom.id,
        key=secrets.token_hex(16),
        title=question_set.title if question_set else f"Own version {week + 1}",
        set_id=question_set and question_set.id,
        topic_id=None if question_set else topic.id,
        wishes="" if question_set else "number=10&seed=1",
        opens_at=opens,
        closes_at=opens + timedelta(days=7),
        counting=Counting.HIGHEST,
        made_at=opens,
        changed_at=opens,
    )
    db.session.add(row)
    db.session.flush()
    return row


attempt_ids = count(1)
attempts: list[dict[str, object]] = []
items: list[dict[str, object]] = []


def sit(
    given: AssignmentRow,
    topic: TopicRow,
    person: int,
    skill: float,
    asked: Sequence[Asked],
    chance: random.Random,
) -> None:
    """Let a student answer everything once; one in twelve hands nothing in."""
    if chance.random() < 1 / 12:
        return
    attempt, score = next(attempt_ids), 0.0
    assert given.opens_at is not None
    begun = given.opens_at + timedelta(minutes=chance.randrange(7 * 24 * 60 - 60))
    answered = begun
    for position, one in enumerate(asked, start=1):
        answered += timedelta(seconds=chance.randrange(10, 90))
        knows = GUESSING + (1 - GUESSING) / (
            1 + exp(-one.discrimination * (skill - one.difficulty))
        )
        text, credit = (one.right, 1.0) if chance.random() < knows else chance.choice(one.wrong)
        score += credit
        items.append(
            {
                "attempt_id": attempt,
                "position": position,
                "question_id": one.id,
                "answer": text,
                "credit": credit,
                "answered_at": answered,
                "points": 1.0,
            }
        )
    attempts.append(
        {
            "id": attempt,
            "person_id": person,
            "topic_id": topic.id,
            "topic_slug": topic.slug,
            "topic_title": topic.title,
            "seed": 1,
            "start_key": secrets.token_hex(16),
            "questions": len(asked),
            "answered": len(asked),
            "score": score,
            "first_day": -9_000,
            "last_day": 18_000,
            "set_id": given.set_id,
            "started_at": begun,
            "finished_at": answered,
            "title": given.title,
            "points": float(len(asked)),
            "assignment_id": given.id,
            "exam": False,
            "rule": given.rule,
        }
    )


def flush() -> None:
    for table, rows in ((AttemptRow, attempts), (ItemRow, items)):
        if rows:
            db.session.execute(insert(table), rows)
        rows.clear()


def measure(app: Flask) -> None:
    """Ask for each page in turn with one that reads one row, and compare."""
    with app.app_context():
        person, stamp = db.session.execute(
            select(AccountRow.person_id, AccountRow.stamp).where(AccountRow.username == "Teacher1")
        ).one()
        classroom = db.session.scalars(
            select(ClassTeacherRow.classroom_id).where(ClassTeacherRow.person_id == person)
        ).first()
        given = db.session.scalars(
            select(AssignmentRow)
            .where(AssignmentRow.classroom_id == classroom)
            .order_by(AssignmentRow.id)
        ).all()
        attempt = db.session.scalars(
            select(AttemptRow).where(AttemptRow.assignment_id == given[0].id)
        ).first()
        assert attempt is not None
        question = db.session.scalar(
            select(ItemRow.question_id).where(ItemRow.attempt_id == attempt.id)
        )
        pages = [
            "/sets",
            "/classes",
            f"/classes/{classroom}",
            f"/classes/{classroom}/gradebook",
            f"/classes/{classroom}/gradebook.csv",
            f"/classes/{classroom}/gradebook.xlsx",
            f"/classes/{classroom}/students/{attempt.person_id}",
            f"/assignments/{given[0].id}",
            f"/assignments/{given[0].id}/progress",
            f"/assignments/{given[0].id}/analysis",
            f"/assignments/{given[1].id}/analysis",
            f"/assignments/{given[0].id}/questions/{question}",
            f"/assignments/{given[0].id}/students/{attempt.person_id}",
            f"/assignments/{given[0].id}/attempts/{attempt.id}",
            f"/assignments/{given[0].id}/corrections",
        ]
        statements: list[str] = []
        event.listen(db.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(person=person, stamp=stamp)
    print(f"{'page':58} {'ms':>7} {'of one row':>10} {'statements':>10} {'kB':>6}")
    for address in pages:
        ratio_to_one_row(client, address, statements)


def ratio_to_one_row(client: FlaskClient, address: str, statements: list[str]) -> None:
    times: dict[str, list[float]] = {address: [], "/health": []}
    size = number = 0
    for _ in range(ROUNDS):
        for page, kept in times.items():
            statements.clear()
            begun = time.perf_counter()
            answer = client.get(page)
            kept.append(time.perf_counter() - begun)
            if answer.status_code != 200:
                print(f"{page:58} {answer.status}")
                return
            if page == address:
                size, number = len(answer.data), len(statements)
    page, row = (statistics.median(kept) * 1000 for kept in times.values())
    print(f"{address:58} {page:7.1f} {page / row:10.1f} {number:10} {size / 1000:6.0f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(Path(made))
