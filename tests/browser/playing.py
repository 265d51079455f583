"""What a player does on a page, in whatever way the hand goes."""

from playwright.sync_api import Locator, Page

from quiz.questions.code import code_of
from quiz.questions.question import Kind
from quiz.questions.wishes import Wishes
from tests.people import TOPIC

ITEMS = 10
SEED = 7
KINDS = {
    "ordering": (Kind.ORDERING,),
    "choice": (Kind.FIRST, Kind.LAST, Kind.DATING, Kind.DATED),
    "placing": (Kind.PLACING,),
    "elapsed": (Kind.ELAPSED,),
    "between": (Kind.BETWEEN,),
    "next": (Kind.NEXT,),
}

# What no page has but those that ask a question of the kind; a choice is any with cards to pick.
MARKS = {
    "ordering": "ordered-choices",
    "choice": ".pick",
    "placing": ".gap",
    "elapsed": "[data-open=reach]",
    "between": "[data-open=place]:not(:last-child)",
    "next": "[data-open=place]:last-child",
}


def play_button(page: Page) -> Locator:
    """Return the button of the topic that stands foremost on the front page."""
    return page.get_by_role("button", name="Play", exact=True).first


def play(page: Page) -> None:
    play_button(page).click()
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


def await_rest(page: Page) -> None:
    """Wait until the page no longer scrolls: a tap on a page that moves only stops it."""
    page.wait_for_function(
        """() => new Promise((tell) => {
             const before = scrollY;
             setTimeout(() => tell(scrollY === before), 100);
           })"""
    )


def play_code(page: Page, wishes: Wishes) -> None:
    """Begin a quiz that is always the same, by its code."""
    page.goto(f"/quizzes/{code_of(TOPIC, wishes, SEED, ())}")
    play(page)


def seek(page: Page, kind: str) -> None:
    """Open a question of the wanted kind: the first of a quiz that has no others."""
    play_code(page, Wishes(KINDS[kind]))
    page.wait_for_selector(MARKS[kind])


def picks(page: Page) -> Locator:
    """Return what can be picked: cards, or the gaps of a line."""
    return page.locator(".pick, .gap")


def unfold(page: Page) -> None:
    """Open all that is folded away, the outer before what lies in it."""
    for summary in page.locator("details > summary").all():
        summary.click()


def answer_somehow(page: Page) -> None:
    if is_ordering(page):
        page.get_by_role("button", name="Keep this order").click()
        page.wait_for_selector(".answers")
    else:
        picks(page).first.click()
        check(page)


def play_to_the_end(page: Page) -> None:
    play(page)
    for _ in range(ITEMS):
        answer_somehow(page)
        go_on(page)
    page.wait_for_url("**/result")


def play_shortly(page: Page) -> None:
    """Play a quiz of an ordering, a choice and a placing to its result, with mistakes in it."""
    wishes = Wishes((Kind.ORDERING, Kind.FIRST, Kind.PLACING), count=3)
    play_code(page, wishes)
    for _ in range(wishes.count):
        answer_somehow(page)
        go_on(page)
    page.wait_for_url("**/result")
