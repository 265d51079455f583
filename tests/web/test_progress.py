from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from quiz.storage import assignments, classes, library, responses
from quiz.storage.classes import EnrolmentRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import make_account, make_assignment, make_class, make_set, make_teacher
from tests.people import TOPIC, signed_in
from tests.storage.test_progress import sit

NOW = datetime.now(UTC)


@pytest.fixture
def school(app):
    """Ada gave an exam to Chi, Dee and Eve; Ben teaches elsewhere."""
    with app.app_context():
        ada, ben = make_teacher("Ada"), make_teacher("Ben")
        pupils = {name: make_account(name).person_id for name in ("Chi", "Dee", "Eve")}
        classroom = make_class(ada.person_id, pupils=pupils)
        given = make_assignment(
            classroom,
            make_set(ada.person_id, library.topic(TOPIC)),
            **{"preset": "exam", "explained": "after-submission", "attempts": 1, "minutes": 20},
        )
        return SimpleNamespace(
            ada=signed_in(app, ada),
            ben=signed_in(app, ben),
            class_id=classroom.id,
            given=given,
            page=f"/assignments/{given.id}",
            **{name.lower(): person_id for name, person_id in pupils.items()},
        )


@pytest.fixture
def sits(app, school):
    """Return how a student begins, answers some, and hands in."""

    def begin(person_id, answered, *, ends=None, handed_in=False):
        ends = ends or datetime.now(UTC) + timedelta(minutes=11)
        with app.app_context():
            db.session.add(school.given)
            attempt = sit(
                *(school.given, person_id, answered),
                **{"now": NOW, "exam": True, "tallied": False, "deadline_at": ends},
            )
            if handed_in:
                with writing():
                    responses.submit(attempt.id, NOW)
            db.session.expunge_all()
            return attempt.id

    return begin


def student(school, person_id, noun):
    return f"{school.page}/students/{person_id}/{noun}"


def polled(school):
    return school.ada.open(f"{school.page}/progress").json


def attempt(app, attempt_id):
    with app.app_context():
        return db.session.get(AttemptRow, attempt_id)


def exception(app, school, person_id):
    with app.app_context():
        return assignments.exception_of(int(school.page.rsplit("/", 1)[1]), person_id)


def test_the_page_says_who_is_where(school, sits):
    sits(school.chi, 3, handed_in=True)
    sits(school.dee, 1)
    page = school.ada.open(school.page)
    assert "1 of 3 students handed in, mean 100\u00a0%" in page.text
    assert "1 of 3 answered" in page.text
    assert "3 of 3</td>" in page.text
    assert "not begun" in page.text
    assert "One attempt of 20 minutes." in page.text


def test_what_is_polled_is_what_the_page_says(school, sits):
    sits(school.chi, 3, handed_in=True)
    sits(school.dee, 1)
    told = polled(school)
    assert told["summary"] == "1 of 3 students handed in, mean 100\u00a0%"
    assert told["students"][str(school.dee)]["words"] == "1 of 3 answered"
    assert told["students"][str(school.dee)]["time_left"] in ("10 min", "11 min")
    assert told["students"][str(school.chi)]["score"] == "3 of 3"
    assert told["students"][str(school.eve)]["state"] == "waiting"


def test_what_was_polled_a_moment_ago_is_told_again(school, sits):
    before = polled(school)
    sits(school.dee, 1)
    assert polled(school) == before
    assert "1 of 3 answered" in school.ada.open(school.page).text
    assert polled(school) != before


def test_what_is_over_is_handed_in_when_the_teacher_looks(school, sits, app):
    number = sits(school.dee, 1, ends=NOW - timedelta(minutes=1))
    assert "1 of 3 students handed in" in school.ada.open(school.page).text
    assert attempt(app, number).finished_at == NOW - timedelta(minutes=1)


