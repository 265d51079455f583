"""Whole articles taken from the paste to the quiz, as a teacher would."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.playing import answer_somehow

ROOT = Path(__file__).resolve().parents[2]
NEWSROOM = ROOT.parent / "shared" / "corpora" / "seeds"
OWN = [ROOT / "tests" / "samples" / name for name in ("space.txt", "carthage.txt", "pharaohs.txt")]
REPORTS = sorted(NEWSROOM.glob("*.txt")) or [NEWSROOM / "one.txt", NEWSROOM / "other.txt"]


@pytest.mark.parametrize("article", [*REPORTS, *OWN], ids=lambda article: article.stem)
def test_an_article_becomes_a_quiz_in_seven_presses(open_as_teacher, article):
    if not article.is_file():
        pytest.skip("the newsroom articles are not kept beside this checkout")
    page = open_as_teacher()
    page.get_by_role("link", name="Bring an article").first.click()
    page.get_by_label("into a new topic, called").fill(article.stem)
    page.get_by_label("Paste a text").fill(article.read_text("utf-8"))
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Add it to the topic").click(timeout=60_000)
    page.wait_for_url("**/review")
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".notice")).to_contain_text("Undo")
    page.get_by_role("link", name=article.stem, exact=True).first.click()
    page.get_by_role("link", name="Build a quiz").click()
    page.get_by_role("button", name="Play it now").click()
    answer_somehow(page)
    expect(page.locator(".answers mark").first).to_be_visible()
