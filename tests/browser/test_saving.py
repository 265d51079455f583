"""What is said of saving is so: on a good line, on a bad one, in two tabs and on two devices."""

import re

import pytest
from playwright.sync_api import expect

from quiz.attempts.terms import Explained, Preset
from tests.browser.giving import application, give
from tests.browser.interleaving import Interleaving
from tests.browser.looking import check_looks
from tests.browser.playing import statements
from tests.browser.test_exams import begin

PRACTICE = {"preset": Preset.PRACTICE, "explained": Explained.AT_ONCE}


@pytest.fixture
def page(open_page, folder):
    """A student at the first question of an exam."""
    page = open_page(timezone_id="America/New_York")
    begin(page, give(folder))
    return page


def said(page):
    return page.locator(".saving [role=status]")


def move(page):
    page.get_by_role("button", name="Move down").first.click()


def test_a_change_is_saved_at_once_and_stands_after_a_reload(page):
    move(page)
    expect(said(page)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    order = statements(page)
    page.reload()
    assert statements(page) == order
    expect(said(page)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def test_in_practice_a_moved_order_is_not_gone_on_another_page(open_page, folder):
    page = open_page()
    begin(page, give(folder, **PRACTICE))
    move(page)
    expect(said(page)).to_have_text(re.compile("^Saved"))
    order, address = statements(page), page.url
    page.goto("/")
    page.goto(address)
    assert statements(page) == order
    assert page.locator("[name=moved]").input_value() == "yes"


def test_a_clock_of_free_play_is_the_browsers(open_page):
    page = open_page(timezone_id="Pacific/Auckland", locale="en-GB")
    page.clock.set_fixed_time("2026-11-24T12:00:00Z")
    page.get_by_role("button", name="Play", exact=True).first.click()
    page.wait_for_url("**/items/1")
    page.route(
        "**/draft",
        lambda route: route.fulfill(
            json={"saved": True, "revision": 1, "at": "2026-11-24T12:00:00Z", "clock": None}
        ),
    )
    choice = page.locator(".pick, .gap")
    if choice.count():
        choice.first.click()
    else:
        move(page)
    expect(said(page)).to_have_text("Saved 01:00")


def test_two_answers_wait_offline_and_are_sent_when_the_line_is_back(browser, server, folder):
    context = browser.new_context(base_url=server)
    page = context.new_page()
    begin(page, give(folder))
    context.route("**/draft", lambda route: route.abort())
    move(page)
    expect(said(page)).to_have_text("Offline: 1 answer waits")
    first, order = page.url, statements(page)
    page.goto(first.replace("items/1", "items/2"))
    move(page)
    expect(said(page)).to_have_text("Offline: 2 answers wait")
    context.unroute("**/draft")
    page.goto(first.replace("items/1", "overview"))
    expect(said(page)).to_have_text(re.compile("^Saved"))
    page.reload()
    expect(page.get_by_text("One question is not answered yet.")).to_be_visible()
    page.goto(first)
    assert statements(page) == order
    context.close()


def test_the_tab_that_is_behind_is_told_and_shows_what_is_saved(page):
    other = page.context.new_page()
    other.goto(page.url)
    move(other)
    expect(said(other)).to_have_text(re.compile("^Saved"))
    page.get_by_role("button", name="Move up").last.click()
    expect(said(page)).to_have_text("Changed in another tab: this is what is saved")
    assert statements(page) == statements(other)
    page.get_by_role("button", name="Move up").last.click()
    expect(said(page)).to_have_text(re.compile("^Saved"))


def test_nothing_moves_when_the_words_change(page):
    def top():
        return page.locator("h1").bounding_box()["y"]

    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        before = top()
        page.evaluate("document.querySelector('saved-answer').tell('saving')")
        assert top() == before
        for state in ("offline", "elsewhere", "trying", "closed"):
            page.evaluate(f"document.querySelector('saved-answer').tell('{state}', {{count: 12}})")
            assert top() == before
        page.evaluate("document.querySelector('saved-answer').tell('saved', {time: '14:02'})")
        assert top() == before


@pytest.mark.parametrize("state", ["saved", "saving", "offline", "refused", "elsewhere"])
def test_every_state_looks_as_it_should(page, state):
    values = "{time: '14:02', count: 2, problem: 'Pick at least one of the choices first.'}"
    page.evaluate(f"document.querySelector('saved-answer').tell('{state}', {values})")
    check_looks(page)


@pytest.fixture(scope="module", params=["exam", "practice"])
def places(request, browser, server, folder):
    """Two contexts in which one student is signed in, at the same question."""
    name = give(folder, **(PRACTICE if request.param == "practice" else {}))
    contexts = [browser.new_context(base_url=server) for _ in range(2)]
    address = at_question(contexts, name)
    yield application(folder), contexts, address
    for context in contexts:
        context.close()


def at_question(contexts, name):
    page = contexts[0].new_page()
    begin(page, name)
    address = page.url
    page.close()
    contexts[1].add_cookies(contexts[0].cookies())
    return address


@pytest.mark.parametrize("seed", range(10))
def test_what_was_seen_as_saved_last_is_stored(places, seed):
    app, contexts, address = places
    Interleaving(app, contexts if seed % 2 else [contexts[0]] * 2, address).run(seed)
