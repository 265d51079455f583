"""One student's work at an assignment: attempts, a mark in their place, a comment, each answer."""

import pytest

from quiz.results.standing import Counting
from quiz.storage import enrolments, library, marks
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import NOON
from tests.people import TOPIC
from tests.sittings import sit
from tests.web.exams import begin
from tests.web.shelving import words_of


@pytest.fixture
def work(school):
    return Work(school, school.give(title="Week 3", pass_mark=0.5))


class Work:
    """Chi's work at an assignment of three points, as Ada sees it."""

    def __init__(self, school, assignment):
        self.school, self.assignment = school, assignment
        self.address = f"/assignments/{assignment}/students/{school.chi_id}"
        school.clock.pass_by(days=1)

    def sit(self, right, answered=3, **others):
        with self.school.app.app_context():
            row = db.session.get(AssignmentRow, self.assignment)
            topic = library.topic(TOPIC)
            return sit(self.school.chi_id, topic, row, right, answered, **others).id

    def words(self):
        return words_of(self.school.ada.open(self.address))

    def say(self, **fields):
        page = self.school.ada.open(self.address)
        typed = {"mark": "", "reason": "", "comment": ""} | fields
        seen = {f"{name}-seen": fields.pop(f"{name}-seen", "") for name in list(typed)}
        return self.school.ada.send(self.address, page, **typed | seen)

    def kept(self):
        with self.school.app.app_context():
            return marks.mark_of(self.assignment, self.school.chi_id)

    def attempt_page(self, attempt_id):
        return self.school.ada.open(f"/assignments/{self.assignment}/attempts/{attempt_id}")


def test_attempts_are_listed_with_the_one_that_counts(work):
    work.sit(right=1)
    work.sit(right=2)
    words = work.words()
    assert "2 of 3." in words
    assert "1 of 3 no" in words
    assert "2 of 3 yes" in words
    assert "the highest attempt counts" in words


def test_the_teacher_reads_of_an_order_what_the_student_does_by_whatever_rule(school):
    assignment_id = school.give(rule="all-or-nothing")
    sitting = begin(school.chi, assignment_id)
    sitting.answer_all(right=False)
    for page in (
        school.chi.open(f"{sitting.address}/result"),
        school.ada.open(f"/assignments/{assignment_id}/attempts/{sitting.id}"),
    ):
        assert page.text.count("Marked by the rule “All or nothing”.") == 3


def test_where_the_mean_counts_no_attempt_does(school):
    work = Work(school, school.give(counting=Counting.MEAN))
    work.sit(right=1)
    work.sit(right=2)
    assert work.words().count("in the mean") == 2


def test_a_student_without_attempts_has_none(work):
    words = work.words()
    assert "Nothing is handed in." in words
    assert "No attempts yet." in words


def test_an_attempt_under_way_is_shown_as_such(work):
    work.sit(right=1, answered=1)
    words = work.words()
    assert "The first attempt is under way." in words
    assert "under way – –" in words


@pytest.mark.parametrize("typed", ["2.5", "2,5", " 2.50 "])
def test_a_mark_takes_the_place_of_the_score_with_its_reason(work, typed):
    work.sit(right=1)
    assert work.say(mark=typed, reason="On paper.", comment="Well done.").status_code == 303
    kept = work.kept()
    assert (kept.mark, kept.reason, kept.comment, kept.username) == (
        2.5,
        "On paper.",
        "Well done.",
        "Ada",
    )
    words = work.words()
    assert "2.5 of 3, given by a teacher." in words
    assert "no, a teacher’s mark does" in words
    assert "Saved by Ada on 25 Nov 2026, 13:00." in words


def test_a_mark_is_taken_back_and_the_comment_stays(work):
    work.sit(right=1)
    work.say(mark="3", reason="On paper.", comment="Well done.")
    page = work.school.ada.open(work.address)
    sent = work.school.ada.send(work.address, page, **{"taking-back": "yes"})
    assert sent.status_code == 303
    kept = work.kept()
    assert (kept.mark, kept.reason, kept.comment) == (None, "", "Well done.")
    assert "1 of 3." in work.words()


