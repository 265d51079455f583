"""A teacher reviews what was found in an article: by keys alone, by selecting, beside another."""

import re
import secrets
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from quiz.app import create_app
from quiz.config import from_environment
from tests.browser.conftest import OpenPage
from tests.browser.looking import check_looks
from tests.browser.teaching import become_teacher
from tests.web.reviews import bring_in_berlin, share

IN_HAND = ".candidate:focus, .candidate :focus"


class Review:
    """A topic of a teacher's own, in the database of the server, and her page."""

    def __init__(self, page: Page, folder: Path, name: str) -> None:
        self.page = page
        self.slug = f"berlin-{secrets.token_hex(4)}"
        self.app = create_app(from_environment({"QUIZ_INSTANCE": str(folder)}, folder))
        bring_in_berlin(self.app, name, self.slug, f"{self.slug}-wall")

    @property
    def address(self) -> str:
        return f"/articles/{self.slug}/review"

    def open(self, query: str = "") -> None:
        self.page.goto(f"{self.address}{query}#here")
        self.page.wait_for_selector(IN_HAND)

    def share(self) -> None:
        share(self.app, self.slug)


@pytest.fixture
def review(open_page: OpenPage, invite, folder):
    """A teacher at her desk."""

    def review(**options: object) -> Review:
        page = open_page(reduced_motion="reduce", **options)
        page.goto(invite())
        return Review(page, folder, become_teacher(page))

    return review


def chosen(page: Page):
    return page.locator(".candidate[data-chosen]")


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector(IN_HAND)


