"""What is left of a page on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.playing import play_shortly

BLACK = "rgb(0, 0, 0)"


@pytest.fixture
def printed(open_page):
    """A result with mistakes, as it is printed: everything on it is folded."""
    page = open_page()
    play_shortly(page)
    page.emulate_media(media="print")
    return page


def test_a_printed_result_has_nothing_to_press(printed):
    expect(printed.locator("main")).to_contain_text("0 of 3")
    for pressed in (".button", ".text-link", "nav", "summary > svg"):
        for one in printed.locator(pressed).all():
            expect(one).to_be_hidden()


def test_every_question_is_printed_with_its_timeline_and_its_quotations(printed):
    for question in printed.locator(".review > li").all():
        expect(question.locator("blockquote").first).to_be_visible()
        expect(question.locator("svg.timeline").first).to_be_visible()
        expect(question.locator(".certificate").first).to_be_hidden()


def test_ink_is_black(printed):
    verdict = printed.locator(".review .verdict").first
    assert verdict.evaluate("(one) => getComputedStyle(one).color") == BLACK


def test_no_event_is_torn_apart_by_the_end_of_a_page(printed):
    event = printed.locator(".answered").first
    assert event.evaluate("(one) => getComputedStyle(one).breakInside") == "avoid"


def test_a_history_is_printed_with_its_pictures(printed):
    printed.goto("/history")
    expect(printed.locator(".scores svg").first).to_be_visible()
    expect(printed.locator(".quotations blockquote").first).to_be_visible()
    for button in printed.locator(".button").all():
        expect(button).to_be_hidden()
