"""Flags, and sure or guess: by keys alone, by touch and without script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import check_looks
from tests.browser.playing import ITEMS, await_next, is_ordering, picks, play, play_button
from tests.browser.test_taking import tab_to

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def answer_by_keys(page: Page) -> None:
    if is_ordering(page):
        tab_to(page, "button", "Keep this order")
    else:
        picks(page).first.locator("input").focus()
        page.keyboard.press("Space")
        tab_to(page, "button", "Check answer")
    page.keyboard.press("Enter")
    page.wait_for_selector(".answers")


def test_a_whole_quiz_by_keys_with_flags_and_how_sure_one_is(open_page):
    page = open_page()
    tab_to(page, "button", "Play")
    page.keyboard.press("Enter")
    await_next(page)
    # The first is flagged and left open
    tab_to(page, "button", "Flag")
    page.keyboard.press("Enter")
    expect(page.locator("flag-question")).to_contain_text("Flagged.")
    tab_to(page, "button", "Next")
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/2")
    for position in range(2, ITEMS + 1):
        await_next(page)
        page.keyboard.press("s" if position % 2 else "g")
        answer_by_keys(page)
        said = "You were sure." if position % 2 else "You guessed."
        expect(page.locator(".score-line")).to_contain_text(said)
        # The verdict has the focus, and Enter goes on from there
        assert page.evaluate("document.activeElement.matches('h1, .score-line')")
        page.keyboard.press("Enter")
    page.wait_for_url("**/overview")
    expect(page.locator(".flagged")).to_have_count(1)
    tab_to(page, "a", "Finish now")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Finish now?")).to_be_visible()
    tab_to(page, "button", "Finish now")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    expect(page.get_by_text("Not answered")).to_have_count(1)


def test_letters_pick_and_take_back_and_can_be_switched_off(open_page):
    page = open_page()
    play(page)
    sure, guess = page.get_by_role("radio", name="Sure"), page.get_by_role("radio", name="Guess")
    page.keyboard.press("s")
    expect(sure).to_be_checked()
    expect(page.locator("sure-or-guess [role=status]")).to_have_text("Sure")
    page.keyboard.press("g")
    expect(guess).to_be_checked()
    page.keyboard.press("g")
    expect(guess).not_to_be_checked()
    page.keyboard.press("Control+s")
    expect(sure).not_to_be_checked()
    page.get_by_role("button", name="Letter keys off").click()
    page.keyboard.press("s")
    expect(sure).not_to_be_checked()
    page.reload()
    page.keyboard.press("s")
    expect(sure).not_to_be_checked()
    page.get_by_role("button", name="Letter keys on").click()
    page.keyboard.press("s")
    expect(sure).to_be_checked()


def test_a_flag_stays_with_reload_and_going_back_and_can_be_taken_off(open_page):
    page = open_page(**PHONE)
    play_button(page).tap()
    page.wait_for_url("**/items/1")
    page.get_by_role("button", name="Flag").tap()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(page.locator(".bead-flag")).to_be_visible()
    page.get_by_role("button", name="All questions").tap()
    page.wait_for_url("**/overview")
    expect(page.locator(".flagged")).to_have_count(1)
    page.go_back()
    page.reload()
    page.get_by_role("button", name="Flagged").tap()
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()


def test_a_flag_that_could_not_be_kept_says_so(open_page):
    page = open_page()
    play(page)
    page.route("**/flag", lambda route: route.fulfill(status=429))
    page.get_by_role("button", name="Flag").click()
    expect(page.locator("flag-question")).to_contain_text("Not flagged")
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()


def test_without_script_flag_and_sure_go_with_the_form(open_page):
    page = open_page(java_script_enabled=False)
    play_button(page).click()
    while page.get_by_label("Place").count():
        page.get_by_role("button", name="Next").click()
    picks(page).last.click()
    page.get_by_label("Sure").check()
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(picks(page).last.locator("input")).to_be_checked()
    expect(page.get_by_label("Sure")).to_be_checked()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator(".score-line")).to_contain_text("You were sure.")
    page.get_by_role("link", name="All questions").last.click()
    page.get_by_role("link", name="Finish now").click()
    page.get_by_role("button", name="Finish now").click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^[01] of 10$"))


@pytest.mark.parametrize("place", ["items/1", "overview", "submission", "result"])
def test_flagged_pages_look_well(open_page, place):
    page = open_page()
    play(page)
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    attempt = page.url.rsplit("/items", 1)[0]
    if place == "result":
        page.keyboard.press("s")
        answer_by_keys(page)
        check_looks(page)
        page.goto(f"{attempt}/submission")
        page.get_by_role("button", name="Finish now").click()
        page.wait_for_url("**/result")
    else:
        page.goto(f"{attempt}/{place}")
    check_looks(page)


def test_an_exam_of_ones_own_and_one_question_by_its_link(open_page):
    page = open_page()
    page.get_by_text("As an exam").first.click()
    page.get_by_role("button", name="Begin as an exam").first.click()
    page.wait_for_url("**/items/1")
    expect(page.get_by_role("button", name="Save answer")).to_be_visible()
    page.goto(page.url.replace("items/1", "submission"))
    page.get_by_role("button", name="Hand in now").click()
    page.wait_for_url("**/result")
    page.goto(f"/quizzes/{page.locator('a.quiz-code').inner_text()}/questions/2")
    expect(page.get_by_text("One question to try; nothing is kept.")).to_be_visible()
    check_looks(page)
    answer_by_keys(page)
    check_looks(page)
    page.get_by_role("link", name="Play all 10 questions").last.click()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
