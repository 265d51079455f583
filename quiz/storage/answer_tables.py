"""Every answer at an assignment that its figures are reckoned from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from quiz.attempts.answers import Answer, from_text
from quiz.attempts.correcting import Correction
from quiz.attempts.rules import Rule
from quiz.results.answer_table import Answered, AnswerTable, Asked, Sat
from quiz.results.collation import collation_key
from quiz.results.gradebook import Assignment, Attempted, Student
from quiz.results.standing import attempt_that_counts
from quiz.storage import bank, corrections, marks
from quiz.storage.assignments import AssignmentRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow

# No figure becomes surer by more; the pages that show each answer would become too long.
MOST_ATTEMPTS = 1000


@dataclass(frozen=True, slots=True)
class AssignmentAnswers:
    """What was handed in at an assignment, one attempt of each student.

    `tables` are as many as there were different sets of questions, the one that most students
    were asked first, of equals the later. `under_way` counts who has not handed in yet, and
    `older` the attempts beyond the MOST_ATTEMPTS latest. Who is excused is left out.
    """

    assignment: Assignment
    tables: tuple[AnswerTable, ...]
    under_way: int
    older: int

    @property
    def sat(self) -> list[Sat]:
        """Return everybody's attempt, by name."""
        everybody = (one for table in self.tables for one in table.sat)
        return sorted(everybody, key=by_name)

    def table_asking(self, question_id: int) -> AnswerTable | None:
        """Return the table of a question that most students were asked; None if it is in none."""
        asking = (table for table in self.tables if question_id in (one.id for one in table.asked))
        return next(asking, None)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an attempt, as it is kept."""

    question_id: int
    answer: Answer | None
    credit: float
    points: float
    answered_at: datetime | None


def answers_at(row: AssignmentRow, now: datetime) -> AssignmentAnswers:
    """Return the answers at an assignment, in seven statements however many there are."""
    assignment = marks.assignment(row.id, now)
    students = {one.id: one for one in marks.students_in(row.classroom_id, left=True)}
    excused = {person for person, other in marks.excused_in(row.classroom_id) if other == row.id}
    attempts = attempts_by_student(row.id, excused)
    taken = sorted(
        (one for tried in attempts.values() if (one := taken_of(tried, assignment))),
        key=lambda one: one.id,
    )
    latest = taken[-MOST_ATTEMPTS:]
    items = items_of([one.id for one in latest])
    asked = questions_of({item.question_id for one in items.values() for item in one})
    corrected = corrections_at(row.id)
    alike: dict[tuple[int, ...], list[AttemptRow]] = defaultdict(list)
    for one in latest:
        alike[tuple(sorted(item.question_id for item in items[one.id]))].append(one)
    groups = sorted(alike.values(), key=lambda group: (-len(group), -group[-1].id))
    return AssignmentAnswers(
        assignment=assignment,
        tables=tuple(table_of(group, items, asked, corrected, students) for group in groups),
        under_way=sum(all(one.finished_at is None for one in tried) for tried in attempts.values()),
        older=len(taken) - len(latest),
    )


def attempts_by_student(assignment_id: int, excused: set[int]) -> dict[int, list[AttemptRow]]:
    found: dict[int, list[AttemptRow]] = defaultdict(list)
    for row in db.session.scalars(
        select(AttemptRow)
        .where(AttemptRow.assignment_id == assignment_id)
        .order_by(AttemptRow.person_id, AttemptRow.id)
    ):
        if row.person_id not in excused:
            found[row.person_id].append(row)
    return found


def taken_of(attempts: Sequence[AttemptRow], assignment: Assignment) -> AttemptRow | None:
    """Return the attempt of a student that counts, or stands for all that do."""
    finished = [one for one in attempts if one.finished_at is not None]
    times = [(share_of(one), one.finished_at) for one in finished if one.finished_at is not None]
    place = attempt_that_counts(times, assignment.counting)
    return None if place is None else finished[place]


def share_of(attempt: AttemptRow) -> float:
    return attempt.score / attempt.points if attempt.points else 0.0


def items_of(attempt_ids: Sequence[int]) -> dict[int, list[Item]]:
    """Return the items of each attempt in order."""
    found: dict[int, list[Item]] = {attempt: [] for attempt in attempt_ids}
    known: dict[str, Answer] = {}
    rows = db.session.execute(
        select(
            ItemRow.attempt_id,
            ItemRow.question_id,
            ItemRow.answer,
            ItemRow.credit,
            ItemRow.points,
            ItemRow.answered_at,
        )
        .where(ItemRow.attempt_id.in_(attempt_ids))
        .order_by(ItemRow.attempt_id, ItemRow.position)
    )
    for attempt, question_id, text, credit, points, answered_at in rows:
        answer = None
        if text is not None:
            answer = known.get(text) or known.setdefault(text, from_text(text))
        found[attempt].append(Item(question_id, answer, credit or 0.0, points, answered_at))
    return found


def questions_of(question_ids: set[int]) -> dict[int, str]:
    """Return the record of each question."""
    rows = db.session.execute(
        select(QuestionRow.id, QuestionRow.record).where(QuestionRow.id.in_(question_ids))
    )
    return {row.id: row.record for row in rows}


def corrections_at(assignment_id: int) -> dict[int, Correction]:
    """Return the correction by which each question is marked that has one."""
    first_to_last = reversed(corrections.ledger(assignment_id))
    return {row.question_id: row.correction for row in first_to_last if row.undone_at is None}


def table_of(
    attempts: Sequence[AttemptRow],
    items: Mapping[int, Sequence[Item]],
    records: Mapping[int, str],
    corrected: Mapping[int, Correction],
    students: Mapping[int, Student],
) -> AnswerTable:
    """Return the table of attempts at the same questions, in the order of the latest of them.

    A question is worth what it is in most attempts: one that was dropped may count in a few still.
    """
    latest = attempts[-1]
    order = [item.question_id for item in items[latest.id]]
    rows = {one.id: in_order(items[one.id], order) for one in attempts}
    asked = tuple(
        Asked(
            question_id,
            bank.thawed(records[question_id]),
            usual_points([rows[one.id][place].points for one in attempts]),
            Rule(latest.rule),
            corrected.get(question_id),
        )
        for place, question_id in enumerate(order)
    )
    sat = (sat_by(one, rows[one.id], students) for one in attempts)
    return AnswerTable(asked, tuple(sorted(sat, key=by_name)), latest.topic_slug)


def in_order(items: Sequence[Item], order: Sequence[int]) -> list[Item]:
    """Return items in an order of their questions, though one was asked twice."""
    waiting: dict[int, list[Item]] = defaultdict(list)
    for item in reversed(items):
        waiting[item.question_id].append(item)
    return [waiting[question_id].pop() for question_id in order]


def usual_points(points: Sequence[float]) -> float:
    """Return what comes most often; of equals the most."""
    return max(set(points), key=lambda one: (points.count(one), one))


def sat_by(attempt: AttemptRow, items: Sequence[Item], students: Mapping[int, Student]) -> Sat:
    seconds = seconds_taken(attempt, items)
    return Sat(
        students.get(attempt.person_id) or Student(attempt.person_id, "", left=True),
        Attempted(
            attempt.id,
            attempt.person_id,
            attempt.assignment_id or 0,
            attempt.score,
            attempt.points,
            attempt.started_at,
            attempt.finished_at,
        ),
        tuple(
            Answered(item.answer, item.credit, taken)
            for item, taken in zip(items, seconds, strict=True)
        ),
        time_taken(attempt),
    )


def time_taken(attempt: AttemptRow) -> timedelta | None:
    if attempt.reopened_at or attempt.finished_at is None:
        return None
    return max(timedelta(), attempt.finished_at - attempt.started_at)


def seconds_taken(attempt: AttemptRow, items: Sequence[Item]) -> list[float | None]:
    """Return how long after the answer before, or the start, each answer came.

    Of an exam it is not known, where answers may have been changed, nor of what was opened again.
    """
    taken: list[float | None] = [None] * len(items)
    if attempt.exam or attempt.reopened_at:
        return taken
    before = attempt.started_at
    for at, place in sorted(
        (item.answered_at, place) for place, item in enumerate(items) if item.answered_at
    ):
        taken[place] = max(0.0, (at - before).total_seconds())
        before = at
    return taken


def by_name(sat: Sat) -> tuple[object, ...]:
    return (sat.student.left, collation_key(sat.student.name), sat.student.id)
