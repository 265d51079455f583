"""Credit: the worked values, and the bounds it keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.grading import floored_tau, grade, inverted_pairs
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.questions.topics import years

EVENTS = years(1900, 1920, 1940, 1960, 1980)


@pytest.mark.parametrize(
    ("order", "share_of_pairs_right"),
    [
        ("ABCDEF", 1),
        ("BACDEF", 14 / 15),
        ("FABCDE", 10 / 15),
        ("ACBEDF", 13 / 15),
        ("DEFABC", 6 / 15),
        ("AFCDEB", 8 / 15),
        ("FEDCBA", 0),
    ],
)
def test_an_order_earns_right_pairs_minus_wrong_ones_and_no_less_than_nothing(
    order, share_of_pairs_right
):
    # Shares of right pairs from Moodle's "all previous and next"; τ is twice that less one.
    assert floored_tau("ABCDEF", order) == pytest.approx(max(0, 2 * share_of_pairs_right - 1))


@given(st.integers(3, 8).flatmap(lambda n: st.permutations("ABCDEFGH"[:n])))
def test_credit_stays_between_0_and_1_and_is_1_only_for_the_key(order):
    key = sorted(order)
    credit = floored_tau(key, order)
    assert 0 <= credit <= 1
    assert (credit == 1) == (list(order) == key)


def test_inverted_pairs_are_named_in_the_order_of_the_key():
    assert inverted_pairs("ABCD", "BADC") == (("A", "B"), ("C", "D"))


def test_a_choice_earns_all_or_nothing():
    (question,) = generate(EVENTS, [Kind.FIRST], 1, 1).questions
    (key,) = question.key
    wrong = next(choice.id for choice in question.choices if choice.id != key)
    assert grade(question, Chosen(frozenset({key}))) == 1
    assert grade(question, Chosen(frozenset({wrong}))) == 0


def test_the_order_first_shown_earns_nothing():
    for question in generate(EVENTS, [Kind.ORDERING], 20, 1).questions:
        shown = tuple((choice.id,) for choice in question.choices)
        assert grade(question, Ordered(shown)) == 0


def test_an_answer_of_another_kind_is_a_mistake_of_the_program():
    (question,) = generate(EVENTS, [Kind.ORDERING], 1, 1).questions
    with pytest.raises(TypeError):
        grade(question, Chosen(frozenset({"a"})))
