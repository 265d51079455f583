"""A question is corrected after it was answered: seen first, then done at once, then taken back."""

import re
import secrets

import pytest

from quiz.attempts.answers import Chosen
from quiz.practice.evidence import Evidence
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, ordered_as_written
from quiz.storage import accounts, bank, composing, gradebook, library, responses, sets
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow, Given
from tests.factories import (
    NOON,
    make_account,
    make_assignment,
    make_class,
    make_questions,
    make_response,
    make_set,
)
from tests.people import TOPIC, found, signed_in

CHOICES = tuple(WrittenChoice(letter, f"Town {letter}") for letter in "abcd")
WHICH = WrittenMultipleChoice("Which town?", CHOICES, frozenset("b"))
TOWNS = ordered_as_written("Which towns, from the north?", CHOICES)
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
SAID = {"kind": "new-key", "choice": "c", "reason": "The book has another town."}


@pytest.fixture
def desk(app, ada):
    """Return Ada’s class, in which Chi answered “c” to the first question and no other."""
    with app.app_context():
        topic = library.topic(TOPIC)
        teacher, chi = accounts.account_named("Ada"), make_account("Chi")
        classroom = make_class(teacher.person_id, pupils={"Chi Chen": chi.person_id})
        assignment = make_assignment(classroom, make_set(teacher.person_id, topic))
        questions = [WHICH, TOWNS, *make_questions(1)]
        with writing():
            attempt = gradebook.start_attempt(
                chi.person_id,
                topic,
                questions,
                1,
                secrets.token_hex(16),
                0,
                1,
                NOON,
                given=Given(assignment_id=assignment.id),
            )
            given = make_response(Chosen(frozenset("c")), 0.0)
            responses.record(attempt.id, 1, given, Evidence())
            db.session.get(AttemptRow, attempt.id).finished_at = NOON
            ids = bank.keep(questions)
        return Desk(app, ada, signed_in(app, chi), assignment.id, attempt.id, ids)


class Desk:
    """What is on Ada's desk: the questions of one assignment, and one student's attempt."""

    def __init__(self, app, ada, chi, assignment, attempt, questions):
        self.app, self.ada, self.chi = app, ada, chi
        self.assignment, self.attempt, self.questions = assignment, attempt, questions

    def address(self, number=0):
        return f"/assignments/{self.assignment}/questions/{self.questions[number]}/correction"

    def look(self, number=0, **fields):
        page = self.ada.open(self.address(number))
        return self.ada.send(self.address(number), page, **SAID | fields)

    def do(self, number=0, **fields):
        seen = found(SEEN, self.look(number, **fields))
        page = self.ada.open(self.address(number))
        return self.ada.send(self.address(number), page, **SAID | fields, seen=seen)

    def score(self):
        with self.app.app_context():
            row = db.session.get(AttemptRow, self.attempt)
            return row.score, row.points


def test_each_score_that_changes_is_seen_before_it_does(desk):
    page = desk.look()
    assert "1 score changes" in page.text
    assert "Chi Chen" in page.text
    assert "0 of 3" in page.text and "1 of 3" in page.text
    assert desk.score() == (0, 3)


def test_a_correction_changes_the_score_and_is_kept_with_its_reason(desk):
    answer = desk.do()
    assert answer.status_code == 303
    assert desk.score() == (1, 3)
    page = desk.ada.open(answer.location)
    assert "The book has another town." in page.text
    assert "The key is now “Town c”." in page.text
    assert "1 score changed." in page.text


def test_a_correction_is_taken_back(desk):
    page = desk.ada.open(desk.do().location)
    (undoing,) = set(re.findall(r"/corrections/\d+/undoing", page.text))
    assert desk.ada.send(undoing, page).status_code == 303
    assert desk.score() == (0, 3)
    assert "Taken back" in desk.ada.open(f"/assignments/{desk.assignment}/corrections").text


def test_a_new_key_is_asked_from_now_on_until_it_is_taken_back(desk):
    with desk.app.app_context():
        account = accounts.account_named("Ada")
        teacher = accounts.Visitor(account.person_id, "Ada", is_teacher=True)
        row = sets.set_numbered(db.session.get(AssignmentRow, desk.assignment).set_id)
        with writing():
            composing.write(row, teacher, WHICH, 1.0, row.version, NOON)
        set_id = row.id

    def key():
        with desk.app.app_context():
            return sets.items_of(set_id)[-1].question.key

    page = desk.ada.open(desk.do().location)
    assert key() == frozenset("c")
    (undoing,) = set(re.findall(r"/corrections/\d+/undoing", page.text))
    desk.ada.send(undoing, page)
    assert key() == frozenset("b")


