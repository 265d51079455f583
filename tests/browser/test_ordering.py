"""Putting cards in order: every way to move them, what is told, and what is sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.playing import card, check, grip, seek, statements


@pytest.fixture
def page(open_page):
    page = open_page()
    seek(page, "ordering")
    return page


def told(page):
    return page.locator("spoken-moves [role=status]")


def places(page):
    """Return what the form would send: the card texts by the places in their lists."""
    return page.evaluate(
        """[...document.querySelectorAll('.card')]
           .map((card) => [card.querySelector('select').value,
                           card.querySelector('.statement').textContent])
           .sort((one, other) => one[0] - other[0]).map((pair) => pair[1])"""
    )


def test_space_picks_up_arrows_move_and_space_sets_down_each_told(page):
    before = statements(page)
    count = len(before)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"Picked up as 1st of {count}.")
    expect(grip(page, 1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowDown")
    expect(told(page)).to_have_text(f"Picked up. Now 2nd of {count}, was 1st.")
    expect(card(page, 2).locator(".state")).to_have_text(f"Picked up. Now 2nd of {count}, was 1st.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"{before[0]} Set down as 3rd of {count}.")
    assert statements(page) == [before[1], before[2], before[0], *before[3:]]
    assert places(page) == statements(page)
    expect(grip(page, 3)).to_be_focused()
    expect(grip(page, 3)).to_have_attribute("aria-pressed", "false")


def test_escape_puts_a_card_back(page):
    before = statements(page)
    grip(page, 2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert statements(page) == before
    expect(told(page)).to_have_text(f"{before[1]} Put back as 2nd of {len(before)}.")
    assert page.locator("[name=moved]").input_value() == ""


def test_a_card_does_not_move_beyond_the_ends(page):
    before = statements(page)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(told(page)).to_have_text(f"{before[0]} Already 1st of {len(before)}.")
    assert statements(page) == before


def test_going_elsewhere_sets_a_card_down_where_it_is(page):
    before = statements(page)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("[data-held]")).to_have_count(0)
    assert statements(page)[:2] == [before[1], before[0]]


def test_arrows_on_the_card_move_it_and_keep_the_focus(page):
    before = statements(page)
    down = card(page, 1).get_by_role("button", name="Move down")
    down.click()
    moved = card(page, 2).get_by_role("button", name="Move down")
    expect(moved).to_be_focused()
    expect(told(page)).to_have_text(f"{before[0]} Now 2nd of {len(before)}, was 1st.")
    up = card(page, 1).get_by_role("button", name="Move up")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.focus()
    page.keyboard.press("Enter")
    assert statements(page)[:2] == [before[1], before[0]]


def test_moves_can_be_undone_one_by_one(page):
    before = statements(page)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("aria-disabled", "true")
    for _ in range(2):
        card(page, 1).get_by_role("button", name="Move down").click()
    undo.click()
    undo.click()
    assert statements(page) == before
    assert places(page) == before
    expect(undo).to_have_attribute("aria-disabled", "true")
    expect(undo).to_be_focused()


def test_the_place_is_shown_before_the_drop(page):
    before = statements(page)
    start, end = grip(page, 1).bounding_box(), card(page, 3).bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] / 2 + 10, steps=5)
    held = page.locator("[data-held]")
    expect(held.locator(".position")).to_have_text("3")
    expect(held.locator(".state")).to_have_text(f"Picked up. Now 3rd of {len(before)}, was 1st.")
    page.mouse.up()
    expect(page.locator("[data-held]")).to_have_count(0)
    assert card(page, 3).get_attribute("style") in ("", None)


def test_escape_during_a_drag_puts_the_card_back(page):
    before = statements(page)
    start, end = grip(page, 1).bounding_box(), card(page, 3).bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] / 2 + 10, steps=5)
    page.keyboard.press("Escape")
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] / 2 + 30)
    page.mouse.up()
    assert statements(page) == before


def test_a_click_on_a_handle_picks_up_and_a_second_sets_down(page):
    grip(page, 2).click()
    expect(page.locator("[data-held]")).to_have_count(1)
    grip(page, 2).click()
    expect(page.locator("[data-held]")).to_have_count(0)


def test_nothing_moved_is_no_answer_and_the_sentence_has_the_focus(page):
    before = statements(page)
    page.get_by_role("button", name="Check answer").click()
    problem = page.locator("#problem")
    expect(problem).to_contain_text("Nothing has been moved yet")
    expect(problem).to_be_focused()
    assert statements(page) == before


def test_a_card_moved_there_and_back_is_an_answer(page):
    card(page, 1).get_by_role("button", name="Move down").click()
    card(page, 2).get_by_role("button", name="Move up").click()
    check(page)


def test_places_given_without_script_are_the_order_with_it(open_page):
    page = open_page()
    seek(page, "ordering")
    count = len(statements(page))
    page.evaluate("document.querySelectorAll('select').forEach((s) => (s.value = '1'))")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#problem")).to_contain_text("Two cards are in place 1")
    assert len(places(page)) == count
