"""Which of a student's attempts counts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.standing import Counting, attempt_that_counts, score_that_counts
from tests.factories import NOON

ATTEMPTS = [
    (6.0, NOON + timedelta(days=1)),
    (9.0, NOON + timedelta(days=2)),
    (4.0, NOON),
    (9.0, NOON + timedelta(days=3)),
    (7.0, NOON + timedelta(days=4)),
]
FINISHED = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 9).map(lambda days: NOON + timedelta(days=days))),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(
    ("counting", "place", "score"),
    [
        (Counting.HIGHEST, 1, 9),  # of two equals the earlier
        (Counting.LATEST, 4, 7),
        (Counting.FIRST, 2, 4),
        (Counting.MEAN, 2, 7),  # the first stands for them
    ],
)
def test_the_attempt_that_counts_is_the_one_the_teacher_chose(counting, place, score):
    assert attempt_that_counts(ATTEMPTS, counting) == place
    assert score_that_counts(ATTEMPTS, counting) == score


@pytest.mark.parametrize("counting", Counting)
def test_nothing_counts_where_nothing_is_finished(counting):
    assert attempt_that_counts([], counting) is None
    assert score_that_counts([], counting) is None


@given(FINISHED)
def test_no_attempt_counts_more_than_the_highest(attempts):
    scores = {counting: score_that_counts(attempts, counting) for counting in Counting}
    assert max(scores.values()) == scores[Counting.HIGHEST]
    assert min(scores.values()) >= min(score for score, _ in attempts)


@given(FINISHED)
def test_of_one_attempt_all_ways_make_the_same(attempts):
    assert len({score_that_counts(attempts[:1], counting) for counting in Counting}) == 1
