"""An exam in a browser: on a phone until the time is up, by keyboard alone, and without script."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from quiz.attempts.terms import Explained, Preset
from tests.browser.giving import bring_deadline, give
from tests.browser.looking import check_looks
from tests.browser.playing import statements
from tests.browser.test_accounts import sign_in

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LATER = timedelta(days=2)


def begin(page, name):
    sign_in(page, name)
    page.goto("/assigned")
    page.locator(".assigned-title a").click()
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/items/1")


def test_an_exam_on_a_phone_ends_by_itself_with_what_is_on_the_page(open_page, folder):
    name = give(folder, minutes=30)
    page = open_page(**PHONE)
    begin(page, name)
    expect(page.get_by_role("timer")).to_contain_text(":")
    page.get_by_role("button", name="Hide the clock").tap()
    expect(page.get_by_role("timer")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("timer")).to_be_hidden()
    page.get_by_role("button", name="Show the clock").tap()
    page.get_by_role("button", name="Move down").first.tap()
    page.get_by_role("button", name="Next").tap()
    page.wait_for_url("**/items/2")
    expect(page.locator(".saved")).to_contain_text("Saved")
    bring_deadline(folder, name, 4)
    page.reload()
    page.get_by_role("button", name="Move down").first.tap()
    expect(page.locator("time-left")).to_contain_text("Time is up.", timeout=10_000)
    page.wait_for_url("**/result", timeout=30_000)
    expect(page.get_by_text("Not answered")).to_have_count(1)


def test_an_end_that_is_days_away_is_said_without_a_clock(open_page, folder):
    name = give(folder, closes_at=datetime.now(UTC) + LATER)
    page = open_page()
    begin(page, name)
    expect(page.locator("time-left")).to_contain_text("Ends on")
    expect(page.get_by_role("timer")).to_be_hidden()
    expect(page.get_by_role("button", name="Hide the clock")).to_be_hidden()
    bring_deadline(folder, name, 3600)
    page.reload()
    expect(page.get_by_role("timer")).to_be_visible()


@pytest.mark.parametrize(("left", "said"), [(301, "Five minutes left."), (61, "One minute left.")])
def test_what_is_left_is_announced_once(open_page, folder, left, said):
    name = give(folder, minutes=30)
    page = open_page()
    begin(page, name)
    bring_deadline(folder, name, left + 1)
    page.reload()
    expect(page.locator("time-left [role=status]")).to_have_text(said)


def test_an_exam_by_keyboard_alone(open_page, folder):
    name = give(folder)
    page = open_page()
    begin(page, name)
    first, second, *_ = statements(page)
    focus(page, "Pick up")
    for key in ("Space", "ArrowDown", "Space"):
        page.keyboard.press(key)
    assert statements(page)[:2] == [second, first]
    focus(page, "Save answer")
    page.keyboard.press("Enter")
    page.wait_for_selector(".saved")
    assert statements(page)[:2] == [second, first]
    focus(page, "All questions, and hand in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/overview")
    focus(page, "Hand in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/submission")
    expect(page.get_by_text("Two of three questions are not answered.")).to_be_visible()
    focus(page, "Hand in now")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    expect(page.get_by_text("Not answered")).to_have_count(2)


def focus(page, name):
    """Press Tab until what has the name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        active = page.evaluate(
            "(document.activeElement.ariaLabel ?? document.activeElement.innerText).trim()"
        )
        if active == name or active.startswith(f"{name}:"):
            return
    pytest.fail(f"the focus never comes to {name}")


def test_an_exam_without_script(open_page, folder):
    name = give(folder, minutes=30)
    page = open_page(java_script_enabled=False)
    begin(page, name)
    expect(page.locator("time-left")).to_contain_text("Ends at")
    places = page.locator("select[name^=place]")
    count = places.count()
    for index in range(count):
        places.nth(index).select_option(str(count - index))
    page.get_by_role("button", name="Save answer").click()
    expect(page.locator(".saved")).to_contain_text("Saved")
    chosen = [places.nth(index).input_value() for index in range(count)]
    assert chosen == [str(count - index) for index in range(count)]
    page.get_by_role("button", name="All questions, and hand in").click()
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in now").click()
    page.wait_for_url("**/result")


def test_every_screen_looks_as_it_should(open_page, folder):
    terms = {"minutes": 30, "explained": Explained.AFTER_CLOSING, "pass_mark": 0.5}
    name = give(folder, closes_at=datetime.now(UTC) + LATER, **terms)
    page = open_page()
    sign_in(page, name)
    page.goto("/assigned")
    check_looks(page)
    page.locator(".assigned-title a").click()
    page.wait_for_url("**/assigned/*")
    check_looks(page)
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/items/1")
    check_looks(page)
    page.get_by_role("button", name="Move down").first.click()
    page.get_by_role("button", name="All questions, and hand in").click()
    page.wait_for_url("**/overview")
    check_looks(page)
    page.get_by_role("link", name="Hand in").click()
    page.wait_for_url("**/submission")
    check_looks(page)
    page.get_by_role("button", name="Hand in now").click()
    page.wait_for_url("**/result")
    check_looks(page)
    for address in ("/assigned", "/"):
        page.goto(address)
        check_looks(page)


def test_a_practice_explained_later_and_a_result_with_gaps_look_as_they_should(open_page, folder):
    terms = {"preset": Preset.PRACTICE, "explained": Explained.AFTER_SUBMISSION}
    name = give(folder, **terms)
    page = open_page()
    begin(page, name)
    page.get_by_role("button", name="Move down").first.click()
    page.get_by_role("button", name="Check answer").click()
    page.wait_for_url("**/items/2")
    page.goto(page.url.replace("/items/2", "/items/1"))
    expect(page.get_by_text("Your answer is saved.")).to_be_visible()
    check_looks(page)
    page.get_by_role("link", name="All questions").click()
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in now").click()
    page.wait_for_url("**/result")
    page.locator("summary", has_text="Not answered").first.click()
    check_looks(page)
