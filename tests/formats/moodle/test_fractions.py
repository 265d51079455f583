"""What Moodle gives for a choice becomes a key with or without weights, and comes from one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.moodle.fractions import (
    GRADES,
    CannotBeGraded,
    NothingRight,
    fractions,
    number,
    percent,
    weighed,
)
from quiz.questions.written import LETTERS, WrittenChoice, chosen_as_written


def choices(count):
    return [WrittenChoice(letter, letter) for letter in LETTERS[:count]]


def asked(count, right, *, several=True, weights=None):
    texts = [
        WrittenChoice(one.id, one.text, weight=weights[place] if weights else None)
        for place, one in enumerate(choices(count))
    ]
    return chosen_as_written("Which?", texts, range(right), several=several)


@pytest.mark.parametrize(
    ("worth", "several", "right"),
    [
        ([0, 100, 0], False, {1}),
        ([50, -50, 50], True, {0, 2}),
        ([100, -100], True, {0}),
        ([33.33333, 33.33333, -33.33333, 33.33333], True, {0, 1, 3}),
    ],
)
def test_right_and_wrong_need_no_weights(worth, several, right):
    found = weighed(choices(len(worth)), worth, several=several)
    assert found.right == right
    assert found.several == several
    assert found.said is None
    assert [one.weight for one in found.choices] == [None] * len(worth)


@pytest.mark.parametrize(
    ("worth", "several", "right"),
    [
        ([100, 50, 0], False, {0}),
        ([100, -25], False, {0}),
        ([50, 50, 0], True, {0, 1}),
        ([60, 40, -100], True, {0, 1}),
        ([90, 5, 5, 0], True, {0, 1, 2}),
    ],
)
def test_what_is_more_than_right_and_wrong_is_kept(worth, several, right):
    found = weighed(choices(len(worth)), worth, several=several)
    assert found.right == right
    assert found.said is None
    assert [one.weight for one in found.choices] == [one / 100 for one in worth]
    # What is made of it takes the weights as they are.
    chosen_as_written("Which?", found.choices, found.right, several=several)


@pytest.mark.parametrize(
    ("worth", "several", "right", "is_several", "said"),
    [
        ([100, 100, 0], False, {0, 1}, True, "more than one is right"),
        ([50, 0], False, {0}, False, "No choice earns 100 percent"),
        ([250, 0], False, {0}, False, "worth more than can be"),
        ([100, 100, 0], True, {0, 1}, True, "do not add up to 100 percent"),
        ([20, 20, 20], True, {0, 1, 2}, True, "do not add up to 100 percent"),
    ],
)
def test_what_makes_no_sense_is_read_with_some_and_said(worth, several, right, is_several, said):
    found = weighed(choices(len(worth)), worth, several=several)
    assert (found.right, found.several) == (right, is_several)
    assert said in str(found.said)
    assert all(one.weight is None for one in found.choices)


@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize("worth", [[0, 0], [-100, 0], []])
def test_where_nothing_earns_anything_there_is_no_key(worth, several):
    with pytest.raises(NothingRight):
        weighed(choices(len(worth)), worth, several=several)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("100", 100),
        (" 33.33333 ", 33.33333),
        ("33.3333300", 33.33333),
        ("33,33333", 33.33333),
        ("33", 33.33333),
        ("34", 33.33333),
        ("-66", -66.66667),
        ("14.2857143", 14.28571),
        ("51", 51),
        ("0.0000000", 0),
        ("1e400", None),
        ("nan", None),
        ("much", None),
        ("", None),
    ],
)
def test_a_fraction_is_read_by_the_nearest_grade(text, worth):
    assert percent(text) == worth


def test_a_number_that_is_no_fraction_stays_what_it_is():
    assert [number(text) for text in ("11", "0.3333333", "x")] == [11, 0.3333333, None]


@pytest.mark.parametrize(
    ("question", "spelled"),
    [
        (asked(3, 1, several=False), ("100", "0", "0")),
        (asked(3, 2), ("50", "50", "-50")),
        (asked(4, 3), ("33.33333", "33.33333", "33.33333", "-33.33333")),
        (asked(8, 7), ("14.28571",) * 7 + ("-14.28571",)),
        (asked(2, 1, several=False, weights=[1.0, -1 / 3]), ("100", "-33.33333")),
        (asked(3, 2, weights=[0.5, 0.5, -0.0]), ("50", "50", "0")),
    ],
)
def test_fractions_are_spelled_as_moodle_does(question, spelled):
    assert fractions(question) == spelled


@pytest.mark.parametrize("question", [asked(12, 11), asked(2, 2, weights=[0.51, 0.49])])
def test_what_is_not_in_moodles_list_is_not_written(question):
    with pytest.raises(CannotBeGraded, match="list of what a choice may"):
        fractions(question)


@given(st.lists(st.sampled_from(sorted(GRADES)), min_size=2, max_size=6), st.booleans())
def test_grades_come_back_as_they_were_or_it_is_said(worth, several):
    try:
        found = weighed(choices(len(worth)), worth, several=several)
    except NothingRight:
        return
    question = chosen_as_written("Which?", found.choices, found.right, several=found.several)
    if found.said is None:
        # A zero with a sign is a zero.
        assert [float(one) for one in fractions(question)] == [one or 0.0 for one in worth]
