"""An event set into a line: by mouse, finger and keys, by pressing a gap, and without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import a_placing
from tests.browser.listening import read_aloud
from tests.browser.looking import check_looks
from tests.browser.playing import check, picks
from tests.browser.touching import PHONE, Hand, in_sight, middle, scrolled

QUESTION = a_placing()
EVENT = QUESTION.about[0].text
LINE = [one.text for one in QUESTION.about[1:]]
GAPS = [one.text for one in QUESTION.choices]


@pytest.fixture
def page(open_asked):
    return open_asked(QUESTION, viewport={"width": 1280, "height": 1000})


def handle(page):
    return page.get_by_role("button", name="Pick up")


def told(page):
    return page.locator("spoken-moves [role=status]")


def line(page):
    """Return what stands in the list, from the top."""
    return page.locator("placed-card .statement").all_inner_texts()


def chosen(page):
    """Return which gaps the form would send."""
    return [index for index, gap in enumerate(picks(page).all()) if gap.locator(":checked").count()]


def at(gap):
    return [*LINE[:gap], EVENT, *LINE[gap:]]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_it_stands_above_the_line_until_it_is_set_in(page):
    assert line(page) == [EVENT, *LINE]
    assert chosen(page) == []
    card = page.locator(".card").bounding_box()
    assert card["y"] < page.get_by_text("Earliest").bounding_box()["y"]
    expect(page.locator(".asked-card")).to_be_hidden()
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#problem")).to_contain_text("Pick one of the choices first.")


def test_space_picks_up_arrows_move_and_space_sets_down_each_told(page):
    handle(page).focus()
    press(page, "Space")
    expect(told(page)).to_have_text("Picked up. Not in the line yet.")
    press(page, "ArrowDown")
    expect(told(page)).to_have_text(f"Picked up. {GAPS[0]}.")
    press(page, "ArrowDown")
    expect(told(page)).to_have_text(f"Picked up. {GAPS[1]}.")
    expect(page.locator(".card .state")).to_have_text(f"Picked up. {GAPS[1]}.")
    assert line(page) == at(1)
    press(page, "Space")
    expect(told(page)).to_have_text(f"{EVENT} Set down. {GAPS[1]}.")
    expect(handle(page)).to_be_focused()
    assert (line(page), chosen(page)) == (at(1), [1])
    check(page)


def test_home_and_end_bring_it_to_the_ends_of_the_line(page):
    handle(page).focus()
    press(page, "Space", "End")
    assert (line(page), chosen(page)) == (at(len(LINE)), [len(LINE)])
    press(page, "Home")
    assert (line(page), chosen(page)) == (at(0), [0])
    press(page, "Space", "Space", "ArrowUp")
    expect(told(page)).to_have_text(f"It goes no further. {GAPS[0]}.")


def test_escape_puts_it_back_where_it_was(page):
    handle(page).focus()
    press(page, "Space", "ArrowDown", "ArrowDown", "Escape")
    expect(told(page)).to_have_text(f"{EVENT} Put back. Not in the line yet.")
    assert (line(page), chosen(page)) == ([EVENT, *LINE], [])
    press(page, "Space", "End", "Space", "Space", "Home", "Escape")
    assert (line(page), chosen(page)) == (at(len(LINE)), [len(LINE)])


def test_picked_up_and_left_it_is_no_answer(page):
    handle(page).focus()
    press(page, "Space", "Tab")
    assert (line(page), chosen(page)) == ([EVENT, *LINE], [])


@pytest.mark.parametrize("gap", range(len(GAPS)))
def test_a_gap_that_is_pressed_shows_it_in_its_place(page, gap):
    picks(page).nth(gap).click()
    assert (line(page), chosen(page)) == (at(gap), [gap])


def test_the_arrows_of_the_gaps_move_it_and_keep_the_focus(page):
    gaps = page.get_by_role("radio")
    gaps.first.focus()
    press(page, "Space", "ArrowDown", "ArrowDown")
    expect(gaps.nth(2)).to_be_focused()
    assert (line(page), chosen(page)) == (at(2), [2])


def test_it_is_dragged_into_a_gap_that_opens_before_the_drop(page):
    page.mouse.move(*middle(handle(page)))
    page.mouse.down()
    target = page.get_by_text(LINE[1], exact=True)
    page.mouse.move(middle(handle(page))[0], target.bounding_box()["y"] - 10, steps=12)
    frame = "(card) => getComputedStyle(card, '::after').borderStyle"
    assert page.locator(".card").evaluate(frame) == "dashed"
    assert (line(page), chosen(page)) == (at(1), [1])
    page.mouse.up()
    assert (line(page), chosen(page)) == (at(1), [1])
    expect(page.locator("[data-held]")).to_have_count(0)


def test_dragged_about_and_given_up_it_goes_back(page):
    page.mouse.move(*middle(handle(page)))
    page.mouse.down()
    page.mouse.move(400, 700, steps=12)
    assert chosen(page) != []
    page.keyboard.press("Escape")
    page.mouse.up()
    assert (line(page), chosen(page)) == ([EVENT, *LINE], [])


def test_a_finger_drags_it_and_not_the_page(open_asked):
    page = open_asked(QUESTION, **PHONE)
    hand = Hand(page)
    x, y = in_sight(handle(page))
    still = scrolled(page)
    hand.put(x, y)
    hand.move(middle(page.get_by_text(LINE[0], exact=True))[1] - y + 40, steps=20)
    hand.lift()
    assert (line(page), chosen(page)) == (at(1), [1])
    assert scrolled(page) == still
    hand.put(*middle(page.get_by_text(LINE[-1], exact=True)))
    hand.move(-150)
    hand.lift()
    page.wait_for_function(f"() => window.scrollY > {still} + 50")
    assert chosen(page) == [1]


def test_the_form_changes_once_a_move(page):
    page.evaluate(
        """() => {
          const form = document.querySelector("form.question");
          window.sent = [];
          form.addEventListener("change", () => window.sent.push(new FormData(form).get("choice")));
        }"""
    )
    handle(page).focus()
    press(page, "Space", "ArrowDown", "ArrowDown", "Space", "Space", "Escape")
    picks(page).last.click()
    ids = [choice.id for choice in QUESTION.choices]
    assert page.evaluate("window.sent") == [ids[1], ids[-1]]


def test_where_it_stood_in_the_line_is_a_press_away_and_back(page):
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    handle(page).focus()
    press(page, "Space", "ArrowDown", "Space")
    expect(undo).to_have_attribute("aria-disabled", "true")  # it does not leave the line
    picks(page).last.click()
    undo.click()
    assert line(page) == at(0)
    assert chosen(page) == [0]
    expect(told(page)).to_have_text(f"Undone. {EVENT} {GAPS[0]}.")
    redo.click()
    assert chosen(page) == [len(LINE)]
    handle(page).focus()
    page.keyboard.press("Control+z")
    assert line(page) == at(0)
    with page.expect_navigation():
        page.reload()
    assert chosen(page) == [0]


def test_it_is_read_aloud_in_its_place(page):
    name = QUESTION.stem
    event = EVENT.removesuffix(".")
    heard = read_aloud(page, name)
    assert heard[heard.index("list") :][:7] == [
        "list",
        "listitem",
        f"button Pick up: {event}",
        EVENT,
        "listitem",
        "Earliest",
        f"radio Here {GAPS[0]}",
    ]
    picks(page).nth(1).click()
    heard = read_aloud(page, name)
    assert heard[heard.index("list") :][:10] == [
        "list",
        "listitem",
        "Earliest",
        f"radio Here {GAPS[0]}",
        "listitem",
        LINE[0],
        f"radio Here {GAPS[1]}",
        "listitem",
        f"button Pick up: {event}",
        EVENT,
    ]
    assert heard[-4:] == ["Latest", "button Undo", "button Redo", "status"]


def test_in_hand_and_in_its_place_it_looks_well_for_everybody(page):
    page.emulate_media(reduced_motion="reduce")
    handle(page).focus()
    press(page, "Space", "ArrowDown", "ArrowDown")
    check_looks(page)
    expect(page.locator("[data-held]")).to_have_count(1)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.emulate_media(forced_colors="active")
    width = page.locator(".leaf").evaluate("(one) => getComputedStyle(one).outlineWidth")
    assert width == "3px"


def test_without_script_a_gap_is_picked(open_asked):
    page = open_asked(QUESTION, java_script_enabled=False)
    expect(page.locator(".asked-card")).to_have_text(EVENT)
    assert page.locator(".card").count() == 0
    picks(page).nth(1).click()
    check(page)
