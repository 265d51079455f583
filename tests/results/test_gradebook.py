"""Students by assignments: the mark that counts, states, means, order."""

from datetime import timedelta

import pytest

from quiz.results.gradebook import (
    Assignment,
    Attempted,
    Showing,
    State,
    Student,
    by_assignment,
    by_mean,
    counting_attempt,
    gradebook,
    looked_at,
)
from quiz.results.standing import Counting
from tests.factories import NOON

AMIRA, BRAM, CHIDI = Student(1, "Amira"), Student(2, "Bram"), Student(3, "Chidi")


def assignment(**values):
    given = {"id": 7, "title": "Week 3", "counting": Counting.HIGHEST, "points": 10.0}
    return Assignment(**(given | values))


def attempt(student, score, *, at=0, points=10.0, ended=True, to=7):
    started = NOON + timedelta(minutes=at)
    finished = started + timedelta(minutes=5) if ended else None
    return Attempted(100 * student.id + at, student.id, to, score, points, started, finished)


def book(*attempts, students=(AMIRA,), assigned=None, overriding=None, excused=()):
    return gradebook(students, assigned or [assignment()], attempts, overriding or {}, excused)


def cell(*attempts, **others):
    return book(*attempts, **others).lines[0].cells[0]


@pytest.mark.parametrize(
    ("counting", "mark"),
    [
        (Counting.HIGHEST, 8),
        (Counting.LATEST, 5),
        (Counting.FIRST, 2),
        (Counting.MEAN, 5),
    ],
)
def test_the_attempt_counts_that_the_assignment_says(counting, mark):
    attempts = [attempt(AMIRA, score, at=at) for at, score in enumerate([2, 8, 5])]
    found = cell(*attempts, assigned=[assignment(counting=counting)])
    assert (found.state, found.mark, found.attempts) == (State.MARKED, mark, 3)


@pytest.mark.parametrize(
    ("attempts", "others", "state", "mark"),
    [
        ([], {}, State.ABSENT, None),
        ([], {"assigned": [assignment(opened=False)]}, State.NOT_OPEN, None),
        ([attempt(AMIRA, 3, ended=False)], {}, State.UNDER_WAY, None),
        ([attempt(AMIRA, 3), attempt(AMIRA, 9, at=1, ended=False)], {}, State.MARKED, 3),
        ([attempt(AMIRA, 3)], {"excused": {(1, 7)}}, State.EXCUSED, 3),
        ([attempt(AMIRA, 3)], {"overriding": {(1, 7): 0.0}}, State.MARKED, 0),
        ([], {"overriding": {(1, 7): 6.5}}, State.MARKED, 6.5),
    ],
    ids=["absent", "not open", "begun", "begun again", "excused", "0 given", "given for nothing"],
)
def test_each_cell_says_how_a_student_stands(attempts, others, state, mark):
    found = cell(*attempts, **others)
    assert (found.state, found.mark) == (state, mark)
    assert found.overridden is ("overriding" in others)


def test_attempts_worth_different_points_are_compared_by_their_shares():
    found = cell(attempt(AMIRA, 8, points=8.0), attempt(AMIRA, 9, at=1))
    assert (found.mark, found.points, found.share) == (10, 10, 1)


@pytest.mark.parametrize(
    ("score", "pass_mark", "low"), [(5, 0.5, False), (4.9, 0.5, True), (0, None, False)]
)
def test_a_mark_is_low_below_the_pass_mark_where_there_is_one(score, pass_mark, low):
    assert cell(attempt(AMIRA, score), assigned=[assignment(pass_mark=pass_mark)]).low is low


def test_a_sum_of_tenths_that_is_the_pass_mark_is_not_low():
    assert not cell(attempt(AMIRA, 0.1 + 0.2), assigned=[assignment(pass_mark=0.03)]).low


def test_who_is_excused_or_hands_in_nothing_counts_in_no_mean():
    found = book(
        attempt(AMIRA, 4),
        attempt(BRAM, 9),
        students=(AMIRA, BRAM, CHIDI),
        excused={(2, 7)},
    )
    totals = found.totals(0)
    assert (totals.mean, totals.handed_in, totals.expected) == (0.4, 1, 2)
    assert [line.mean for line in found.lines] == [0.4, None, None]


def test_a_class_without_attempts_has_no_mean():
    totals = book(students=(AMIRA, BRAM)).totals(0)
    assert (totals.mean, totals.shares, totals.handed_in, totals.expected) == (None, (), 0, 2)


def test_a_students_mean_is_of_shares_whatever_assignments_are_worth():
    assigned = [assignment(), assignment(id=8, points=100.0)]
    line = book(attempt(AMIRA, 10), attempt(AMIRA, 0, points=100.0, to=8), assigned=assigned)
    assert line.lines[0].mean == 0.5


def test_students_come_by_name():
    names = ["Zoë", "émile", "Student 10", "Student 2"]
    found = book(students=[Student(place, name) for place, name in enumerate(names)])
    assert [line.student.name for line in found.lines] == [
        "émile",
        "Student 2",
        "Student 10",
        "Zoë",
    ]


@pytest.mark.parametrize(("falling", "order"), [(False, [2, 1, 3]), (True, [1, 2, 3])])
def test_who_has_no_mark_stands_last_whichever_way_the_others_do(falling, order):
    found = book(attempt(AMIRA, 9), attempt(BRAM, 2), students=(AMIRA, BRAM, CHIDI))
    for lines in (
        by_mean(found.lines, falling=falling),
        by_assignment(found.lines, 0, falling=falling),
    ):
        assert [line.student.id for line in lines] == order


@pytest.mark.parametrize(
    ("words", "showing", "found"),
    [
        ("", Showing.ALL, ["Amira", "Bram", "Chidi"]),
        ("  RÁM ", Showing.ALL, ["Bram"]),
        ("bram chidi", Showing.ALL, []),
        ("", Showing.MISSING, ["Chidi"]),
        ("", Showing.BELOW, ["Bram"]),
        ("amira", Showing.BELOW, []),
    ],
)
def test_students_are_filtered_by_name_and_by_how_they_stand(words, showing, found):
    whole = book(
        attempt(AMIRA, 9),
        attempt(BRAM, 2),
        students=(AMIRA, BRAM, CHIDI),
        assigned=[assignment(pass_mark=0.5)],
    )
    assert [line.student.name for line in looked_at(whole.lines, words, showing)] == found


def test_no_single_attempt_counts_where_the_mean_of_several_does():
    several = [attempt(AMIRA, 2), attempt(AMIRA, 4, at=1)]
    assert counting_attempt(several, Counting.MEAN) is None
    assert counting_attempt(several[:1], Counting.MEAN) == several[0].id
    assert counting_attempt(several, Counting.HIGHEST) == several[1].id
    assert counting_attempt([], Counting.HIGHEST) is None
