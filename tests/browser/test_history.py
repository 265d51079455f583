"""What was played is looked back on, with script and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import check_looks
from tests.browser.playing import (
    answer_somehow,
    picks,
    play,
    play_button,
    play_shortly,
    play_to_the_end,
)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_finished_quiz_is_found_again_with_every_question(open_page, script):
    page = open_page(java_script_enabled=script)
    (play_to_the_end if script else play_to_the_end_without_script)(page)
    score = page.locator("h1").inner_text()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", name="Your history")).to_be_visible()
    expect(page.locator(".lede")).to_contain_text(f"You scored {score}.")
    page.get_by_role("link", name="See every question").click()
    expect(page.locator("h1")).to_have_text(score)


def play_to_the_end_without_script(page):
    play_button(page).click()
    for _ in range(10):
        if picks(page).count():
            picks(page).first.click()
            page.get_by_role("button", name="Check answer").click()
        else:
            page.get_by_role("button", name="Keep this order").click()
        page.locator(".note a.button").click()
    page.wait_for_url("**/result")


def test_each_picture_has_its_table(open_page):
    page = open_page()
    play_shortly(page)
    page.goto("/history")
    for summary in page.locator(".disclosure > summary").all():
        summary.click()
    for name in ["Scores", "What you know, by period", "Every event that was asked"]:
        expect(
            page.get_by_role("region", name=name, exact=True).get_by_role("table")
        ).to_be_visible()
    stalks = page.locator(".mastery .stalk").count()
    rows = page.get_by_role("region", name="Every event that was asked").locator("tbody tr")
    expect(rows).to_have_count(stalks)


def test_a_pair_mixed_up_shows_both_quotations_on_demand(open_page):
    page = open_page()
    play_shortly(page)
    page.goto("/history")
    pair = page.locator(".pair").first
    expect(pair).to_contain_text(re.compile(r"Mixed up \d of \d"))
    pair.locator("summary").press("Enter")
    expect(pair.locator("blockquote")).to_have_count(2)
    expect(pair.locator("blockquote").first).to_be_visible()


def test_before_the_first_quiz_the_way_to_it_is_one_press(open_page):
    page = open_page()
    page.goto("/history")
    page.get_by_role("link", name="To the topics").click()
    expect(play_button(page)).to_be_visible()


def empty(page):
    pass


def begun(page):
    play(page)


def one_answer(page):
    play(page)
    answer_somehow(page)


def finished(page):
    play_shortly(page)


@pytest.mark.parametrize("played", [empty, begun, one_answer, finished])
def test_every_screen_is_readable_by_everybody(open_page, played):
    page = open_page()
    played(page)
    page.goto("/history")
    for summary in page.locator("summary").all():
        summary.click()
    check_looks(page)
