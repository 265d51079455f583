"""What cannot be asked: an order that is not certain, or a bracket around what is told apart."""

import pytest

from quiz.questions.question import Ordering
from tests.factories import make_choice

CHOICES = (
    make_choice("a", "1799"),
    make_choice("b", "1792-09"),
    make_choice("c", "1792"),
    make_choice("d", "1789"),
)


def ordering(*groups, bracketed=True):
    return Ordering("In order?", CHOICES, tuple(map(tuple, groups)), (), 3, 1, bracketed)


def test_the_key_runs_through_the_groups():
    question = ordering("d", "cb", "a")
    assert question.key == ("d", "c", "b", "a")
    assert [choice.id for choice in question.in_order] == ["d", "c", "b", "a"]


@pytest.mark.parametrize(
    ("groups", "complaint"),
    [
        (["d", "c", "b", "a"], "not certain"),
        (["d", "a", "cb"], "not certain"),
        (["dc", "b", "a"], "not certain"),
        (["d", "cba"], "told apart"),
        (["dcba"], "nothing is asked"),
        (["d", "cb"], "does not order"),
        (["d", "cb", "a", "a"], "does not order"),
        (["d", "cb", "a", ""], "does not order"),
    ],
)
def test_only_what_is_certain_is_in_order_and_only_what_is_not_is_side_by_side(groups, complaint):
    with pytest.raises(ValueError, match=complaint):
        ordering(*groups)


def test_nothing_is_side_by_side_where_nothing_may_be():
    with pytest.raises(ValueError, match="side by side where nothing may be"):
        ordering("d", "cb", "a", bracketed=False)