def test_in_an_archived_class_nothing_is_corrected_or_taken_back(desk):
    page = desk.ada.open(desk.do().location)
    (undoing,) = set(re.findall(r"/corrections/\d+/undoing", page.text))
    with desk.app.app_context():
        classroom_id = db.session.get(AssignmentRow, desk.assignment).classroom_id
        with writing():
            db.session.get(ClassroomRow, classroom_id).archived_at = NOON
    for sent in (desk.look(), desk.ada.send(undoing, page)):
        assert sent.location == f"/classes/{classroom_id}"
    assert "is archived" in desk.ada.open(f"/classes/{classroom_id}").text
    assert desk.score() == (1, 3)


def test_marks_that_changed_since_they_were_seen_are_shown_anew(desk):
    seen = found(SEEN, desk.look())
    desk.do(kind="credit-for-all")
    page = desk.ada.open(desk.address())
    again = desk.ada.send(desk.address(), page, **SAID, seen=seen)
    assert "No score changes" in again.text
    assert desk.score() == (1, 3)


def test_everybody_has_credit_for_what_nobody_answered(desk):
    assert desk.do(2, kind="credit-for-all").status_code == 303
    assert desk.score() == (1, 3)


def test_a_dropped_question_is_not_corrected_otherwise_before_it_is_back(desk):
    desk.do(kind="dropped")
    assert desk.score() == (0, 2)
    page = desk.look()
    assert page.status_code == 422
    assert "Take that back before" in page.text


def test_a_new_order_is_the_key(desk):
    shown = {f"place-{one.id}": str(place) for place, one in enumerate(TOWNS.choices, start=1)}
    page = desk.look(1, **shown)
    assert page.status_code == 200
    assert "No score changes" in page.text


def test_a_proved_order_offers_no_other_key(desk):
    page = desk.ada.open(desk.address(2))
    assert 'value="new-key"' not in page.text
    assert 'value="also-right"' in page.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": ""}, "Say how the question is to be marked."),
        ({"kind": "x"}, "Say how the question is to be marked."),
        ({"choice": ""}, "Pick one of the choices first."),
        ({"choice": "z"}, "not one of the choices"),
        ({"choice": "b"}, "That is the key already."),
        ({"reason": " "}, "Say in a few words what was wrong"),
        ({"reason": "x" * 1001}, "At most 1000 characters"),
    ],
)
def test_what_is_no_correction_comes_back_with_a_sentence_and_all_that_was_typed(
    desk, fields, said
):
    page = desk.look(**fields)
    assert page.status_code == 422
    assert said in page.text
    typed = (SAID | fields)["reason"].strip()
    assert typed in page.text
    assert desk.score() == (0, 3)


def test_the_student_reads_what_was_corrected_and_what_it_did(desk):
    desk.do()
    page = desk.chi.open(f"/attempts/{desk.attempt}/result")
    assert "Question 1 was corrected" in page.text
    assert "Your score went from 0 to 1." in page.text
    read = desk.ada.open(f"/assignments/{desk.assignment}/attempts/{desk.attempt}")
    assert "The score went from 0 to 1." in read.text


def test_who_may_read_the_score_alone_reads_what_was_corrected_too(desk):
    with desk.app.app_context(), writing():
        db.session.get(AssignmentRow, desk.assignment).explained = "never"
    desk.do()
    page = desk.chi.open(f"/attempts/{desk.attempt}/result").text
    assert "Every question again" not in page
    assert "Your score went from 0 to 1." in page


def test_the_student_reads_beside_the_question_how_it_is_marked_now(desk):
    item = f"/attempts/{desk.attempt}/items/1"
    assert "was corrected" not in desk.chi.open(item).text
    desk.do()
    for address in (item, f"/attempts/{desk.attempt}/result"):
        page = desk.chi.open(address).text
        assert "This question was corrected on" in page
        assert "The book has another town." in page
        assert "The key is now “Town c”. It earns 1 of 1 now." in page
    read = desk.ada.open(f"/assignments/{desk.assignment}/attempts/{desk.attempt}").text
    assert "The key is now “Town c”. It earns 1 of 1 now." in read


def test_a_question_is_said_to_be_corrected_where_no_mark_of_it_changed(desk):
    desk.do(choice="d")
    page = desk.chi.open(f"/attempts/{desk.attempt}/items/1").text
    assert "The key is now “Town d”. It earns 0 of 1 now." in page
    desk.do(kind="dropped")
    page = desk.chi.open(f"/attempts/{desk.attempt}/items/1").text
    assert "It counts for nothing." in page
    assert "It earns" not in page


def test_others_find_no_correction(desk, ben, dee):
    desk.do()
    for other in (ben, dee, desk.chi):
        assert other.open(desk.address()).status_code == 404
        assert other.open(f"/assignments/{desk.assignment}/corrections").status_code == 404
        assert other.send("/corrections/1/undoing", other.open("/")).status_code == 404
    assert desk.score() == (1, 3)


def test_a_question_that_was_not_asked_is_not_corrected(desk):
    for number in (99, 2**70):
        address = f"/assignments/{desk.assignment}/questions/{number}/correction"
        assert desk.ada.open(address).status_code == 404
