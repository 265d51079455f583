"""Written questions worded anew, and their versions."""

import re
from html import unescape

import pytest

from quiz.storage import accounts, sets, written
from quiz.storage.accounts import Visitor
from quiz.storage.database import db, writing
from quiz.storage.sets import May, SetItemRow
from tests.factories import NOON, make_written_choice, make_written_set, weighed
from tests.people import found
from tests.web.building import items_of, kept_set, number_of, row_of
from tests.web.written import ACTION, NERO, empty_set, fields, question_of, right_of, send, write

BACK = re.compile(r'class="note" action="([^"]+)"')
GALBA = fields("Nero", "Titus", "Galba", right="2")


@pytest.fixture
def mine(ada):
    address = empty_set(ada)
    write(ada, address)
    return address


@pytest.fixture
def shared(ada, ben, mine):
    """Ada's set, which Ben may change too."""
    with ada.app.app_context(), writing():
        row = sets.set_numbered(number_of(mine))
        row.teachers_may = May.EDIT
    return mine


def edit(person, address, position=1):
    return person.open(f"{address}/items/{position}/question")


def versions(person, address):
    return person.open(f"{address}/items/1/versions")


def numbers(page):
    return [int(one) for one in re.findall(r'class="folio">(\d+)<', page.text)]


def test_the_form_begins_with_what_the_question_says(ada, mine):
    page = edit(ada, mine)
    for text in (NERO["stem"], "Nero", "Titus", "Galba"):
        assert f">{text}</textarea>" in page.text.replace("\r\n", "").replace("\n", "")
    assert re.findall(r'name="right" value="(\d)" checked', page.text) == ["0"]


def test_what_is_saved_is_a_new_version_and_the_old_one_stays(ada, mine, app):
    old = items_of(ada, mine)[0]
    sent = send(ada, edit(ada, mine), GALBA)
    assert sent.location == f"{mine}?at=1#question-1"
    new = items_of(ada, mine)[0]
    assert right_of(new.question) == ["Galba"]
    assert new.placed.written_id == old.placed.written_id
    assert new.placed.question_id != old.placed.question_id
    page = versions(ada, mine)
    assert numbers(page) == [2, 1]
    assert "What is right" in page.text
    assert "Changed by Ada" in page.text and "Written by Ada" in page.text
    assert page.text.count("This is what the set asks now.") == 1


def test_an_order_that_is_saved_as_it_was_is_no_new_version(ada):
    address = empty_set(ada)
    texts = ("Nero", "Galba", "Otho", "Vitellius")
    write(ada, address, fields(*texts, right=""), "written-order")
    before = row_of(ada, address).version
    send(ada, edit(ada, address), fields(*texts, right=""))
    assert row_of(ada, address).version == before
    assert numbers(versions(ada, address)) == [1]


def test_an_earlier_version_is_brought_back_as_the_newest(ada, mine):
    send(ada, edit(ada, mine), GALBA)
    page = versions(ada, mine)
    sent = ada.send(unescape(found(BACK, page)), page)
    assert sent.status_code == 303
    assert right_of(question_of(ada, mine)) == ["Nero"]
    assert "Version 1 is back." in ada.open(sent.location).text
    assert numbers(versions(ada, mine)) == [3, 2, 1]
    again = ada.send(unescape(found(BACK, page)), page)
    assert again.status_code == 303
    assert numbers(versions(ada, mine)) == [3, 2, 1]


def test_a_version_is_brought_back_only_over_what_was_seen(ada, mine):
    send(ada, edit(ada, mine), GALBA)
    page = versions(ada, mine)
    send(ada, edit(ada, mine), fields("Nero", "Otho"))
    sent = ada.send(unescape(found(BACK, page)), page)
    assert "changed meanwhile" in ada.open(sent.location).text
    assert [one.text for one in question_of(ada, mine).choices] == ["Nero", "Otho"]


