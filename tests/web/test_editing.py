"""Editing an event, splitting it, and what becomes of what two teachers type at once."""

import re
from html import unescape

import pytest

from quiz.storage import accounts, checking
from quiz.storage.database import writing
from tests.factories import PASSWORD
from tests.people import TOKEN, found
from tests.web.reviews import FELL, PRAISED, RESIGNED, Desk, share, words_of

TYPED = {"statement": "John F. Kennedy praises West Berlin.", "dates-0": "26 June 1963"}


def values(page):
    """Return what stands in the fields of the form that is open."""
    form = re.search(
        r"<checked-draft.*?</checked-draft>|<form class=\"form\".*?</form>", page.text, re.S
    )[0]
    inputs = re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', form)
    areas = re.findall(r'<textarea[^>]*? name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', form)
    return {name: unescape(value) for name, value in (*inputs, *areas)}


def edit(desk, name=PRAISED, **fields):
    return desk.press(name, "edit", **{"show": "needs", **TYPED, **fields})


def test_the_form_opens_in_the_list_with_what_is_kept(desk):
    page = desk.edit_page(PRAISED, article="berlin", show="needs")
    assert page.status_code == 200
    assert values(page)["statement"] == "He praised its people."
    assert values(page)["dates-0"] == "June 1963"
    assert "“He” is known only from the text before." in words_of(page)
    assert "‘He praised its people.’" in words_of(page)


def test_statement_date_and_tags_are_changed_and_the_event_is_accepted(desk):
    answer = edit(desk, tags="Kennedy,  West Berlin ,, Kennedy")
    assert answer.status_code == 303
    event = desk.event(PRAISED)
    assert event.statement == TYPED["statement"]
    assert [date.edtf for date in event.dates] == ["1963-06-26"]
    assert event.tags == ("Kennedy", "West Berlin")
    assert (event.usable, event.reviewed) == (True, True)
    assert "Saved: “John F. Kennedy praises West Berlin”" in words_of(
        desk.guest.client.get(answer.location)
    )


def test_an_edit_is_taken_back(app, desk):
    before = desk.events()
    edit(desk)
    desk.undo()
    assert desk.events() == before
    with app.app_context():
        assert list(checking.problems()) == []


def test_a_date_left_as_it_was_keeps_the_bounds_that_the_text_supports(desk):
    before = desk.event(PRAISED).dates
    edit(desk, **{"dates-0": "June 1963"})
    assert desk.event(PRAISED).dates == before


def test_whoever_knows_the_date_takes_it_no_wider_than_it_is_written(desk):
    assert "I know this date" in words_of(desk.edit_page(PRAISED))
    before = desk.event(PRAISED)
    edit(desk, **{"dates-0": "June 1963", "sure": "0"})
    event = desk.event(PRAISED)
    assert event.surely_before < before.surely_before
    assert [date.edtf for date in event.dates] == ["1963-06"]


def test_every_source_keeps_a_date_of_its_own(desk):
    page = desk.edit_page(FELL)
    assert "When, as told in “The Wall, in short”" in words_of(page)
    bugle = [one.article for one in desk.event(FELL).excerpts].index("wall")
    dates = {f"dates-{bugle}": "November 1989", f"dates-{1 - bugle}": "9 November 1989"}
    desk.press(FELL, "edit", statement="The Berlin Wall falls.", **dates)
    found = {one.article: one.date.edtf for one in desk.event(FELL).excerpts}
    assert found == {"wall": "1989-11", "berlin": "1989-11-09"}


def test_saving_what_was_not_touched_accepts_it_once_and_then_does_nothing(desk):
    for _ in range(2):
        desk.press(RESIGNED, "edit", **values(desk.edit_page(RESIGNED)))
    assert [change.action for change in desk.changes()] == ["edited"]


# What cannot be


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"statement": ""}, "Say in a short sentence what happened."),
        ({"statement": "x" * 2000}, "at most 300 characters; this one has 2,000."),
        ({"statement": "a\u202eb"}, "a character that cannot be shown"),
        ({"dates-0": ""}, "Say when it happened"),
        ({"dates-0": "some day"}, "“some day” is not a year"),
        ({"dates-0": "1963/1961"}, "It ends before it begins."),
        ({"dates-0": "x" * 300}, "A date is shorter than 120 characters."),
        ({"tags": "x" * 50}, "A tag has at most 40 characters."),
        ({"tags": ",".join(map(str, range(20)))}, "at most 12 tags"),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence_beside_it(desk, fields, words):
    page = edit(desk, **fields)
    assert page.status_code == 422
    assert words in words_of(page)
    assert values(page).items() >= (TYPED | fields).items()
    assert desk.event(PRAISED).statement == "He praised its people."


def test_a_check_shows_the_same_and_keeps_nothing(desk):
    page = edit(desk, check="1", statement="She left.")
    assert page.status_code == 200
    assert "“She” is known only from the text before." in words_of(page)
    assert values(page)["statement"] == "She left."
    assert desk.changes() == []


def test_dates_that_no_source_gives_are_left_aside(desk):
    assert edit(desk, **{"dates-1": "1999", "dates-77": "x"}).status_code == 303
    assert len(desk.event(PRAISED).dates) == 1


