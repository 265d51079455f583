"""What counts say: known, shaky or weak, and which pairs are mixed up worst."""

from datetime import timedelta

import pytest

from quiz.results.history import (
    Mastery,
    Score,
    mastered,
    mixed_up,
    surely_mixed_up,
    surety,
    weakest,
)
from quiz.results.tallies import EventTally, PairTally
from tests.factories import NOON


@pytest.mark.parametrize(
    ("earned", "asked", "mastery"),
    [
        (1, 1, Mastery.SHAKY),  # may be luck
        (2, 2, Mastery.KNOWN),
        (5, 6, Mastery.KNOWN),
        (4, 6, Mastery.SHAKY),
        (1, 2, Mastery.SHAKY),
        (0, 1, Mastery.WEAK),
        (1, 3, Mastery.WEAK),
        (4, 9, Mastery.WEAK),
        (0, 9, Mastery.WEAK),
    ],
)
def test_an_event_is_known_only_after_more_than_one_right_answer(earned, asked, mastery):
    assert mastered("bastille", EventTally(asked, earned, NOON)).mastery is mastery


def test_surety_grows_with_right_answers_and_never_reaches_the_ends():
    rising = [surety(asked, asked) for asked in range(1, 50)]
    assert rising == sorted(rising)
    assert 0 < surety(0, 1_000) < surety(1_000, 1_000) < 1


def tally(mixed_up, asked, after=0):
    return PairTally(asked, mixed_up, NOON + timedelta(days=after))


def test_the_worst_pair_comes_first_and_those_never_mixed_up_not_at_all():
    found = mixed_up(
        {
            ("a", "b"): tally(2, 5),
            ("a", "c"): tally(3, 4),
            ("a", "d"): tally(0, 4),
            ("b", "c"): tally(1, 4),
            ("b", "d"): tally(2, 3),
        }
    )
    assert [(pair.earlier, pair.later) for pair in found] == [
        ("a", "c"),
        ("b", "d"),
        ("a", "b"),
        ("b", "c"),
    ]


def test_of_equally_bad_pairs_the_one_asked_last_comes_first():
    found = mixed_up({("a", "b"): tally(1, 2), ("a", "c"): tally(1, 2, after=3)})
    assert [pair.later for pair in found] == ["c", "b"]


def test_twice_of_twice_is_worse_than_once_of_once():
    assert surely_mixed_up(2, 2) > surely_mixed_up(1, 1) > surely_mixed_up(1, 3)
    assert 0 <= surely_mixed_up(1, 50) < surely_mixed_up(50, 50) < 1


def test_the_weakest_are_weak_and_no_more_than_asked_for():
    events = [
        mastered("known", EventTally(4, 4, NOON)),
        mastered("worse", EventTally(4, 0, NOON)),
        mastered("bad", EventTally(2, 0, NOON)),
        mastered("weak", EventTally(1, 0, NOON)),
    ]
    assert [one.event for one in weakest(events, 2)] == ["worse", "bad"]
    assert weakest(events[:1], 2) == ()


def test_a_score_is_a_share_of_its_questions():
    assert Score(1, NOON, 7.5, 10).share == 0.75
