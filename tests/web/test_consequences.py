from datetime import timedelta

import pytest

from quiz.storage.assignments import AssignmentRow
from quiz.storage.gradebook import AttemptRow
from quiz.storage.progress import Work
from quiz.web.consequences import consequences
from tests.factories import NOON

pytestmark = pytest.mark.usefixtures("on_a_page")

KEPT = {
    "title": "Week 3",
    "opens_at": NOON,
    "closes_at": None,
    "preset": "exam",
    "attempts": None,
    "counting": "highest",
    "minutes": None,
    "explained": "after-submission",
    "pass_mark": None,
    "shuffled": False,
    "rule": "certain-pairs",
}


def work(*scores):
    """Return a student's work: a score of 10 for each attempt, None for one under way."""
    attempts = [
        AttemptRow(
            points=10.0,
            score=score or 0.0,
            finished_at=None if score is None else NOON + timedelta(hours=number),
        )
        for number, score in enumerate(scores)
    ]
    return Work(1, "Chi", False, attempts)


def said(students, **changes):
    row = AssignmentRow(**KEPT)
    return consequences(row, KEPT | changes, students)


STUDENTS = [work(4.0, 8.0), work(7.0, None), work(None), work()]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"preset": "practice"}, "The 5 that were begun stay as they are."),
        ({"rule": "all-or-nothing"}, "hold for attempts begun from now on."),
        ({"shuffled": True}, "hold for attempts begun from now on."),
        ({"minutes": 20}, "2 students are at it now: their attempts end by the new times"),
        ({"closes_at": NOON}, "2 students are at it now"),
        ({"counting": "first"}, "the score of one student changes."),
        ({"pass_mark": 0.75}, "Of 2 students who handed it in, 1 pass."),
        ({"explained": "never"}, "for the 2 students who handed it in too."),
        ({"attempts": 1}, "2 students have begun more attempts than that: they stay, and count."),
    ],
)
def test_a_change_says_what_it_changes_for_whom(changes, sentence):
    (told,) = said(STUDENTS, **changes)
    assert sentence in told


def test_a_pass_mark_that_was_there_is_compared():
    row = AssignmentRow(**KEPT | {"pass_mark": 0.75})
    (told,) = consequences(row, KEPT | {"pass_mark": 0.5}, STUDENTS)
    assert told == "Of 2 students who handed it in, 2 pass, and not 1."
    (told,) = consequences(row, KEPT, STUDENTS)
    assert told == "Nothing is said of passing any more."
    assert consequences(row, KEPT | {"pass_mark": 0.76}, STUDENTS) == []


@pytest.mark.parametrize(
    "changes",
    [{}, {"title": "Week 4"}, {"attempts": 2}, {"attempts": 100}, {"counting": "latest"}],
)
def test_what_changes_nothing_for_anybody_is_not_said(changes):
    assert said(STUDENTS, **changes) == []


def test_where_nothing_was_begun_there_are_no_consequences():
    assert said([work(), work()], preset="practice", minutes=5, counting="mean") == []
