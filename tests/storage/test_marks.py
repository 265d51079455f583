"""What a gradebook is made of, in few statements, and what teachers say of work."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from quiz.results.gradebook import State
from quiz.storage import accounts, assignments, belongings, enrolments, library, marks
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import (
    NOON,
    make_account,
    make_assignment,
    make_class,
    make_set,
    make_teacher,
    make_topic,
)
from tests.sittings import sit

LATER = NOON + timedelta(days=1)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


def guests(count):
    with writing():
        return [accounts.new_guest(NOON).id for _ in range(count)]


def class_of(count):
    people = guests(count)
    return make_class(pupils={f"Student {place}": one for place, one in enumerate(people)}), people


def test_a_gradebook_tells_what_every_student_made_of_every_assignment(topic):
    classroom, (chi, dee) = class_of(2)
    first = make_assignment(classroom, topic_id=topic.id, title="First", pass_mark=0.5)
    second = make_assignment(classroom, topic_id=topic.id, title="Second")
    sit(chi, topic, first, right=2)
    sit(dee, topic, first, right=1)
    sit(dee, topic, second, right=0, answered=1)
    with writing():
        assignments.except_for(second.id, chi, {"excused": True})
        marks.say(first.id, dee, 2.5, "On paper.", "", "Ada", NOON)
    book = marks.gradebook_of(classroom.id, LATER)
    cells = [[(cell.state, cell.mark) for cell in line.cells] for line in book.lines]
    assert cells == [
        [(State.MARKED, 2), (State.EXCUSED, None)],
        [(State.MARKED, 2.5), (State.UNDER_WAY, None)],
    ]
    assert [one.points for one in book.assigned] == [3, 3]


def test_free_play_and_deleted_assignments_are_not_in_it(topic):
    classroom, (chi,) = class_of(1)
    gone = make_assignment(classroom, topic_id=topic.id)
    sit(chi, topic, gone, right=3)
    sit(chi, topic, None, right=3)
    with writing():
        assignments.remove(gone, NOON)
    assert marks.gradebook_of(classroom.id, LATER).assigned == ()
    assert marks.attempts_of(classroom.id, chi, LATER) == []


def test_who_left_is_shown_on_request_and_who_came_back_once(topic):
    classroom, (chi, dee) = class_of(2)
    with writing():
        enrolments.leave(classroom.id, chi, NOON)
        enrolments.leave(classroom.id, dee, NOON)
        enrolments.enrol(classroom.id, dee, "Dee again", LATER)
    assert [one.name for one in marks.students_in(classroom.id, left=False)] == ["Dee again"]
    everybody = marks.students_in(classroom.id, left=True)
    assert sorted((one.name, one.left) for one in everybody) == [
        ("Dee again", False),
        ("Student 0", True),
    ]
    assert marks.place_in(classroom.id, chi).left_at == NOON
    assert marks.place_in(classroom.id, 10_000) is None


@pytest.mark.parametrize(
    ("wishes", "points"), [("kind=dating&number=7", 7), ("", None), ("number=x", None)]
)
def test_a_generated_assignment_is_worth_its_questions_before_anybody_sat_it(topic, wishes, points):
    classroom, _ = class_of(0)
    row = make_assignment(classroom, topic_id=topic.id, wishes=wishes)
    assert marks.assignment(row.id, LATER).points == points


def test_a_set_is_worth_its_questions_before_anybody_sat_it(topic):
    ada = make_teacher("Ada")
    classroom = make_class(ada.person_id)
    row = make_assignment(classroom, make_set(ada.person_id, topic, questions=4))
    assert marks.assignment(row.id, LATER).points == 4


def test_what_is_over_counts_as_handed_in_before_anybody_closed_it(topic):
    classroom, (chi,) = class_of(1)
    row = make_assignment(classroom, topic_id=topic.id)
    attempt = sit(chi, topic, row, right=1, answered=1)
    with writing():
        db.session.get(AttemptRow, attempt.id).deadline_at = NOON + timedelta(minutes=5)
    (before,) = marks.attempts_at(row.id, chi, NOON + timedelta(minutes=4))
    (after,) = marks.attempts_at(row.id, chi, LATER)
    assert before.finished_at is None
    assert after.finished_at == NOON + timedelta(minutes=5)


def test_a_mark_is_kept_with_who_and_when_and_can_be_taken_back(topic):
    classroom, (chi,) = class_of(1)
    row = make_assignment(classroom, topic_id=topic.id)
    with writing():
        marks.say(row.id, chi, 2.0, "On paper.", "Well done.", "Ada", NOON)
    kept = marks.mark_of(row.id, chi)
    assert (kept.mark, kept.reason, kept.comment, kept.username, kept.changed_at) == (
        2.0,
        "On paper.",
        "Well done.",
        "Ada",
        NOON,
    )
    with writing():
        marks.say(row.id, chi, None, "On paper.", "Well done.", "Abe", LATER)
    kept = marks.mark_of(row.id, chi)
    assert (kept.mark, kept.reason, kept.comment, kept.username) == (None, "", "Well done.", "Abe")
    with writing():
        marks.say(row.id, chi, None, "", "", "Abe", LATER)
    assert marks.mark_of(row.id, chi) is None


def test_a_large_class_takes_as_many_statements_as_a_small_one(topic):
    counts = [statements_for(topic, *size) for size in [(3, 1), (40, 3)]]
    assert counts[0] == counts[1] <= 5


def statements_for(topic, students, given):
    """Return how many statements the gradebook of a class of that size takes."""
    classroom, people = class_of(students)
    for _ in range(given):
        row = make_assignment(classroom, topic_id=topic.id)
        sit(people[0], topic, row, right=3)
    heard = []

    def hear(_connection, _cursor, statement, *_rest):
        heard.append(statement)

    classroom_id = classroom.id
    event.listen(db.engine, "before_cursor_execute", hear)
    try:
        marks.gradebook_of(classroom_id, LATER)
    finally:
        event.remove(db.engine, "before_cursor_execute", hear)
    return len(heard)


def test_what_was_said_of_a_guest_goes_along_into_the_account(topic):
    account = make_account("Chi")
    classroom, (guest,) = class_of(1)
    row = make_assignment(classroom, topic_id=topic.id, title="Week 3")
    sit(guest, topic, row, right=1)
    with writing():
        marks.say(row.id, guest, 2.0, "On paper.", "Well done.", "Ada", NOON)
        assignments.except_for(row.id, guest, {"extra_percent": 50})
    with writing():
        belongings.join(guest, account.person_id)
    assert marks.mark_of(row.id, account.person_id).mark == 2.0
    (said,) = belongings.profile_for_export(account.person_id)["comments"]
    assert (said["assignment"], said["comment"], said["by"]) == ("Week 3", "Well done.", "Ada")
    assert assignments.exception_of(row.id, account.person_id).extra_percent == 50
