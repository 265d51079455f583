"""A topic goes out as a workbook, is edited there, and comes back; without any script."""

import re

import pytest
from playwright.sync_api import expect

from quiz.formats import event_rows
from tests.browser.looking import check_looks
from tests.people import TOPIC
from tests.tables import saved_anew


def edited(content):
    """Return an exported workbook with a date and tags changed, an emptied statement, a new row."""
    rows, _ = event_rows.read(content)
    number = {one.name: one.number for one in rows}
    below = max(number.values()) + 1
    return saved_anew(
        content,
        {
            f"B{number['japan-rule-ends']}": "15 August 1945",
            f"J{number['japan-rule-ends']}": "war, Japan",
            f"D{number['korea-divided']}": None,
            f"B{below}": "January 1944",
            f"D{below}": "Snow fell on Seoul.",
        },
    )


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_workbook_comes_back_and_what_is_ticked_is_taken(open_as_teacher, script):
    page = open_as_teacher(java_script_enabled=script)
    page.goto(f"/topics/{TOPIC}")
    page.get_by_role("link", name="Export", exact=True).click()
    if script:
        check_looks(page)
    page.goto("/library")
    page.get_by_role("button", name=re.compile("^Copy to change it.*North Korea")).first.click()
    page.get_by_role("link", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Download.*Excel")).click()
    content = download.value.path().read_bytes()
    page.get_by_role("link", name="Bring it back").click()
    page.get_by_label("The spreadsheet").set_input_files(
        {"name": "Events.xlsx", "mimeType": "application/zip", "buffer": edited(content)}
    )
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_text("1 row changes its event. 1 row is a new event.")).to_be_visible()
    expect(page.get_by_text("The statement is empty")).to_be_visible()
    if script:
        check_looks(page)
    page.get_by_label("Snow fell on Seoul.").uncheck()
    page.get_by_role("button", name="Take what is ticked").click()
    expect(page.get_by_text("1 event changed.")).to_be_visible()
    expect(page.get_by_text("Tags: war, Japan")).to_be_visible()
    expect(page.get_by_text("Snow fell on Seoul.")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Tags: war, Japan")).to_have_count(0)
