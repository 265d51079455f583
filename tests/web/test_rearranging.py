"""The questions of a set, replaced, removed, moved, and taken back."""

import re

import pytest

from quiz.questions.generation import sameness
from quiz.questions.question import Kind
from quiz.storage import library
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.people import START_KEY, TOPIC, found
from tests.web.building import items_of, kept_set, press, row_of

NAME = re.compile(r'name="(points-[^"]+)"')


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


def test_a_question_goes_to_any_place(ada, week):
    one, two, three, four = asked(ada, week)
    sent = press(ada, week, "items/4/move", 1, place="1")
    assert sent.location == f"{week}?at=1#question-1"
    assert asked(ada, week) == [four, one, two, three]
    press(ada, week, "items/1/move", 2, place=" 3 ")
    assert asked(ada, week) == [one, two, four, three]
    press(ada, week, "items/2/move", 3, place="2")
    assert row_of(ada, week).version == 3


@pytest.mark.parametrize("place", ["0", "5", "-1", "first", "", "9" * 30, "１"])
def test_a_place_that_no_set_has_is_told(ada, week, place):
    before = asked(ada, week)
    page = ada.open(press(ada, week, "items/2/move", 1, place=place).location)
    assert "There are the places 1 to 4." in page.text
    assert asked(ada, week) == before


def test_all_questions_may_be_taken_out_and_brought_back(ada, chi, week):
    for version in (1, 2, 3):
        press(ada, week, "items/1/removal", version)
    key = row_of(ada, week).key
    page = chi.open(f"/play/{key}")
    sent = press(ada, week, "items/1/removal", 4)
    assert "There is no question in it yet" in ada.open(sent.location).text
    assert "There is no question in it yet" in chi.open(f"/play/{key}").text
    late = chi.send(f"/play/{key}/attempts", page, start_key=found(START_KEY, page))
    assert late.location == f"/play/{key}"
    press(ada, week, "undoing", 5)
    assert len(items_of(ada, week)) == 1


def weigh(ada, week, version, *points):
    """Send the form of points as it stands but for these, one for each question."""
    page = ada.open(week)
    names = NAME.findall(page.text)
    fields = dict(zip(names, points, strict=True))
    return ada.send(f"{week}/points?version={version}", page, **fields)


def test_questions_are_worth_what_the_teacher_says(ada, chi, week):
    code = row_of(ada, week).code
    assert weigh(ada, week, 1, "2", "0,5", "1.25", "1").status_code == 303
    assert [item.points for item in items_of(ada, week)] == [2, 0.5, 1.25, 1]
    page = ada.open(week).text
    assert "4.75 points together" in page
    assert row_of(ada, week).code == code
    assert "Together they are worth 4.75 points." in chi.open(f"/play/{row_of(ada, week).key}").text
    press(ada, week, "items/1/move", 2, way="down")
    assert [item.points for item in items_of(ada, week)] == [0.5, 2, 1.25, 1]
    press(ada, week, "undoing", 3)
    assert [item.points for item in items_of(ada, week)] == [2, 0.5, 1.25, 1]
    weigh(ada, week, 4, "1", "1", "1", "1")
    assert "points together" not in ada.open(week).text


def test_a_replaced_question_keeps_its_points(ada, week):
    weigh(ada, week, 1, "3", "1", "1", "1")
    press(ada, week, "items/1/replacement", 2)
    assert [item.points for item in items_of(ada, week)] == [3, 1, 1, 1]


@pytest.mark.parametrize("typed", ["0", "0,00", "-1", "101", "two", "", "1e2", "1.234", "NaN", "٢"])
def test_points_that_cannot_be_are_told_beside_their_field(ada, week, typed):
    answer = weigh(ada, week, 1, "2", typed, "1", "1")
    assert answer.status_code == 422
    assert answer.text.count("Points are a number above 0") == 1
    assert f'value="{typed}"' in answer.text
    assert [item.points for item in items_of(ada, week)] == [1, 1, 1, 1]


def test_points_typed_while_another_changed_the_set_are_kept_on_the_page(ada, week):
    page = ada.open(week)
    names = NAME.findall(page.text)
    press(ada, week, "items/1/move", 1, way="down")
    fields = dict(zip(names, ["7", "1", "1", "1"], strict=True))
    late = ada.send(f"{week}/points?version=1", page, **fields)
    assert late.status_code == 422
    assert "changed meanwhile: You moved question 1 → 2" in late.text
    assert [item.points for item in items_of(ada, week)] == [1, 1, 1, 1]
    again = re.search(r'action="([^"]+/points\?version=\d+)', late.text)[1]
    typed = dict(re.findall(r'name="(points-[^"]+)"[^>]* value="([^"]*)"', late.text))
    assert ada.send(again, late, **typed).status_code == 303
    assert [item.points for item in items_of(ada, week)] == [1, 7, 1, 1]


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


@pytest.mark.parametrize("what", ["replacement", "removal", "move"])
def test_what_was_pressed_at_a_question_that_is_gone_says_who_took_it_out(ada, week, what):
    last = len(items_of(ada, week))
    press(ada, week, "items/1/removal", 1)
    page = ada.open(press(ada, week, f"items/{last}/{what}", 1, way="up").location)
    assert "changed meanwhile: You took" in page.text


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
