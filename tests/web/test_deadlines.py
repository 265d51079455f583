"""What happens at the deadline, and around it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from quiz.attempts.terms import GRACE, Explained
from quiz.storage.evidence import topic_tally
from tests.factories import NOON
from tests.people import TOPIC, Guest, right_answer, wrong_answer
from tests.web.exams import begin, hand_in

SECOND = timedelta(seconds=1)
END = NOON + timedelta(minutes=30)


@pytest.fixture
def exam(school):
    """Chi at an exam of thirty minutes, begun at noon."""
    return begin(school.chi, school.give_exam(minutes=30))


def answered(sitting, position, right=True):
    item = sitting.item(position)
    return sitting.respond(position, right_answer(item) if right else wrong_answer(item))


def seconds_said(page):
    return int(re.search(r'data-seconds="(\d+)"', page.text)[1])


def test_every_page_says_until_when_and_how_many_seconds_are_left(school, exam):
    school.clock.pass_by(minutes=10)
    for place in ("/items/1", "/overview", "/submission"):
        page = exam.guest.open(exam.address + place)
        assert "Ends at 13:30 (Vienna time)" in page.text
        assert seconds_said(page) == 20 * 60


def test_without_a_deadline_there_is_no_clock(school):
    sitting = begin(school.chi, school.give_exam())
    assert "time-left" not in sitting.page(1).text


def test_an_exam_that_closes_before_its_time_is_up_ends_then(school):
    closes = {"minutes": 30, "closes_at": NOON + timedelta(minutes=12)}
    sitting = begin(school.chi, school.give_exam(**closes))
    assert seconds_said(sitting.page(1)) == 12 * 60


def test_a_deadline_on_another_day_is_said_with_the_day(school):
    sitting = begin(school.chi, school.give_exam(closes_at=NOON + timedelta(days=3)))
    assert "Ends on 27 November 2026 at 13:00 (Vienna time)" in sitting.page(1).text


@pytest.mark.parametrize("late", [-SECOND, timedelta(), GRACE - SECOND])
def test_what_was_sent_in_time_may_arrive_a_little_later(school, exam, late):
    school.clock.at = END + late
    answered(exam, 1)
    response = exam.item(1).response
    assert response.credit == 1
    assert response.answered_at == min(END, END + late)


@pytest.mark.parametrize("late", [GRACE, timedelta(hours=1), timedelta(days=400)])
def test_what_comes_later_is_refused_with_a_sentence(school, exam, late):
    answered(exam, 1, right=False)
    school.clock.at = END + late
    answered(exam, 1)
    sent = answered(exam, 2)
    assert "This attempt has ended" in exam.guest.open(sent.location).text
    attempt = school.attempt(exam)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (1, 0.0, END)
    school.check()


def test_the_attempt_ends_as_of_its_deadline_with_what_was_saved_last(school, exam):
    answered(exam, 1, right=False)
    answered(exam, 1)
    answered(exam, 3)
    school.clock.at = END + timedelta(days=7)
    page = exam.guest.open(exam.address)
    assert page.request.path == f"{exam.address}/result"
    assert '<h1 class="display">2 of 3</h1>' in page.text
    attempt = school.attempt(exam)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (2, 2.0, END)
    school.check()


@pytest.mark.parametrize("place", ["/items/1", "/overview", "/submission", "/result", ""])
def test_whichever_page_is_asked_for_first_ends_it(school, exam, place):
    school.clock.at = END + GRACE
    exam.guest.open(exam.address + place)
    assert school.attempt(exam).finished_at == END


@pytest.mark.parametrize("address", ["/assigned", "/assigned/1", "/history"])
def test_so_does_the_list_of_them(school, exam, address):
    school.clock.at = END + GRACE
    exam.guest.open(address)
    assert school.attempt(exam).finished_at == END


def test_just_after_the_deadline_the_page_waits_for_what_is_on_its_way(school, exam):
    school.clock.at = END + 2 * SECOND
    page = exam.page(1)
    assert "Time is up." in page.text
    assert seconds_said(page) == 0
    assert school.attempt(exam).finished_at is None


def test_handing_in_after_the_deadline_is_handing_in_at_it(school, exam):
    page = exam.guest.open(f"{exam.address}/submission")
    school.clock.at = END + 3 * SECOND
    exam.guest.send(f"{exam.address}/submission", page)
    assert school.attempt(exam).finished_at == END
    school.clock.at = END + timedelta(hours=1)
    exam.guest.send(f"{exam.address}/submission", page)
    assert school.attempt(exam).finished_at == END


def test_a_practice_ends_at_its_deadline_too_and_counts_what_was_answered_once(school):
    sitting = begin(school.chi, school.give(minutes=30))
    answered(sitting, 1)
    school.clock.at = END + GRACE
    answered(sitting, 2)
    assert school.attempt(sitting).finished_at == END
    assert sitting.item(2).response is None
    assert '<h1 class="display">1 of 3</h1>' in school.chi.open(f"{sitting.address}/result").text
    school.check()


def test_a_practice_whose_end_nobody_saw_is_counted_as_finished_once(school):
    sitting = begin(school.chi, school.give(minutes=30))
    answered(sitting, 1)
    school.clock.at = END + GRACE
    for _ in range(3):
        school.chi.open(f"{sitting.address}/result")
        school.chi.open("/history")
    with school.app.app_context():
        assert topic_tally(school.chi_id, TOPIC).finished == 1
    school.check()


def test_the_next_attempt_can_begin_once_the_last_has_ended_by_itself(school):
    at = school.give_exam(minutes=30, attempts=2)
    first = begin(school.chi, at)
    school.clock.at = END + GRACE
    second = begin(school.chi, at, 1)
    assert second.address != first.address
    assert school.attempt(first).finished_at == END


def test_an_assignment_that_closes_while_explained_after_closing_is_explained_at_once(school):
    sitting = begin(school.chi, school.give_exam(explained=Explained.AFTER_CLOSING, closes_at=END))
    answered(sitting, 1)
    school.clock.at = END + GRACE
    page = sitting.guest.open(sitting.address)
    assert '<h1 class="display">1 of 3</h1>' in page.text
    school.check()


def test_a_clock_set_back_gives_no_more_time_and_ends_nothing_before_it_began(school, exam):
    school.clock.at = NOON - timedelta(hours=2)
    assert seconds_said(exam.page(1)) == 30 * 60
    answered(exam, 1)
    hand_in(exam)
    attempt = school.attempt(exam)
    assert attempt.finished_at == attempt.started_at == NOON
    school.check()


def test_a_clock_set_back_opens_nothing_that_has_ended(school, exam):
    school.clock.at = END + GRACE
    exam.guest.open(exam.address)
    school.clock.at = NOON
    answered(exam, 1)
    assert exam.item(1).response is None
    assert school.attempt(exam).finished_at == END


def test_answers_that_race_with_handing_in_count_or_are_refused_never_half(school, exam):
    items, page = exam.items(), exam.guest.open("/")
    cookie = exam.guest.client.get_cookie("chronoquiz").value

    def send(what):
        client = school.app.test_client()
        client.set_cookie("chronoquiz", cookie)
        address, fields = what
        return Guest(school.app, client).send(exam.address + address, page, **fields).status_code

    answers = [
        (f"/items/{item.position}/response", given)
        for item in items
        for given in (right_answer(item), wrong_answer(item))
    ]
    with ThreadPoolExecutor(4) as threads:
        sent = threads.map(send, [*answers[:3], ("/submission", {}), *answers[3:]])
        assert set(sent) == {303}
    assert school.attempt(exam).finished_at == NOON
    exam.guest.open(f"{exam.address}/result")
    school.check()
