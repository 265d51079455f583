"""A teacher pastes a messy article, or drops files, and comes to the review; script or none."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks

MESSY = """Home | News | Subscribe

The long road to the Moon
By Edna Ferrell

On 4 October 1957 the Soviet Union launched Sputnik 1. Yuri Gagarin orbited the Earth in April 1961.
In May 1961 John Kennedy asked Congress to send Americans to the Moon. He was cheered.
Last year NASA celebrated the anniversary.
• In the 1980s NASA flew the Space Shuttle.
"""
DROP = """([names, selector]) => {
  const all = new DataTransfer();
  for (const name of names) all.items.add(new File(["In 1901 it rained in Leeds."], name));
  const event = { dataTransfer: all, bubbles: true, cancelable: true };
  document.querySelector(selector).dispatchEvent(new DragEvent("dragover", event));
  document.querySelector(selector).dispatchEvent(new DragEvent("drop", event));
}"""
PICTURE = {"name": "scan.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
LINE = {"name": "line.txt", "mimeType": "text/plain", "buffer": MESSY.encode()}


def send(page, text=MESSY, files=(), topic="The Moon"):
    page.goto("/library/imports")
    page.get_by_label("into a new topic, called").fill(topic)
    page.get_by_label("Paste a text").fill(text)
    page.get_by_label("Or choose files").set_input_files(list(files))
    page.get_by_role("button", name="Read it").click()


def sent_and_read(page, **fields):
    send(page, **fields)
    page.wait_for_selector("text=What will be stored of", timeout=60_000)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_messy_article_is_pasted_looked_at_and_comes_to_its_review(open_as_teacher, script):
    page = open_as_teacher(java_script_enabled=script)
    sent_and_read(page)
    expect(page.get_by_text("events with dates were found.")).to_be_visible()
    expect(page.get_by_text("1 place leans on it, and is left out")).to_be_visible()
    page.get_by_label("Published on").fill("12 September 2019")
    page.get_by_label("Title", exact=True).fill("The long road")
    page.get_by_role("button", name="Add it to the topic").click()
    page.wait_for_selector("text=It was read anew", timeout=60_000)
    expect(page.get_by_label("Title", exact=True)).to_have_value("The long road")
    expect(page.get_by_label("Published on")).to_have_value("2019-09-12")
    page.get_by_role("button", name="Add it to the topic").click()
    page.wait_for_url("**/articles/the-long-road*/review")
    expect(page.locator(".notice")).to_contain_text("“The long road” is in the topic now.")


def test_a_page_that_was_closed_is_found_again(open_as_teacher):
    page = open_as_teacher()
    send(page)
    page.goto("/about")
    page.goto("/library")
    page.get_by_role("link", name="Home | News | Subscribe").click()
    page.wait_for_selector("text=What will be stored of", timeout=60_000)


def test_files_are_dropped_anywhere_on_the_page_and_listed(open_as_teacher):
    page = open_as_teacher()
    page.goto("/library/imports")
    page.evaluate(DROP, [["one.txt"], "h1"])
    page.evaluate(DROP, [["two.txt", "three.txt"], "file-drop"])
    expect(page.locator(".chosen li")).to_have_text(
        ["one.txt (1 kB)", "two.txt (1 kB)", "three.txt (1 kB)"]
    )
    page.evaluate(DROP, [[f"{number}.txt" for number in range(20)], "textarea"])
    expect(page.locator(".chosen li").last).to_contain_text("At most 20 can be sent at once.")


def test_what_is_typed_stays_while_the_list_below_is_kept_up_to_date(open_as_teacher):
    page = open_as_teacher()
    send(page, files=[LINE, PICTURE])
    page.get_by_label("Paste a text").fill("A text that is being typed.")
    expect(page.get_by_text("It is read: look at it, and add it.")).to_have_count(2, timeout=60_000)
    expect(page.locator("import-progress")).not_to_have_attribute("data-busy", "")
    expect(page.get_by_text("It is a picture, and its text cannot be read.")).to_be_visible()
    expect(page.get_by_label("Paste a text")).to_have_value("A text that is being typed.")


def test_what_was_read_is_discarded_only_after_a_question(open_as_teacher):
    page = open_as_teacher()
    sent_and_read(page)
    discard = page.get_by_role("button", name="Discard it")
    expect(discard).to_be_hidden()
    page.get_by_text("Discard it instead").click()
    discard.click()
    expect(page.locator(".notice")).to_contain_text("is discarded.")


# How it looks


def empty(page):
    page.goto("/library/imports")


def wrong(page):
    send(page, text="")
    page.wait_for_selector(".problem")


def listed(page):
    send(page, files=[LINE, PICTURE])
    page.wait_for_selector("import-progress:not([data-busy])", timeout=60_000)


def refused(page):
    send(page, text="", files=[PICTURE])
    page.wait_for_selector("text=Send it again", timeout=60_000)


def under_way(page):
    page.route("**/imports/*", unknown_from_now_on)
    send(page)
    page.wait_for_selector("import-progress")


def unknown_from_now_on(route):
    """Let the script of a page get no news."""
    if route.request.resource_type == "fetch":
        route.fulfill(status=404)
    else:
        route.continue_()


def shown(page):
    sent_and_read(page)
    page.get_by_text("Discard it instead").click()


def shown_wrong(page):
    sent_and_read(page)
    page.get_by_label("Address").fill("nowhere")
    page.get_by_role("button", name="Add it to the topic").click()
    page.wait_for_selector(".problem")


def shown_long(page):
    sent_and_read(page, text=MESSY * 150)
    page.get_by_text("Read on").click()


SCREENS = [empty, wrong, listed, refused, under_way, shown, shown_wrong, shown_long]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_is_readable_by_everybody(open_as_teacher, screen):
    page = open_as_teacher(reduced_motion="reduce")
    screen(page)
    check_looks(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
