"""Every screen: readable by everybody, on every width, in the light and in the dark."""

import pytest

from tests.browser.looking import check_looks
from tests.browser.playing import (
    answer_somehow,
    card,
    go_on,
    play,
    play_shortly,
    seek,
    unfold,
)


def front(page):
    pass


def front_after_playing(page):
    play(page)
    answer_somehow(page)
    page.goto("/")


def about(page):
    page.goto("/about")


def ordering(page):
    seek(page, "ordering")


def ordering_held(page):
    seek(page, "ordering")
    page.get_by_role("button", name="Pick up").first.click()
    page.keyboard.press("ArrowDown")


def ordering_refused(page):
    seek(page, "ordering")
    page.get_by_role("button", name="Check answer").click()
    page.wait_for_selector("#problem")


def choice(page):
    seek(page, "choice")


def choice_refused(page):
    seek(page, "choice")
    page.get_by_role("button", name="Check answer").click()
    page.wait_for_selector("#problem")


def ordering_answered(page):
    seek(page, "ordering")
    card(page, 1).get_by_role("button", name="Move down").click()
    page.get_by_role("button", name="Check answer").click()
    page.wait_for_selector(".answers")
    unfold(page)


def choice_answered(page):
    seek(page, "choice")
    answer_somehow(page)
    unfold(page)


def result(page):
    play_shortly(page)
    unfold(page)


def article(page):
    play(page)
    answer_somehow(page)
    page.get_by_role("link", name="Read it in the article").first.click()
    page.wait_for_url("**/articles/*")


def missing(page):
    page.goto("/nowhere")


SCREENS = [
    front,
    front_after_playing,
    about,
    ordering,
    ordering_held,
    ordering_refused,
    choice,
    choice_refused,
    ordering_answered,
    choice_answered,
    result,
    article,
    missing,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(open_page, screen):
    page = open_page(reduced_motion="reduce")
    screen(page)
    check_looks(page)


def test_the_dark_is_dark(open_page):
    page = open_page(color_scheme="dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in background[4:-1].split(",")) < 150


def test_the_first_thing_tab_reaches_leads_to_the_page(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_going_on_needs_no_second_look_at_the_score(open_page):
    page = open_page()
    play(page)
    answer_somehow(page)
    go_on(page)
    assert page.locator(".saved").count() == 1
