"""A class to look around in: students who do not exist, and what they answered.

One of its questions has a wrong key on purpose, so that the figures have something to say.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from quiz.attempts.answers import Answer, Chosen, Ordered, as_text
from quiz.attempts.grading import grade
from quiz.questions.chance import Chance
from quiz.questions.question import Ordering, Question
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering
from quiz.results.standing import Counting
from quiz.storage import (
    accounts,
    assignments,
    classes,
    composing,
    enrolments,
    gradebook,
    responses,
    sets,
)
from quiz.storage.accounts import AccountRow, PersonRow, Visitor
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow, EnrolmentRow
from quiz.storage.database import db
from quiz.storage.gradebook import Given, ItemRow
from quiz.storage.library import TopicRow
from quiz.storage.sets import QuestionSetRow

STUDENTS = (
    "Amira Haddad",
    "Bram de Vos",
    "Chidi Eze",
    "Dana Kowalski",
    "Elif Aydın",
    "Farid Rahimi",
    "Greta Lind",
    "佐藤 花",
    "Ivo Marković",
    "Jonah Weiss",
    "Kira Popova",
    "Leon Marchetti",
    "Mina Park",
    "نور صديقي",
    "Oskar Nyberg",
    "Priya Raman",
    "Quentin Roux",
    "Rosa Almeida",
    "Sefu Otieno",
    "Tomás Vidal",
    "Uma Iyer",
    "Viktor Holm",
    "Wanda Bauer",
    "Yusuf Demir",
)
# Of a hundred answers of the weakest student so many are right, and of the strongest.
WEAKEST, STRONGEST = 10, 98

WRONGLY_KEYED = WrittenMultipleChoice(
    stem="In which year did the Korean War begin?",
    choices=(
        WrittenChoice("a", "1945", "In 1945 the peninsula was divided."),
        WrittenChoice("b", "1948", "In 1948 two states were founded."),
        WrittenChoice("c", "1950", "The war began on 25 June 1950."),
        WrittenChoice("d", "1953", "In 1953 the armistice was signed."),
    ),
    key=frozenset("b"),
    explanation="The key of this question is wrong, so that you can see how that shows.",
)


def add(
    teacher: Visitor,
    topic: TopicRow,
    questions: Sequence[Question],
    days: tuple[int, int],
    zone: str,
    titles: Sequence[str],
    now: datetime,
) -> ClassroomRow:
    """Add a class of a teacher, and its work on these questions of a topic in the last weeks.

    `titles` are those of the class and of its two assignments.
    """
    title, *weeks = titles
    classroom = classes.make(title, zone, teacher.id, now)
    classroom.sample = True
    pupils = [accounts.new_guest(now).id for _ in STUDENTS]
    for name, person_id in zip(STUDENTS, pupils, strict=True):
        enrolments.enrol(classroom.id, person_id, name, now - timedelta(days=30))
    half = len(questions) // 2
    halves = (questions[:half], ()), (questions[half:], (WRONGLY_KEYED,))
    for ago, week, (generated, own) in zip((15, 5), weeks, halves, strict=True):
        question_set, asked = add_set(teacher, topic, generated, days, week, now), generated
        for question in own:
            composing.write(question_set, teacher, question, 1.0, question_set.version, now)
            asked = (*asked, question)
        opened = now - timedelta(days=ago)
        given = add_assignment(classroom, question_set, opened)
        for place, person_id in enumerate(pupils):
            sit(given, question_set, person_id, asked, place, opened)
    return classroom


def add_set(
    teacher: Visitor,
    topic: TopicRow,
    questions: Sequence[Question],
    days: tuple[int, int],
    title: str,
    now: datetime,
) -> QuestionSetRow:
    row = QuestionSetRow(
        owner_id=teacher.id,
        topic_id=topic.id,
        topic_slug=topic.slug,
        topic_title=topic.title,
        title=title,
        key=secrets.token_hex(16),
        wishes="",
        first_day=days[0],
        last_day=days[1],
        made_at=now,
        changed_at=now,
    )
    return sets.keep(row, [(question, None) for question in questions])


def add_assignment(
    classroom: ClassroomRow, question_set: QuestionSetRow, opened: datetime
) -> AssignmentRow:
    return assignments.add(
        AssignmentRow(
            classroom_id=classroom.id,
            key=secrets.token_hex(16),
            title=question_set.title,
            set_id=question_set.id,
            wishes="",
            opens_at=opened,
            closes_at=opened + timedelta(days=21),
            counting=Counting.HIGHEST,
            made_at=opened,
            changed_at=opened,
        )
    )


def sit(
    given: AssignmentRow,
    question_set: QuestionSetRow,
    person_id: int,
    questions: Sequence[Question],
    place: int,
    opened: datetime,
) -> None:
    """Keep a student's attempt; of every dozen one hands nothing in."""
    chance = Chance("sample class", len(questions), place)
    if chance.below(12) == 0:
        return
    begun = opened + timedelta(minutes=chance.below(5 * 24 * 60))
    attempt = gradebook.start_attempt(
        person_id,
        question_set.topic,
        questions,
        0,
        secrets.token_hex(16),
        question_set.first_day,
        question_set.last_day,
        begun,
        set_id=question_set.id,
        title=given.title,
        given=Given(assignment_id=given.id, tallied=False),
    )
    knows = WEAKEST + (STRONGEST - WEAKEST) * place // (len(STUDENTS) - 1)
    answered, rows = begun, []
    for position, question in enumerate(questions, start=1):
        answered += timedelta(seconds=15 + chance.below(60))
        answer = answer_of(question, knows, chance)
        rows.append(
            {
                "attempt_id": attempt.id,
                "position": position,
                "answer": as_text(answer),
                "credit": grade(question, answer),
                "answered_at": answered,
            }
        )
    db.session.execute(update(ItemRow), rows)
    responses.add_up(attempt.id, answered)
    responses.tally(attempt.id)


def answer_of(question: Question, knows: int, chance: Chance) -> Answer:
    """Return what somebody answers who knows so many of a hundred things."""
    right = chance.below(100) < knows
    if isinstance(question, Ordering | WrittenOrdering):
        order = question.key if right else chance.shuffled(question.key)
        return Ordered(tuple((one,) for one in order))
    key = frozenset("c") if question is WRONGLY_KEYED else question.key
    others = [choice.id for choice in question.choices if choice.id not in key]
    return Chosen(key if right else frozenset({chance.pick(others)}))


def remove_contents(classroom: ClassroomRow) -> None:
    """Delete the students who do not exist, with what they answered, and the question sets."""
    invented = (
        select(EnrolmentRow.person_id)
        .outerjoin(AccountRow, AccountRow.person_id == EnrolmentRow.person_id)
        .where(EnrolmentRow.classroom_id == classroom.id, AccountRow.person_id.is_(None))
    )
    db.session.execute(delete(PersonRow).where(PersonRow.id.in_(invented)))
    given = select(AssignmentRow.set_id).where(AssignmentRow.classroom_id == classroom.id)
    db.session.execute(
        delete(QuestionSetRow).where(
            QuestionSetRow.id.in_(given),
            QuestionSetRow.made_at == classroom.made_at,
        )
    )
