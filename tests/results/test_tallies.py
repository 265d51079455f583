"""Many answers, counted."""

from datetime import timedelta

from quiz.practice.evidence import EventShown, Evidence, PairShown
from quiz.results.tallies import EventTally, PairTally, Tallies, counted
from tests.factories import NOON

LATER = NOON + timedelta(days=1)


def shown(credit, *, mixed_up):
    return Evidence((EventShown("bastille", credit),), (PairShown("bastille", "terror", mixed_up),))


def test_nothing_answered_adds_up_to_nothing():
    assert counted([]) == Tallies()


def test_answers_add_up_and_the_last_time_is_kept():
    found = counted([(shown(0.5, mixed_up=True), LATER), (shown(1, mixed_up=False), NOON)])
    assert found.events == {"bastille": EventTally(2, 1.5, LATER)}
    assert found.pairs == {("bastille", "terror"): PairTally(2, 1, LATER)}


def test_tallies_are_equal_whatever_the_order_of_the_credits():
    credits_given = [0.1, 0.2, 0.3, 0.7]
    there = counted([(shown(one, mixed_up=False), NOON) for one in credits_given])
    back = counted([(shown(one, mixed_up=False), NOON) for one in reversed(credits_given)])
    assert there.equal(back)
    assert not there.equal(counted([(shown(1, mixed_up=False), NOON)] * 4))
    assert not there.equal(Tallies())
