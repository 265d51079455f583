"""A whole quiz, by every hand: mouse, touch, keys alone, and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playing import (
    ITEMS,
    answer_somehow,
    await_next,
    card,
    check,
    go_on,
    grip,
    is_ordering,
    picks,
    play,
    play_button,
    play_to_the_end,
    seek,
    statements,
)

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}


def drag_by_mouse(page: Page, source: int, target: int) -> None:
    start = grip(page, source).bounding_box()
    end = card(page, target).bounding_box()
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    below = 12 if target > source else -12
    page.mouse.move(x + 20, end["y"] + end["height"] / 2 + below, steps=8)
    page.mouse.up()


def drag_by_finger(page: Page, x: float, y: float, far: float) -> None:
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 11):
        touch("touchMove", {"x": x, "y": y + far * step / 10})
    touch("touchEnd")
    page.wait_for_timeout(500)  # a tap sooner than this would only stop the scrolling


def test_a_whole_quiz_by_mouse(open_page):
    page = open_page(viewport={"width": 1280, "height": 1200})
    play(page)
    for number in range(1, ITEMS + 1):
        expect(page).to_have_title(re.compile(f"^Question {number} of 10 · Russia and North Korea"))
        if is_ordering(page):
            before = statements(page)
            drag_by_mouse(page, 1, 3)
            assert statements(page) == [*before[1:3], before[0], *before[3:]]
        else:
            picks(page).nth(1).click()
        check(page)
        expect(page.locator(".saved")).to_contain_text("Saved")
        go_on(page)
    expect(page.locator("h1")).to_have_text(re.compile(r"^[\d.]+ of 10$"))
    page.get_by_role("link", name="Topics", exact=True).click()
    expect(page.locator(".past-score")).to_have_text(re.compile(r"^[\d.]+ of 10$"))


def test_a_whole_quiz_by_touch(open_page):
    page = open_page(**PHONE)
    play_button(page).tap()
    for _ in range(ITEMS):
        await_next(page)
        if is_ordering(page):
            before = statements(page)
            grip(page, 1).evaluate("(grip) => grip.scrollIntoView({block: 'center'})")
            box = grip(page, 1).bounding_box()
            second = card(page, 2).bounding_box()
            far = second["y"] + second["height"] / 2 - box["y"] - box["height"] / 2
            drag_by_finger(page, box["x"] + 20, box["y"] + box["height"] / 2, far)
            assert statements(page)[:2] == [before[1], before[0]]
        else:
            picks(page).first.tap()
        page.get_by_role("button", name="Check answer").tap()
        page.wait_for_selector(".answers")
        page.locator(".note a.button").tap()
    page.wait_for_url("**/result")


def test_a_whole_quiz_by_keys_alone(open_page):
    page = open_page()
    tab_to(page, "button", "Play")
    page.keyboard.press("Enter")
    for _ in range(ITEMS):
        await_next(page)
        if is_ordering(page):
            before = statements(page)
            tab_to(page, "button", "Pick up: ")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Space")
            assert statements(page)[:2] == [before[1], before[0]]
        else:
            tab_to(page, "input", "")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        tab_to(page, "button", "Check answer")
        page.keyboard.press("Enter")
        page.wait_for_selector(".answers")
        tab_to(page, "a", "Next question|See your score")
        page.keyboard.press("Enter")
    page.wait_for_url("**/result")


def tab_to(page: Page, tag: str, name: str) -> None:
    """Press Tab until the focus is on something with this tag and name."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.localName,"
            " document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()]"
        )
        if focused[0] == tag and re.match(name, focused[1]):
            return
    pytest.fail(f"Tab never comes to a {tag} called {name}")


def test_a_whole_quiz_without_script(open_page):
    page = open_page(java_script_enabled=False)
    play_button(page).click()
    for _ in range(ITEMS):
        places = page.get_by_label("Place")
        if count := places.count():
            expect(page.get_by_role("button", name="Pick up")).to_have_count(0)
            for index in range(count):
                places.nth(index).select_option(str(count - index))
        else:
            page.locator(".pick input, .gap input").last.check()
        page.get_by_role("button", name="Check answer").click()
        page.get_by_role("link", name=re.compile("Next question|See your score")).first.click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^[\d.]+ of 10$"))


def test_closing_the_page_loses_nothing(open_page):
    page = open_page()
    play(page)
    answer_somehow(page)
    go_on(page)
    answer_somehow(page)
    context = page.context
    page.close()
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Go on: 2 of 10 answered").click()
    expect(page).to_have_title(re.compile("^Question 3 of 10"))
    assert page.locator(".progress-rule .day").count() == 2


def test_a_double_click_begins_one_attempt_and_answers_once(open_page):
    page = open_page()
    play_button(page).dblclick()
    page.wait_for_url("**/items/1")
    if is_ordering(page):
        page.get_by_role("button", name="Keep this order").dblclick()
    else:
        picks(page).first.click()
        page.get_by_role("button", name="Check answer").dblclick()
    page.wait_for_selector(".answers")
    page.goto("/")
    expect(page.locator(".past li")).to_have_count(1)
    expect(page.locator(".past-score")).to_have_text("1 of 10 answered")


def test_the_back_button_leads_to_the_answer_not_to_a_second_chance(open_page):
    page = open_page()
    play(page)
    answer_somehow(page)
    go_on(page)
    page.go_back()
    page.wait_for_selector(".answers")
    page.go_back()
    page.wait_for_load_state()
    assert page.get_by_role("button", name="Check answer").count() == 0


def test_of_two_tabs_the_first_answer_counts(open_page):
    page = open_page()
    seek(page, "choice")
    second = page.context.new_page()
    second.goto(page.url)
    picks(page).nth(0).click()
    check(page)
    verdict = page.locator(".score-line").inner_text()
    picks(second).nth(1).click()
    check(second)
    expect(second.locator(".notice")).to_contain_text("The first answer counts")
    assert second.locator(".score-line").inner_text() == verdict


def test_an_answer_from_a_stale_page_is_kept_to_be_sent_again(open_page):
    page = open_page()
    seek(page, "choice")
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'stale'")
    picks(page).nth(1).click()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(".notice")).to_contain_text("nothing was saved")
    expect(page.locator(".notice")).to_be_focused()
    expect(picks(page).locator("input").nth(1)).to_be_checked()
    check(page)


def test_the_score_page_shows_every_question_again(open_page):
    page = open_page()
    play_to_the_end(page)
    expect(page.locator(".review > li")).to_have_count(ITEMS)
    page.get_by_role("button", name="Play again").click()
    page.wait_for_url("**/items/1")


def test_a_quotation_is_found_in_its_article(open_page):
    page = open_page()
    play(page)
    answer_somehow(page)
    quotation = page.locator(".answers blockquote").first.inner_text().strip("‘’")
    page.get_by_role("link", name="Read it in the article").first.click()
    page.wait_for_url("**/articles/*")
    expect(page.locator("#quotation")).to_be_in_viewport()
    quoted = " ".join(page.locator("#quotation").inner_text().split())
    # The words of a date that stands elsewhere come before an ellipsis, or after one.
    assert quoted in " ".join(quotation.split())
