from datetime import timedelta

import pytest

from quiz.attempts.rules import Rule
from quiz.attempts.terms import Explained, Preset, Terms
from quiz.storage import assignments
from quiz.storage.assignments import (
    AssignmentChangedMeanwhile,
    AssignmentRow,
    ExceptionRow,
    terms_for,
)
from quiz.storage.database import db, writing
from tests.factories import NOON, make_assignment, make_class, make_teacher

LATER = NOON + timedelta(days=7)


def row(**terms):
    values = {"preset": "practice", "explained": "at-once", "rule": "certain-pairs"}
    return AssignmentRow(**values | {"shuffled": False} | terms)


def exception(**terms):
    return ExceptionRow(**{"excused": False} | terms)


def test_the_terms_of_an_assignment_are_its_columns():
    given = row(
        preset="exam",
        explained="after-closing",
        opens_at=NOON,
        closes_at=LATER,
        attempts=2,
        minutes=20,
        rule="all-or-nothing",
        shuffled=True,
        pass_mark=0.6,
    )
    assert terms_for(given) == Terms(
        Preset.EXAM,
        Explained.AFTER_CLOSING,
        NOON,
        LATER,
        2,
        timedelta(minutes=20),
        Rule.ALL_OR_NOTHING,
        True,
        0.6,
    )


@pytest.mark.parametrize(
    ("given", "otherwise", "name", "expected"),
    [
        ({}, {}, "limit", None),
        ({"minutes": 20}, {}, "limit", timedelta(minutes=20)),
        ({"minutes": 20}, {"extra_percent": 25}, "limit", timedelta(minutes=25)),
        ({"minutes": 10}, {"extra_percent": 33}, "limit", timedelta(minutes=13, seconds=18)),
        ({}, {"extra_percent": 50}, "limit", None),
        ({"attempts": 2}, {}, "attempts", 2),
        ({"attempts": 2}, {"attempts": 3}, "attempts", 3),
        ({}, {"attempts": 1}, "attempts", 1),
        ({"opens_at": NOON}, {"opens_at": LATER}, "opens_at", LATER),
        ({"closes_at": NOON}, {"closes_at": LATER}, "closes_at", LATER),
        ({"closes_at": NOON}, {}, "closes_at", NOON),
        ({}, {"excused": True}, "excused", True),
    ],
)
def test_an_exception_goes_before_what_holds_for_all(given, otherwise, name, expected):
    assert getattr(terms_for(row(**given), exception(**otherwise)), name) == expected


@pytest.fixture
def classroom(shelves):
    return make_class(make_teacher().person_id)


def set_of(classroom):
    return make_assignment(classroom, topic_id=None)


def test_only_who_saw_the_last_version_changes_it(classroom):
    given = set_of(classroom)
    with writing():
        assignments.change(given, {"minutes": 20}, 1, LATER)
    assert (given.minutes, given.version, given.changed_at) == (20, 2, LATER)
    with pytest.raises(AssignmentChangedMeanwhile), writing():
        assignments.change(given, {"minutes": 30}, 1, LATER)
    assert given.minutes == 20


def test_what_is_deleted_is_in_another_list_until_it_is_brought_back(classroom):
    older, newer = (make_assignment(classroom, made_at=at) for at in (NOON, LATER))
    assert [one.id for one in assignments.assignments_of(classroom.id)] == [newer.id, older.id]
    with writing():
        assignments.remove(older, LATER)
    assert [one.id for one in assignments.assignments_of(classroom.id)] == [newer.id]
    gone = assignments.assignments_of(classroom.id, deleted=True)
    assert [one.id for one in gone] == [older.id]
    with writing():
        assignments.restore(older)
    assert not assignments.assignments_of(classroom.id, deleted=True)


def test_an_exception_is_made_once_and_keeps_what_is_not_named(classroom):
    given, person_id = set_of(classroom), make_teacher("Chi").person_id
    with writing():
        assignments.except_for(given.id, person_id, {"attempts": 3})
    with writing():
        assignments.except_for(given.id, person_id, {"excused": True})
    (kept,) = assignments.exceptions_of(given.id).values()
    assert (kept.attempts, kept.excused) == (3, True)


def test_a_copy_keeps_the_time_on_the_wall(classroom):
    given = make_assignment(classroom, closes_at=LATER, minutes=20, attempts=2)
    other = make_class(make_teacher("Abe").person_id)
    with writing():
        other.zone = "Europe/Vienna"
    with writing():
        copy = assignments.copied(given, classroom, other, "0" * 32, LATER)
    db.session.expire_all()
    assert copy.closes_at == LATER - timedelta(hours=1)
    assert (copy.minutes, copy.attempts, copy.title) == (20, 2, given.title)
    assert copy.classroom_id == other.id
