"""Cards dragged by their handle, with mouse and finger: where they land, and what is no drag."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import LONG, an_ordering
from tests.browser.playing import await_rest, card, check, grip, statements
from tests.browser.touching import PHONE, Hand, in_sight, middle, scrolled

DESK = {"viewport": {"width": 1280, "height": 1000}}


@pytest.fixture
def page(open_asked):
    return open_asked(an_ordering(), **DESK)


@pytest.fixture
def phone(open_asked):
    return open_asked(an_ordering(), **PHONE)


def lift(page, place, onto):
    """Take a card with the mouse and hold it over where another is."""
    page.mouse.move(*middle(grip(page, place)))
    page.mouse.down()
    page.mouse.move(*middle(card(page, onto)), steps=6)


def held(page):
    return page.locator("[data-held]")


def test_the_place_is_shown_before_the_drop(page):
    before = statements(page)
    lift(page, 1, 3)
    expect(held(page).locator(".position")).to_have_text("3")
    expect(held(page).locator(".state")).to_have_text("Picked up. Now 3rd of 5, was 1st.")
    frame = held(page).evaluate(
        "(card) => [getComputedStyle(card, '::after').borderStyle, card.offsetTop]"
    )
    between = [card(page, place).evaluate("(one) => one.offsetTop") for place in (2, 4)]
    assert frame[0] == "dashed"
    assert between[0] < frame[1] < between[1]
    page.mouse.up()
    expect(held(page)).to_have_count(0)
    assert card(page, 3).get_attribute("style") in ("", None)
    assert statements(page) == [before[1], before[2], before[0], *before[3:]]


def test_half_way_over_its_neighbour_a_card_takes_its_place(page):
    before = statements(page)
    x, y = middle(grip(page, 2))
    step = middle(grip(page, 3))[1] - y
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 0.4 * step, steps=4)
    assert statements(page) == before
    page.mouse.move(x, y + 0.7 * step, steps=4)
    assert statements(page) == [before[0], before[2], before[1], *before[3:]]
    page.mouse.up()


def test_a_card_goes_to_the_ends_and_no_further(page):
    before = statements(page)
    page.mouse.move(*middle(grip(page, 2)))
    page.mouse.down()
    page.mouse.move(600, 990, steps=8)
    low = held(page).locator(".leaf").bounding_box()
    assert low["y"] + low["height"] < middle(page.locator(".spine-end").last)[1] + 10
    page.mouse.up()
    assert statements(page) == [before[0], *before[2:], before[1]]


def test_escape_during_a_drag_puts_the_card_back(page):
    before = statements(page)
    lift(page, 1, 3)
    page.keyboard.press("Escape")
    page.mouse.move(*middle(card(page, 5)))
    page.mouse.up()
    assert statements(page) == before
    expect(held(page)).to_have_count(0)
    assert page.locator("[name=moved]").input_value() == ""


def test_leaving_the_window_puts_the_card_back(page):
    before = statements(page)
    lift(page, 1, 3)
    page.evaluate("window.dispatchEvent(new Event('blur'))")
    page.mouse.up()
    assert statements(page) == before
    expect(held(page)).to_have_count(0)


def test_the_right_button_takes_nothing(page):
    before = statements(page)
    page.mouse.move(*middle(grip(page, 1)))
    page.mouse.down(button="right")
    page.mouse.move(*middle(card(page, 3)), steps=4)
    page.mouse.up(button="right")
    expect(held(page)).to_have_count(0)
    assert statements(page) == before


def test_the_wheel_scrolls_under_a_card_in_hand(open_asked):
    page = open_asked(an_ordering(8), viewport={"width": 1280, "height": 500})
    before = statements(page)
    in_sight(grip(page, 1))
    page.mouse.move(*middle(grip(page, 1)))
    page.mouse.down()
    page.mouse.move(*middle(card(page, 2)), steps=4)
    page.mouse.wheel(0, 180)
    expect(held(page).locator(".position")).not_to_have_text("2")
    page.mouse.up()
    assert statements(page).index(before[0]) >= 3


def test_a_finger_on_the_handle_moves_the_card_and_not_the_page(phone):
    before = statements(phone)
    hand = Hand(phone)
    x, y = in_sight(grip(phone, 2))
    still = scrolled(phone)
    hand.put(x, y)
    hand.move(middle(card(phone, 3))[1] - y + 10)
    expect(held(phone).locator(".position")).to_have_text("3")
    hand.lift()
    assert scrolled(phone) == still
    assert statements(phone) == [before[0], before[2], before[1], *before[3:]]


def test_a_finger_beside_the_handle_scrolls_the_page(phone):
    before = statements(phone)
    phone.evaluate("window.scrollTo(0, 0)")
    hand = Hand(phone)
    hand.put(*middle(card(phone, 1).locator(".statement")))
    hand.move(-200)
    hand.lift()
    phone.wait_for_function("() => window.scrollY > 100")
    assert statements(phone) == before


def test_a_second_finger_is_none_of_the_cards_business(phone):
    before = statements(phone)
    hand = Hand(phone)
    x, y = in_sight(grip(phone, 2))
    second = middle(grip(phone, 4))
    hand.put(x, y)
    hand.move(middle(card(phone, 3))[1] - y + 10)
    hand.put(*second, finger=1)
    hand.move(-150, finger=1)
    hand.lift(finger=1)
    expect(held(phone).locator(".position")).to_have_text("3")
    hand.lift()
    assert statements(phone) == [before[0], before[2], before[1], *before[3:]]


def test_what_the_screen_takes_away_goes_back(phone):
    before = statements(phone)
    hand = Hand(phone)
    x, y = in_sight(grip(phone, 2))
    hand.put(x, y)
    hand.move(middle(card(phone, 3))[1] - y + 10)
    expect(held(phone).locator(".position")).to_have_text("3")
    hand.lose()
    expect(held(phone)).to_have_count(0)
    assert statements(phone) == before
    assert phone.locator("[name=moved]").input_value() == ""


def test_a_finger_held_near_the_edge_scrolls_on_to_the_end_of_the_list(open_asked):
    page = open_asked(an_ordering(8, LONG), **PHONE)
    before = statements(page)
    hand = Hand(page)
    x, y = in_sight(grip(page, 1))
    hand.put(x, y)
    hand.move(620 - y)
    expect(held(page).locator(".position")).to_have_text("8")
    foot = "document.querySelector('.cards').getBoundingClientRect().bottom"
    page.wait_for_function(f"() => {foot} <= 640")
    await_rest(page)
    assert 560 < page.evaluate(foot) <= 640  # no further than the list
    hand.lift()
    assert statements(page) == [*before[1:], before[0]]
    in_sight(page.get_by_role("button", name="Check answer"))
    check(page)


def test_a_handle_taken_at_the_edge_does_not_scroll_by_itself(open_asked):
    page = open_asked(an_ordering(8, LONG), **PHONE)
    grip(page, 3).evaluate("(one) => one.scrollIntoView({block: 'end', behavior: 'instant'})")
    still = scrolled(page)
    hand = Hand(page)
    box = grip(page, 3).bounding_box()
    hand.put(box["x"] + 20, 630)
    hand.move(-20)
    page.wait_for_timeout(200)
    assert scrolled(page) == still
    hand.lift()
