"""What a teacher does on a page."""

import secrets

from playwright.sync_api import Page

PASSWORD = "nine lives, one key"


def become_teacher(page: Page) -> str:
    """Choose a name on the page of an invitation, and return it from the library."""
    name = f"ada-{secrets.token_hex(4)}"
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Make a teacher’s account").click()
    page.wait_for_url("**/library")
    return name


def make_link(page: Page, name: str = "") -> str:
    """Invite somebody on the page of teachers, and return the link."""
    page.goto("/teachers")
    page.goto("/teachers")
    page.get_by_label("Name, if you like").fill(name)
    with page.expect_navigation():
        page.get_by_role("button", name="Make a link").click()
    return page.locator("copied-text input").input_value()
