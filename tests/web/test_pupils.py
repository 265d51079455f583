"""One student of a class, as its teachers know them; copied out, or gone, on request."""

import json
import re

import pytest

from quiz.storage import accounts, enrolments, library, marks, topics
from quiz.storage.accounts import Visitor
from quiz.storage.assignments import AssignmentRow
from quiz.storage.classes import ClassroomRow, PupilAccountRow
from quiz.storage.database import db, writing
from tests.factories import NOON
from tests.people import TOPIC, Sitting
from tests.sittings import sit
from tests.web.exams import begin
from tests.web.shelving import words_of


@pytest.fixture
def pupil(school):
    return Pupil(school)


class Pupil:
    """Chi, of whom Ada looks at the work for her class."""

    def __init__(self, school):
        self.school = school
        self.address = f"/classes/{school.class_id}/students/{school.chi_id}"
        self.week = school.give(title="Week 3", topic_id=self.topic_id(), pass_mark=0.5)

    def topic_id(self):
        with self.school.app.app_context():
            return library.topic(TOPIC).id

    def sit(self, right, to="week", person_id=None, **others):
        with self.school.app.app_context():
            row = db.session.get(AssignmentRow, self.week) if to else None
            person_id = person_id or self.school.chi_id
            return sit(person_id, library.topic(TOPIC), row, right, **others).id

    def play(self, *, right=True):
        """Let Chi answer real questions of the topic at the assignment."""
        sitting = begin(self.school.chi, self.week)
        Sitting(self.school.chi, sitting.address).answer_all(right=right)

    def words(self, query=""):
        return words_of(self.school.ada.open(self.address + query))


def test_scores_marks_and_attempts_are_shown_next_to_the_class(pupil):
    with pupil.school.app.app_context(), writing():
        dee = accounts.new_guest(NOON).id
        enrolments.enrol(pupil.school.class_id, dee, "Dee", NOON)
    pupil.sit(right=1)
    pupil.sit(right=3, person_id=dee)
    words = pupil.words()
    assert "Mean 33 % of one assignment." in words
    assert "Week 3 1 of 3 low 33 % 67 % 2" in words
    assert "One score: 1 of 3." in pupil.school.ada.open(pupil.address).text
    assert "Here stands the work for this class only." in words


def test_free_play_is_not_shown(pupil):
    attempt = pupil.sit(right=2, to=None)
    page = pupil.school.ada.open(pupil.address)
    assert "No attempts yet." in words_of(page)
    assert f"attempts/{attempt}" not in page.text


def test_every_attempt_leads_to_its_answers(pupil):
    attempt = pupil.sit(right=2)
    page = pupil.school.ada.open(pupil.address).text
    assert page.count(f'href="/assignments/{pupil.week}/attempts/{attempt}"') == 2


def test_what_is_known_is_shown_by_period_beside_the_class(pupil):
    pupil.play(right=False)
    words = pupil.words()
    assert "What is known of “Russia and North Korea”" in words
    assert "By period, next to the class" in words
    assert "Pairs mixed up" in words
    assert "Mixed up 1 of 1 time." in words
    row = re.search(r"(\d+) % (\d+) (\d+) % (\d+)", words.partition("Weak")[2])
    assert row, words
    assert row[1] == row[3]
    assert row[2] == row[4]


def test_all_right_mixes_up_nothing(pupil):
    pupil.play()
    words = pupil.words()
    assert "None so far." in words
    assert "100 %" in words


def test_answers_that_tell_nothing_of_the_topic_say_so(pupil):
    pupil.sit(right=2)
    assert "tell nothing of the events of “Russia and North Korea”" in pupil.words()


def test_a_topic_that_is_gone_keeps_scores_only(pupil):
    pupil.play()
    with pupil.school.app.app_context(), writing():
        ada = Visitor(pupil.school.ada_id, "Ada", is_teacher=True)
        topics.delete_topic(library.topic(TOPIC), ada, NOON)
    assert "is not open to you" in pupil.words()


def test_another_topic_than_those_asked_is_not_found(pupil):
    pupil.play()
    assert pupil.school.ada.client.get(f"{pupil.address}?topic=rome").status_code == 404
    assert pupil.school.ada.client.get(f"{pupil.address}?topic={TOPIC}").status_code == 200


def test_who_never_was_in_the_class_is_not_found(pupil):
    for person in (pupil.school.ada_id, 2**63, 2**70):
        for page in ("", "/data", "/deletion"):
            address = f"/classes/{pupil.school.class_id}/students/{person}{page}"
            assert pupil.school.ada.client.get(address).status_code == 404


def test_the_data_of_the_class_is_handed_out_as_json(pupil):
    pupil.sit(right=2)
    pupil.sit(right=3, to=None)
    answer = pupil.school.ada.client.get(f"{pupil.address}/data")
    record = json.loads(answer.data)
    assert record["name"] == "Chi Oyelaran"
    assert [attempt["score"] for attempt in record["attempts"]] == [2]
    assert 'filename="Chi Oyelaran.json"' in answer.headers["Content-Disposition"]


def test_deletion_says_what_goes_before_it_does(pupil):
    pupil.sit(right=2)
    words = words_of(pupil.school.ada.open(f"{pupil.address}/deletion"))
    assert "With it go 1 attempt" in words
    assert "The account stays" in words
    assert "This cannot be undone." in words


def test_deletion_leaves_the_student_only_what_is_not_of_the_class(pupil):
    pupil.sit(right=2)
    pupil.sit(right=3, to=None)
    address = f"{pupil.address}/deletion"
    sent = pupil.school.ada.send(address, pupil.school.ada.open(address))
    assert sent.status_code == 303
    assert pupil.school.ada.client.get(pupil.address).status_code == 404
    pupil.school.check()
    with pupil.school.app.app_context():
        assert marks.gradebook_of(pupil.school.class_id, NOON).lines == ()
        assert accounts.account(pupil.school.chi_id).username == "Chi"


def test_an_account_from_the_roster_goes_too_and_the_page_says_so(pupil):
    with pupil.school.app.app_context(), writing():
        db.session.add(
            PupilAccountRow(person_id=pupil.school.chi_id, classroom_id=pupil.school.class_id)
        )
    address = f"{pupil.address}/deletion"
    page = pupil.school.ada.open(address)
    assert "it goes too" in words_of(page)
    pupil.school.ada.send(address, page)
    with pupil.school.app.app_context():
        assert accounts.account(pupil.school.chi_id) is None


def test_a_stale_page_deletes_nothing(pupil):
    address = f"{pupil.address}/deletion"
    assert pupil.school.ada.client.post(address, data={"csrf_token": "x"}).status_code == 303
    assert pupil.school.ada.client.get(pupil.address).status_code == 200


def test_nothing_is_deleted_of_an_archived_class(pupil):
    address = f"{pupil.address}/deletion"
    page = pupil.school.ada.open(address)
    with pupil.school.app.app_context(), writing():
        db.session.get(ClassroomRow, pupil.school.class_id).archived_at = NOON
    assert "The class is archived." in words_of(pupil.school.ada.open(address))
    pupil.school.ada.send(address, page)
    assert pupil.school.ada.client.get(pupil.address).status_code == 200
