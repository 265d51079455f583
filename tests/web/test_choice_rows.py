"""Rows of choices moved about by the buttons of a form that was sent."""

import pytest
from werkzeug.datastructures import MultiDict

from quiz.web.choice_rows import MOST_ROWS, arranged, rows_of


def sent(count=3, **fields):
    rows = {f"choices-{place}-text": "abcdefghijklmnopqrstuvwxyz"[place] for place in range(count)}
    return MultiDict({"stem": "?", **rows, **fields})


def texts(pressed, fields):
    found = arranged(fields, rows_of(fields, pressed))
    names = sorted(name for name in found if name.endswith("-text"))
    return "".join(found[name] or "_" for name in names)


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ("add", "abc_"),
        ("remove-1", "ac"),
        ("up-1", "bac"),
        ("down-0", "bac"),
        ("down-1", "acb"),
        ("up-0", "abc"),
        ("down-2", "abc"),
        ("remove-9", "abc"),
        ("up-99", "abc"),
        ("up-x", "abc"),
        ("save", "abc"),
        ("", "abc"),
    ],
)
def test_a_button_moves_its_row(pressed, left):
    assert texts(pressed, sent()) == left


def test_two_rows_are_left_and_no_more_than_letters_added():
    assert texts("remove-0", sent(2)) == "ab"
    assert len(rows_of(sent(MOST_ROWS), "add").order) == MOST_ROWS


def test_what_is_right_and_what_stands_beside_move_along():
    fields = sent(**{"choices-1-source": "Tacitus"})
    fields.setlist("right", ["1", "2"])
    found = arranged(fields, rows_of(fields, "up-1"))
    assert found.getlist("right") == ["0", "2"]
    assert found["choices-0-source"] == "Tacitus"
    assert "choices-1-source" not in found
    gone = arranged(fields, rows_of(fields, "remove-1"))
    assert gone.getlist("right") == ["1"]
    assert "Tacitus" not in gone.values()


def test_rows_are_numbered_anew_without_a_gap():
    fields = MultiDict({"choices-3-text": "a", "choices-17-text": "b", "right": "17"})
    found = arranged(fields, rows_of(fields, "save"))
    assert dict(found) == {"choices-0-text": "a", "choices-1-text": "b", "right": "1"}


@pytest.mark.parametrize("right", ["99", "-1", "x", "", "٣"])
def test_a_row_that_is_not_there_cannot_be_right(right):
    fields = sent(right=right)
    assert "right" not in arranged(fields, rows_of(fields, "save"))


@pytest.mark.parametrize(
    ("pressed", "focus"),
    [
        ("add", "choices-3-text"),
        ("remove-2", "choices-1-text"),
        ("remove-0", "choices-0-text"),
        ("down-0", "down-1"),
        ("down-1", "up-2"),
        ("up-2", "up-1"),
        ("up-1", "down-0"),
        ("save", ""),
    ],
)
def test_the_page_goes_on_where_the_button_led(pressed, focus):
    assert rows_of(sent(), pressed).focus == focus
