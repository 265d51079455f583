"""Flags, and questions that are left open to come back to."""

import re

import pytest

from tests.people import TOKEN, found, right_answer, wrong_answer
from tests.web.exams import begin

LAST = 10


def flag(sitting, position, flag="yes", **fields):
    return post(sitting, f"{position}/flag", flag=flag, **fields)


def post(sitting, where, **fields):
    """Send fields of whatever name."""
    token = found(TOKEN, sitting.guest.open("/"))
    address = f"{sitting.address}/items/{where}"
    return sitting.guest.client.post(address, data={"csrf_token": token, **fields})


@pytest.fixture
def sitting(chi):
    return chi.start()


def test_a_flag_shows_on_the_page_in_the_bar_and_in_the_overview(sitting):
    assert flag(sitting, 2).location == f"{sitting.address}/items/2"
    assert [item.flagged for item in sitting.items()] == [False, True] + 8 * [False]
    assert 'name="flag" value="no"' in sitting.page(2).text
    assert sitting.page(5).text.count("bead-flag") == 2  # that of 2, and one for here
    overview = sitting.guest.open(f"{sitting.address}/overview").text
    assert "One is flagged." in overview
    assert overview.count("#icon-flag") == 1
    flag(sitting, 2, "no")
    assert not sitting.item(2).flagged


def test_flagging_loses_nothing_of_what_is_on_the_page(sitting):
    position = sitting.first(ordering=False).position
    picked = right_answer(sitting.item(position))["choice"]
    seen = {"revision": "0", "change": "1", "page": "one"}
    flag(sitting, position, choice=picked, sure="yes", **seen)
    assert sitting.item(position).response is None
    page = sitting.page(position).text
    assert re.search(rf'value="{picked}" checked', page)
    assert re.search(r'name="sure" value="yes" checked', page)


def test_flagging_in_an_exam_saves_the_answer(school):
    exam = begin(school.chi, school.give_exam())
    flag(exam, 1, **right_answer(exam.item(1)))
    assert exam.item(1).flagged
    assert exam.item(1).response.credit == 1


def test_an_answered_question_can_be_flagged_until_the_attempt_has_ended(sitting):
    sitting.respond(1, wrong_answer(sitting.item(1)))
    assert 'value="yes"' in sitting.page(1).text
    flag(sitting, 1)
    assert sitting.item(1).flagged
    sitting.answer_all()
    flag(sitting, 1, "no")
    assert sitting.item(1).flagged
    assert "flag-question" not in sitting.page(1).text


def test_somebody_elses_question_is_not_there_to_be_flagged(sitting, dee):
    sent = dee.send(f"{sitting.address}/items/1/flag", dee.open("/"), flag="yes")
    assert sent.status_code == 404
    assert sitting.guest.client.get(f"{sitting.address}/items/1/flag").status_code == 405
    assert sitting.guest.send(f"{sitting.address}/items/99/flag", dee.open("/")).status_code == 404
    assert not sitting.item(1).flagged


@pytest.mark.parametrize(
    ("then", "position", "leads"),
    [
        ("next", 1, "/items/2"),
        ("previous", 2, "/items/1"),
        ("next", LAST, "/overview"),
        ("overview", 2, "/overview"),
    ],
)
def test_in_practice_too_one_can_leave_a_question_open(sitting, then, position, leads):
    assert sitting.respond(position, {"then": then}).location == sitting.address + leads
    assert sitting.item(position).response is None


def test_going_on_without_checking_keeps_what_is_picked(sitting):
    position = sitting.first(ordering=False).position
    picked = wrong_answer(sitting.item(position))["choice"]
    seen = {"revision": "0", "change": "1", "page": "one"}
    post(sitting, f"{position}/response", choice=picked, then="next", **seen)
    assert sitting.item(position).response is None
    assert re.search(rf'value="{picked}" checked', sitting.page(position).text)


def test_behind_the_last_question_come_those_left_open(sitting):
    for item in sitting.items()[1:]:
        sitting.respond(item.position, right_answer(item))
    last = sitting.page(LAST).text
    assert f'href="{sitting.address}/overview">All questions' in last
    assert "See your score" not in last
    sitting.respond(1, right_answer(sitting.item(1)))
    assert "See your score" in sitting.page(1).text


def test_next_goes_to_the_next_question_that_is_open(sitting):
    sitting.respond(3, right_answer(sitting.item(3)))
    sitting.respond(2, right_answer(sitting.item(2)))
    assert f'href="{sitting.address}/items/4">Next question' in sitting.page(2).text
