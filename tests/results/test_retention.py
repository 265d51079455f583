"""How long what left is kept."""

from datetime import timedelta

import pytest

from quiz.results.retention import is_expired
from tests.factories import NOON


@pytest.mark.parametrize(
    ("kept_days", "days_ago", "expired"),
    [
        (None, 10_000, False),
        (30, 29.9, False),
        (30, 30, True),
        (30, 31, True),
        (0, 0, True),
        (30, -1, False),
    ],
)
def test_work_is_kept_so_many_days_after_leaving(kept_days, days_ago, expired):
    left_at = NOON - timedelta(days=days_ago)
    assert is_expired(left_at, kept_days, NOON) is expired
