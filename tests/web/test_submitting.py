"""How an attempt at no assignment ends before its last answer, and an exam that one chose."""

import pytest

from quiz.storage import checking
from quiz.storage.database import db
from quiz.storage.evidence import event_tallies, topic_tally
from quiz.storage.gradebook import AttemptRow
from tests.people import START_KEY, TOPIC, Sitting, found, right_answer, wrong_answer
from tests.web.exams import hand_in


def told(sitting):
    """Return whether the page of the first question says what was right."""
    return "Why is this certain?" in sitting.page(1).text


@pytest.fixture
def exam(chi):
    page = chi.open("/")
    sent = chi.send(f"/topics/{TOPIC}/attempts", page, start_key=found(START_KEY, page), exam="yes")
    return Sitting(chi, sent.location)


def checked(sitting):
    with sitting.guest.app.app_context():
        assert list(checking.problems()) == []


def test_a_practice_can_be_finished_early_and_the_score_is_out_of_all(chi):
    sitting = chi.start()
    sitting.respond(1, right_answer(sitting.item(1)))
    overview = chi.open(f"{sitting.address}/overview").text
    assert "Finish now" in overview
    assert "Hand in" not in overview
    asked = chi.open(f"{sitting.address}/submission").text
    assert "Nine of ten questions are not answered." in asked
    assert "The score is out of all the questions." in asked
    assert "assignment" not in asked
    assert hand_in(sitting).location == f"{sitting.address}/result"
    result = chi.open(f"{sitting.address}/result").text
    assert '<h1 class="display">1 of 10</h1>' in result
    assert result.count("Not answered") == 9
    checked(sitting)


def test_what_comes_after_a_practice_was_finished_is_not_lost_in_silence(chi):
    sitting = chi.start()
    hand_in(sitting)
    sent = sitting.respond(1, right_answer(sitting.item(1)))
    assert "is not saved any more" in chi.open(sent.location).text
    assert sitting.item(1).response is None


def test_before_it_ends_what_is_flagged_is_shown_once_more(chi):
    sitting = chi.start()
    sitting.respond(1, right_answer(sitting.item(1)))
    chi.send(f"{sitting.address}/items/1/flag", sitting.page(1), flag="yes")
    asked = chi.open(f"{sitting.address}/submission").text
    assert "You wanted to come back to one that is answered:" in asked


def test_a_chosen_exam_tells_nothing_until_it_is_handed_in(exam):
    exam.answer_all(right=False)
    assert not told(exam)
    exam.respond(1, right_answer(exam.item(1)))
    assert exam.item(1).response.credit == 1
    assert "The explanations come when you have handed in." in (
        exam.guest.open(f"{exam.address}/submission").text
    )
    checked(exam)
    assert hand_in(exam).location == f"{exam.address}/result"
    assert "Every question again" in exam.guest.open(f"{exam.address}/result").text
    assert told(exam)
    checked(exam)


def test_a_chosen_exam_is_counted_when_it_is_handed_in(exam, app):
    exam.respond(1, wrong_answer(exam.item(1)))
    with app.app_context():
        person_id = db.session.get(AttemptRow, exam.id).person_id
        assert event_tallies(person_id, TOPIC) == {}
    hand_in(exam)
    with app.app_context():
        assert event_tallies(person_id, TOPIC)
        assert topic_tally(person_id, TOPIC).finished == 1


def test_one_page_begins_a_practice_and_an_exam(chi):
    page = chi.open("/")
    key = found(START_KEY, page)
    practice, exam, again = (
        chi.send(f"/topics/{TOPIC}/attempts", page, start_key=key, **fields).location
        for fields in ({}, {"exam": "yes"}, {})
    )
    assert practice == again != exam