def test_of_two_teachers_at_once_neither_loses_anything(ada, ben, shared):
    hers, his = edit(ada, shared), edit(ben, shared)
    assert send(ben, his, fields("Nero", "Otho")).status_code == 303
    page = send(ada, hers, GALBA)
    assert page.status_code == 409
    assert "Ben changed the question" in page.text
    assert "Otho" in page.text
    assert re.findall(r'name="right" value="(\d)" checked', page.text) == ["2"]
    assert [one.text for one in question_of(ada, shared).choices] == ["Nero", "Otho"]
    assert send(ada, page, GALBA).status_code == 303
    assert right_of(question_of(ada, shared)) == ["Galba"]
    assert numbers(versions(ada, shared)) == [3, 2, 1]


def test_a_question_that_was_moved_meanwhile_is_the_one_that_is_changed(ada, mine):
    write(ada, mine, fields("Otho", "Vitellius"))
    page = edit(ada, mine, 1)
    ada.send(f"{mine}/items/1/move?version=3", ada.open(mine), way="down")
    assert send(ada, page, GALBA).location == f"{mine}?at=2#question-2"
    assert right_of(question_of(ada, mine, 2)) == ["Galba"]
    assert [one.text for one in question_of(ada, mine, 1).choices] == ["Otho", "Vitellius"]


def test_a_question_taken_out_meanwhile_can_be_saved_as_a_new_one(ada, mine):
    page = edit(ada, mine)
    ada.send(f"{mine}/items/1/removal?version=2", ada.open(mine))
    assert items_of(ada, mine) == ()
    page = send(ada, page, GALBA)
    assert page.status_code == 409
    assert "taken out of the set" in page.text
    assert "questions/new" in found(ACTION, page)
    assert send(ada, page, GALBA).status_code == 303
    assert right_of(question_of(ada, mine)) == ["Galba"]


def test_a_double_press_is_one_version(ada, mine):
    page = edit(ada, mine)
    assert send(ada, page, GALBA).location == send(ada, page, GALBA).location
    assert numbers(versions(ada, mine)) == [2, 1]


def test_what_is_wrong_comes_back_and_is_still_about_the_same_version(ada, ben, shared):
    page = send(ada, edit(ada, shared), GALBA | {"stem": ""})
    assert page.status_code == 422
    send(ben, edit(ben, shared), fields("Nero", "Otho"))
    assert send(ada, page, GALBA).status_code == 409


def test_from_a_stale_page_nothing_is_saved_and_nothing_is_lost(ada, mine):
    action = unescape(found(ACTION, edit(ada, mine)))
    page = ada.client.post(action, data=GALBA | {"csrf_token": "old"})
    assert page.status_code == 400
    assert right_of(question_of(ada, mine)) == ["Nero"]
    assert send(ada, page, GALBA).status_code == 303
    assert right_of(question_of(ada, mine)) == ["Galba"]


def test_what_was_made_from_dates_is_not_worded_anew_but_replaced(ada):
    week = kept_set(ada, number=2)
    for page in (edit(ada, week), ada.open(f"{week}/items/1/versions")):
        assert page.status_code == 200
        assert "was made from dates" in page.text
        assert "/items/1/replacement" in page.text
    before = question_of(ada, week)
    address = f"{week}/items/1/question?kind=one-right&written=1&seen=1"
    assert ada.send(address, ada.open(week), **GALBA).status_code == 409
    assert question_of(ada, week) == before


def test_a_copy_has_versions_of_its_own(ada, mine):
    page = ada.open(mine)
    key = re.search(r'name="key" value="([0-9a-f]{32})"', page.text)[1]
    copy = ada.send(f"{mine}/copies", page, key=key).location.partition("?")[0]
    send(ada, edit(ada, copy), GALBA)
    assert right_of(question_of(ada, mine)) == ["Nero"]
    assert numbers(versions(ada, mine)) == [1]
    assert numbers(versions(ada, copy)) == [2, 1]


