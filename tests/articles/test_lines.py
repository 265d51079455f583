"""Lines as they stand, and wrapped paragraphs put together."""

import pytest

from quiz.articles.lines import lines

WRAPPED = """\
The siege of the town had lasted for seven months when, on the
ninth of May, the garrison made a last attempt to break out by
the river gate and was driven back with the loss of its guns.

On the morning after, the governor sent a drummer to the lines
of the besiegers and asked for terms, which were granted to
him without delay.
1648 — Peace is signed in two towns of Westphalia, and the war
that had begun in Bohemia comes to its end in all of Germany.
"""


def words(text):
    return [text[span.start : span.end] for span in lines(text)]


def test_a_line_is_a_paragraph_in_a_text_that_is_not_wrapped():
    assert words("One.\n\nTwo.\nThree.") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_counts(ending):
    assert words(f"One.{ending}Two.") == ["One.", "Two."]


def test_white_space_and_a_byte_order_mark_are_no_part_of_a_line():
    assert words("\ufeff  One. \u00a0\n \t \n") == ["One."]


def test_wrapped_lines_are_one_paragraph_until_a_blank_line_or_an_entry():
    assert [found.split()[0] for found in words(WRAPPED)] == ["The", "On", "1648"]
