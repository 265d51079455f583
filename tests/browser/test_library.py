"""A teacher's library: a topic made, filled, shared, deleted, brought back; script or none."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks

MOON = "road-to-the-moon"


def sample(page):
    page.goto("/library")
    page.get_by_role("button", name="A sample to look around in").click()
    page.wait_for_url("**/editing")
    return page.url.split("/")[4]


def make(page, title):
    page.goto("/library")
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Make the topic").click()
    page.wait_for_url("**/editing")
    return page.url.split("/")[4]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_topic_is_made_filled_shared_and_deleted_and_comes_back(open_as_teacher, script):
    page = open_as_teacher(java_script_enabled=script)
    slug = make(page, "To the Moon")
    page.get_by_role("link", name="Take events").first.click()
    page.get_by_role("link", name="The road to the Moon", exact=True).click()
    page.get_by_label("Words").fill("laika")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.locator(".notice")).to_contain_text("Taken: “")
    expect(page.get_by_text("This topic has it already.")).to_have_count(1)

    page.goto(f"/topics/{slug}/settings")
    page.get_by_label("Description").fill("Dogs first.")
    page.get_by_role("radio", name=re.compile("All teachers here")).check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".notice")).to_have_text("Saved.")
    expect(page.get_by_role("radio", name=re.compile("All teachers here"))).to_be_checked()

    page.get_by_role("link", name="Delete the topic").click()
    page.get_by_role("button", name="Delete the topic").click()
    expect(page.locator(".notice")).to_contain_text("“To the Moon” is deleted.")
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("“To the Moon” is back.")
    expect(page.locator(f"h3 a[href='/topics/{slug}']")).to_be_visible()


def test_what_needs_a_teacher_is_two_presses_from_the_library(open_as_teacher):
    page = open_as_teacher()
    sample(page)
    page.goto("/library")
    page.get_by_role("link", name="11 events need you").click()
    expect(page.get_by_role("status")).to_contain_text("11 events of 66")
    page.get_by_role("button", name="Accept").first.click()
    expect(page.locator(".notice")).to_contain_text("Accepted")
    expect(page.locator(".search ~ .actions")).to_contain_text("10 events of 66")


def test_a_wrong_field_has_the_focus_and_its_sentence(open_as_teacher):
    page = open_as_teacher()
    slug = sample(page)
    page.goto(f"/topics/{slug}/settings")
    page.get_by_label("Title").fill(" ")
    page.get_by_role("button", name="Save").click()
    field = page.get_by_label("Title")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Give the topic a title.")


def test_keys_alone_take_an_event(open_as_teacher):
    page = open_as_teacher()
    slug = make(page, "By keys")
    page.goto(f"/topics/{slug}/takings?source={MOON}&q=laika")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Taken: “")


def empty(page):
    page.goto("/library")


def full(page):
    slug = sample(page)
    make(page, "W" * 200)
    make(page, "日本の歴史 " * 20)
    page.goto(f"/topics/{slug}/deletion")
    page.get_by_role("button", name="Delete the topic").click()
    page.wait_for_selector("text=Recently deleted")


def refused(page):
    page.goto("/library")
    page.get_by_role("button", name="Make the topic").click()
    page.wait_for_selector(".problem")


def events(page):
    page.goto(f"/topics/{sample(page)}/editing?show=needs&from=1945")


def events_refused(page):
    page.goto(f"/topics/{sample(page)}/editing?from=soon&to=later")


def no_events(page):
    make(page, "Nothing yet")


def settings(page):
    page.goto(f"/topics/{sample(page)}/settings")


def settings_refused(page):
    settings(page)
    page.get_by_label("Title").fill("x" * 201)
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".problem")


def deletion(page):
    page.goto(f"/topics/{sample(page)}/deletion")


def changes(page):
    slug = sample(page)
    page.goto(f"/topics/{slug}/editing?show=needs")
    page.get_by_role("button", name="Accept").first.click()
    page.wait_for_selector(".notice")
    page.goto(f"/topics/{slug}/changes")


def sources(page):
    page.goto(f"/topics/{sample(page)}/takings")


def takings(page):
    page.goto(f"/topics/{sample(page)}/takings?source={MOON}&q=laika")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Take what is ticked").click()
    page.wait_for_selector(".notice")


def article(page):
    page.goto(f"/topics/{sample(page)}/settings")
    page.locator("main").get_by_role("link", name=re.compile("^Settings")).first.click()
    page.wait_for_url("**/settings")
    page.get_by_label("Published on").fill("some day")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector(".problem")


def article_removed(page):
    page.goto(f"/topics/{sample(page)}/settings")
    page.locator("main").get_by_role("link", name=re.compile("^Settings")).first.click()
    page.get_by_role("button", name="Remove the article").click()
    page.wait_for_selector(".notice")


SCREENS = [
    empty,
    full,
    refused,
    events,
    events_refused,
    no_events,
    settings,
    settings_refused,
    deletion,
    changes,
    sources,
    takings,
    article,
    article_removed,
]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(open_as_teacher, screen):
    page = open_as_teacher(reduced_motion="reduce")
    screen(page)
    check_looks(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
