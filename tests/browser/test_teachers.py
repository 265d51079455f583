"""A teacher comes in by a link, and makes one for the next."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks
from tests.browser.playing import play
from tests.browser.teaching import become_teacher, make_link
from tests.browser.test_accounts import PASSWORD, make_account


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_one_teacher_brings_in_the_next(open_page, invite, script):
    ada = open_page(java_script_enabled=script)
    ada.goto(invite("Ada Lovelace"))
    expect(ada.locator(".shoulder")).to_have_text("For Ada Lovelace")
    name = become_teacher(ada)
    expect(ada.locator(".notice")).to_contain_text(f"Welcome, {name}")
    link = make_link(ada, "Ben")

    ben = open_page(java_script_enabled=script)
    make_account(ben)
    ben.goto(link)
    ben.get_by_role("button", name="Teach with this account").click()
    expect(ben.get_by_role("heading", name="Library", exact=True)).to_be_visible()
    ada.get_by_role("link", name="Library").first.click()
    ada.get_by_role("link", name="Teachers").click()
    expect(ada.locator("copied-text, h3")).to_have_count(0)


def test_who_has_an_account_signs_in_and_comes_back_to_the_invitation(open_page, invite):
    page = open_page()
    name = make_account(page)
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector(".notice")
    page.goto(invite())
    page.get_by_role("link", name="I have an account: sign in").click()
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Teach with this account").click()
    expect(page.locator(".notice")).to_contain_text(f"Welcome, {name}: you teach here now.")


def test_a_link_is_selected_at_once_and_copied_by_a_button(open_as_teacher):
    page = open_as_teacher()
    link = make_link(page)
    field = page.get_by_label("The link of the invitation")
    expect(field).to_be_focused()
    selected = "one => one.value.slice(one.selectionStart, one.selectionEnd)"
    assert field.evaluate(selected) == link
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    page.get_by_label("Name, if you like").focus()
    page.keyboard.press("Control+V")
    expect(page.get_by_label("Name, if you like")).to_have_value(link)


def test_without_script_there_is_no_button_that_would_do_nothing(open_as_teacher):
    page = open_as_teacher(java_script_enabled=False)
    make_link(page)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_an_invitation_is_withdrawn_with_the_keyboard(open_as_teacher):
    page = open_as_teacher()
    make_link(page, "Ben")
    page.get_by_role("button", name="Withdraw the invitation for Ben").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("The invitation is withdrawn")
    expect(page.get_by_role("button", name="Withdraw")).to_have_count(0)


def invited(page, invite):
    page.goto(invite("W" * 80))


def invited_guest(page, invite):
    play(page)
    page.goto(invite())


def invited_with_account(page, invite):
    make_account(page)
    page.goto(invite())


def refused(page, invite):
    page.goto(invite())
    page.get_by_label("Username").fill("c")
    page.get_by_role("button", name="Make a teacher’s account").click()
    page.wait_for_selector(".problem")


def used(page, invite):
    link = invite()
    page.goto(link)
    become_teacher(page)
    page.goto("/sign-out")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector(".notice")
    page.goto(link)
    page.wait_for_selector("text=has been used")


def unknown(page, invite):
    page.goto("/invitations/nothing")


def teachers(page, invite):
    page.goto(invite())
    become_teacher(page)
    for name in ("Ben", "", "W" * 80):
        make_link(page, name)


def name_refused(page, invite):
    page.goto(invite())
    become_teacher(page)
    page.goto("/teachers")
    page.get_by_label("Name, if you like").fill("x" * 81)
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_selector(".problem")


SCREENS = [
    invited,
    invited_guest,
    invited_with_account,
    refused,
    used,
    unknown,
    teachers,
    name_refused,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(open_page, invite, screen):
    page = open_page(reduced_motion="reduce")
    screen(page, invite)
    check_looks(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
