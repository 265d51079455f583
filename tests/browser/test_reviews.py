"""The review page: ten questions in one press, and readable by everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks
from tests.browser.playing import answer_somehow, play_to_the_end


@pytest.fixture
def played(open_page):
    """A page of somebody who has mixed up some events."""
    page = open_page()
    play_to_the_end(page)
    return page


def test_what_was_mixed_up_is_asked_again_in_one_press(played):
    played.get_by_role("link", name=re.compile(r"Review, \d+ due")).click()
    expect(played.locator(".lede")).to_contain_text("due now")
    played.get_by_role("button", name="Ask me ten").first.click()
    played.wait_for_url("**/items/1")
    answer_somehow(played)


def test_without_script_the_same(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/review")
    page.get_by_role("link", name="To the topics").click()
    page.get_by_role("link", name="The quiz of the day").click()
    expect(page.locator(".quiz-code")).to_be_visible()


def test_two_events_can_be_put_side_by_side(played):
    played.goto("/review")
    played.get_by_role("link", name="Side by side").first.click()
    expect(played.get_by_role("heading", name="Side by side")).to_be_visible()
    boxes = [one.bounding_box() for one in played.locator(".contrast > div").all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    played.set_viewport_size({"width": 360, "height": 800})
    boxes = [one.bounding_box() for one in played.locator(".contrast > div").all()]
    assert boxes[0]["y"] < boxes[1]["y"]


def test_on_paper_no_button_is_left_and_the_pairs_are(played):
    played.goto("/review")
    played.emulate_media(media="print")
    expect(played.get_by_role("button", name="Ask me ten").first).to_be_hidden()
    expect(played.locator(".remembered blockquote").first).to_be_visible()


def test_before_the_first_quiz_it_is_readable_by_everybody(open_page):
    page = open_page()
    page.goto("/review")
    check_looks(page)


def test_what_is_due_is_readable_by_everybody(played):
    played.goto("/review")
    for summary in played.locator("summary").all():
        summary.click()
    check_looks(played)


def test_two_events_side_by_side_are_readable_by_everybody(played):
    played.goto("/review")
    played.get_by_role("link", name="Side by side").first.click()
    check_looks(played)