@pytest.mark.parametrize("noun", ["", "/progress"])
def test_nobody_else_sees_it(school, chi, noun):
    assert school.ben.open(school.page + noun).status_code == 404
    assert chi.open(school.page + noun).status_code == 404
    assert school.ada.open(f"/assignments/{2**70}{noun}").status_code == 404


def test_a_class_without_students_is_told_to_let_them_in(school, app):
    with app.app_context():
        teacher_id = classes.teachers_of(school.class_id)[0].person_id
        empty = make_assignment(make_class(teacher_id)).id
    page = school.ada.open(f"/assignments/{empty}")
    assert "Nobody is in the class yet." in page.text


def test_who_left_is_shown_with_what_was_done_and_not_counted(school, sits, app):
    sits(school.chi, 3, handed_in=True)
    with app.app_context(), writing():
        classes.enrolment_of(school.chi, school.class_id).left_at = NOW
    page = school.ada.open(school.page)
    assert "left the class" in page.text
    assert "0 of 2 students handed in" in page.text
    sent = school.ada.send(student(school, school.chi, "excusal"), school.ada.open("/"))
    assert sent.status_code == 404


def test_who_joined_later_is_there(school, app):
    with app.app_context():
        fay = make_account("Fay").person_id
        with writing():
            db.session.add(
                EnrolmentRow(classroom_id=school.class_id, person_id=fay, name="Fay", joined_at=NOW)
            )
    assert "0 of 4 students handed in" in school.ada.open(school.page).text


def test_a_student_is_excused_and_it_is_undone(school, app):
    page = school.ada.open("/")
    assert school.ada.send(student(school, school.eve, "excusal"), page).status_code == 303
    told = school.ada.open(school.page)
    assert "Eve is excused." in told.text
    assert student(school, school.eve, "readmission") in told.text
    assert "0 of 2 students handed in" in told.text
    school.ada.send(student(school, school.eve, "readmission"), told)
    assert not exception(app, school, school.eve).excused


def test_what_was_handed_in_is_opened_again(school, sits, app):
    number = sits(school.chi, 2, handed_in=True)
    page = school.ada.open(student(school, school.chi, "exception"))
    assert "Open what was handed in" in page.text
    school.ada.send(student(school, school.chi, "reopening"), page)
    assert "Chi can go on until" in school.ada.open(school.page).text
    row = attempt(app, number)
    assert row.finished_at is None
    assert row.deadline_at > NOW + timedelta(minutes=19)
    school.ada.send(student(school, school.chi, "reopening"), page)
    assert "An attempt is under way already." in school.ada.open(school.page).text


def test_another_attempt_is_given_once_however_often_it_is_pressed(school, sits, app):
    sits(school.chi, 2, handed_in=True)
    page = school.ada.open("/")
    for _ in range(2):
        school.ada.send(student(school, school.chi, "attempts"), page)
    assert exception(app, school, school.chi).attempts == 2


def test_another_attempt_at_what_has_closed_leads_to_a_later_closing(school, sits, app):
    with app.app_context(), writing():
        row = db.session.get(assignments.AssignmentRow, int(school.page.rsplit("/", 1)[1]))
        row.closes_at = NOW - timedelta(hours=1)
    page = school.ada.open("/")
    sent = school.ada.send(student(school, school.chi, "attempts"), page)
    assert sent.location.endswith("/exception")
    assert "It has closed, though" in school.ada.open(sent.location).text


@pytest.mark.parametrize("noun", ["excusal", "readmission", "reopening", "attempts"])
def test_nobody_else_allows_anything_and_only_students_of_the_class_are_allowed(school, noun):
    page = school.ben.open("/")
    assert school.ben.send(student(school, school.chi, noun), page).status_code == 404
    assert school.ben.client.get(student(school, school.chi, noun)).status_code == 405
    own = school.ada.open("/")
    assert school.ada.send(student(school, 2**70, noun), own).status_code == 404
    assert school.ada.send(student(school, 1, noun), own).status_code == 404
