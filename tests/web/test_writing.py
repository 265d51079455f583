"""Questions written by hand into a set."""

import re
from html import escape

import pytest

from quiz.questions.written import WrittenKind
from quiz.storage import gradebook
from tests.people import found, pressed_at_once
from tests.web.building import KEY, items_of, kept_set, row_of
from tests.web.written import (
    NERO,
    begin,
    empty_set,
    fields,
    png,
    question_of,
    right_of,
    rights,
    send,
    shown,
    write,
)


@pytest.fixture
def mine(ada):
    return empty_set(ada)


# An empty set


def test_a_set_begins_without_questions_and_a_topic(ada):
    address = empty_set(ada)
    row = row_of(ada, address)
    assert (row.title, row.topic_id, row.topic_slug, row.wishes) == ("My own", None, "", "")
    page = ada.open(address)
    assert page.status_code == 200
    for kind in WrittenKind:
        assert f"questions/new?kind={kind}" in page.text
    assert "My own" in ada.open("/sets").text


def test_pressed_twice_one_set_begins(ada):
    page = ada.open("/sets/new")
    typed = {"title": "My own", "key": found(KEY, page)}
    first, second = (ada.send("/sets/new", page, **typed) for _ in range(2))
    assert first.location == second.location


@pytest.mark.parametrize("title", ["", "  ", "x" * 121, "a\u202eb"])
def test_a_set_without_a_good_title_does_not_begin(ada, title):
    page = ada.open("/sets/new")
    sent = ada.send("/sets/new", page, title=title, key=found(KEY, page))
    assert sent.status_code == 422
    assert found(KEY, sent) == found(KEY, page)


# Each kind


def test_one_right_choice_is_written(ada, mine):
    sent = write(ada, mine)
    assert sent.location == f"{mine}?at=1#question-1"
    question = question_of(ada, mine)
    assert question.kind is WrittenKind.ONE_RIGHT
    assert (question.stem, right_of(question)) == ("Who was *emperor* in 64?", ["Nero"])
    assert [choice.text for choice in question.choices] == ["Nero", "Titus", "Galba"]
    page = ada.open(sent.location).text
    assert "Question 1 is written." in page
    assert "<em>emperor</em>" in page
    assert "/items/1/question" in page and "/items/1/versions" in page


def test_several_right_choices_are_written(ada, mine):
    write(ada, mine, fields("Nero", "Titus", "Paris", right=["0", "1"]), "several-right")
    question = question_of(ada, mine)
    assert question.kind is WrittenKind.SEVERAL_RIGHT
    assert right_of(question) == ["Nero", "Titus"]


@pytest.mark.parametrize("order", [("Nero", "Titus", "Galba"), ("Galba", "Nero", "Titus")])
def test_no_id_tells_where_a_choice_was_written(ada, mine, order):
    write(ada, mine, fields(*order, right=str(order.index("Nero"))))
    choices = question_of(ada, mine).choices
    assert {choice.text: choice.id for choice in choices} == {
        "Galba": "a",
        "Nero": "b",
        "Titus": "c",
    }


def test_an_order_is_written_in_order_and_shown_in_another(ada, mine):
    texts = ("Nero", "Galba", "Otho", "Vitellius")
    write(ada, mine, fields(*texts, right=""), "written-order")
    question = question_of(ada, mine)
    assert [choice.text for choice in question.in_order] == list(texts)
    assert [choice.text for choice in question.choices] != list(texts)


def test_what_stands_beside_is_kept_and_empty_lines_are_left_out(ada, mine):
    typed = fields("Nero", "", "Titus", " ")
    typed |= {"explanation": "He was\r\n\r\n*young*.", "source": " Suetonius,  6 ", "points": "1,5"}
    typed |= {"choices-2-explanation": "Later.", "choices-2-source": "Suetonius, 8"}
    write(ada, mine, typed)
    question = question_of(ada, mine)
    assert (question.explanation, question.source) == ("He was\n\n*young*.", "Suetonius, 6")
    _, titus = question.choices
    assert (titus.id, titus.text, titus.explanation, titus.source) == (
        "b",
        "Titus",
        "Later.",
        "Suetonius, 8",
    )
    assert items_of(ada, mine)[0].points == 1.5


def test_a_question_is_put_at_the_end_of_a_set_from_the_builder(ada):
    week = kept_set(ada, number=2)
    assert row_of(ada, week).code
    assert write(ada, week).location == f"{week}?at=3#question-3"
    assert row_of(ada, week).code is None
    assert [item.placed.written_id is None for item in items_of(ada, week)] == [True, True, False]


@pytest.mark.parametrize("text", ["नीरो", "ネロ", "نيرون", "👩‍🚀", "Ne<b>ro</b>", "{{ 7 * 7 }}"])
def test_words_of_every_script_come_back_as_they_were_typed(ada, mine, text):
    write(ada, mine, fields(text, "Titus"))
    assert question_of(ada, mine).choices[0].text == text
    assert escape(text) in ada.open(mine).text


