import secrets
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from quiz.attempts.answers import Ordered
from quiz.practice.evidence import evidence
from quiz.questions.question import Ordering
from quiz.results.standing import Counting
from quiz.storage import assignments, classes, gradebook, progress, responses
from quiz.storage.assignments import MarkRow
from quiz.storage.database import db, writing
from quiz.storage.evidence import PairTallyRow
from quiz.storage.gradebook import Given
from quiz.storage.progress import CannotReopen
from tests.factories import (
    NOON,
    make_account,
    make_assignment,
    make_class,
    make_questions,
    make_response,
    make_teacher,
)

LATER = NOON + timedelta(days=1)
WEEK = timedelta(days=7)
TOPIC = SimpleNamespace(id=None, slug="rome", title="Rome")


@pytest.fixture
def people(shelves):
    return {name: make_account(name).person_id for name in ("Chi", "Dee", "Eve")}


@pytest.fixture
def classroom(people):
    return make_class(make_teacher().person_id, pupils=people)


def sit(assignment, person_id, answered=0, *, right=True, now=NOON, **given):
    """Keep an attempt at three orderings, of which the first few are answered."""
    questions = make_questions(3)
    with writing():
        attempt = gradebook.start_attempt(
            *(person_id, TOPIC, questions, 7, secrets.token_hex(16), -66_000, -54_000, now),
            given=Given(assignment_id=assignment.id, **given),
        )
        for position, question in enumerate(questions[:answered], start=1):
            assert isinstance(question, Ordering)
            order = question.key if right else question.key[::-1]
            answer = Ordered(tuple((choice,) for choice in order))
            response = make_response(answer, float(right), now)
            if given.get("exam"):
                responses.revise(attempt.id, position, response)
            else:
                responses.record(attempt.id, position, response, evidence(question, answer))
        db.session.refresh(attempt)
    return attempt


def standing_of(assignment):
    return progress.standing(progress.work_on(assignment), Counting(assignment.counting))


def test_a_class_that_did_nothing_has_no_mean(classroom):
    given = make_assignment(classroom)
    standing = standing_of(given)
    assert (standing.students, standing.begun, standing.handed_in) == (3, 0, 0)
    assert standing.mean is None


def test_who_begun_and_who_handed_in_is_counted_once_each(classroom, people):
    given = make_assignment(classroom)
    sit(given, people["Chi"], 3)
    sit(given, people["Chi"], 3, right=False)
    sit(given, people["Dee"], 1)
    standing = standing_of(given)
    assert (standing.students, standing.begun, standing.handed_in) == (3, 2, 1)
    assert standing.mean == 1.0


@pytest.mark.parametrize(
    ("counting", "share"), [("highest", 1.0), ("first", 1.0), ("latest", 0.0), ("mean", 0.5)]
)
def test_the_score_that_counts_is_the_one_said(classroom, people, counting, share):
    given = make_assignment(classroom, counting=counting)
    sit(given, people["Chi"], 3)
    sit(given, people["Chi"], 3, right=False, now=LATER)
    assert standing_of(given).mean == share


def test_a_teachers_mark_goes_before_the_score(classroom, people):
    given = make_assignment(classroom)
    sit(given, people["Chi"], 3, right=False)
    with writing():
        db.session.add(
            MarkRow(
                assignment_id=given.id,
                person_id=people["Chi"],
                mark=1.5,
                reason="oral",
                comment="",
                username="Ada",
                changed_at=NOON,
            )
        )
    assert standing_of(given).mean == 0.5


def test_who_left_is_counted_no_more_and_shown_where_there_is_work(classroom, people):
    given = make_assignment(classroom)
    sit(given, people["Chi"], 3)
    with writing():
        for name in ("Chi", "Dee"):
            classes.enrolment_of(people[name], classroom.id).left_at = LATER
    work = progress.work_on(given)
    assert [(one.name, one.left) for one in work] == [("Chi", True), ("Eve", False)]
    assert standing_of(given).students == 1
    assert standing_of(given).handed_in == 0


