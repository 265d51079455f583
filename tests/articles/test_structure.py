"""The parts of a text, told from its lines and the dates at their heads."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.structure import READ, Kind, blocks
from quiz.dates.phrases import find

PAGE = """\
Home > History
The canal at Suez
Share
Updated 3 March 2019
PORT SAID, Egypt (AP) — Ships have queued here since dawn. Nobody knows why.

Digging
• Work began in 1859.
1869 — The canal opens.
Empress Eugenie, center, opens the canal.
**17 November 1869:** Ships pass.
Related
- Ten ports
"""


def parts(text):
    found = blocks(text, find(text))
    return [
        (block.kind, text[block.body.start : block.body.end] if block.body else None)
        for block in found
    ]


def test_a_page_falls_into_its_parts():
    assert parts(PAGE) == [
        (Kind.BOILERPLATE, None),
        (Kind.TITLE, None),
        (Kind.BOILERPLATE, None),
        (Kind.BOILERPLATE, None),
        (Kind.PARAGRAPH, "Ships have queued here since dawn. Nobody knows why."),
        (Kind.HEADING, None),
        (Kind.BULLET, "Work began in 1859."),
        (Kind.ENTRY, "The canal opens."),
        (Kind.CAPTION, "Empress Eugenie, center, opens the canal."),
        (Kind.ENTRY, "Ships pass."),
        (Kind.BOILERPLATE, None),
        (Kind.BOILERPLATE, None),
    ]


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("1914 — War breaks out.", "1914"),
        ("1914-1918 - War rages in Europe.", "1914-1918"),
        ("1914: War breaks out.", "1914"),
        ("- 4 August 1914: Britain declares war.", "4 August 1914"),
        ("* **1914** — War breaks out.", "1914"),
        ("(1914) War breaks out.", "1914"),
        ("1914 (28 June) — War looms.", "28 June"),
        ("In 1914: War breaks out.", "1914"),
        ("490 BC: Athens wins at Marathon.", "490 BC"),
        ("Early 1920s — Prices rise.", "Early 1920s"),
        ("| 1914 | War breaks out |", "1914"),
        ("1914\tWar breaks out.", "1914"),
    ],
)
def test_a_date_set_off_at_the_head_makes_an_entry(line, header):
    (block,) = blocks(line, find(line))
    assert block.kind is Kind.ENTRY
    assert block.header is not None and block.header.text == header


def test_a_date_that_begins_a_sentence_makes_none():
    text = "In 1914 war broke out.\n1914 was a hot year, and the harvest began early."
    assert {block.kind for block in blocks(text, find(text))} == {Kind.PARAGRAPH}


def test_dates_that_nothing_sets_off_make_entries_where_there_are_many():
    text = "1914 War breaks out.\n1915 Gas is used.\n1916 Verdun holds."
    assert [block.kind for block in blocks(text, find(text))] == [Kind.ENTRY] * 3
    one = "1914 War breaks out.\nIt lasts for four years."
    assert blocks(one, find(one))[0].kind is Kind.PARAGRAPH


def test_what_stands_under_a_date_is_an_entry_of_it():
    text = "1914\nBritain declares war.\n\n1918\nThe guns fall silent."
    found = blocks(text, find(text))
    assert [(block.kind, block.header.text if block.header else None) for block in found] == [
        (Kind.HEADING, "1914"),
        (Kind.ENTRY, "1914"),
        (Kind.HEADING, "1918"),
        (Kind.ENTRY, "1918"),
    ]


def test_another_heading_ends_the_reach_of_a_date():
    text = "1914\nBritain declares war on Germany.\n\nAftermath\n\nNothing was as it had been."
    assert blocks(text, find(text))[-1].header is None


@given(st.text(alphabet="ab 19\n-•:—.|#*(", max_size=200))
def test_blocks_are_in_order_and_hold_every_letter(text):
    found = blocks(text, find(text))
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    covered = "".join(text[block.span.start : block.span.end] for block in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(
        block.body.within(block.span) for block in found if block.kind in READ and block.body
    )


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Ada Bell wins the cup (12 April 1961)",
            "Ben Cole sails (5 May 1961)",
            "Cy Dun wins (1962)",
        ],
        ["1961-04-12, Ada Bell wins the cup", "1961-05-05, Ben Cole sails", "1962, Cy Dun wins it"],
    ],
)
def test_short_lines_that_each_have_a_date_are_a_list_and_no_headings(lines):
    text = "\n".join(lines)
    parts = blocks(text, find(text))
    assert all(part.kind in (Kind.ENTRY, Kind.BULLET) and part.body for part in parts)
    assert len(parts) == 3
