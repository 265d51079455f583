"""A topic is looked through, searched and read, with script and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks

TOPIC = "/topics/russia-north-korea"


def find(page, **typed):
    for label, text in typed.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Find").click()
    page.wait_for_load_state()


def open_events(page):
    return page.locator(".chronicle .event")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_the_front_page_to_an_event_to_its_words_in_the_article(open_page, script):
    page = open_page(java_script_enabled=script)
    page.get_by_role("link", name="All 66 events on the timeline").click()
    expect(open_events(page)).to_have_count(66)
    find(page, Words="treaty", From="1961")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"1 event of 66"))
    expect(page.get_by_label("Words")).to_have_value("treaty")
    open_events(page).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sign a")
    page.get_by_role("link", name="Read it in the article").first.click()
    expect(page.locator("#quotation")).to_be_visible()
    page.locator(".margin a").first.click()
    page.wait_for_url("**/events/*")


def test_a_quiz_begins_at_the_topic(open_page):
    page = open_page()
    page.goto(TOPIC)
    page.get_by_role("button", name="Play").click()
    page.wait_for_url("**/items/1")
    page.goto(TOPIC)
    page.get_by_role("link", name="Go on: 0 of 10 answered").click()
    page.wait_for_url("**/items/1")


def test_a_period_is_a_jump_away_and_the_figures_stay_in_sight(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(TOPIC)
    page.get_by_role("navigation", name="Periods").get_by_role("link", name="2010s").click()
    expect(page.get_by_role("heading", name="2010s")).to_be_in_viewport()
    expect(page.locator(".chronicle-head")).to_be_in_viewport()


def test_what_cannot_be_read_has_the_focus_and_its_sentence(open_page):
    page = open_page()
    page.goto(TOPIC)
    find(page, Words="putin", To="soon")
    field = page.get_by_label("To", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("soon")
    expect(field).to_have_accessible_description(re.compile("“soon” is not a year"))


def test_words_are_found_by_keyboard_alone(open_page):
    page = open_page()
    page.goto(TOPIC)
    page.get_by_label("Words").focus()
    page.keyboard.type("famine")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("of 66")
    page.get_by_role("link", name="Show all").press("Enter")
    expect(open_events(page)).to_have_count(66)


def test_the_marks_walk_down_the_page_on_one_scale(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{TOPIC}?from=1961&to=1961-12")
    strips = page.locator(".event .strip").all()
    lefts = {round(strip.bounding_box()["x"]) for strip in strips}
    head = page.locator(".chronicle-head .strip").bounding_box()["x"]
    assert lefts == {round(head)}


SCREENS = {
    "topic": TOPIC,
    "found": f"{TOPIC}?q=kim&from=2000&to=2019",
    "found nothing": f"{TOPIC}?q=zebra",
    "nonsense": f"{TOPIC}?from=soon&to=later",
    "event": f"{TOPIC}/events/putin-visits-pyongyang",
    "disputed": f"{TOPIC}/events/ties-with-russia-and-china-mended",
    "waiting": f"{TOPIC}/events/yeltsin-unwilling",
    "article": "/articles/dated-record",
    "quotation": "/articles/ties-in-brief?start=1047&end=1129",
}


@pytest.mark.parametrize("address", SCREENS.values(), ids=SCREENS.keys())
def test_every_screen_is_readable_by_everybody(open_page, address):
    page = open_page()
    page.goto(address)
    for summary in page.locator("summary").all():
        summary.click()
    check_looks(page)
