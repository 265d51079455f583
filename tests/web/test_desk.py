"""The desk at which a question is written: its buttons, its pictures, and the question tried."""

import io
import re

import pytest

from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from tests.people import found
from tests.web.building import items_of
from tests.web.written import (
    KEPT,
    NERO,
    begin,
    empty_set,
    fields,
    png,
    question_of,
    rights,
    send,
    shown,
    write,
)


@pytest.fixture
def mine(ada):
    return empty_set(ada)


# The buttons of the form


@pytest.mark.parametrize(
    ("do", "texts", "right"),
    [
        ("add", ["Nero", "Titus", "Galba", ""], ["0"]),
        ("remove-1", ["Nero", "Galba"], ["0"]),
        ("remove-0", ["Titus", "Galba"], []),
        ("down-0", ["Titus", "Nero", "Galba"], ["1"]),
        ("up-2", ["Nero", "Galba", "Titus"], ["0"]),
    ],
)
def test_a_button_brings_the_form_back_with_everything(ada, mine, do, texts, right):
    typed = NERO | {"explanation": "Because.", "points": "a lot"}
    page = send(ada, begin(ada, mine), typed, do)
    assert page.status_code == 200
    rows = len(re.findall(r'name="choices-\d+-text"', page.text))
    assert [shown(page, f"choices-{place}-text") for place in range(rows)] == texts
    assert rights(page) == right
    assert shown(page, "explanation") == "Because."
    assert shown(page, "points") == "a lot"
    assert page.text.count("autofocus") == 1
    assert items_of(ada, mine) == ()


def test_what_is_typed_goes_along_to_another_kind(ada, mine):
    page = begin(ada, mine)
    other = re.search(r'formaction="([^"]+several-right[^"]*)"', page.text)[1].replace("&amp;", "&")
    page = ada.send(other, page, **NERO, do="keep")
    assert 'type="checkbox" name="right"' in page.text
    assert shown(page, "choices-0-text") == "Nero"
    assert rights(page) == ["0"]


def test_check_says_what_speaks_against_the_wording_and_saves_nothing(ada, mine):
    typed = fields("None of the above", "Titus")
    page = send(ada, begin(ada, mine), typed, "check")
    assert page.status_code == 200
    assert "“None of the above” tells only" in page.text
    assert items_of(ada, mine) == ()
    assert send(ada, page, typed).status_code == 303


def test_an_unfinished_question_can_be_checked_and_nothing_is_said_of_its_wording(ada, mine):
    page = send(ada, begin(ada, mine), fields("Nero"), "check")
    assert page.status_code == 422
    assert "Checked as soon as" in page.text


def test_that_several_are_right_is_no_flaw_where_the_page_says_so(ada, mine):
    typed = fields("Nero", "Titus", "Paris", right=["0", "1"])
    page = send(ada, begin(ada, mine, "several-right"), typed, "check")
    assert "Several choices are right" not in page.text


# Trying it


def test_it_is_tried_as_it_is_typed_and_leaves_no_trace(ada, mine, app):
    typed = NERO | {"explanation": "He was 26."}
    page = send(ada, begin(ada, mine), typed, "try")
    assert page.status_code == 200
    assert "nothing is kept" in page.text
    assert "He was 26." not in re.sub(r"<input[^>]*>", "", page.text)
    hidden = hidden_fields(page)
    assert hidden.pop("do") == "answer"
    action = re.search(r'question" action="([^"]+)"', page.text)[1].replace("&amp;", "&")
    answered = ada.client.post(action, data=hidden | {"do": "answer", "choice": "a"})
    assert answered.status_code == 200
    assert "He was 26." in answered.text
    back = ada.client.post(action, data=hidden_fields(answered) | {"do": "back"})
    assert shown(back, "stem") == typed["stem"]
    assert shown(back, "explanation") == "He was 26."
    assert items_of(ada, mine) == ()
    with app.app_context():
        assert db.session.query(AttemptRow).count() == 0


def hidden_fields(page):
    """Return the fields that go along with the last form of a page."""
    form = page.text[page.text.rindex("<form") :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def test_without_an_answer_the_question_that_is_tried_asks_again(ada, mine):
    page = send(ada, begin(ada, mine), NERO, "try")
    action = re.search(r'question" action="([^"]+)"', page.text)[1].replace("&amp;", "&")
    again = ada.client.post(action, data=hidden_fields(page))
    assert again.status_code == 422
    assert hidden_fields(again)["choices-0-text"] == "Nero"


def test_an_unfinished_question_is_not_tried(ada, mine):
    page = send(ada, begin(ada, mine), fields("Nero"), "try")
    assert page.status_code == 422
    assert shown(page, "choices-0-text") == "Nero"


# Pictures


def test_a_picture_is_kept_at_once_and_goes_with_the_question(ada, mine):
    page = send(ada, begin(ada, mine), NERO | {"picture": png()}, "add")
    digest = found(KEPT, page)
    assert ada.open(f"/pictures/{digest}").mimetype.startswith("image/")
    sent = send(ada, page, NERO | {"kept": digest, "alternative": "A column"})
    assert sent.status_code == 303
    picture = question_of(ada, mine).picture
    assert (picture.digest, picture.alternative) == (digest, "A column")
    assert (picture.width, picture.height) == (40, 30)


def test_a_choice_may_be_a_picture_alone(ada, mine):
    typed = fields("", "Titus") | {"choices-0-picture": png(), "choices-0-alternative": "Nero"}
    write(ada, mine, typed)
    choice, _ = question_of(ada, mine).choices
    assert (choice.text, choice.picture.alternative) == ("", "Nero")


def test_a_picture_moves_with_its_choice_and_is_taken_away(ada, mine):
    typed = NERO | {"choices-0-picture": png(), "choices-0-alternative": "A face"}
    page = send(ada, begin(ada, mine), typed, "down-0")
    digest = shown(page, "choices-1-kept")
    assert len(digest) == 64
    assert shown(page, "choices-1-alternative") == "A face"
    page = send(ada, page, NERO | {"choices-1-kept": digest}, "unpicture-1")
    assert "choices-1-kept" not in page.text
    assert 'id="choices-1-picture"' in page.text


def test_a_picture_needs_words_for_what_is_seen(ada, mine):
    page = send(ada, begin(ada, mine), NERO | {"picture": png()})
    assert page.status_code == 422
    assert "Say in words what is seen in it" in page.text
    assert found(KEPT, page)


def test_what_is_no_picture_is_refused_beside_its_field(ada, mine):
    typed = NERO | {"choices-1-picture": (io.BytesIO(b"not a picture"), "a.png")}
    page = send(ada, begin(ada, mine), typed)
    assert page.status_code == 422
    assert "This is no picture" in page.text
    assert shown(page, "choices-1-text") == "Titus"


def test_a_digest_of_nothing_is_no_picture(ada, mine):
    write(ada, mine, NERO | {"kept": "0" * 64, "alternative": "A column"})
    assert question_of(ada, mine).picture is None
