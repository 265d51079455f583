"""Means, spreads and correlations, against Python's own and at their ends."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.moments import (
    correlation,
    covariance,
    mean,
    median,
    quartiles,
    standard_deviation,
    varies,
)

SCORES = st.lists(st.integers(0, 40).map(lambda quarters: quarters / 4), min_size=2, max_size=40)
TWO = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=40).map(
    lambda rows: tuple(map(list, zip(*rows, strict=True)))
)


@given(SCORES)
def test_the_figures_are_those_of_the_standard_library(scores):
    assert mean(scores) == pytest.approx(statistics.fmean(scores))
    assert median(scores) == pytest.approx(statistics.median(scores))
    assert standard_deviation(scores) == pytest.approx(statistics.stdev(scores))


@given(TWO)
def test_covariance_and_correlation_are_those_of_the_standard_library(both):
    one, other = both
    assert covariance(one, other) == pytest.approx(statistics.covariance(one, other), abs=1e-9)
    if len(set(one)) > 1 and len(set(other)) > 1:
        assert correlation(one, other) == pytest.approx(statistics.correlation(one, other))
    else:
        assert correlation(one, other) is None


@given(TWO, st.randoms(use_true_random=False))
def test_no_figure_depends_on_the_order_of_the_attempts(both, chance):
    rows = list(zip(*both, strict=True))
    chance.shuffle(rows)
    one, other = zip(*rows, strict=True)
    assert correlation(one, other) == correlation(*both)
    assert covariance(one, other) == covariance(*both)


@given(TWO)
def test_a_correlation_lies_from_minus_one_to_one(both):
    found = correlation(*both)
    assert found is None or -1 <= found <= 1


@given(SCORES)
def test_a_sequence_goes_with_itself_and_against_its_reverse(scores):
    if varies(scores):
        assert correlation(scores, scores) == pytest.approx(1)
        assert correlation(scores, [-score for score in scores]) == pytest.approx(-1)


def test_what_differs_by_rounding_alone_does_not_vary():
    assert not varies([0.1 + 0.2, 0.3])
    assert correlation([0.1 + 0.2, 0.3], [0, 1]) is None
    assert not varies([])
    assert covariance([1], [1]) is None


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([4], (4, 4, 4)),
        ([1, 2], (1.25, 1.5, 1.75)),
        ([5, 3, 1, 2, 4], (2, 3, 4)),
        ([1, 2, 3, 4], (1.75, 2.5, 3.25)),
    ],
)
def test_quartiles_are_those_of_spreadsheets(values, found):
    assert quartiles(values) == found
