"""The questions of a set, replaced, removed, moved, and taken back."""

import re

import pytest

from quiz.questions.generation import sameness
from quiz.questions.question import Kind
from quiz.storage import library
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.people import TOPIC
from tests.web.building import items_of, kept_set, press, row_of


@pytest.fixture
def week(ada):
    return kept_set(ada, number=4, kind=["dating", "first"])


def asked(ada, week):
    return [sameness(item.question) for item in items_of(ada, week)]


def test_a_question_is_replaced_by_another_of_its_kind_and_difficulty(ada, week):
    before = items_of(ada, week)
    sent = press(ada, week, "items/2/replacement", 1)
    assert sent.location == f"{week}?at=2#question-2"
    after = items_of(ada, week)
    old, new = before[1].question, after[1].question
    assert (new.kind, new.difficulty) == (old.kind, old.difficulty)
    assert sameness(new) not in {sameness(item.question) for item in before}
    assert after[1].sibling is None
    assert [one.question for one in after if one.position != 2] == [
        one.question for one in before if one.position != 2
    ]
    page = ada.open(sent.location).text
    assert page.count("Question 2 is another one now.") == 1
    assert row_of(ada, week).code is None
    assert "quiz-code" not in page


def test_a_question_is_replaced_by_one_of_a_chosen_kind(ada, week):
    press(ada, week, "items/1/replacement", 1, kind="elapsed")
    assert items_of(ada, week)[0].question.kind is Kind.ELAPSED


def test_replacements_keep_to_what_was_wished_for(ada):
    week = kept_set(ada, number=2, kind="dating", **{"from": "1990"})
    for version in range(1, 5):
        press(ada, week, "items/1/replacement", version)
        (about,) = items_of(ada, week)[0].question.about
        assert about.date.edtf >= "1990"


def test_a_change_is_taken_back_by_the_button_beside_it(ada, week):
    before, code = asked(ada, week), row_of(ada, week).code
    for what, fields in (
        ("items/2/replacement", {}),
        ("items/1/removal", {}),
        ("items/1/move", {"way": "down"}),
    ):
        version = row_of(ada, week).version
        page = ada.open(press(ada, week, what, version, **fields).location)
        assert asked(ada, week) != before
        undo = re.search(r'class="notice" action="([^"]+)"', page.text)[1]
        assert ada.send(undo, page).status_code == 303
        assert (asked(ada, week), row_of(ada, week).code) == (before, code)


def test_questions_change_places(ada, week):
    one, two, three, four = asked(ada, week)
    press(ada, week, "items/1/move", 1, way="down")
    assert asked(ada, week) == [two, one, three, four]
    press(ada, week, "items/4/move", 2, way="up")
    assert asked(ada, week) == [two, one, four, three]
    for position, way in ((1, "up"), (4, "down"), (1, "sideways")):
        press(ada, week, f"items/{position}/move", 3, way=way)
        assert asked(ada, week) == [two, one, four, three]


def test_the_last_question_stays(ada, week):
    for version in (1, 2, 3):
        press(ada, week, "items/1/removal", version)
    assert len(items_of(ada, week)) == 1
    page = ada.open(press(ada, week, "items/1/removal", 4).location)
    assert "at least one question" in page.text
    assert len(items_of(ada, week)) == 1


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("items/2/replacement", {}),
        ("items/1/removal", {}),
        ("items/1/move", {"way": "down"}),
        ("undoing", {}),
    ],
)
@pytest.mark.parametrize("version", [1, 99, "no", "9" * 30])
def test_what_was_pressed_on_an_older_page_changes_nothing(ada, week, what, fields, version):
    press(ada, week, "items/1/move", 1, way="down")
    before = asked(ada, week)
    page = ada.open(press(ada, week, what, version, **fields).location)
    assert "changed meanwhile" in page.text
    assert asked(ada, week) == before


def test_without_its_topic_a_set_can_still_be_cut_and_moved(ada, app):
    with app.app_context(), writing():
        library.topic(TOPIC).owner_id, library.topic(TOPIC).sharing = None, Sharing.TEACHERS
    week = kept_set(ada, number=3)
    with app.app_context(), writing():
        library.topic(TOPIC).sharing = Sharing.OWN
    page = ada.open(press(ada, week, "items/1/replacement", 1).location)
    assert "no other question to put here" in page.text
    assert press(ada, week, "items/1/removal", 1).status_code == 303
    assert len(items_of(ada, week)) == 2


@pytest.mark.parametrize("what", ["items/0/replacement", "items/5/removal", "items/9/move"])
def test_a_place_that_is_not_there_is_404(ada, week, what):
    assert press(ada, week, what, 1).status_code == 404


def test_nobody_else_changes_a_set(ada, ben, chi, week):
    for who in (ben, chi):
        sent = who.send(f"{week}/items/1/removal?version=1", who.open("/"))
        assert sent.status_code == 404
    assert len(items_of(ada, week)) == 4
