"""How often each choice was taken, and each event put before another."""

from itertools import combinations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from quiz.attempts.answers import Chosen, Ordered
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering
from quiz.results.figures import Hidden, Reason
from quiz.results.responses import (
    Arranged,
    ChoiceTaken,
    Picked,
    choices_taken,
    given,
    swap_matrix,
    swaps,
    unused,
)
from tests.attempts.groups import CARDS, groups
from tests.factories import make_bracketed

CHOICES = ("a", "b", "c", "d")


def picked(answers, key="b"):
    return Picked(CHOICES, frozenset(key), tuple(map(frozenset, answers)))


SIX = ["b", "b", "c", "b", "a", ""]


def test_every_choice_is_counted_for_the_class_and_for_its_thirds():
    found = choices_taken(picked(SIX), [9, 8, 7, 6, 5, 4])
    assert (found.n, found.unanswered, found.sizes) == (6, 1, (2, 2, 2))
    assert found.choices == (
        ChoiceTaken("a", False, 1, (0, 0, 1)),
        ChoiceTaken("b", True, 3, (2, 1, 0)),
        ChoiceTaken("c", False, 1, (0, 1, 0)),
        ChoiceTaken("d", False, 0, (0, 0, 0)),
    )


def test_a_class_without_thirds_is_counted_as_a_whole():
    found = choices_taken(picked(SIX), [5] * 6)
    assert found.sizes == Hidden(Reason.ALL_ALIKE, 6, 6)
    assert [one.taken for one in found.choices] == [1, 3, 1, 0]
    assert {one.by_thirds for one in found.choices} == {None}
    assert choices_taken(picked([]), []).sizes == Hidden(Reason.TOO_FEW, 0, 6)


def test_each_of_several_choices_is_counted():
    found = choices_taken(picked(["ab", "bc", "b"], key="bc"), [3, 2, 1])
    assert [one.taken for one in found.choices] == [1, 3, 1, 0]
    assert [one.is_key for one in found.choices] == [False, True, True, False]


def test_distractors_nobody_takes_are_named_and_a_key_nobody_takes_is_not():
    assert unused(picked(SIX)) == ("d",)
    assert unused(picked([])) == ("a", "c", "d")
    assert unused(picked(["a", "c", "d"])) == ()


def test_the_matrix_says_how_often_each_was_put_before_another():
    found = swap_matrix("abc", ["abc", "bac", (), "bca", ("c", "ab")])
    assert found.n == 4
    assert found.before == ((None, 1, 2), (2, None, 3), (2, 1, None))


def test_two_put_side_by_side_are_before_neither():
    found = swap_matrix("abc", [("ab", "c"), ("abc",)])
    assert found.before == ((None, 0, 1), (0, None, 1), (0, 0, None))


def test_the_swaps_of_the_thirds_add_up_to_those_of_all():
    item = Arranged(tuple("abc"), ("abc", "acb", "bac", "cab", "cba", ()))
    found = swaps(item, [9, 8, 7, 6, 5, 4])
    assert [one.n for one in found.by_thirds] == [2, 2, 1]
    assert found.everyone.n == 5
    upper, middle, lower = (one.before[0][1] for one in found.by_thirds)
    assert upper + middle + lower == found.everyone.before[0][1] == 3
    assert swaps(item, [1] * 6).by_thirds == Hidden(Reason.ALL_ALIKE, 6, 6)


@drawn(st.lists(groups(CARDS[:5]), max_size=20))
def test_of_two_events_one_is_first_or_they_are_side_by_side(orders):
    found = swap_matrix(CARDS[:5], orders)
    assert found.n == len(orders)
    for one, other in combinations(range(5), 2):
        beside = sum(
            any(CARDS[one] in group and CARDS[other] in group for group in order)
            for order in orders
        )
        assert found.before[one][other] + found.before[other][one] + beside == len(orders)


WRITTEN = tuple(WrittenChoice(letter, f"Choice {letter}.") for letter in CHOICES)


def test_answers_are_read_by_the_kind_of_their_question():
    question = WrittenMultipleChoice("Which?", WRITTEN, frozenset("b"))
    assert given(question, [Chosen(frozenset("b")), None]) == picked(["b", ""])
    ordering = WrittenOrdering("In order?", WRITTEN, tuple("badc"))
    order = Ordered((("a",), ("b",), ("c",), ("d",)))
    assert given(ordering, [order, None]) == Arranged(ordering.groups, (order.groups, ()))
    assert given(ordering, []).choices == tuple("badc")


def test_the_pairs_of_an_order_are_those_that_something_tells_apart():
    question = make_bracketed(("1789",), ("1792", "1792-09"), ("1799",))
    assert set(given(question, []).pairs) == {
        tuple(pair) for pair in ("dc", "db", "da", "ca", "ba")
    }


def test_answers_to_another_kind_of_question_are_refused():
    question = WrittenMultipleChoice("Which?", WRITTEN, frozenset("b"))
    with pytest.raises(TypeError, match="picks nothing"):
        given(question, [Ordered((("a",),))])
    with pytest.raises(TypeError, match="no order"):
        given(WrittenOrdering("In order?", WRITTEN, tuple("badc")), [Chosen(frozenset("a"))])
