"""Putting cards side by side: by checkbox, told aloud, drawn, undone, and let go by moving."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks
from tests.browser.playing import card, check, grip, statements
from tests.factories import make_bracketed


@pytest.fixture
def page(open_asked):
    return open_asked(make_bracketed())


def box(page, place):
    return card(page, place).get_by_role("checkbox", name="Side by side with the one above")


def told(page):
    return page.locator("spoken-moves [role=status]")


def places(page):
    """Return what the form would send, card by card from the top."""
    return [place.input_value() for place in page.locator(".card select").all()]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_with_the_keyboard_alone_two_cards_come_side_by_side(page):
    latest_first = statements(page)
    for steps in (4, 3, 2, 1):
        grip(page, 1).focus()
        press(page, "Space", *["ArrowDown"] * steps, "Space")
    assert statements(page) == latest_first[::-1]
    grip(page, 2).focus()
    press(page, "Tab", "Tab", "Tab")  # past the arrows of the card to the checkbox of the next
    expect(box(page, 3)).to_be_focused()
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"{latest_first[2]} Now 2nd of 5. Side by side with another.")
    assert places(page) == ["1", "2", "2", "4", "5"]
    assert page.locator(".card .position").all_inner_texts() == ["1", "2", "2", "4", "5"]
    check(page)
    expect(page.locator("h1")).to_have_text(
        "All in the right order, and side by side what belongs there."
    )


def test_a_card_is_joined_only_to_one_above(page):
    expect(box(page, 1)).to_have_count(0)
    assert page.get_by_role("checkbox").count() == 4


def test_a_card_that_moves_out_of_its_bracket_is_released(page):
    before = statements(page)
    box(page, 2).check()
    box(page, 3).check()
    assert places(page) == ["1", "1", "1", "4", "5"]
    card(page, 3).get_by_role("button", name="Move down").click()
    assert places(page) == ["1", "1", "3", "4", "5"]
    expect(told(page)).to_have_text(f"{before[2]} Now 4th of 5, was 1st. No longer side by side.")
    card(page, 1).get_by_role("button", name="Move down").click()
    assert places(page) == ["1", "2", "3", "4", "5"]


def test_the_others_stay_together_when_one_leaves(page):
    box(page, 2).check()
    box(page, 3).check()
    grip(page, 1).focus()
    press(page, "Space", "ArrowDown")
    assert places(page) == ["1", "1", "1", "4", "5"]  # among them still
    press(page, "ArrowDown", "ArrowDown", "Space")
    assert places(page) == ["1", "1", "3", "4", "5"]


def test_a_card_dropped_between_two_that_are_side_by_side_joins_them(page):
    page.set_viewport_size({"width": 1280, "height": 1200})
    before = statements(page)
    box(page, 5).check()
    start, end = grip(page, 1).bounding_box(), card(page, 4).bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] - 10, steps=8)
    page.mouse.up()
    assert statements(page) == [*before[1:4], before[0], before[4]]
    assert places(page) == ["1", "2", "3", "3", "3"]


def test_escape_and_undo_bring_brackets_back(page):
    before = statements(page)
    undo = page.get_by_role("button", name="Undo")
    box(page, 2).check()
    grip(page, 2).focus()
    press(page, "Space", "ArrowDown", "ArrowDown", "Escape")
    assert (statements(page), places(page)) == (before, ["1", "1", "3", "4", "5"])
    card(page, 2).get_by_role("button", name="Move down").click()
    assert places(page) == ["1", "2", "3", "4", "5"]
    undo.click()
    assert (statements(page), places(page)) == (before, ["1", "1", "3", "4", "5"])
    undo.click()
    assert places(page) == ["1", "2", "3", "4", "5"]
    expect(box(page, 2)).not_to_be_checked()
    expect(undo).to_have_attribute("aria-disabled", "true")


def test_a_bracket_made_and_taken_back_counts_as_an_answer(page):
    box(page, 2).check()
    box(page, 2).uncheck()
    check(page)


def test_places_typed_without_script_are_brackets_with_it(page):
    page.evaluate("document.querySelectorAll('select').forEach((one) => (one.value = '1'))")
    page.evaluate("document.querySelector('select').removeAttribute('name')")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#problem")).to_contain_text("Give every card a place")
    assert places(page) == ["1", "1", "1", "1", "1"]


def test_without_script_two_cards_get_one_number(open_asked):
    page = open_asked(make_bracketed(), java_script_enabled=False)
    expect(page.get_by_text("Cards side by side get the same number.")).to_be_visible()
    assert page.get_by_role("checkbox").count() == 0
    for place, number in zip(page.locator("select").all(), "54221", strict=True):
        place.select_option(number)
    check(page)
    expect(page.locator(".score-line")).to_contain_text("Right: all ten pairs are.")


def test_brackets_are_for_everybody_on_every_screen(page):
    box(page, 3).check()
    card(page, 1).get_by_role("button", name="Move down").click()
    check_looks(page)
    check(page)
    page.locator("summary").first.click()
    check_looks(page)
