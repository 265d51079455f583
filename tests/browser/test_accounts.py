"""An account, from a guest's first question to signing in somewhere else."""

import json
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks
from tests.browser.playing import answer_somehow, go_on, play

PASSWORD = "nine lives, one key"


def new_name():
    """Return a name that no other test has taken from the server they share."""
    return f"chi-{secrets.token_hex(4)}"


def make_account(page, name=None):
    name = name or new_name()
    page.goto("/new-account")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    page.wait_for_selector(".notice")
    return name


def sign_in(page, name, password=PASSWORD):
    page.goto("/sign-in")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_what_a_guest_played_is_found_in_another_browser(open_page, script):
    page = open_page(java_script_enabled=script)
    play_two_questions(page, script=script)
    page.goto("/")
    page.get_by_role("link", name="Make an account").click()
    name = new_name()
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Make an account").click()
    expect(page.locator(".notice")).to_contain_text(f"Welcome, {name}")
    page.get_by_role("link", name=name).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator(".past li")).to_have_count(0)

    elsewhere = open_page(java_script_enabled=script)
    elsewhere.get_by_role("link", name="Sign in").last.click()
    elsewhere.get_by_label("Username").fill(name.upper())
    elsewhere.get_by_label("Password", exact=True).fill(PASSWORD)
    elsewhere.get_by_role("button", name="Sign in").click()
    expect(elsewhere.locator(".past-score")).to_have_text("2 of 10 answered")
    elsewhere.get_by_role("link", name="Go on: 2 of 10 answered").click()
    expect(elsewhere).to_have_title("Question 3 of 10 · Russia and North Korea · Chronoquiz")


def play_two_questions(page, *, script):
    play(page)
    for _ in range(2):
        keep = page.get_by_role("button", name="Keep this order")
        if script:
            answer_somehow(page)
        elif keep.count():
            keep.click()
        else:
            page.get_by_role("radio").first.check()
            page.get_by_role("button", name="Check answer").click()
        go_on(page)


def test_with_the_keyboard_alone(open_page):
    page = open_page()
    name = new_name()
    page.goto("/new-account")
    page.get_by_label("Username").focus()
    for typed in (name, "Tab", PASSWORD, "Tab", PASSWORD, "Enter"):
        if typed in ("Tab", "Enter"):
            page.keyboard.press(typed)
        else:
            page.keyboard.type(typed)
    expect(page.locator(".notice")).to_contain_text(f"Welcome, {name}")


def test_what_is_wrong_stands_beside_its_field_and_has_the_focus(open_page):
    page = open_page()
    page.goto("/new-account")
    page.get_by_label("Username").fill(new_name())
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Make an account").click()
    field = page.get_by_label("Password", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(
        "A password has at least 8 characters. Any will do. "
        "At least 8 characters, of whatever kind. A few words in a row are good."
    )
    expect(page.get_by_label("Username")).not_to_have_value("")


def test_the_data_come_as_a_file(open_page):
    page = open_page()
    name = make_account(page)
    page.goto("/account")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download my data").click()
    assert download.value.suggested_filename == "chronoquiz.json"
    data = json.loads(download.value.path().read_text())
    assert data["profile"]["username"] == name


def test_the_back_button_shows_nothing_after_signing_out(open_page):
    page = open_page()
    play(page)
    make_account(page)
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector(".notice")
    page.go_back()
    expect(page).to_have_title("Sign in · Chronoquiz")


def new_account(page):
    play(page)
    page.goto("/new-account")


def new_account_refused(page):
    page.goto("/new-account")
    page.get_by_label("Username").fill("chi chi")
    page.get_by_role("button", name="Make an account").click()
    page.wait_for_selector(".problem")


def signing_in(page):
    play(page)
    page.goto("/sign-in")


def signing_in_refused(page):
    sign_in(page, new_name(), "wrong password")
    page.wait_for_selector(".problem")


def signing_in_too_often(page):
    name = new_name()
    for _ in range(11):
        sign_in(page, name, "wrong password")
    expect(page.locator(".problem")).to_contain_text("Too many passwords")


def signing_out(page):
    make_account(page)
    page.goto("/sign-out")


def forgetting_a_guest(page):
    play(page)
    page.goto("/sign-out")


def front_with_account(page):
    make_account(page)


def account(page):
    make_account(page, "W" * 32 + secrets.token_hex(4))
    page.goto("/account")


def password(page):
    make_account(page)
    page.goto("/account/password")


def deletion(page):
    make_account(page)
    page.goto("/account/deletion")


def deletion_refused(page):
    deletion(page)
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_selector(".problem")


SCREENS = [
    new_account,
    new_account_refused,
    signing_in,
    signing_in_refused,
    signing_in_too_often,
    signing_out,
    forgetting_a_guest,
    front_with_account,
    account,
    password,
    deletion,
    deletion_refused,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(open_page, screen):
    page = open_page(reduced_motion="reduce")
    screen(page)
    check_looks(page)
