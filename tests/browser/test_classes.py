"""A class comes together: by a list with cards, and by a code."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import check_looks
from tests.browser.teaching import PASSWORD
from tests.browser.test_accounts import make_account

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
NAMES = "Schmidt, Anna\n\nBen Ali\nМария Кюри\nمحمد علي\nschmidt, anna\n=1+1"
OWN = "my very own"


def make_class(page: Page, title: str = "History 10b") -> str:
    """Make a class as a teacher does, and return the address of its page."""
    page.goto("/classes")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Make the class").click()
    page.wait_for_url(re.compile(r"/classes/\d+$"))
    return page.url


def add_students(page: Page, classroom: str) -> None:
    """Paste a list on the page of a class, and stay at the cards."""
    page.goto(classroom)
    page.get_by_role("link", name="Add students from a list").click()
    page.get_by_label("Names, one a line").fill(NAMES)
    page.get_by_role("button", name="See who will be added").click()
    page.get_by_role("button", name="Add the 4 students").click()
    expect(page.get_by_role("heading", name="4 cards to hand out")).to_be_visible()


def card(page: Page, name: str) -> tuple[str, str]:
    """Return the username and the password on a card."""
    username, password = page.locator(".handout", has_text=name).locator("dd").all_inner_texts()
    return username, password


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_list_becomes_cards_and_a_pupil_chooses_a_password(open_as_teacher, open_page, script):
    ada = open_as_teacher(java_script_enabled=script)
    classroom = make_class(ada)
    add_students(ada, classroom)
    username, password = card(ada, "Schmidt, Anna")
    anna = open_page(java_script_enabled=script, **PHONE)
    sign_in(anna, username, password)
    expect(anna.get_by_role("heading", name="Choose a password")).to_be_visible()
    anna.goto("/history")
    expect(anna.get_by_role("heading", name="Choose a password")).to_be_visible()
    anna.get_by_label("New password", exact=True).fill(OWN)
    anna.get_by_label("New password, once more").fill(OWN)
    anna.get_by_role("button", name="Choose it").click()
    expect(anna.locator(".notice")).to_contain_text("That is your password from now on.")
    assert anna.url.endswith("/history")
    anna.goto("/account")
    expect(anna.get_by_text("You are Schmidt, Anna there.")).to_be_visible()
    ada.goto(classroom)
    expect(ada.get_by_text("has not chosen a password yet")).to_have_count(3)


def test_cards_are_eight_a_page_in_print(open_as_teacher):
    page = open_as_teacher()
    add_students(page, make_class(page))
    page.emulate_media(media="print")
    boxes = [one.bounding_box() for one in page.locator(".handout").all()]
    assert len({round(box["x"]) for box in boxes}) == 2
    millimetres = {round(box["height"] / 96 * 25.4) for box in boxes}
    assert millimetres == {64}  # four of them are less than a page of A4 within its margins
    expect(page.get_by_role("button", name="Print the cards")).to_be_hidden()
    expect(page.get_by_text("never again")).to_be_hidden()


def test_a_student_joins_on_a_phone_by_the_link_of_the_square(open_as_teacher, open_page):
    ada = open_as_teacher()
    classroom = make_class(ada, "Year 9")
    link = ada.get_by_label("Link to join", exact=True).input_value()
    chi = open_page(**PHONE)
    chi.goto(link)
    chi.get_by_role("link", name="Make an account").click()
    make_account_here(chi)
    expect(chi.get_by_role("heading", name="Year 9")).to_be_visible()
    chi.get_by_label("Name in this class").fill("Chi Li")
    chi.get_by_role("button", name="Join the class").click()
    expect(chi.locator(".notice")).to_contain_text("You are in “Year 9” now.")
    ada.goto(classroom)
    expect(ada.locator(".person")).to_have_text("Chi Li")


def make_account_here(page: Page) -> None:
    page.get_by_label("Username").fill(f"chi-{secrets.token_hex(4)}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()


def test_a_code_is_typed_and_a_wrong_one_stays_in_the_field(open_as_teacher, open_page):
    ada = open_as_teacher()
    make_class(ada)
    code = ada.locator(".join-code").inner_text()
    chi = open_page(**PHONE)
    make_account(chi)
    chi.goto("/")
    chi.get_by_role("link", name="Join a class").click()
    chi.get_by_label("Code of the class").fill("0000 000")
    chi.get_by_role("button", name="Find the class").click()
    expect(chi.get_by_text("No class has the code")).to_be_visible()
    expect(chi.get_by_label("Code of the class")).to_have_value("0000 000")
    chi.get_by_label("Code of the class").fill(code.lower())
    chi.get_by_role("button", name="Find the class").click()
    expect(chi.get_by_role("heading", name="History 10b")).to_be_visible()


def test_a_student_is_removed_and_comes_back_by_undo(open_as_teacher):
    page = open_as_teacher()
    classroom = make_class(page)
    add_students(page, classroom)
    page.goto(classroom)
    page.get_by_role("link", name=re.compile("Change.*Ben Ali")).click()
    page.get_by_role("button", name="Remove from the class").click()
    expect(page.get_by_role("heading", name="Removed")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Removed")).to_be_hidden()
    expect(page.locator(".person", has_text="Ben Ali")).to_be_visible()


def test_every_page_of_a_class_can_be_read_by_everybody(open_as_teacher, open_page):
    ada = open_as_teacher()
    classroom = make_class(ada)
    make_class(ada, "Year 9")
    check_looks(ada)
    ada.goto("/classes")
    check_looks(ada)
    add_students(ada, classroom)
    check_looks(ada)
    username, password = card(ada, "Ben Ali")
    for page in ("", "/code", "/settings", "/teachers", "/roster"):
        ada.goto(classroom + page)
        check_looks(ada)
    ada.get_by_label("Names, one a line").fill(f"{NAMES}\nZoë\n{'y' * 200}")
    ada.get_by_role("button", name="See who will be added").click()
    check_looks(ada)
    ada.goto(classroom)
    ada.get_by_role("link", name=re.compile("Change.*Ben Ali")).click()
    check_looks(ada)
    code = ada.goto(classroom + "/code") and ada.locator(".join-code").inner_text()
    chi = open_page()
    for page in ("/join", f"/join/{code}", "/join/0000000"):
        chi.goto(page)
        check_looks(chi)
    sign_in(chi, username, password)
    expect(chi.get_by_role("heading", name="Choose a password")).to_be_visible()
    check_looks(chi)
    chi.get_by_label("New password", exact=True).fill(OWN)
    chi.get_by_label("New password, once more").fill(OWN)
    chi.get_by_role("button", name="Choose it").click()
    chi.goto("/account")
    check_looks(chi)
    chi.get_by_role("link", name=re.compile("Leave.*History")).click()
    check_looks(chi)
    ada.goto(classroom + "/settings")
    ada.get_by_role("button", name="Archive the class").click()
    check_looks(ada)
    for page in ("", "/deletion"):
        ada.goto(classroom + page)
        check_looks(ada)
