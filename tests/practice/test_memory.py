"""A pair's memory: what FSRS promises of it, and when a pair leaves."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from fsrs import State
from hypothesis import given
from hypothesis import strategies as some

from quiz.practice.evidence import Evidence, PairShown
from quiz.practice.memory import RECENT_CONTEXTS, Memory, after, met

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)

later = some.timedeltas(timedelta(), timedelta(days=400))
contexts = some.sampled_from(["ordering-1", "ordering-2", "first-1", "placing-1"])
said = some.sampled_from([None, True, False])
showings = some.lists(some.tuples(some.booleans(), said, contexts, later), max_size=12)


def mixed_up(memory=None, context="ordering-1", now=NOON, sure=None):
    return met(memory, True, sure, context, now)


def told_apart(memory, context="ordering-2", now=NOON, sure=None):
    return met(memory, False, sure, context, now)


def after_showings(showings, memory=None):
    """Return what is remembered after a pair was shown so often, and when that was."""
    now = NOON
    memory = memory or mixed_up()
    for wrong, sure, context, later in showings:
        now += later
        memory = met(memory, wrong, sure, context, now) or mixed_up(now=now)
    return memory, now


def in_review(stability):
    return Memory(NOON + DAY, NOON, State.Review, None, float(stability), 5.0)


def test_a_pair_that_was_never_mixed_up_is_not_remembered():
    assert told_apart(None) is None


def test_a_pair_that_is_mixed_up_is_due_at_once():
    memory = mixed_up()
    assert memory.due_at == memory.reviewed_at == NOON
    assert memory.is_due(NOON)
    assert memory.lapses == 1


def test_told_apart_it_is_due_some_days_later():
    memory = told_apart(mixed_up())
    assert NOON + DAY <= memory.due_at <= NOON + 7 * DAY
    assert not memory.is_due(NOON)


def test_it_leaves_when_it_was_told_apart_in_two_contexts():
    memory = told_apart(mixed_up(), "first-1")
    assert memory.told_apart == ("first-1",)
    assert told_apart(memory, "ordering-2", NOON + DAY) is None


def test_the_same_context_again_does_not_let_it_leave():
    memory = told_apart(mixed_up(), "first-1")
    again = told_apart(memory, "first-1", memory.due_at)
    assert again.told_apart == ("first-1",)
    assert again.due_at > memory.due_at


def test_a_lapse_begins_anew():
    memory = mixed_up(told_apart(mixed_up(), "first-1"), "placing-1", NOON + DAY)
    assert (memory.lapses, memory.told_apart) == (2, ())
    assert told_apart(memory, "ordering-2", NOON + DAY) is not None


def test_a_right_guess_shows_no_context_and_brings_the_pair_back_sooner():
    guessed = told_apart(mixed_up(), sure=False)
    assert guessed.told_apart == ()
    assert guessed.due_at < told_apart(mixed_up()).due_at
    assert told_apart(guessed, "first-1") is not None


@pytest.mark.parametrize(("sure", "kept"), [(True, True), (False, False), (None, False)])
def test_it_is_kept_whether_the_student_was_sure_when_it_was_mixed_up_last(sure, kept):
    assert mixed_up(sure=sure).was_sure is kept
    assert told_apart(mixed_up(sure=sure)).was_sure is kept


def test_the_contexts_asked_in_last_are_known_the_newest_last_and_none_twice():
    memory = mixed_up(context="first-1")
    for number in range(RECENT_CONTEXTS + 3):
        memory = mixed_up(memory, f"ordering-{number}")
    memory = mixed_up(memory, f"ordering-{number - 1}")
    assert len(memory.asked_in) == RECENT_CONTEXTS
    assert memory.asked_in[-2:] == (f"ordering-{number}", f"ordering-{number - 1}")


@given(some.integers(1, 3000))
def test_after_as_many_days_as_it_is_stable_it_is_recalled_nine_times_in_ten(stability):
    memory = in_review(stability)
    assert memory.retrievability(NOON + stability * DAY) == pytest.approx(0.9, abs=1e-9)


@given(showings, later, later)
def test_without_a_review_retrievability_falls_and_never_rises(showings, soon, more):
    memory, now = after_showings(showings)
    first, second = memory.retrievability(now + soon), memory.retrievability(now + soon + more)
    assert 0 <= second <= first <= 1
    if more >= 2 * DAY:
        assert second < first


@given(showings, later)
def test_a_success_lengthens_the_interval(showings, waited):
    memory, _ = after_showings(showings)
    now = memory.due_at + waited
    context = (memory.told_apart or ("placing-9",))[0]
    right = told_apart(memory, context, now)
    assert right.due_at - now >= memory.due_at - memory.reviewed_at
    assert right.due_at - now >= DAY
    assert right.stability >= memory.stability


@given(showings, later)
def test_a_failure_shortens_the_interval(showings, waited):
    memory, _ = after_showings(showings)
    now = memory.due_at + waited
    wrong = mixed_up(memory, now=now)
    assert wrong.due_at - now <= memory.due_at - memory.reviewed_at
    assert wrong.due_at == now
    assert wrong.stability <= memory.stability


@given(showings, some.booleans(), said, contexts, later)
def test_a_clock_that_was_set_back_does_no_harm(showings, wrong, sure, context, back):
    memory, now = after_showings(showings)
    earlier = met(memory, wrong, sure, context, now - back)
    assert earlier == met(memory, wrong, sure, context, memory.reviewed_at)
    if earlier:
        assert earlier.due_at >= earlier.reviewed_at >= memory.reviewed_at
        assert memory.retrievability(now - back - DAY) <= 1


@given(some.permutations(["a", "b", "c", "d"]), showings)
def test_the_order_of_unrelated_pairs_changes_nothing(order, showings):
    shown = [Evidence((), (PairShown(name, "z", True),), "ordering-1") for name in order]
    together = Evidence((), tuple(PairShown(name, "z", True) for name in "abcd"), "ordering-1")
    found = {}
    for one in shown:
        found |= after(found, one, None, NOON)
    assert found == after({}, together, None, NOON)


def test_a_time_in_another_zone_is_the_same_time():
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))
    assert mixed_up(now=elsewhere) == mixed_up(now=NOON)


def test_an_answer_tells_what_becomes_of_each_pair_that_it_shows():
    known = {("a", "b"): told_apart(mixed_up(), "first-1")}
    shown = Evidence(
        (), (PairShown("a", "b", False), PairShown("a", "c", False), PairShown("b", "c", True)), "x"
    )
    changed = after(known, shown, None, NOON + DAY)
    assert changed[("a", "b")] is None
    assert changed[("a", "c")] is None
    assert changed[("b", "c")].asked_in == ("x",)
