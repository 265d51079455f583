"""What is decided of an event by one press, and how it is taken back."""

import re

import pytest

from quiz.events.agreement import shown_date
from quiz.storage import checking
from tests.web.reviews import FELL, PRAISED, RESIGNED, SHIPS, Desk, share, statements, words_of


def state(desk, name):
    event = desk.event(name)
    return event.usable, event.reviewed


def test_an_event_is_accepted_as_it_stands(desk):
    answer = desk.press(PRAISED, "acceptance", show="needs")
    assert answer.status_code == 303
    assert state(desk, PRAISED) == (True, True)
    page = desk.guest.client.get(answer.location)
    assert "Accepted: “He praised its people”" in words_of(page)


def test_after_a_press_the_list_goes_on_at_the_next(desk):
    answer = desk.press(PRAISED, "acceptance", show="needs")
    assert answer.location.endswith("#here")
    here = desk.guest.client.get(answer.location).text.split('id="here"')[1]
    assert re.search(r'<h3 class="statement"[^>]*>([^<]+)', here)[1] == "The first ships left."
    answer = desk.press(PRAISED, "hiding", show="all")
    here = desk.guest.client.get(answer.location).text.split('id="here"')[1]
    assert re.search(r'<h3 class="statement"[^>]*>([^<]+)', here)[1] == "He praised its people."


def test_what_is_rejected_is_gone(desk):
    desk.press(PRAISED, "rejection")
    assert PRAISED not in desk.names()


def test_what_is_hidden_is_kept_and_not_asked_until_it_is_shown_again(desk):
    desk.press(RESIGNED, "hiding")
    assert state(desk, RESIGNED) == (False, True)
    assert "Hidden A teacher has hidden it." in words_of(desk.page(show="all"))
    desk.press(RESIGNED, "acceptance")
    assert state(desk, RESIGNED) == (True, True)
    assert [change.action for change in desk.changes()] == ["shown", "hidden"]


def test_a_date_is_settled_and_left_open_again(desk):
    finer, coarser = "1989-11-09", "1989"
    assert desk.event(FELL).surely_after < shown_date(desk.event(FELL)).earliest
    assert "Settle on 9 November 1989" in words_of(desk.page(show="all"))
    desk.press(FELL, "settlement", date=finer)
    assert desk.event(FELL).settled.edtf == finer
    assert desk.event(FELL).surely_after == desk.event(FELL).settled.surely_after
    desk.press(FELL, "settlement", date="")
    assert desk.event(FELL).settled is None
    assert {date.edtf for date in desk.event(FELL).dates} == {finer, coarser}


def test_only_a_date_that_a_source_gives_can_be_settled_on(desk):
    assert desk.press(FELL, "settlement", date="1990").status_code == 404
    assert desk.event(FELL).settled is None


def test_an_event_of_two_articles_is_parted(desk):
    count = len(desk.names())
    desk.press(FELL, "parting", parted="wall")
    assert len(desk.names()) == count + 1
    assert [one.article for one in desk.event(FELL).excerpts] == ["berlin"]


@pytest.mark.parametrize("article", ["", "berlin", "nowhere"])
def test_an_event_of_one_article_cannot_be_parted(desk, article):
    assert desk.press(PRAISED, "parting", parted=article).status_code == 404


@pytest.mark.parametrize(
    ("name", "what", "fields"),
    [
        (PRAISED, "acceptance", {}),
        (PRAISED, "rejection", {}),
        (RESIGNED, "hiding", {}),
        (FELL, "settlement", {"date": "1989-11-09"}),
        (FELL, "parting", {"parted": "wall"}),
    ],
)
def test_every_press_is_taken_back_whole(app, desk, name, what, fields):
    before = desk.events()
    desk.press(name, what, **fields)
    assert desk.events() != before
    desk.undo()
    assert desk.events() == before
    with app.app_context():
        assert list(checking.problems()) == []


# Two at once


def test_whoever_saw_another_version_is_told_who_changed_it_and_changes_nothing(app, desk, ben):
    share(app)
    Desk(ben).press(PRAISED, "hiding")
    answer = desk.press(PRAISED, "rejection", seen="1", show="all")
    assert PRAISED in desk.names()
    words = words_of(desk.guest.client.get(answer.location))
    assert re.search(r"Ben hid it, \d\d:\d\d, while you looked at it\.", words)


def test_what_is_gone_is_told_with_who_took_it(app, desk, ben):
    share(app)
    Desk(ben).press(PRAISED, "rejection")
    answer = desk.press(PRAISED, "acceptance", show="needs")
    assert answer.status_code == 303
    words = words_of(desk.guest.client.get(answer.location))
    assert re.search(r"Ben rejected it, \d\d:\d\d: “He praised its people”", words)
    assert "So it is not in the list any more." in words


@pytest.mark.parametrize("what", ["acceptance", "rejection", "hiding"])
def test_pressing_twice_is_pressing_once(desk, what):
    for _ in range(2):
        desk.press(PRAISED, what, seen="1")
    assert len(desk.changes()) == 1
    assert "while you looked at it" not in words_of(desk.page())


def test_the_undo_of_a_button_pressed_twice_is_still_there(desk):
    before = desk.events()
    for _ in range(2):
        desk.press(PRAISED, "acceptance", seen="1")
    desk.undo()
    assert desk.events() == before


# Bad input


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "²"])
def test_an_odd_version_changes_nothing(desk, seen):
    desk.press(PRAISED, "rejection", seen=seen)
    assert PRAISED in desk.names()


def test_an_event_that_never_was_is_not_found(desk):
    assert desk.press("nobody", "acceptance").status_code == 404


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/\\x", "x"])
def test_a_press_leads_nowhere_else(desk, back):
    answer = desk.press(PRAISED, "acceptance", back=back)
    assert answer.location.startswith("/articles/berlin/review?")


def test_a_press_leads_back_to_where_it_was_made(desk):
    answer = desk.press(PRAISED, "hiding", back="/topics/berlin/editing?page=2")
    assert answer.location == "/topics/berlin/editing?page=2"


def test_an_article_that_does_not_tell_the_event_is_not_gone_back_to(desk):
    answer = desk.press(PRAISED, "acceptance", article="wall")
    assert answer.location.startswith("/articles/berlin/review?")


def test_a_stale_page_decides_nothing_and_says_so(desk):
    sent = {"csrf_token": "old", "seen": "1", "article": "berlin"}
    desk.guest.client.post(desk.address(PRAISED, "rejection"), data=sent)
    assert PRAISED in desk.names()
    assert "Please press the button again." in words_of(desk.page())


def test_a_list_is_whole_after_every_press(desk):
    for name in (PRAISED, SHIPS):
        desk.press(name, "rejection")
    assert len(statements(desk.page(show="all"))) == 5
