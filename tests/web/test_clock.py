"""The server's clock is set back by an hour while everybody is at work."""

from datetime import timedelta

import pytest
from itsdangerous import TimestampSigner

from quiz.attempts.terms import GRACE
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db
from quiz.storage.evidence import topic_tally
from tests.factories import NOON
from tests.people import TOPIC, right_answer, wrong_answer
from tests.web.exams import begin, hand_in
from tests.web.test_saving import send

HOUR = timedelta(hours=1)
END = NOON + timedelta(minutes=30)


def test_what_is_answered_before_and_after_counts_once_each(school):
    sitting = begin(school.chi, school.give())
    for position in (1, 2, 3):
        given = (wrong_answer if position == 1 else right_answer)(sitting.item(position))
        for _ in range(2):
            assert sitting.respond(position, given).status_code == 303
        school.clock.pass_by(hours=-1)
    attempt = school.attempt(sitting)
    assert (attempt.answered, attempt.score) == (3, 2)
    assert attempt.started_at <= attempt.finished_at == NOON
    with school.app.app_context():
        assert topic_tally(school.chi_id, TOPIC).finished == 1
    school.check()


def test_an_exam_with_a_time_limit_ends_neither_early_nor_never(school):
    exam = begin(school.chi, school.give_exam(minutes=30))
    assert send(exam, right_answer(exam.item(1))).json["saved"]
    school.clock.pass_by(hours=-1, minutes=5)
    assert send(exam, right_answer(exam.item(2)), position=2).json["saved"]
    assert not school.attempt(exam).finished_at
    assert exam.item(1).response.credit == 1
    school.clock.at = END + GRACE
    exam.guest.open(exam.address)
    assert school.attempt(exam).finished_at == END
    assert school.attempt(exam).score == 2
    school.check()


def test_an_answer_that_is_changed_after_it_is_the_one_that_stands(school):
    exam = begin(school.chi, school.give_exam())
    assert send(exam, wrong_answer(exam.item(1)), change=1).json["saved"]
    school.clock.pass_by(hours=-1)
    assert send(exam, right_answer(exam.item(1)), change=2).json["saved"]
    hand_in(exam)
    assert school.attempt(exam).score == 1
    school.check()


def test_an_assignment_that_is_not_open_any_more_by_the_clock_is_gone_on_with(school):
    sitting = begin(school.chi, school.give(opens_at=NOON - timedelta(minutes=10)))
    school.clock.pass_by(hours=-1)
    assert sitting.page(1).status_code == 200
    assert sitting.respond(1, right_answer(sitting.item(1))).status_code == 303
    assert sitting.item(1).response.credit == 1


def test_the_history_has_the_newest_first_and_every_page_of_it_opens(school):
    at = school.give(opens_at=None)
    addresses = []
    for number in range(3):
        sitting = begin(school.chi, at, number)
        sitting.answer_all(right=number != 1)
        addresses.append(sitting.address)
        school.clock.pass_by(minutes=-25)
    page = school.chi.open("/history").text
    shown = [page.index(f'"{address}') for address in reversed(addresses)]
    assert shown == sorted(shown)
    for address in ("/review", "/", f"/assigned/{at}"):
        assert school.chi.open(address).status_code == 200
    classroom = school.class_id
    for address in (f"/classes/{classroom}/gradebook", f"/assignments/{at}/analysis"):
        assert school.ada.open(address).status_code == 200
    school.check()


@pytest.mark.parametrize("back", [HOUR, timedelta(days=20)])
def test_a_guest_is_still_known_though_the_cookie_is_from_the_future(app, chi, monkeypatch, back):
    sitting = chi.start()
    then = TimestampSigner.get_timestamp
    with monkeypatch.context() as patch:
        patch.setattr(
            TimestampSigner, "get_timestamp", lambda one: then(one) + int(back.total_seconds())
        )
        chi.open("/")  # the cookie is signed anew
    assert sitting.respond(1, right_answer(sitting.item(1))).status_code == 303
    assert chi.open(sitting.address).status_code == 200
    with app.app_context():
        assert db.session.query(PersonRow).count() == 1


def test_a_cookie_that_is_older_than_it_lasts_is_none(app, chi, monkeypatch):
    sitting = chi.start()
    then = TimestampSigner.get_timestamp
    with monkeypatch.context() as patch:
        patch.setattr(TimestampSigner, "get_timestamp", lambda one: then(one) - 31 * 24 * 3600)
        chi.open("/")
    assert chi.open(sitting.address).status_code == 404
