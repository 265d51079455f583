"""What a player does on a page, in whatever way the hand goes."""

from playwright.sync_api import Locator, Page

ITEMS = 10


def play(page: Page) -> None:
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_url("**/items/1")


def is_ordering(page: Page) -> bool:
    return page.locator("ordered-choices").count() > 0


def statements(page: Page) -> list[str]:
    return page.locator(".card .statement").all_inner_texts()


def card(page: Page, place: int) -> Locator:
    return page.locator(".card").nth(place - 1)


def grip(page: Page, place: int) -> Locator:
    return card(page, place).get_by_role("button", name="Pick up")


def check(page: Page) -> None:
    page.get_by_role("button", name="Check answer").click()
    page.wait_for_selector(".answers")


def go_on(page: Page) -> None:
    """Leave an answered question for whatever comes next."""
    page.locator(".note a.button").click()
    await_next(page)


def await_next(page: Page) -> None:
    page.wait_for_selector("form.question, .review")


def seek(page: Page, *, ordering: bool) -> None:
    """Start a quiz and answer until a question of the wanted kind is open."""
    play(page)
    while is_ordering(page) is not ordering:
        answer_somehow(page)
        go_on(page)


def answer_somehow(page: Page) -> None:
    if is_ordering(page):
        page.get_by_role("button", name="Keep this order").click()
        page.wait_for_selector(".answers")
    else:
        page.locator(".pick").first.click()
        check(page)


def play_to_the_end(page: Page) -> None:
    play(page)
    for _ in range(ITEMS):
        answer_somehow(page)
        go_on(page)
    page.wait_for_url("**/result")
