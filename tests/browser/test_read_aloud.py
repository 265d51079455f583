"""What a screen reader says of the main screens, in the order in which it says it."""

import re
from itertools import pairwise

import pytest

from tests.browser.playing import answer_somehow, play_shortly, seek

SAID = {"heading", "button", "link", "radio", "listitem", "navigation", "main", "contentinfo"}


def read_aloud(page):
    """Return the role and name of everything with a role of these, in the order of the tree."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = {node["nodeId"]: node for node in nodes}
    waiting, said = [nodes[0]["nodeId"]], []
    while waiting:
        node = found[waiting.pop()]
        waiting.extend(child for child in reversed(node.get("childIds", ())) if child in found)
        role = node.get("role", {}).get("value")
        if role in SAID and not node.get("ignored"):
            name = node.get("name", {}).get("value", "")
            level = next(
                (one["value"]["value"] for one in node["properties"] if one["name"] == "level"), ""
            )
            said.append(f"{role}{level if role == 'heading' else ''} {name}".strip())
    return said


def check_order(said, *patterns):
    """Check that the patterns are found in what is said, one after the other."""
    at = 0
    for pattern in patterns:
        place = next(
            (at + number for number, one in enumerate(said[at:]) if re.match(pattern, one)), None
        )
        assert place is not None, f"{pattern} does not come then: {said[at:]}"
        at = place + 1


def levels(said):
    return [int(one[7]) for one in said if re.match("heading[1-6]", one)]


def check_headings(said):
    """Check that there is one heading of the page, and that no level is left out below it."""
    found = levels(said)
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found)), said


def test_an_ordering_is_read_from_the_question_to_its_buttons(open_page):
    page = open_page()
    seek(page, "ordering")
    said = read_aloud(page)
    check_order(
        said,
        "link Skip to the page",
        "link Chronoquiz",
        "navigation Site",
        "main",
        "heading1 Put these events in order",
        "listitem",
        "button Pick up",
        "button Move down",
        "button Check answer",
        "button Keep this order",
        "contentinfo",
    )
    check_headings(said)


@pytest.mark.parametrize(("kind", "choice"), [("choice", "radio"), ("placing", "radio Here")])
def test_a_choice_is_read_with_the_question_first(open_page, kind, choice):
    page = open_page()
    seek(page, kind)
    said = read_aloud(page)
    check_order(said, "navigation Site", "main", "heading1 .+", choice, "button Check answer")
    check_headings(said)


@pytest.mark.parametrize("kind", ["ordering", "choice", "placing"])
def test_an_answer_is_read_before_its_reasons_and_the_way_on_is_near(open_page, kind):
    page = open_page()
    seek(page, kind)
    answer_somehow(page)
    said = read_aloud(page)
    check_order(said, "main", "heading1 .+", "link Next question", "heading[23] .+", "contentinfo")
    check_headings(said)


def test_a_result_is_read_from_the_score_to_every_question(open_page):
    page = open_page()
    play_shortly(page)
    said = read_aloud(page)
    check_order(said, "main", "heading1 0 of 3", "button Play again", "heading2 .+", "heading3 .+")
    check_headings(said)
