"""What is right cannot be read elsewhere before it is due, or the teacher is told."""

from datetime import timedelta

import pytest

from quiz.attempts.terms import Explained, Preset
from quiz.storage import holding
from quiz.storage.assignments import ExceptionRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.sets import QuestionSetRow
from tests.factories import NOON
from tests.people import START_KEY, found
from tests.web.building import kept_set, play, row_of
from tests.web.exams import begin, hand_in

CLOSES = NOON + timedelta(hours=2)
CLOSED = "This quiz is closed for now"


def held(school):
    with school.app.app_context():
        return holding.is_held(school.set_id, school.clock.now())


def key_of(school):
    with school.app.app_context():
        return db.session.get(QuestionSetRow, school.set_id).key


def test_the_link_is_closed_until_an_exam_has_closed_and_open_again_then(school):
    key = key_of(school)
    page = school.chi.open(f"/play/{key}")
    school.give_exam(closes_at=CLOSES)
    assert school.chi.client.get(f"/play/{key}").status_code == 403
    assert CLOSED in school.dee.open(f"/play/{key}").text
    sent = school.chi.send(f"/play/{key}/attempts", page, start_key=found(START_KEY, page))
    assert sent.status_code == 403
    school.clock.at = CLOSES
    assert play(school.chi, key).items()


def test_an_exam_that_has_not_opened_yet_holds_its_set_too(school):
    school.give_exam(opens_at=NOON + timedelta(hours=1), closes_at=CLOSES)
    assert held(school)


def test_the_teacher_tries_the_set_all_the_same_and_reads_that_it_is_closed(school):
    school.give_exam(closes_at=CLOSES)
    assert school.ada.client.get(f"/play/{key_of(school)}").status_code == 200
    assert "Closed for now" in school.ada.open(f"/sets/{school.set_id}").text
    school.clock.at = CLOSES
    assert "Closed for now" not in school.ada.open(f"/sets/{school.set_id}").text


@pytest.mark.parametrize(
    ("terms", "then"),
    [
        ({"explained": Explained.AT_ONCE}, False),
        ({"explained": Explained.AFTER_SUBMISSION, "closes_at": CLOSES}, False),
        ({"explained": Explained.AFTER_CLOSING, "closes_at": CLOSES}, False),
        ({"explained": Explained.AFTER_SUBMISSION}, True),
        ({"explained": Explained.NEVER, "closes_at": CLOSES}, True),
    ],
)
def test_a_set_is_held_as_long_as_it_may_not_be_read(school, terms, then):
    school.give(preset=Preset.PRACTICE, **terms)
    assert held(school) is (terms["explained"] is not Explained.AT_ONCE)
    school.clock.at = CLOSES
    assert held(school) is then


def test_who_has_more_time_than_the_others_holds_it_too(school):
    assignment_id = school.give_exam(closes_at=CLOSES)
    later = ExceptionRow(assignment_id=assignment_id, person_id=school.chi_id)
    later.closes_at = CLOSES + timedelta(hours=1)
    with school.app.app_context(), writing():
        db.session.add(later)
    school.clock.at = CLOSES
    assert held(school)
    school.clock.pass_by(hours=1)
    assert not held(school)


def test_what_is_deleted_or_archived_holds_nothing(school):
    assignment_id = school.give_exam(explained=Explained.NEVER)
    school.change(assignment_id, deleted_at=NOON)
    assert not held(school)
    school.change(assignment_id, deleted_at=None)
    assert held(school)
    with school.app.app_context(), writing():
        db.session.get(ClassroomRow, school.class_id).archived_at = NOON
    assert not held(school)


def test_the_code_of_a_set_is_closed_with_its_link(school):
    address = kept_set(school.ada, number=4)
    code = row_of(school.ada, address).code
    page = school.chi.open(f"/quizzes/{code}")
    with school.app.app_context():
        set_id = db.session.scalar(db.select(QuestionSetRow.id).where(QuestionSetRow.code == code))
    school.change(school.give_exam(closes_at=CLOSES), set_id=set_id)
    refused = school.chi.send(f"/quizzes/{code}/attempts", page, start_key=found(START_KEY, page))
    assert refused.status_code == 403
    assert CLOSED in school.chi.open(f"/quizzes/{code}").text
    assert school.ada.client.get(f"/quizzes/{code}").status_code == 200
    school.clock.at = CLOSES
    assert CLOSED not in school.chi.open(f"/quizzes/{code}").text


def told(school, **terms):
    """Return the page on which Ada looks at the terms before she gives the set."""
    address = f"/classes/{school.class_id}/assignments/new?set={school.set_id}"
    fields = {"title": "Week 3", "closes": "2026-11-24T15:00", "check": "yes"} | terms
    return school.ada.send(address, school.ada.open("/classes"), **fields).text


LINK = "Until it has closed, the question set cannot be played by its link."


def test_before_an_exam_is_given_its_teacher_reads_what_becomes_known_too_early(school):
    once = told(school, preset="exam", attempts="1")
    assert LINK in once
    assert "Whoever hands in early reads what is right" in once
    assert "can then begin another attempt at the same questions" in told(school, preset="exam")
    closing = told(school, preset="exam", explained="after-closing")
    assert LINK in closing
    assert "reads what is right" not in closing


def test_a_practice_explained_at_once_has_nothing_to_hide(school):
    page = told(school)
    assert "What they will experience" in page
    assert "by its link" not in page


def test_how_often_the_set_was_answered_elsewhere_is_told(school):
    play(school.dee, key_of(school))
    assert "The set was answered once elsewhere" in told(school, preset="exam")
    practice = begin(school.chi, school.give())
    hand_in(practice)
    assert "The set was answered 2 times elsewhere" in told(school, preset="exam")


def test_attempts_at_the_exam_itself_are_not_elsewhere(school):
    assignment_id = school.give_exam(closes_at=CLOSES)
    begin(school.chi, assignment_id)
    page = school.ada.open(f"/assignments/{assignment_id}/settings").text
    assert LINK in page
    assert "elsewhere" not in page


def test_versions_of_ones_own_are_in_no_set(school):
    with school.app.app_context():
        topic_id = db.session.get(QuestionSetRow, school.set_id).topic_id
    assignment_id = school.give_exam(topic_id=topic_id)
    page = school.ada.open(f"/assignments/{assignment_id}/settings").text
    assert "What they will experience" in page
    assert "by its link" not in page
