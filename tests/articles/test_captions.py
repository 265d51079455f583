"""Captions, their credits, and the same picture captioned twice."""

import pytest

from quiz.articles.captions import is_caption, twice, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Lenin speaks in Moscow, May 5, 1920 [AP]", "Lenin speaks in Moscow, May 5, 1920"),
        ("Churchill inspects ruins (Getty Images)", "Churchill inspects ruins"),
        (
            "Photo: Neil Armstrong at work, July 20, 1969 (NASA)",
            "Neil Armstrong at work, July 20, 1969",
        ),
        ("FILE - De Gaulle walks through Paris.", "De Gaulle walks through Paris."),
        ("Stalin, right, greets Roosevelt.", "Stalin, right, greets Roosevelt."),
    ],
)
def test_a_caption_speaks_without_its_label_and_credit(line, words):
    assert is_caption(line)
    start, end = words_of(line)
    assert line[start:end] == words


@pytest.mark.parametrize(
    "line",
    ["The army left the city (see map).", "On the right, the army held.", "It left, in 1920."],
)
def test_other_lines_are_no_captions(line):
    assert not is_caption(line)


def test_a_description_right_before_its_caption_counts_once():
    lines = [
        "The empress Eugenie opens the canal at Suez, November 17, 1869.",
        "Empress Eugenie opens the canal at Suez, November 17, 1869 [Ann Lee/AP]",
        "The canal was closed for eight years.",
    ]
    assert twice(lines) == ({0, 1}, {0})


def test_the_same_caption_further_down_counts_once():
    caption = "Stalin, right, greets Roosevelt at Yalta."
    assert twice([caption, "Nothing.", caption]) == ({0, 2}, {2})
