"""A teacher imports a messy file of questions, with script or none, and takes the set along."""

import pytest
from playwright.sync_api import expect

from quiz.formats.catalogue import format_named
from tests.browser.looking import check_looks
from tests.web.filing import MESSY

NAME = "messy kings.txt"
LONG = MESSY + "\n" + "\n\n".join(f"Who was king no. {n}?{{=Louis ~Otto}}" for n in range(1, 31))


def choose_file(page, text=LONG):
    page.goto("/sets")
    page.get_by_role("link", name="Import questions").click()
    file = {"name": NAME, "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("Or choose a file").set_input_files(file)


def import_file(page, text=LONG):
    choose_file(page, text)
    page.get_by_role("button", name="See what is in it").click()
    page.wait_for_url("**/sets/imports/*")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_messy_file_is_looked_through_and_what_is_ticked_becomes_a_set(open_as_teacher, script):
    page = open_as_teacher(java_script_enabled=script)
    import_file(page)
    expect(page.get_by_text("33 questions can be taken, 1 of them is not ticked.")).to_be_visible()
    expect(page.get_by_text("It has fewer than two choices.")).to_be_visible()
    expect(page.get_by_label("Take it: question 2", exact=True)).not_to_be_checked()
    page.get_by_label("Take it: question 1", exact=True).uncheck()
    page.get_by_role("button", name="Questions after these").click()
    page.wait_for_url("**page=2**")
    page.get_by_label("Take it: question 33", exact=True).uncheck()
    page.get_by_role("button", name="Questions before these").click()
    page.wait_for_url("**page=1**")
    expect(page.get_by_label("Take it: question 1", exact=True)).not_to_be_checked()

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download those not taken").click()
    left = format_named("gift").read(waiting.value.path().read_bytes())
    assert (len(left.questions), len(left.problems)) == (3, 1)

    page.get_by_label("Title of the new set").fill("Kings")
    page.get_by_role("button", name="Take the ticked questions").first.click()
    page.wait_for_url("**/sets/*at=1**")
    expect(page.locator(".notice")).to_contain_text("30 questions are taken from messy kings.txt.")
    expect(page.get_by_role("heading", name="Kings", exact=True)).to_be_visible()

    page.get_by_role("link", name="Export").click()
    with page.expect_download() as waiting:
        gift = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="GIFT"))
        gift.get_by_role("link", name="Download").click()
    assert waiting.value.suggested_filename == "Kings.txt"
    assert len(format_named("gift").read(waiting.value.path().read_bytes()).questions) == 30


def test_a_page_that_was_left_is_found_again_as_it_was(open_as_teacher):
    page = open_as_teacher()
    import_file(page)
    page.get_by_label("Take it: question 3", exact=True).uncheck()
    page.get_by_role("button", name="Questions after these").click()
    page.wait_for_url("**page=2**")
    page.goto("/about")
    page.goto("/sets/imports")
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_label("Take it: question 3", exact=True)).not_to_be_checked()


def test_a_file_is_taken_by_the_keyboard_alone(open_as_teacher):
    page = open_as_teacher()
    choose_file(page, MESSY)
    page.get_by_role("button", name="See what is in it").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sets/imports/*")
    page.get_by_label("Take it: question 2", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Title of the new set").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sets/*at=1**")
    expect(page.locator(".previewed")).to_have_count(3)


def test_the_screens_look_right(open_as_teacher):
    page = open_as_teacher()
    page.goto("/sets/imports")
    page.get_by_label("Paste questions").fill("There was a king.")
    page.get_by_role("button", name="See what is in it").click()
    page.wait_for_selector("text=This looks like no question file")
    check_looks(page)
    import_file(page)
    check_looks(page)
    page.get_by_role("button", name="Take the ticked questions").first.click()
    page.wait_for_url("**/sets/*at=1**")
    page.get_by_role("link", name="Export").click()
    page.wait_for_url("**/export")
    check_looks(page)
    page.goto("/sets/imports")
    check_looks(page)
