"""How the scores of a class are spread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.distribution import MOST_BINS, Bin, bin_width, distribution, histogram

MAXIMA = st.integers(1, 4_000).map(lambda quarters: quarters / 4)
SCORED = MAXIMA.flatmap(
    lambda maximum: st.tuples(
        st.lists(st.floats(0, 1).map(lambda share: share * maximum), max_size=60),
        st.just(maximum),
    )
)


def test_a_class_has_its_mean_its_middle_and_its_spread():
    found = distribution([4, 3, 2.5, 1.5, 0, 2], 4)
    assert (found.n, found.maximum, found.median) == (6, 4, 2.25)
    assert found.mean == pytest.approx(2.1667, abs=5e-5)
    assert found.standard_deviation == pytest.approx(1.3663, abs=5e-5)
    assert [one.n for one in found.bins] == [1, 0, 0, 1, 1, 1, 1, 1]


def test_where_nobody_or_one_has_finished_only_what_can_be_said_is_said():
    nobody = distribution([], 10)
    assert (nobody.mean, nobody.median, nobody.standard_deviation) == (None, None, None)
    assert sum(one.n for one in nobody.bins) == 0
    one = distribution([7], 10)
    assert (one.mean, one.median, one.standard_deviation) == (7, 7, None)


@pytest.mark.parametrize(
    ("maximum", "width"),
    [(0.25, 0.05), (1, 0.1), (3, 0.5), (7, 1), (10, 1), (12, 1), (13, 2), (60, 5), (100, 10)],
)
def test_bins_have_a_round_width_and_are_few(maximum, width):
    assert bin_width(maximum) == pytest.approx(width)


def test_whole_points_begin_a_bin_and_the_full_score_is_in_the_last():
    bins = histogram([0, 0.99, 1, 4, 9.5, 10, 10], 10)
    assert [one.n for one in bins] == [2, 1, 0, 0, 1, 0, 0, 0, 0, 3]
    assert bins[0] == Bin(0, 1, 2)
    assert bins[-1] == Bin(9, 10, 3)


def test_marks_that_add_up_to_a_whole_point_by_rounding_begin_its_bin():
    assert [one.n for one in histogram([0.1 + 0.7 + 0.2, 0.3 * 10], 5)][2:7] == [1, 0, 0, 0, 1]


def test_the_last_bin_is_narrower_where_the_points_are_not_round():
    assert histogram([8.5], 8.5)[-1] == Bin(8, 8.5, 1)


@given(SCORED)
def test_every_score_is_in_one_bin_and_the_bins_cover_all_points(scored):
    scores, maximum = scored
    bins = histogram(scores, maximum)
    assert sum(one.n for one in bins) == len(scores)
    assert 1 <= len(bins) <= MOST_BINS
    assert bins[0].low == 0
    assert bins[-1].high == maximum
    assert all(one.low < one.high for one in bins)


@given(SCORED)
def test_the_order_of_the_attempts_changes_nothing(scored):
    scores, maximum = scored
    assert distribution(scores, maximum) == distribution(sorted(scores), maximum)


@pytest.mark.parametrize("score", [-0.5, 10.5])
def test_a_score_that_cannot_be_is_refused(score):
    with pytest.raises(ValueError, match="from 0 to 10"):
        distribution([score], 10)


def test_a_quiz_without_points_is_refused():
    with pytest.raises(ValueError, match="0 points"):
        histogram([0], 0)