@pytest.mark.parametrize("what", ["question", "versions"])
def test_nobody_else_sees_or_changes_it(ben, chi, mine, what):
    for somebody in (ben, chi):
        address = f"{mine}/items/1/{what}"
        assert somebody.open(address).status_code == 404
        assert somebody.send(address, somebody.open("/"), **GALBA).status_code == 404


@pytest.mark.parametrize("what", ["question", "versions"])
@pytest.mark.parametrize("position", [0, 2, 999_999_999_999])
def test_where_there_is_no_question_there_is_no_page(ada, mine, what, position):
    assert ada.open(f"{mine}/items/{position}/{what}").status_code == 404


@pytest.mark.parametrize(
    "query", ["written=9&number=1&seen=1", "written=x&number=x", "", "written=1&number=7&seen=1"]
)
def test_a_version_that_is_not_there_is_not_brought_back(ada, mine, query):
    sent = ada.send(f"{mine}/items/1/versions?{query}", ada.open(mine))
    assert sent.status_code == 303
    assert numbers(versions(ada, mine)) == [1]


@pytest.fixture
def weighed_set(ada):
    """A set with one question whose choices have weights: a is right, b half right."""
    with ada.app.app_context():
        owner = accounts.account_named("Ada").person_id
        question = weighed(make_written_choice("a"), (1, 0.5, 0, -0.25))
        made = make_written_set(owner, question)
        with writing():
            version = written.add(question, Visitor(owner, "Ada", is_teacher=True), NOON)
            item = db.session.query(SetItemRow).filter_by(set_id=made.id).one()
            item.written_id = version.written_id
        return f"/sets/{made.id}"


def weights_of(ada, address):
    return [choice.weight for choice in items_of(ada, address)[0].question.choices]


def test_weights_stay_when_something_else_is_edited(ada, weighed_set):
    page = edit(ada, weighed_set)
    typed = {"weight": r'name="choices-1-weight"[^>]*value="50"'}
    assert re.search(typed["weight"], page.text)
    assert "Worth 50 % of the points." in unescape(ada.open(weighed_set).text)
    sent = fields("Paris", "Lyon", "Nantes", "Caen", right="0") | {
        f"choices-{place}-weight": weight for place, weight in enumerate(("100", "50", "0", "−25"))
    }
    assert send(ada, page, sent).status_code == 303
    assert weights_of(ada, weighed_set) == [1, 0.5, 0, -0.25]


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        (("100", "50", "", "0"), "Each choice needs a number"),
        (("50", "100", "0", "0"), "Each choice needs a number"),
        (("100", "half", "0", "0"), "Write a number from -100 to 100."),
        (("100", "250", "0", "0"), "Write a number from -100 to 100."),
    ],
)
def test_weights_that_fit_no_key_come_back_with_a_sentence(ada, weighed_set, weights, said):
    sent = fields("Paris", "Lyon", "Nantes", "Caen", right="0") | {
        f"choices-{place}-weight": weight for place, weight in enumerate(weights)
    }
    page = send(ada, edit(ada, weighed_set), sent)
    assert page.status_code == 422
    assert said in unescape(page.text)
    assert weights_of(ada, weighed_set) == [1, 0.5, 0, -0.25]


def test_without_weights_only_the_key_counts_again(ada, weighed_set):
    sent = fields("Paris", "Lyon", "Nantes", "Caen", right="1")
    assert send(ada, edit(ada, weighed_set), sent).status_code == 303
    assert weights_of(ada, weighed_set) == [None] * 4


def test_choices_can_be_shown_in_the_order_they_have(ada, mine):
    assert send(ada, edit(ada, mine), NERO | {"in_time": "yes"}).status_code == 303
    assert items_of(ada, mine)[0].question.in_time
    page = edit(ada, mine)
    assert re.search(r'name="in_time" value="yes" checked', page.text)
    assert send(ada, page, NERO).status_code == 303
    assert not items_of(ada, mine)[0].question.in_time
