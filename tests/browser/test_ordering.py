"""Putting cards in order: every way to move them, what is told, and what is sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.asking import LONG, an_ordering
from tests.browser.listening import read_aloud
from tests.browser.looking import check_looks
from tests.browser.playing import card, check, grip, statements


@pytest.fixture
def page(open_asked):
    return open_asked(an_ordering())


def told(page):
    return page.locator("spoken-moves [role=status]")


def places(page):
    """Return what the form would send: the card texts by the places in their lists."""
    return page.evaluate(
        """[...document.querySelectorAll('.card')]
           .map((card) => [card.querySelector('select').value,
                           card.querySelector('.statement').textContent])
           .sort((one, other) => one[0] - other[0]).map((pair) => pair[1])"""
    )


def test_space_picks_up_arrows_move_and_space_sets_down_each_told(page):
    before = statements(page)
    count = len(before)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"Picked up as 1st of {count}.")
    expect(grip(page, 1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowDown")
    expect(told(page)).to_have_text(f"Picked up. Now 2nd of {count}, was 1st.")
    expect(card(page, 2).locator(".state")).to_have_text(f"Picked up. Now 2nd of {count}, was 1st.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(told(page)).to_have_text(f"{before[0]} Set down as 3rd of {count}.")
    assert statements(page) == [before[1], before[2], before[0], *before[3:]]
    assert places(page) == statements(page)
    expect(grip(page, 3)).to_be_focused()
    expect(grip(page, 3)).to_have_attribute("aria-pressed", "false")


def test_home_and_end_bring_a_card_to_the_ends(page):
    before = statements(page)
    grip(page, 2).focus()
    page.keyboard.press("Space")
    page.keyboard.press("End")
    expect(told(page)).to_have_text("Picked up. Now 5th of 5, was 2nd.")
    page.keyboard.press("Home")
    expect(told(page)).to_have_text("Picked up. Now 1st of 5, was 2nd.")
    page.keyboard.press("Enter")
    assert statements(page) == [before[1], before[0], *before[2:]]
    expect(grip(page, 1)).to_be_focused()


def test_a_card_moved_by_keys_stays_in_sight(open_asked):
    page = open_asked(an_ordering(8, LONG), viewport={"width": 360, "height": 500})
    grip(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("End")
    expect(grip(page, 8)).to_be_in_viewport(ratio=0.9)


def test_escape_puts_a_card_back(page):
    before = statements(page)
    grip(page, 2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert statements(page) == before
    expect(told(page)).to_have_text(f"{before[1]} Put back as 2nd of {len(before)}.")
    assert page.locator("[name=moved]").input_value() == ""


def test_a_card_does_not_move_beyond_the_ends(page):
    before = statements(page)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(told(page)).to_have_text(f"{before[0]} Already 1st of {len(before)}.")
    assert statements(page) == before


def test_going_elsewhere_sets_a_card_down_where_it_is(page):
    before = statements(page)
    grip(page, 1).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("[data-held]")).to_have_count(0)
    assert statements(page)[:2] == [before[1], before[0]]


def test_arrows_on_the_card_move_it_and_keep_the_focus(page):
    before = statements(page)
    down = card(page, 1).get_by_role("button", name="Move down")
    down.click()
    moved = card(page, 2).get_by_role("button", name="Move down")
    expect(moved).to_be_focused()
    expect(told(page)).to_have_text(f"{before[0]} Now 2nd of {len(before)}, was 1st.")
    up = card(page, 1).get_by_role("button", name="Move up")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.focus()
    page.keyboard.press("Enter")
    assert statements(page)[:2] == [before[1], before[0]]


def test_at_the_ends_an_arrow_is_faded_where_it_was(page):
    ups = page.locator("[data-step='-1']")
    assert ups.first.bounding_box()["x"] == ups.last.bounding_box()["x"]
    assert ups.first.evaluate("(one) => getComputedStyle(one).opacity") < "0.5"
    expect(ups.first).to_be_visible()


def place(page, number):
    return card(page, number).get_by_role("combobox")


def test_a_card_is_given_its_place_by_its_number(page):
    before = statements(page)
    expect(place(page, 1)).to_have_accessible_name(f"Place: {before[0]}")
    box = place(page, 1).bounding_box()
    assert (box["width"], box["height"]) == (44, 44)
    place(page, 1).select_option("4")
    assert statements(page) == [*before[1:4], before[0], before[4]]
    assert places(page) == statements(page)
    expect(told(page)).to_have_text(f"{before[0]} Now 4th of 5, was 1st.")
    assert [place(page, one).input_value() for one in range(1, 6)] == list("12345")
    expect(card(page, 4).locator(".position")).to_have_text("4")


def test_with_a_number_in_focus_arrows_change_the_place(page):
    before = statements(page)
    place(page, 1).focus()
    page.keyboard.press("3")
    expect(told(page)).to_have_text(f"{before[0]} Now 3rd of 5, was 1st.")
    expect(place(page, 3)).to_be_focused()
    assert statements(page) == [before[1], before[2], before[0], *before[3:]]


def test_moves_can_be_undone_one_by_one_and_done_again(page):
    before = statements(page)
    undo, redo = (page.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    expect(undo).to_have_attribute("aria-disabled", "true")
    for _ in range(2):
        card(page, 1).get_by_role("button", name="Move down").click()
    after = statements(page)
    undo.click()
    expect(told(page)).to_have_text(f"Undone. {before[1]} Now 1st of 5.")
    undo.click()
    expect(told(page)).to_have_text(f"Undone. {before[0]} Now 1st of 5.")
    assert statements(page) == before
    assert places(page) == before
    expect(undo).to_have_attribute("aria-disabled", "true")
    expect(undo).to_be_focused()
    redo.click()
    redo.click()
    expect(told(page)).to_have_text(f"Done again. {before[1]} Now 2nd of 5.")
    assert statements(page) == after
    assert places(page) == after
    expect(redo).to_have_attribute("aria-disabled", "true")


def test_control_and_z_undo_and_the_focus_stays(page):
    before = statements(page)
    place(page, 1).select_option("5")
    after = statements(page)
    grip(page, 3).focus()
    page.keyboard.press("Control+z")
    assert statements(page) == before
    handle = f"Pick up: {after[2].removesuffix('.')}"
    expect(page.get_by_role("button", name=handle)).to_be_focused()
    page.keyboard.press("Control+Shift+Z")
    assert statements(page) == after
    page.keyboard.press("Meta+z")
    page.keyboard.press("Control+y")
    assert statements(page) == after


def test_control_and_z_put_back_a_card_in_hand_and_undo_nothing(page):
    place(page, 1).select_option("2")
    before = statements(page)
    grip(page, 3).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+z")
    expect(told(page)).to_have_text(f"{before[2]} Put back as 3rd of 5.")
    assert statements(page) == before


def test_a_new_move_leaves_nothing_to_do_again(page):
    place(page, 1).select_option("2")
    page.keyboard.press("Control+z")
    place(page, 1).select_option("3")
    expect(page.get_by_role("button", name="Redo")).to_have_attribute("aria-disabled", "true")


def test_the_form_changes_once_a_move_with_all_its_fields_set(page):
    page.evaluate(
        """() => {
          const form = document.querySelector("form.question");
          window.sent = [];
          for (const name of ["change", "input"]) form.addEventListener(name, () => {
            const fields = Object.fromEntries(new FormData(form));
            const list = Object.keys(fields).filter((one) => one.startsWith("place-"));
            window.sent.push([fields.moved, ...list.map((one) => fields[one])].join(" "));
          });
        }"""
    )
    card(page, 1).get_by_role("button", name="Move down").click()
    place(page, 1).select_option("3")
    grip(page, 4).focus()
    for key in ("Space", "ArrowDown", "Space", "Space", "ArrowUp", "Escape"):
        page.keyboard.press(key)
    page.keyboard.press("Control+z")
    sent = page.evaluate("window.sent")
    assert len(sent) == 4
    assert all(sorted(one.split()) == [*"12345", "yes"] for one in sent)
    assert sent[3] == sent[1]


def test_an_order_that_is_set_from_elsewhere_is_shown(page):
    before = statements(page)
    page.evaluate(
        """() => {
          const lists = document.querySelectorAll(".card select");
          [...lists].forEach((list, index) => (list.value = 5 - index));
          document.querySelector("form.question").dispatchEvent(new Event("answer-shown"));
        }"""
    )
    assert statements(page) == before[::-1]


def test_a_click_on_a_handle_picks_up_and_a_second_sets_down(page):
    grip(page, 2).click()
    expect(page.locator("[data-held]")).to_have_count(1)
    grip(page, 2).click()
    expect(page.locator("[data-held]")).to_have_count(0)


def test_nothing_moved_is_no_answer_and_the_sentence_has_the_focus(page):
    before = statements(page)
    page.get_by_role("button", name="Check answer").click()
    problem = page.locator("#problem")
    expect(problem).to_contain_text("Nothing has been moved yet")
    expect(problem).to_be_focused()
    assert statements(page) == before


def test_a_card_moved_there_and_back_is_an_answer(page):
    card(page, 1).get_by_role("button", name="Move down").click()
    card(page, 2).get_by_role("button", name="Move up").click()
    check(page)


def test_places_given_without_script_are_the_order_with_it(page):
    count = len(statements(page))
    page.evaluate("document.querySelectorAll('select').forEach((s) => (s.value = '1'))")
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#problem")).to_contain_text("Two cards are in place 1")
    assert len(places(page)) == count


def test_it_is_read_aloud_card_by_card(page):
    heard = read_aloud(page, "Put these events in order, earliest first.", role="group")
    one = "The assembly of district A meets"
    assert heard[:9] == [
        "Earliest",
        "list",
        "listitem",
        f"combobox Place: {one}.",
        f"button Pick up: {one}",
        f"{one}.",
        f"button Move up: {one}",
        f"button Move down: {one}",
        "listitem",
    ]
    assert heard.count("listitem") == 5
    assert heard[-4:] == ["Latest", "button Undo", "button Redo", "status"]


def test_a_card_in_hand_looks_well_for_everybody(page):
    page.emulate_media(reduced_motion="reduce")
    grip(page, 2).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".state")).to_have_text("Picked up. Now 3rd of 5, was 2nd.")
    check_looks(page)
    expect(page.locator("[data-held]")).to_have_count(1)


def test_nothing_moves_by_itself_where_motion_is_reduced(open_asked):
    page = open_asked(an_ordering(), reduced_motion="reduce")
    last = "(one) => getComputedStyle(one).transitionDuration"
    assert page.locator(".leaf").first.evaluate(last) == "0s"


def test_in_forced_colours_the_card_in_hand_has_a_frame(page):
    page.emulate_media(forced_colors="active")
    width = "(one) => getComputedStyle(one).outlineWidth"
    grip(page, 2).focus()
    page.keyboard.press("Space")
    assert card(page, 2).locator(".leaf").evaluate(width) == "3px"
    assert card(page, 2).locator(".position").evaluate(width) == "2px"
    outline = "(one) => getComputedStyle(one).outlineStyle"
    assert card(page, 1).locator(".leaf").evaluate(outline) == "none"


@pytest.mark.parametrize("width", [360, 320])
def test_eight_long_cards_fit_on_a_phone(open_asked, width):
    page = open_asked(an_ordering(8, LONG), viewport={"width": width, "height": 640})
    grip(page, 4).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for statement in page.locator(".card .statement").all():
        assert statement.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        assert statement.bounding_box()["width"] >= 130


def test_twice_as_large_it_still_fits(open_asked):
    page = open_asked(an_ordering(8, LONG), viewport={"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
