"""What a person reads, written so that it is read well again."""

import pytest

from quiz.articles.structure import Kind as Read
from quiz.articles.structure import blocks
from quiz.articles.written import bullet, heading, paragraphs, row, written
from quiz.dates.phrases import find


def words(parts):
    return [part.words for part in parts]


def kinds(text):
    return [block.kind for block in blocks(text, find(text))]


def test_what_nobody_sees_goes_and_white_space_is_one_space():
    assert words(paragraphs("The brew\xadery\u200b opened\xa0in  1881\x07.")) == [
        "The brewery opened in 1881."
    ]


def test_a_line_that_goes_on_in_small_letters_was_only_broken():
    assert words(paragraphs("Steam ended in 1962\nand diesel followed.\nThe line stayed.")) == [
        "Steam ended in 1962 and diesel followed.",
        "The line stayed.",
    ]


@pytest.mark.parametrize("title", ["What came next?", "1. The early years", "Dates, so to say:"])
def test_a_heading_is_read_as_one_whatever_it_ends_with(title):
    text = written([*heading("The line"), *paragraphs("It grew."), *heading(title)])
    assert kinds(text) == [Read.TITLE, Read.PARAGRAPH, Read.HEADING]


def test_bullets_and_rows_stand_below_each_other_and_all_else_apart():
    text = written(
        [
            *heading("Openings"),
            *bullet("The yard."),
            *bullet("The shed.", depth=1),
            *bullet("The third.", number=3),
            *row(["1967", "A fire | a flood"]),
            *row(["", ""]),
        ]
    )
    assert (
        text
        == "Openings\n\n• The yard.\n  • The shed.\n3. The third.\n\n| 1967 | A fire / a flood |\n"
    )


def test_nothing_is_nothing():
    assert written([*paragraphs(" \n "), *heading(""), *bullet("\xad")]) == ""
