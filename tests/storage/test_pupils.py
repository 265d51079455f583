"""All that a class holds of one student: copied out, or gone; and nothing else with it."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quiz.storage import (
    accounts,
    assignments,
    checking,
    enrolments,
    evidence,
    library,
    marks,
    pupils,
)
from quiz.storage.assignments import ExceptionRow, MarkRow
from quiz.storage.classes import EnrolmentRow, PupilAccountRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import NOON, make_account, make_assignment, make_class, make_topic
from tests.sittings import sit

DAY = timedelta(days=1)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def chi(shelves):
    return make_account("Chi").person_id


@pytest.fixture
def classroom(chi, topic):
    """Chi's class, with an assignment at which Chi is marked, and by an exception."""
    row = make_class(pupils={"Chi Chen": chi})
    given = make_assignment(row, topic_id=topic.id, title="Week 3")
    sit(chi, topic, given, right=2)
    with writing():
        marks.say(given.id, chi, 2.5, "On paper.", "Well done.", "Ada", NOON)
        assignments.except_for(given.id, chi, {"extra_percent": 50})
    return row


def number(table, *where):
    return db.session.scalar(select(func.count()).select_from(table).where(*where))


def made_from_roster(person_id, classroom):
    with writing():
        db.session.add(PupilAccountRow(person_id=person_id, classroom_id=classroom.id))


def test_the_copy_holds_all_that_the_class_does_and_nothing_else(classroom, chi, topic):
    sit(chi, topic, None, right=3)
    record = pupils.work_for_export(classroom, marks.place_in(classroom.id, chi), NOON)
    assert (record["class"], record["name"], record["username"]) == (
        "Year 10 History",
        "Chi Chen",
        "Chi",
    )
    (attempt,) = record["attempts"]
    assert (attempt["score"], attempt["points"], len(attempt["items"])) == (2, 3, 3)
    assert [one["mark"] for one in record["marks"]] == [2.5]
    assert [one["extra_percent"] for one in record["exceptions"]] == [50]
    assert json.loads(json.dumps(record)) == record


def test_the_copy_tells_nothing_that_the_student_may_not_read_yet(classroom, chi, topic):
    terms = {"preset": "exam", "explained": "after-closing", "closes_at": NOON + DAY}
    exam = make_assignment(classroom, topic_id=topic.id, title="Exam", **terms)
    sit(chi, topic, exam, right=3)
    place = marks.place_in(classroom.id, chi)
    for now, told in ((NOON, False), (NOON + DAY, True)):
        attempt = pupils.work_for_export(classroom, place, now)["attempts"][-1]
        assert attempt["assignment"] == "France"
        assert attempt["score"] == (3 if told else None)
        assert ["key" in item for item in attempt["items"]] == [told] * 3


def test_forgetting_leaves_nothing_of_the_student_in_the_class(classroom, chi, topic):
    sit(chi, topic, None, right=3)
    with writing():
        pupils.forget(classroom.id, chi)
    for table in (MarkRow, ExceptionRow, EnrolmentRow):
        assert number(table) == 0
    assert number(AttemptRow, AttemptRow.person_id == chi) == 1
    assert accounts.account(chi).username == "Chi"


def test_what_the_answers_showed_is_counted_no_more_and_the_rest_is(classroom, chi, topic):
    sit(chi, topic, None, right=3)
    with writing():
        pupils.forget(classroom.id, chi)
    assert list(checking.problems()) == []
    assert evidence.topic_tally(chi, topic.slug).finished == 1
    tallies = evidence.event_tallies(chi, topic.slug).values()
    assert all(tally.asked == tally.earned for tally in tallies)
    assert tallies


def test_others_in_the_class_lose_nothing(classroom, chi, topic):
    with writing():
        dee = accounts.new_guest(NOON).id
        enrolments.enrol(classroom.id, dee, "Dee", NOON)
    (given,) = assignments.assignments_of(classroom.id)
    sit(dee, topic, given, right=1)
    with writing():
        marks.say(given.id, dee, None, "", "Fine.", "Ada", NOON)
        pupils.forget(classroom.id, chi)
    assert [line.student.name for line in marks.gradebook_of(classroom.id, NOON).lines] == ["Dee"]
    assert number(AttemptRow) == 1
    assert number(MarkRow) == 1


def test_an_account_from_the_roster_goes_along_where_nothing_else_is_left(classroom, chi):
    made_from_roster(chi, classroom)
    assert pupils.goes_along(classroom.id, chi)
    with writing():
        pupils.forget(classroom.id, chi)
    assert accounts.person(chi) is None
    assert list(checking.problems()) == []


def test_an_account_from_the_roster_stays_where_it_has_something_else(classroom, chi, topic):
    made_from_roster(chi, classroom)
    sit(chi, topic, None, right=3)
    assert not pupils.goes_along(classroom.id, chi)
    with writing():
        pupils.forget(classroom.id, chi)
    assert accounts.account(chi) is not None
    assert number(PupilAccountRow) == 0


def test_an_account_of_ones_own_or_of_another_class_stays(classroom, chi):
    assert not pupils.goes_along(classroom.id, chi)
    made_from_roster(chi, classroom)
    make_class(pupils={"Chi": chi})
    assert not pupils.goes_along(classroom.id, chi)


@pytest.mark.parametrize(
    ("kept_days", "left_days_ago", "gone"),
    [(30, 31, True), (30, 29, False), (None, 10_000, False), (30, None, False)],
)
def test_the_work_of_who_left_is_kept_as_long_as_the_class_says(
    classroom, chi, kept_days, left_days_ago, gone
):
    with writing():
        classroom.kept_days = kept_days
        if left_days_ago is not None:
            enrolments.leave(classroom.id, chi, NOON - left_days_ago * DAY)
    with writing():
        pupils.forget_expired(NOON)
    assert number(AttemptRow) == number(MarkRow) == number(EnrolmentRow) == (0 if gone else 1)
    assert accounts.account(chi) is not None
    assert pupils.expired(NOON) == []


def test_who_came_back_keeps_everything(classroom, chi):
    with writing():
        classroom.kept_days = 30
        db.session.add(
            EnrolmentRow(
                classroom_id=classroom.id,
                person_id=chi,
                name="Chi",
                joined_at=NOON - 90 * DAY,
                left_at=NOON - 60 * DAY,
            )
        )
    assert pupils.expired(NOON) == []


def test_one_class_is_tidied_without_the_others(classroom, chi):
    other = make_class(pupils={"Chi": chi})
    with writing():
        for row in (classroom, other):
            row.kept_days = 0
            enrolments.leave(row.id, chi, NOON)
    assert pupils.expired(NOON, other.id) == [(other.id, chi)]
    assert len(pupils.expired(NOON)) == 2