def test_a_stranger_edits_nothing(desk, ben, chi):
    for stranger in (ben, chi):
        assert stranger.open(desk.address(PRAISED, "edit")).status_code == 404
        assert Desk(stranger).send(desk.address(PRAISED, "edit"), TYPED).status_code == 404
    assert desk.changes() == []


# Two at once


@pytest.fixture
def both(app, desk, ben):
    """Ada and Ben before the same list."""
    share(app)
    return desk, Desk(ben)


def test_who_comes_second_sees_both_and_loses_nothing(both):
    ada, ben = both
    edit(ben, statement="Kennedy speaks in Berlin.", tags="speech")
    page = edit(ada, seen="1")
    assert page.status_code == 409
    words = words_of(page)
    assert re.search(r"Ben edited it, \d\d:\d\d , while you were typing\.", words)
    assert "Kennedy speaks in Berlin." in words
    assert "Tagged speech" in words
    assert values(page).items() >= TYPED.items()
    assert ada.event(PRAISED).statement == "Kennedy speaks in Berlin."


def test_one_press_puts_mine_over_theirs(both):
    ada, ben = both
    edit(ben, statement="Kennedy speaks in Berlin.")
    page = edit(ada, seen="1")
    assert "Put mine over it" in words_of(page)
    assert ada.press(PRAISED, "edit", **values(page)).status_code == 303
    assert ada.event(PRAISED).statement == TYPED["statement"]
    assert [change.username for change in ada.changes()] == ["Ada", "Ben"]


def test_what_was_typed_of_an_event_that_is_gone_is_kept_and_can_be_brought_back(app, both):
    ada, ben = both
    ben.press(PRAISED, "rejection")
    page = edit(ada)
    assert page.status_code == 409
    assert re.search(r"Ben rejected it, \d\d:\d\d", words_of(page))
    assert values(page).items() >= TYPED.items()
    answer = ada.send(ada.address(PRAISED, "edit"), values(page))
    assert answer.status_code == 303
    assert ada.event(PRAISED).statement == TYPED["statement"]
    ada.undo()
    assert ada.event(PRAISED).statement == "He praised its people."
    with app.app_context():
        assert list(checking.problems()) == []


def test_what_cannot_be_brought_back_says_so_by_offering_nothing(both):
    ada, ben = both
    ben.press(FELL, "merging", **{"with": PRAISED, "other_seen": "1"})
    ben.press(FELL, "hiding")
    page = edit(ada, restore=str(ada.changes()[1].id))
    assert page.status_code == 409
    assert PRAISED not in ada.names()
    assert values(page).items() >= TYPED.items()


def test_what_is_typed_wrong_of_a_lost_event_is_said_beside_it(both):
    ada, ben = both
    ben.press(PRAISED, "rejection")
    page = edit(ada, **{"dates-0": "some day", "restore": str(ada.changes()[0].id)})
    assert "“some day” is not a year" in words_of(page)
    assert PRAISED not in ada.names()


# Two of one


def test_an_event_is_split_in_two(desk):
    before = desk.events()
    page = desk.edit_page(PRAISED, "split")
    assert values(page)["dates-0"] == "June 1963"
    answer = desk.press(PRAISED, "split", **TYPED)
    assert answer.status_code == 303
    second = next(event for event in desk.events() if event.statement == TYPED["statement"])
    assert second.excerpts[0].quotation == "He praised its people."
    assert desk.event(PRAISED).statement == "He praised its people."
    desk.undo()
    assert desk.events() == before


def test_a_split_comes_back_with_what_is_wrong_and_with_what_was_typed(both):
    ada, ben = both
    assert ada.press(PRAISED, "split", statement="", **{"dates-0": "1963"}).status_code == 422
    edit(ben)
    page = ada.press(PRAISED, "split", **TYPED, seen="1")
    assert page.status_code == 409
    assert values(page).items() >= TYPED.items()
    assert ada.press(PRAISED, "split", **values(page)).status_code == 303


# The session ends in the middle


def test_a_session_that_ended_loses_nothing_that_was_typed(app, desk):
    page = desk.guest.client.get("/")
    with app.app_context():
        account = accounts.account_named("Ada")
        with writing():
            account.stamp = "another"
    sent = TYPED | {"seen": "1", "article": "berlin", "show": "needs"}
    kept = desk.guest.send(desk.address(PRAISED, "edit"), page, **sent)
    assert kept.status_code == 404
    assert "What you sent is kept on this page" in kept.text
    assert TYPED["statement"] in kept.text
    desk.guest.sign_in("Ada", PASSWORD)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', kept.text))
    again = desk.guest.client.post(desk.address(PRAISED, "edit"), data=fields)
    assert again.status_code == 400
    assert "Please press the button again." in again.text
    assert values(again).items() >= TYPED.items()
    fields = values(again) | {"csrf_token": found(TOKEN, again)}
    assert desk.guest.client.post(desk.address(PRAISED, "edit"), data=fields).status_code == 303
    assert desk.event(PRAISED).statement == TYPED["statement"]


def test_no_password_is_ever_shown_again(chi):
    answer = chi.client.post(
        "/topics/berlin/events/x/edit", data={"password": "secret words", "statement": "He left."}
    )
    assert "secret words" not in answer.text
    assert "He left." in answer.text