# What cannot be saved


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stem": " "}, "Write what is asked."),
        ({"stem": "x" * 2_001}, "at most 2000 characters"),
        ({"stem": "a\u202eb"}, "nobody can see"),
        ({"stem": "a\x00b"}, "nobody can see"),
        ({"choices-1-text": "x" * 501}, "at most 500 characters"),
        ({"choices-1-text": "NERO"}, "This is choice 1 once more."),
        ({"choices-1-text": "", "choices-2-text": ""}, "two choices at least"),
        ({"right": ""}, "Say which choice is right."),
        ({"right": "9"}, "Say which choice is right."),
        ({"choices-0-text": ""}, "Write the choice, or remove it."),
        ({"choices-1-text": "", "choices-1-source": "Livy"}, "Write the choice, or remove it."),
        ({"choices-1-explanation": "x" * 2_001}, "at most 2000 characters"),
        ({"explanation": "x" * 2_001}, "at most 2000 characters"),
        ({"source": "x" * 501}, "at most 500 characters"),
        ({"points": "0"}, "Write a number above 0"),
        ({"points": "-1"}, "Write a number above 0"),
        ({"points": "100.5"}, "Write a number above 0"),
        ({"points": "1e1"}, "Write a number above 0"),
        ({"points": "nan"}, "Write a number above 0"),
        ({"points": "٣"}, "Write a number above 0"),
        ({"points": ""}, "Write a number above 0"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(ada, mine, change, said):
    typed = NERO | {"explanation": "Because."} | change
    page = send(ada, begin(ada, mine), typed)
    assert page.status_code == 422
    assert said in page.text
    assert "<title>Not yet" in page.text
    assert shown(page, "explanation") == typed["explanation"].strip()
    assert shown(page, "choices-2-text") == typed["choices-2-text"]
    assert items_of(ada, mine) == ()


def test_ticks_are_asked_for_where_several_may_be_right(ada, mine):
    page = send(ada, begin(ada, mine, "several-right"), fields("Nero", "Titus", right=""))
    assert "Tick each choice that is right." in page.text


def test_of_more_choices_than_letters_only_those_are_taken(ada, mine):
    write(ada, mine, fields(*(f"Emperor {number}" for number in range(26))))
    assert len(question_of(ada, mine).choices) == 26
    full = send(ada, begin(ada, mine), fields(*map(str, range(26))), "add")
    assert "no room for more than 26" in full.text


@pytest.mark.parametrize("kind", ["", "ordering", "first", "one-right "])
def test_of_another_kind_there_is_nothing_to_write(ada, mine, kind):
    assert begin(ada, mine, kind).status_code == 404


# Twice, at once, too late, and not one's own


def test_a_double_press_writes_one_question(ada, mine):
    page = begin(ada, mine)
    first, second = send(ada, page, NERO), send(ada, page, NERO)
    assert first.location == second.location
    assert len(items_of(ada, mine)) == 1


def test_two_questions_written_side_by_side_are_both_there(ada, mine):
    one, other = begin(ada, mine), begin(ada, mine)
    assert send(ada, one, NERO).status_code == 303
    assert send(ada, other, fields("Nero", "Otho")).status_code == 303
    assert len(items_of(ada, mine)) == 2


def test_from_a_stale_page_nothing_is_saved_and_nothing_is_lost(ada, mine):
    data = NERO | {"picture": png(), "do": "save", "csrf_token": "old"}
    page = ada.client.post(f"{mine}/questions/new?kind=one-right&version=1", data=data)
    assert page.status_code == 400
    assert "too old" in page.text
    assert "Choose the picture once more" in page.text
    assert shown(page, "stem") == NERO["stem"]
    assert rights(page) == ["0"]
    assert items_of(ada, mine) == ()
    assert send(ada, page, NERO).status_code == 303


def test_what_was_typed_is_not_lost_by_signing_out(ada, mine):
    page = begin(ada, mine)
    ada.sign_out()
    sent = ada.send(f"{mine}/questions/new?kind=one-right", ada.open("/"), **NERO, do="save")
    assert sent.status_code == 404
    assert "Who was *emperor* in 64?" in sent.text
    assert page.status_code == 200


@pytest.mark.parametrize("kind", list(WrittenKind))
def test_nobody_else_writes_into_a_set(ada, ben, chi, mine, kind):
    address = f"{mine}/questions/new?kind={kind}"
    for somebody in (ben, chi):
        assert somebody.open(address).status_code == 404
        sent = somebody.send(address, somebody.open("/"), **NERO, do="save")
        assert sent.status_code == 404
    assert items_of(ada, mine) == ()


def test_presses_at_the_same_moment_begin_one_set(ada):
    page = ada.open("/sets/new")
    led = pressed_at_once(ada, "/sets/new", page, title="My own", key=found(KEY, page))
    assert len(set(led)) == 1


def test_only_teachers_begin_sets(chi):
    assert chi.open("/sets/new").status_code == 404
    assert chi.send("/sets/new", chi.open("/"), title="x", key="0" * 32).status_code == 404


def test_a_set_that_was_written_is_played(ada, chi, mine, app):
    write(ada, mine)
    key = row_of(ada, mine).key
    page = chi.open(f"/play/{key}")
    start = re.search(r'name="start_key" value="([^"]+)"', page.text)[1]
    sent = chi.send(f"/play/{key}/attempts", page, start_key=start)
    assert sent.status_code == 303
    attempt_id = int(sent.location.rsplit("/", 1)[1])
    with app.app_context():
        (item,) = gradebook.items_of(attempt_id)
    assert item.question == question_of(ada, mine)
