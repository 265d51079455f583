"""Pages put together: furniture out, words mended, lines in paragraphs."""

import time

import pytest

from quiz.articles.printed import PrintedLine, parts

WIDE = "The company that had built the line kept its yard open for many years after the war"


def told(*pages, size=10.0):
    lines = [
        [
            PrintedLine(line.removeprefix("# "), 20.0 if line.startswith("# ") else size, None)
            for line in page
        ]
        for page in pages
    ]
    return [part.words for part in parts(lines)]


def spaced(*lines):
    """Return lines at heights: an empty one leaves its room free."""
    page = [
        PrintedLine(line, 10.0, 700.0 - 12 * number) for number, line in enumerate(lines) if line
    ]
    return [part.words for part in parts([page])]


def test_lines_of_a_paragraph_become_one():
    assert told([WIDE, "and sold it in 1961.", "The land was built on."]) == [
        f"{WIDE} and sold it in 1961.",
        "The land was built on.",
    ]


def test_a_gap_parts_what_no_other_sign_does():
    assert spaced(
        "A train at Marlow (photo: Reeve)", "", WIDE, "and sold", "its yard.", "", WIDE
    ) == [
        "A train at Marlow (photo: Reeve)",
        f"{WIDE} and sold its yard.",
        WIDE,
    ]


@pytest.mark.parametrize(
    ("above", "below", "mended"),
    [
        ("the com-", "pany of the line", "the company of the line"),
        ("the well-", "known line; well-known", "the well-known line; well-known"),
        ("the Lend-", "Lease Act", "the Lend-Lease Act"),
        ("from 1941-", "1945 it ran", "from 1941-1945 it ran"),
        ("the brew\xad", "ery by the line", "the brewery by the line"),
        ("much-", "needed help, needed much", "much-needed help, needed much"),
        ("over-", "grown and overgrown, grown over", "overgrown and overgrown, grown over"),
        ("the line -", "and the road", "the line - and the road"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_mended(above, below, mended):
    assert told([above, below, "x" * 20])[0].startswith(mended)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("A History of Rail, vol. 3", "{}"),
        ("{}   A History of Rail", "© 1990"),
        ("A History of Rail — {}", "page {} of 20"),
        ("{}", "11/24/26, 7:19 AM file:///tmp/rail.html {}/20"),
    ],
)
def test_heads_feet_and_page_numbers_go(head, foot):
    pages = [
        [head.format(number), f"{WIDE} in {name}", f"and so did {name}.", foot.format(number)]
        for number, name in enumerate(["Marlow", "Cookham", "Taplow"], start=17)
    ]
    assert told(*pages)[-2:] == [
        f"{WIDE} in {name} and so did {name}." for name in ("Cookham", "Taplow")
    ]


def test_the_head_of_the_first_page_may_be_the_title():
    pages = [["A History of Rail", WIDE, "and sold it."] for _ in range(3)]
    assert told(*pages)[0] == "A History of Rail"
    assert told(*pages).count("A History of Rail") == 1


def test_a_paragraph_goes_on_over_the_page():
    assert told([WIDE, "2 of 9"], ["and sold it in 1961.", "3 of 9"]) == [
        f"{WIDE} and sold it in 1961."
    ]


def test_a_year_over_a_page_of_a_chronicle_is_no_page_number():
    assert told(["1961", WIDE + "."], ["1967", WIDE + "!"], ["1968", WIDE + "?"]) == [
        "1961", WIDE + ".", "1967", WIDE + "!", "1968", WIDE + "?",
    ]  # fmt: skip


def test_larger_letters_are_a_heading():
    assert told(["# What came next?", WIDE, "and sold it."])[0] == "# What came next?"


def test_entries_and_bullets_begin_anew():
    assert told(
        [WIDE + ".", "1967 Fire destroyed the station.", "• The yard closed.", "• The end."]
    ) == [
        WIDE + ".",
        "1967 Fire destroyed the station.",
        "• The yard closed.",
        "• The end.",
    ]


def test_no_page_gives_nothing():
    assert told() == told([]) == told([" ", ""]) == []


@pytest.mark.parametrize("line", ["a-", "1961", "•", "# x", ".", "a b c d e f"])
def test_time_grows_with_the_length(line):
    started = time.process_time()
    told(*[[line] * 400] * 500)
    assert time.process_time() - started < 8
