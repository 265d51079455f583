"""A quiz of a teacher's own questions, taken by the keyboard alone, and how it looks."""

import io
from dataclasses import replace

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import expect

from quiz.formats.picture import reencoded
from quiz.questions.written import Picture
from quiz.storage import pictures
from quiz.storage.database import connect, writing
from tests.browser.looking import check_looks
from tests.browser.playing import go_on, grip, statements, unfold
from tests.conftest import settings_in
from tests.factories import (
    NOON,
    make_teacher,
    make_written_choice,
    make_written_order,
    make_written_set,
)

LONG = (
    "> We hold these truths to be self-evident…\n\nWho was **there**?\n\n```\n"
    + "x" * 200
    + "\n```"
)


def kept_picture(person_id, size=(1200, 500), alternative="A plan of the palace"):
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(file, "PNG")
    kept = reencoded(file.getvalue())
    pictures.keep(kept, person_id, NOON)
    return Picture(kept.digest, alternative, kept.width, kept.height)


@pytest.fixture(scope="module")
def key(server, folder):
    """A set of one question of each written kind, with pictures and long stems."""
    app = Flask("beside the server")
    connect(app, settings_in(folder))
    with app.app_context():
        owner = make_teacher("Written").person_id
        with writing():
            wide, tall = kept_picture(owner), kept_picture(owner, (300, 500), "A tower")
        one = make_written_choice(picture=wide)
        only = replace(one.choices[1], text="", picture=tall)
        one = replace(one, choices=(one.choices[0], only, *one.choices[2:]))
        several = make_written_choice("ac", several=True, stem=LONG)
        order = make_written_order(picture=wide)
        order = replace(
            order, choices=(replace(order.choices[0], picture=tall), *order.choices[1:])
        )
        return make_written_set(owner, one, several, order).key


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def loaded(page):
    """Return how many pictures of a page are there, once all of them are."""
    page.evaluate("document.querySelectorAll('img').forEach((one) => one.loading = 'eager')")
    page.wait_for_function(
        "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"
    )
    return page.locator("img").count()


def test_a_whole_quiz_of_written_questions_is_taken_by_the_keyboard(open_page, key):
    page = open_page()
    page.goto(f"/play/{key}")
    page.get_by_role("button", name="Play", exact=True).focus()
    press(page, "Enter")
    expect(page.get_by_role("group", name="Where did the king live in 1788?")).to_be_visible()
    assert loaded(page) == 2
    page.get_by_role("radio").first.focus()
    press(page, "ArrowDown", "ArrowDown", "Enter")
    expect(page.get_by_text("Right: the answer is C.")).to_be_visible()
    go_on(page)

    expect(page.get_by_role("group", name="Question 2")).to_be_visible()
    page.get_by_role("checkbox").first.focus()
    press(page, "Space", "Tab", "Tab", "Tab", "Space", "Enter")
    expect(page.get_by_text("One of those you picked is wrong.")).to_be_visible()
    go_on(page)

    before = statements(page)
    grip(page, 1).focus()
    press(page, "Space", "ArrowDown")
    expect(page.locator("spoken-moves [role=status]")).to_have_text(
        "Picked up. Now 2nd of 4, was 1st."
    )
    press(page, "Space")
    assert statements(page) == [before[1], before[0], *before[2:]]
    page.get_by_role("button", name="Check answer").focus()
    press(page, "Enter")
    expect(page.get_by_text("The key is the teacher’s word: no dates prove it.")).to_be_visible()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 3")


@pytest.mark.parametrize("position", [1, 2, 3])
def test_written_questions_look_well_asked_and_answered(open_page, key, position):
    page = open_page()
    page.goto(f"/play/{key}")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_url("**/items/1")
    for _ in range(position - 1):
        answer(page)
        go_on(page)
    loaded(page)
    check_looks(page)
    answer(page)
    loaded(page)
    check_looks(page)


def test_the_score_with_all_written_questions_open_looks_well(open_page, key):
    page = open_page()
    page.goto(f"/play/{key}")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_url("**/items/1")
    for _ in range(3):
        answer(page)
        go_on(page)
    unfold(page)
    loaded(page)
    check_looks(page)


def test_without_script_a_written_order_is_answered_by_its_places(open_page, key):
    page = open_page(java_script_enabled=False)
    page.goto(f"/play/{key}")
    page.get_by_role("button", name="Play", exact=True).click()
    for _ in range(2):
        page.locator(".pick").first.click()
        page.get_by_role("button", name="Check answer").click()
        page.locator(".note a.button").click()
    places = page.locator(".card select")
    assert places.count() == 4
    for place in range(4):
        places.nth(place).select_option(str(4 - place))
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_text("no dates prove it")).to_be_visible()


def answer(page):
    if page.locator("ordered-choices").count():
        page.get_by_role("button", name="Keep this order").click()
    else:
        page.locator(".pick").first.click()
        page.get_by_role("button", name="Check answer").click()
    page.wait_for_selector(".answers")