def test_who_came_back_is_there_once(classroom, people):
    given = make_assignment(classroom)
    with writing():
        classes.enrolment_of(people["Chi"], classroom.id).left_at = NOON
        db.session.flush()
        db.session.add(
            classes.EnrolmentRow(
                classroom_id=classroom.id, person_id=people["Chi"], name="Chi L.", joined_at=LATER
            )
        )
    work = progress.work_on(given)
    assert [(one.name, one.left) for one in work] == [
        ("Chi L.", False),
        ("Dee", False),
        ("Eve", False),
    ]


def test_an_excused_student_is_neither_counted_nor_missing(classroom, people):
    given = make_assignment(classroom)
    with writing():
        assignments.except_for(given.id, people["Eve"], {"excused": True})
    assert standing_of(given).students == 2


def test_all_assignments_of_a_class_are_counted_apart(classroom, people):
    first, second = (make_assignment(classroom) for _ in range(2))
    sit(second, people["Chi"], 3)
    standings = progress.standings_in(classroom.id, [first, second])
    assert [standings[one.id].handed_in for one in (first, second)] == [0, 1]


def test_another_attempt_is_one_more_than_were_begun(classroom, people):
    given = make_assignment(classroom, attempts=1)
    sit(given, people["Chi"], 3)
    for _ in range(2):
        with writing():
            progress.give_another(given, people["Chi"])
    assert assignments.exception_of(given.id, people["Chi"]).attempts == 2


@pytest.mark.parametrize("allowed", [None, 3])
def test_another_attempt_takes_none_away_where_more_are_allowed(classroom, people, allowed):
    given = make_assignment(classroom, attempts=allowed)
    sit(given, people["Chi"], 3)
    with writing():
        progress.give_another(given, people["Chi"])
    assert assignments.exception_of(given.id, people["Chi"]) is None


def test_an_exam_handed_in_goes_on_where_it_ended_and_its_time_begins_anew(classroom, people):
    given = make_assignment(classroom, preset="exam", explained="after-submission", minutes=20)
    attempt = sit(given, people["Chi"], 2, exam=True, tallied=False)
    with writing():
        responses.submit(attempt.id, NOON)
    with writing():
        progress.reopen(given, people["Chi"], WEEK, LATER)
    db.session.refresh(attempt)
    assert attempt.finished_at is None
    assert attempt.answered == 2
    assert attempt.deadline_at == LATER + timedelta(minutes=20)
    with writing():
        responses.renew_deadlines(given.id)
    db.session.refresh(attempt)
    assert attempt.deadline_at == LATER + timedelta(minutes=20)


def test_what_closed_closes_later_for_the_one_whose_work_is_opened(classroom, people):
    given = make_assignment(classroom, closes_at=NOON + timedelta(hours=1))
    attempt = sit(given, people["Chi"], 2)
    with writing():
        responses.submit(attempt.id, NOON)
    with writing():
        progress.reopen(given, people["Chi"], timedelta(minutes=30), LATER)
    db.session.refresh(attempt)
    assert attempt.deadline_at == LATER + timedelta(minutes=30)
    assert assignments.exception_of(given.id, people["Chi"]).closes_at == attempt.deadline_at


def test_what_was_counted_of_an_exam_is_not_counted_twice(classroom, people):
    given = make_assignment(classroom, preset="exam", explained="after-submission")
    attempt = sit(given, people["Chi"], 3, exam=True, tallied=False)
    for at in (NOON, LATER):
        with writing():
            responses.submit(attempt.id, at)
            responses.tally(attempt.id)
        if at == NOON:
            before = tallies(people["Chi"])
            with writing():
                progress.reopen(given, people["Chi"], WEEK, LATER)
    assert before
    assert tallies(people["Chi"]) == before


def tallies(person_id):
    return [
        (row.earlier, row.later, row.asked)
        for row in db.session.scalars(
            select(PairTallyRow)
            .where(PairTallyRow.person_id == person_id)
            .order_by(PairTallyRow.earlier, PairTallyRow.later)
        )
    ]


@pytest.mark.parametrize("answered", [None, 1, 3])
def test_what_is_under_way_or_all_answered_or_not_there_cannot_be_opened(
    classroom, people, answered
):
    given = make_assignment(classroom)
    if answered is not None:
        sit(given, people["Chi"], answered)
    with pytest.raises(CannotReopen), writing():
        progress.reopen(given, people["Chi"], WEEK, LATER)
