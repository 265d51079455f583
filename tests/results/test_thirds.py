"""The class in three parts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.figures import Hidden, Reason
from quiz.results.thirds import Thirds, thirds

SCORES = st.lists(st.integers(0, 10), max_size=60)


def sizes(scores):
    found = thirds(scores)
    return found if isinstance(found, Hidden) else tuple(map(len, found.parts))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([1, 2, 3, 4, 5, 6], (2, 2, 2)),
        ([1, 2, 3, 4, 5, 6, 7], (2, 3, 2)),
        ([1, 2, 3, 4, 5, 6, 7, 8], (3, 2, 3)),
        ([5, 5, 5, 5, 6, 4], (1, 4, 1)),  # equal scores stay together
        ([9, 9, 9, 5, 5, 1], (3, 2, 1)),
        ([9, 9, 9, 9, 1, 1], (4, 0, 2)),  # there is no middle
        ([9, 9, 9, 8, 8, 8], (3, 0, 3)),
    ],
)
def test_the_class_is_cut_between_two_scores_nearest_to_a_third(scores, expected):
    assert sizes(scores) == expected


def test_below_six_a_third_would_be_one_student():
    assert thirds([1, 2, 3, 4, 5]) == Hidden(Reason.TOO_FEW, 5, 6)
    assert thirds([]) == Hidden(Reason.TOO_FEW, 0, 6)


def test_students_who_are_all_equal_are_not_told_apart():
    assert thirds([7] * 30) == Hidden(Reason.ALL_ALIKE, 30, 6)
    assert thirds([0.1 + 0.2, 0.3] * 5) == Hidden(Reason.ALL_ALIKE, 10, 6)


@given(SCORES)
def test_everyone_is_in_one_third_and_no_upper_score_is_below_a_lower_one(scores):
    found = thirds(scores)
    if isinstance(found, Thirds):
        assert sorted(place for part in found.parts for place in part) == list(range(len(scores)))
        parts = [[scores[place] for place in part] for part in found.parts if part]
        assert all(min(higher) > max(lower) for higher, lower in pairwise(parts))
        assert found.upper
        assert found.lower


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_of_the_attempts_decides_nothing(scores, chance):
    turned = list(scores)
    chance.shuffle(turned)
    assert sizes(turned) == sizes(scores) or isinstance(sizes(scores), Hidden)


@given(st.sets(st.integers(0, 1_000), min_size=6))
def test_where_all_scores_differ_each_third_is_a_third(scores):
    upper, middle, lower = sizes(list(scores))
    assert upper == lower == round(len(scores) / 3)
    assert upper + middle + lower == len(scores)
