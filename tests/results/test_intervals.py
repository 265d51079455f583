"""How far a share can be trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.intervals import Share, wilson

SEEN = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # as in Brown, Cai and DasGupta (2001) and every table since
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_the_interval_is_the_one_in_the_tables(count, n, low, high):
    assert wilson(count, n) == pytest.approx((low, high), abs=5e-5)


@given(SEEN)
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(seen):
    count, n = seen
    low, high = wilson(count, n)
    assert 0 <= low <= count / n <= high <= 1
    assert low < high


@given(SEEN)
def test_the_interval_of_the_rest_is_the_mirror_image(seen):
    count, n = seen
    low, high = wilson(count, n)
    assert wilson(n - count, n) == pytest.approx((1 - high, 1 - low))


def test_more_answers_make_it_narrower():
    widths = [high - low for low, high in (Share(3 * n, 4 * n).interval for n in range(1, 60))]
    assert widths == sorted(widths, reverse=True)
    assert Share(3, 4).share == 0.75
