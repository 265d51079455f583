"""The kinds of choice that show events on a spine: asked and answered, by every hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import check_looks
from tests.browser.playing import check, picks, seek, unfold

KINDS = ["next", "between", "placing", "elapsed"]
each_kind = pytest.mark.parametrize("kind", KINDS)


def verdict(page: Page) -> str:
    return page.locator(".score-line").inner_text()


@each_kind
def test_it_is_answered_by_mouse(open_page, kind):
    page = open_page()
    seek(page, kind)
    picks(page).nth(1).click()
    expect(picks(page).nth(1).get_by_role("radio")).to_be_checked()
    check(page)
    assert verdict(page).startswith(("Right: ", "Not this time: "))


@each_kind
def test_it_is_answered_by_keys_alone(open_page, kind):
    page = open_page()
    seek(page, kind)
    page.locator("h1").evaluate("(one) => { one.tabIndex = -1; one.focus() }")
    for _ in range(2 if kind == "placing" else 1):  # past the handle of the card
        page.keyboard.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio").nth(2)).to_be_checked()
    # Past “sure” and what turns the letters off; past the card that followed, and undo and redo
    for _ in range(6 if kind == "placing" else 3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check answer")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector(".answers")
    assert verdict(page).startswith(("Right: ", "Not this time: "))


@each_kind
def test_it_is_answered_without_script(open_page, kind):
    page = open_page(java_script_enabled=False)
    seek(page, kind)
    picks(page).last.get_by_role("radio").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector(".answers")
    unfold(page)
    expect(page.locator(".proof")).to_be_visible()
    expect(page.locator(".certificate blockquote").last).to_be_visible()


def test_any_place_in_a_gap_picks_it(open_page):
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True)
    seek(page, "placing")
    gaps = page.locator(".gap")
    for index in range(gaps.count()):
        gap = gaps.nth(index)
        box = gap.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 250
        gap.tap(position={"x": box["width"] - 4, "y": 4})
        expect(gap.get_by_role("radio")).to_be_checked()


def test_a_gap_is_called_by_the_events_beside_it(open_page):
    page = open_page()
    seek(page, "placing")
    first, *_, last = (text.removesuffix(".") for text in line(page))
    radios = picks(page).get_by_role("radio")
    expect(radios.first).to_have_accessible_name(f"Here Before “{first}”")
    expect(radios.last).to_have_accessible_name(f"Here After “{last}”")


def line(page: Page) -> list[str]:
    events = page.locator(".line li:not(.card) .statement, .line .post > .statement")
    return events.all_inner_texts()


def test_the_line_comes_back_with_the_event_in_it(open_page):
    page = open_page()
    seek(page, "placing")
    placed, before = page.locator(".asked-card").inner_text(), line(page)
    picks(page).first.click()
    check(page)
    after = line(page)
    assert sorted(after) == sorted([*before, placed])
    assert [text for text in after if text != placed] == before


def asked(page: Page, kind: str) -> None:
    seek(page, kind)


def refused(page: Page, kind: str) -> None:
    seek(page, kind)
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#problem")).to_be_focused()
    picks(page).last.click()


def answered(page: Page, kind: str) -> None:
    seek(page, kind)
    picks(page).last.click()
    check(page)
    unfold(page)


@each_kind
@pytest.mark.parametrize("state", [asked, refused, answered])
def test_every_screen_is_readable_by_everybody(open_page, kind, state):
    page = open_page(reduced_motion="reduce")
    state(page, kind)
    check_looks(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
