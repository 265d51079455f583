"""Where sentences end, and full stops that end none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.article import Span
from quiz.articles.sentences import sentences


def split(text):
    return [text[span.start : span.end] for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Sun Yat-sen became president.",
        "The U.S. Congress declared war on 6 April 1917.",
        "Gen. Douglas MacArthur landed at Inchon.",
        "The debt had grown to $11.5bn by 1982.",
        "St. Petersburg was renamed in 1914.",
        "John F. Kennedy spoke in Berlin.",
        "He was born c. 1455 in Portugal, i.e. before the voyages.",
        "Troops landed on Sept. 15, 1950, at dawn.",
        "The treaty of 382 B.C. was soon broken.",
        "“Where is the fleet?” asked Nelson’s captain.".replace("asked", "he asked"),
        "No. 10 Downing Street was bombed in 1940.",
        "At 8.15 a.m. the bomb fell.",
        "J.R.R. Tolkien was at the Somme.",
    ],
)
def test_a_full_stop_that_shortens_ends_nothing(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The war ended. A treaty followed.", "A treaty followed."),
        ("It was signed in the U.S. The Senate refused it.", "The Senate refused it."),
        ("Caesar was dead. “Liberty!” cried Cinna.", "“Liberty!” cried Cinna."),
        ("Who ruled then? Nobody did.", "Nobody did."),
        ("They called it “the Great War.” Few understood.", "Few understood."),
        ("He fought in World War I. The peace broke him.", "The peace broke him."),
        ("The king fled… His brother stayed.", "His brother stayed."),
        ("Rome fell (in 410). Nobody came.", "Nobody came."),
        ("It began at 5 p.m. The guns stopped.", "The guns stopped."),
        ("It fell. 1066 was over.", "1066 was over."),
    ],
)
def test_two_sentences_are_two(text, second):
    assert split(text)[1:] == [second]


def test_the_cells_of_a_table_are_apart():
    assert split("Hastings | William wins | England") == ["Hastings |", "William wins |", "England"]


@given(st.text(alphabet='aB .!?…"”|\n\t1', min_size=1))
def test_sentences_cover_everything_and_never_overlap(text):
    spans = sentences(text, Span(0, len(text)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", ["A. ", "U.S. ", "...", "x", '."', "| "])
def test_long_input_takes_its_length(piece):
    text = piece * (200_000 // len(piece))
    started = time.thread_time()
    sentences(text, Span(0, len(text)))
    assert time.thread_time() - started < 3