def test_a_comment_alone_leaves_the_score(work):
    work.sit(right=1)
    work.say(comment="Look again.")
    assert "1 of 3. That is below the pass mark." in work.words()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"mark": "4", "reason": "x"}, "Type a number from 0 to 3."),
        ({"mark": "-1", "reason": "x"}, "Type a number from 0 to 3."),
        ({"mark": "good", "reason": "x"}, "Type a number from 0 to 3."),
        ({"mark": "٣", "reason": "x"}, "Type a number from 0 to 3."),
        ({"mark": "nan", "reason": "x"}, "Type a number from 0 to 3."),
        ({"mark": "2"}, "Say why: the reason is kept with the mark."),
        ({"mark": "2", "reason": "  "}, "Say why: the reason is kept with the mark."),
        ({"mark": "2", "reason": "x" * 1001}, "Here are at most 1000 characters allowed"),
        ({"comment": "x" * 4001}, "Here are at most 4000 characters allowed"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_what_is_wrong(work, fields, problem):
    work.sit(right=1)
    sent = work.say(**fields)
    assert sent.status_code == 422
    assert problem in words_of(sent)
    assert fields.get("mark", "") in sent.text
    assert work.kept() is None


def test_nothing_is_written_over_that_another_teacher_said_meanwhile(work):
    work.sit(right=1)
    with work.school.app.app_context(), writing():
        marks.say(work.assignment, work.school.chi_id, 2.0, "Mine.", "", "Abe", NOON)
    sent = work.say(mark="3", reason="No, mine.")
    assert sent.status_code == 422
    assert "Somebody else has changed this meanwhile, to “2”." in words_of(sent)
    assert work.kept().username == "Abe"


def test_a_stale_page_changes_nothing(work):
    sent = work.school.ada.client.post(
        work.address, data={"csrf_token": "x", "mark": "3", "reason": "x", "taking-back": "yes"}
    )
    assert sent.status_code == 400
    assert work.kept() is None


def test_in_an_archived_class_work_is_read_only(work):
    with work.school.app.app_context(), writing():
        db.session.get(ClassroomRow, work.school.class_id).archived_at = NOON
    assert "The class is archived: nothing changes any more." in work.words()
    assert work.say(comment="Late.").status_code == 303
    assert work.kept() is None


def test_an_excused_student_is_shown_as_such_and_can_be_excused_here(work):
    page = work.school.ada.open(work.address)
    assert "Excuse from this assignment" in page.text
    work.school.ada.send(f"{work.address}/excusal", page)
    assert "Excused: no mark counts." in work.words()
    assert "Excuse no longer" in work.words()


def test_the_work_of_who_left_is_still_there(work):
    work.sit(right=1)
    with work.school.app.app_context(), writing():
        enrolments.leave(work.school.class_id, work.school.chi_id, NOON)
    assert "Left the class on 24 November 2026." in work.words()


def test_who_never_was_in_the_class_has_no_work_there(work):
    for person in (work.school.ada_id, 2**63, 2**70):
        address = f"/assignments/{work.assignment}/students/{person}"
        assert work.school.ada.client.get(address).status_code == 404


def test_an_attempt_is_read_question_by_question(work):
    page = work.attempt_page(work.sit(right=1))
    words = words_of(page)
    assert "Chi Oyelaran: 1 of 3" in words
    assert "Time taken: 3 minutes." in words
    assert "Credit 1 × 1 point = 1. Time taken: 1 minute." in words
    assert words.count("Credit 0 × 1 point = 0.") == 2


def test_what_was_not_answered_is_shown_as_that(work):
    words = words_of(work.attempt_page(work.sit(right=1, answered=1)))
    assert "still under way" in words
    assert words.count("Nothing was answered: 0 of 1 point.") == 2


def test_of_an_exam_no_time_is_told_for_each_question(work):
    attempt = work.sit(right=1)
    with work.school.app.app_context(), writing():
        db.session.get(AttemptRow, attempt).exam = True
    assert words_of(work.attempt_page(attempt)).count("Time taken") == 1


def test_an_attempt_is_found_under_its_own_assignment_only(work):
    attempt = work.sit(right=1)
    other = work.school.give()
    address = f"/assignments/{other}/attempts/{attempt}"
    assert work.school.ada.client.get(address).status_code == 404
    with work.school.app.app_context():
        own_play = sit(work.school.chi_id, library.topic(TOPIC), None, right=1).id
    address = f"/assignments/{work.assignment}/attempts/{own_play}"
    assert work.school.ada.client.get(address).status_code == 404
