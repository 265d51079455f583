"""Kinds and keys as people write them."""

import pytest

from quiz.formats.question_key import (
    UnusableRow,
    could_be_another,
    key_for,
    kind_of,
    places_in,
)
from quiz.questions.written import WrittenKind

CITIES = {1: "Paris", 2: "Lyon", 3: "Rome, Italy", 5: "bad"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("one right", WrittenKind.ONE_RIGHT),
        ("One-Right", WrittenKind.ONE_RIGHT),
        ("single choice", WrittenKind.ONE_RIGHT),
        ("Several right", WrittenKind.SEVERAL_RIGHT),
        ("Multiple answer(s)", WrittenKind.SEVERAL_RIGHT),
        ("ORDER", WrittenKind.WRITTEN_ORDER),
        ("written-order", WrittenKind.WRITTEN_ORDER),
        ("Ordering", WrittenKind.WRITTEN_ORDER),
        ("", None),
        ("Multiple Choice", None),
        ("MCQ", None),
    ],
)
def test_a_kind_is_known_by_many_names(words, kind):
    assert kind_of(words) is kind


@pytest.mark.parametrize("words", ["short answer", "essay", "x" * 1000])
def test_other_kinds_are_refused_by_name(words):
    with pytest.raises(UnusableRow, match=f"“{words[:60]}.*is no kind of question"):
        kind_of(words)


@pytest.mark.parametrize(
    ("key", "places"),
    [
        ("2", [2]),
        ("b", [2]),
        ("B", [2]),
        ("1,3", [1, 3]),
        ("1.3", [1, 3]),
        ("3; 1", [3, 1]),
        ("A and C", [1, 3]),
        ("a & e", [1, 5]),
        ("(B)", [2]),
        ("Option 2", [2]),
        ("options A, B", [1, 2]),
        ("BA", [2, 1]),
        ("lyon", [2]),
        ("Rome,  Italy", [3]),
        ("Paris; Rome, Italy", [1, 3]),
        ("Lyon\nParis", [2, 1]),
        ("bad", [5]),
    ],
)
def test_a_key_names_options_by_number_letter_or_text(key, places):
    assert places_in(key, CITIES) == places


@pytest.mark.parametrize("key", ["4", "0", "F", "27", "Berlin", "1, Lyon", "-1", "1,4", "AD", "?"])
def test_a_key_that_names_none_is_refused(key):
    with pytest.raises(UnusableRow, match="does not say which options are right"):
        places_in(key, CITIES)


@pytest.mark.parametrize("key", ["1,1", "AA", "1, A", "Lyon;lyon"])
def test_a_key_that_names_one_twice_is_refused(key):
    with pytest.raises(UnusableRow, match="names an option twice"):
        places_in(key, CITIES)


def test_a_number_that_is_an_option_too_is_noticed():
    numbers = {1: "3", 2: "4", 3: "5"}
    assert places_in("3", numbers) == [3]
    assert could_be_another("3", numbers, [3])
    assert places_in("4", numbers) == [2]
    assert not could_be_another("4", numbers, [2])
    assert places_in("5", numbers) == [3]


@pytest.mark.parametrize(
    ("texts", "key"),
    [(["Paris", "Lyon", "Rome"], "1, 3"), (["3", "4", "5"], "A, C"), (["4", "5", "6"], "1, 3")],
)
def test_a_key_that_is_written_means_nothing_else(texts, key):
    assert key_for([1, 3], texts) == key
    assert places_in(key, dict(enumerate(texts, start=1))) == [1, 3]


def test_a_very_long_key_is_read_in_no_time():
    texts = dict.fromkeys(range(1, 27), "x" * 30_000)
    with pytest.raises(UnusableRow):
        places_in("x;" * 15_000, texts)