def test_a_review_is_done_with_the_keyboard_alone(review):
    desk = review()
    page = desk.page
    desk.open()
    expect(chosen(page).locator("h3")).to_have_text(
        "President John F. Kennedy visited West Berlin."
    )
    page.keyboard.press("j")
    expect(chosen(page).locator("h3")).to_have_text("He praised its people.")
    expect(page.locator("candidate-list > [role=status]")).to_have_text(
        "2 of 3: He praised its people."
    )
    expect(page.locator(".source-text [data-chosen]").first).to_have_text("He praised its people.")

    press(page, "e")
    expect(page.get_by_label("What happened")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Kennedy praises the people of Berlin.")
    press(page, "Enter")
    expect(page.locator(".notice")).to_contain_text("Saved: “Kennedy praises the people of Berlin”")
    expect(chosen(page).locator("h3")).to_have_text("The first ships left.")

    press(page, "r")
    expect(page.locator(".notice")).to_contain_text("Rejected: “The first ships left”")
    press(page, "u")
    expect(page.locator(".notice")).to_contain_text("Taken back.")
    expect(chosen(page).locator("h3")).to_have_text("The first ships left.")
    press(page, "a")
    page.keyboard.press("k")
    press(page, "/")
    page.keyboard.type("kennedy")
    press(page, "Enter")
    expect(page.locator(".places a")).to_have_count(2)
    press(page, "Escape")
    page.keyboard.press("a")
    expect(page.locator(".lede")).to_have_text("Nothing here needs you any more.")
    expect(page.locator("candidate-list")).to_be_focused()
    press(page, "u")
    expect(page.locator(".candidate")).to_have_count(1)


def test_keys_do_nothing_while_one_types_or_is_elsewhere(review):
    desk = review()
    page = desk.page
    desk.open()
    page.get_by_role("link", name="Add an event").click()
    page.get_by_label("The words of the article").fill("")
    page.keyboard.type("reject all, jkaeru")
    expect(page.get_by_label("The words of the article")).to_have_value("reject all, jkaeru")
    page.goto(desk.address)
    page.get_by_role("link", name="Library").focus()
    page.keyboard.press("r")
    expect(page.locator(".candidate")).to_have_count(3)


def test_tab_reaches_every_button(review):
    desk = review()
    page = desk.page
    desk.open()
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[-5:] == ["Merge the two", "Compare", "Accept", "Edit", "Reject"]


def test_text_and_list_keep_step(review):
    desk = review(viewport={"width": 1280, "height": 500})
    page = desk.page
    desk.open("?show=all")
    page.locator(".told", has_text="Germany was reunited").click()
    expect(chosen(page).locator("h3")).to_have_text("Germany was reunited.")
    expect(chosen(page)).to_be_in_viewport()
    page.get_by_role("button", name="Accept", exact=True).first.focus()
    expect(chosen(page).locator("h3")).to_have_text("East Germany closed the border in Berlin.")
    expect(page.locator(".source-text [data-chosen]").first).to_be_in_viewport()


def test_what_is_said_follows_what_is_typed(review):
    desk = review()
    page = desk.page
    desk.open()
    press(page, "e")
    page.get_by_label("What happened").fill("She left.")
    expect(page.locator(".check")).to_contain_text("“She” is known only from the text before.")
    page.get_by_label("When it happened").fill("early 1960s")
    expect(page.locator(".check")).to_contain_text("early 1960s")
    page.get_by_label("When it happened").fill("soon")
    expect(page.locator(".check")).to_contain_text("“soon” is not a year")


def test_selected_words_become_an_event(review):
    desk = review()
    page = desk.page
    desk.open()
    expect(page.get_by_role("link", name="Add an event from these words")).to_be_hidden()
    page.evaluate(
        """() => {
          const texts = [];
          const walk = document.createTreeWalker(document.querySelector(".source-text"), 4);
          while (walk.nextNode()) texts.push(walk.currentNode);
          const of = (words) => texts.find((one) => one.textContent.includes(words));
          const [first, last] = [of("a divided city 🧱"), of("closed the border")];
          getSelection().setBaseAndExtent(
            first, first.textContent.indexOf("🧱"), last, last.textContent.indexOf(" the border"));
        }"""
    )
    page.get_by_role("link", name="Add an event from these words").click()
    quotation = page.locator("checked-draft blockquote")
    expect(quotation).to_have_text(re.compile("^‘🧱\\s+On 13 August 1961 East Germany closed’$"))
    page.get_by_label("What happened").fill("East Germany builds a wall.")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Added: “East Germany builds a wall”")


def test_two_teachers_at_once_lose_nothing(review, open_page, invite):
    desk = review()
    desk.share()
    ben = open_page()
    ben.goto(invite())
    name = become_teacher(ben)
    for page in (desk.page, ben):
        page.goto(f"{desk.address}?show=all#here")
        page.get_by_role("link", name="Edit", exact=True).nth(2).click()
    ben.get_by_label("What happened").fill("Theirs, by Ben of Berlin.")
    ben.get_by_role("button", name="Save").click()
    expect(ben.locator(".notice")).to_contain_text("Saved")
    ada = desk.page
    ada.get_by_label("What happened").fill("Mine, by Ada of Berlin.")
    ada.get_by_role("button", name="Save").click()
    expect(ada.locator(".conflict")).to_contain_text(f"{name} edited it")
    expect(ada.locator(".conflict")).to_contain_text("Theirs, by Ben of Berlin.")
    expect(ada.get_by_label("What happened")).to_have_value("Mine, by Ada of Berlin.")
    ada.get_by_role("button", name="Put mine over it").click()
    expect(ada.locator(".candidate h3", has_text="Mine, by Ada of Berlin.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_everything_is_there(review, width):
    desk = review(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = desk.page
    page.goto(desk.address)
    page.get_by_role("button", name="Accept", exact=True).first.click()
    expect(page.locator(".notice")).to_contain_text("Accepted")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("Taken back.")
    page.get_by_role("link", name="Read in the article").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.get_by_role("link", name="Edit", exact=True).first.click()
    page.get_by_label("What happened").fill("She left.")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".check")).to_contain_text("“She” is known only from the text before.")
    expect(page.get_by_label("What happened")).to_have_value("She left.")
    page.get_by_role("link", name="Leave it").click()
    page.get_by_role("link", name="Add an event").click()
    expect(page.get_by_role("link", name="Add an event from these words")).to_be_hidden()
    page.get_by_label("The words of the article").fill("the Berlin Wall fell")
    page.get_by_role("button", name="Find them").click()
    page.get_by_role("button", name="Add it").click()
    expect(page.locator(".notice")).to_contain_text("Added: “The Berlin Wall fell”")


# How it looks


def the_list(desk):
    desk.open("?show=all")
    for summary in desk.page.locator("summary").all():
        summary.click()


def a_candidate_open(desk):
    desk.open("?show=all")
    desk.page.get_by_role("link", name="Edit", exact=True).nth(5).click()
    desk.page.wait_for_selector("checked-draft")


def errors_shown(desk):
    desk.open()
    press(desk.page, "e")
    desk.page.get_by_label("What happened").fill("x" * 2000)
    desk.page.get_by_label("When it happened").fill("soon")
    desk.page.get_by_role("button", name="Save").click()
    desk.page.wait_for_selector(".problem")


def two_side_by_side(desk):
    desk.open()
    desk.page.get_by_role("link", name="Compare").click()
    desk.page.wait_for_selector(".two-told")


def which_place(desk):
    desk.page.goto(f"/articles/{desk.slug}/events")
    desk.page.get_by_label("The words of the article").fill("Berlin")
    desk.page.get_by_role("button", name="Find them").click()
    desk.page.wait_for_selector(".places")


def a_conflict(desk):
    desk.open()
    press(desk.page, "e")
    desk.page.evaluate("document.querySelector('form.form [name=seen]').value = 7")
    desk.page.get_by_label("What happened").fill("Ada leaves Berlin.")
    press(desk.page, "Enter")
    desk.page.wait_for_selector(".conflict")


def just_done(desk):
    desk.open()
    press(desk.page, "a")
    desk.page.wait_for_selector(".notice")


SCREENS = [
    the_list,
    a_candidate_open,
    errors_shown,
    two_side_by_side,
    which_place,
    a_conflict,
    just_done,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(review, screen):
    desk = review()
    screen(desk)
    check_looks(desk.page)
    desk.page.set_viewport_size({"width": 320, "height": 640})
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
