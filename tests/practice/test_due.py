"""Which pairs are asked next: what is due, the longest overdue first, then what is weakest."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fsrs import State
from hypothesis import given
from hypothesis import strategies as some

from quiz.practice import due
from quiz.practice.memory import Memory

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def memory(due_in, stability=3.0, asked_in=()):
    return Memory(
        NOON + due_in * DAY, NOON - 5 * DAY, State.Review, None, stability, 5.0, asked_in=asked_in
    )


def pair(name):
    return name, "z"


MEMORIES = {
    pair("firm"): memory(2, stability=50.0),
    pair("today"): memory(0),
    pair("weak"): memory(9, stability=2.0),
    pair("overdue"): memory(-3),
}


def test_the_longest_overdue_comes_first_and_of_those_not_due_the_weakest():
    turn = [earlier for earlier, _ in due.in_turn(MEMORIES, NOON)]
    assert turn == ["overdue", "today", "weak", "firm"]


@given(some.permutations(list(MEMORIES)))
def test_the_turn_does_not_depend_on_the_order_in_which_pairs_are_kept(order):
    shuffled = {one: MEMORIES[one] for one in order}
    assert due.in_turn(shuffled, NOON) == due.in_turn(MEMORIES, NOON)


def test_an_ordinary_quiz_comes_back_to_what_is_due_now_and_then():
    known = due.known({"a": 3}, MEMORIES, NOON)
    assert known.mixed_up == [frozenset(pair("overdue")), frozenset(pair("today"))]
    assert (known.asked, known.every) == ({"a": 3}, 3)


def test_a_review_comes_back_to_everything_with_each_question():
    known = due.to_review({}, MEMORIES, NOON)
    assert len(known.mixed_up) == 4
    assert known.every == 1


def test_a_quiz_knows_in_which_contexts_its_pairs_were_asked():
    known = due.known({}, {pair("a"): memory(0, asked_in=("first-1",))}, NOON)
    assert known.contexts == {frozenset(pair("a")): ("first-1",)}


def test_the_week_counts_by_day_and_what_is_overdue_today():
    found = due.by_day(MEMORIES, NOON, UTC)
    assert list(found) == [date(2026, 3, day) for day in range(1, 8)]
    assert list(found.values()) == [2, 0, 1, 0, 0, 0, 0]


def test_days_are_those_of_the_zone():
    late = datetime(2026, 3, 1, 20, tzinfo=UTC)
    assert min(due.by_day({}, late, ZoneInfo("Asia/Tokyo"))) == date(2026, 3, 2)
