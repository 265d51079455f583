"""Taking back what was changed in a topic."""

import re
from html import unescape

import pytest

from tests.web.reviews import PRAISED, Desk, share, words_of


def undo(desk, change, **query):
    address = f"/topics/berlin/changes/{change.id}/undoing"
    return desk.guest.client.post(address, query_string=query, data={"csrf_token": token(desk)})


def token(desk):
    return re.search(r'name="csrf_token" value="([^"]+)"', desk.guest.open("/").text)[1]


def test_the_notice_leads_back_to_where_the_event_stood(desk):
    desk.press(PRAISED, "rejection", show="needs")
    page = desk.page(show="needs")
    action = unescape(re.search(r'class="notice" action="([^"]+)"', page.text)[1])
    answer = desk.guest.send(action, page)
    here = desk.guest.client.get(answer.location).text.split('id="here"')[1]
    assert "He praised its people." in here.split("</li>")[0]


def test_what_was_changed_again_is_not_taken_back(app, desk, ben):
    share(app)
    desk.press(PRAISED, "hiding")
    Desk(ben).press(PRAISED, "acceptance")
    undo(desk, desk.changes()[1])
    assert desk.event(PRAISED).usable
    assert "it was changed again since" in words_of(desk.page())


def test_taking_back_twice_is_taking_back_once(desk):
    before = desk.events()
    desk.press(PRAISED, "hiding")
    for _ in range(2):
        undo(desk, desk.changes()[0])
    assert desk.events() == before


def test_a_stale_page_takes_nothing_back(desk):
    desk.press(PRAISED, "rejection")
    address = f"/topics/berlin/changes/{desk.changes()[0].id}/undoing"
    desk.guest.client.post(address, data={"csrf_token": "old"})
    assert PRAISED not in desk.names()
    assert "Please press the button again." in words_of(desk.page())


def test_only_who_may_change_the_topic_takes_back(desk, ben, chi):
    desk.press(PRAISED, "rejection")
    for stranger in (ben, chi):
        assert undo(Desk(stranger), desk.changes()[0]).status_code == 404
    assert PRAISED not in desk.names()


@pytest.mark.parametrize("number", [0, 10**9, 10**30])
def test_a_change_that_never_was_is_not_found(desk, number):
    answer = desk.send(f"/topics/berlin/changes/{number}/undoing", {})
    assert answer.status_code == 404


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example"])
def test_it_leads_nowhere_else(desk, back):
    desk.press(PRAISED, "rejection")
    assert undo(desk, desk.changes()[0], back=back).location == "/topics/berlin"
