"""Credit: the worked values, and the bounds it keeps."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.attempts import moodle
from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.grading import floored_tau, grade, wrong_pairs
from quiz.attempts.rules import Rule
from quiz.questions.generation import generate
from quiz.questions.question import Kind
from tests.attempts.groups import CARDS, groups, two_orders
from tests.factories import make_bracketed, make_written_choice, make_written_order, weighed
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


@pytest.mark.parametrize(
    ("order", "right"),
    [
        (("A", "BC", "D", "E"), 10),
        (("A", "CB", "D", "E"), 10),
        (("A", "B", "C", "D", "E"), 9),  # B and C apart, which nothing tells
        (("A", "BCD", "E"), 8),  # D beside both
        (("AB", "C", "D", "E"), 8),  # A and B together, B and C apart
        (("BC", "A", "D", "E"), 8),  # A after both
        (("ABCDE",), 1),  # nothing but B and C
        (("E", "D", "BC", "A"), 1),
        (("E", "D", "C", "B", "A"), 0),
    ],
)
def test_with_brackets_a_pair_is_right_in_its_order_or_side_by_side_where_it_belongs(order, right):
    key = ("A", "BC", "D", "E")
    assert len(wrong_pairs(key, order)) == 10 - right
    assert floored_tau(key, order) == pytest.approx(max(0, 2 * right / 10 - 1))


@given(st.integers(3, 8).flatmap(lambda n: st.permutations("ABCDEFGH"[:n])))
def test_credit_stays_between_0_and_1_and_is_1_only_for_the_key(order):
    key = sorted(order)
    credit = floored_tau(key, order)
    assert 0 <= credit <= 1
    assert (credit == 1) == (list(order) == key)


@given(two_orders())
def test_with_brackets_too_credit_is_1_for_the_key_alone(orders):
    key, order = orders
    credit = floored_tau(key, order)
    assert 0 <= credit <= 1
    assert (credit == 1) == ([set(group) for group in order] == [set(group) for group in key])
    assert floored_tau(key, key) == 1


@given(groups())
def test_one_bracket_around_everything_earns_nothing_where_half_of_the_pairs_are_certain(key):
    pairs = len(CARDS) * (len(CARDS) - 1) // 2
    together = sum(len(group) * (len(group) - 1) // 2 for group in key)
    assume(2 * together <= pairs)
    in_order = [card for group in key for card in group]
    assert floored_tau(key, [CARDS]) == 0
    assert floored_tau(key, in_order) == pytest.approx((pairs - 2 * together) / pairs)


def test_wrong_pairs_are_named_in_the_order_of_the_key():
    assert wrong_pairs("ABCD", "BADC") == (("A", "B"), ("C", "D"))
    assert wrong_pairs(("A", "BC", "D"), ("AD", "B", "C")) == (
        ("A", "D"),
        ("B", "C"),
        ("B", "D"),
        ("C", "D"),
    )


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


def test_a_bracket_earns_where_the_sources_do_not_tell():
    question = make_bracketed(("1789",), ("1792", "1792-09"), ("1799",))
    one, together, last = question.groups
    assert grade(question, Ordered(question.groups)) == 1
    assert grade(question, Ordered((one, together[:1], together[1:], last))) == pytest.approx(2 / 3)


def test_an_answer_of_another_kind_is_a_mistake_of_the_program():
    (question,) = generate(EVENTS, [Kind.ORDERING], 1, 1).questions
    with pytest.raises(TypeError):
        grade(question, Chosen(frozenset({"a"})))


@pytest.mark.parametrize(
    ("chosen", "credit"),
    [("ab", 1), ("a", 1 / 2), ("abc", 1 / 2), ("ac", 0), ("cd", 0), ("abcd", 0), ("acd", 0)],
)
def test_of_several_the_right_ones_less_the_wrong_ones_count(chosen, credit):
    question = make_written_choice("ab", several=True)
    assert grade(question, Chosen(frozenset(chosen))) == credit


def test_where_all_are_right_all_are_to_be_picked():
    question = make_written_choice("abcd", several=True)
    assert grade(question, Chosen(frozenset("abcd"))) == 1
    assert grade(question, Chosen(frozenset("abc"))) == 3 / 4


def test_of_one_right_choice_all_or_nothing_is_earned():
    assert grade(make_written_choice("c"), Chosen(frozenset("c"))) == 1
    assert grade(make_written_choice("c"), Chosen(frozenset("a"))) == 0


@pytest.mark.parametrize(
    ("right", "weights", "chosen", "credit"),
    [
        ("a", (1, 0.5, 0, -0.25), "a", 1),
        ("a", (1, 0.5, 0, -0.25), "b", 0.5),
        ("a", (1, 0.5, 0, -0.25), "d", 0),
        ("ab", (0.75, 0.25, -0.5, 0), "ab", 1),
        ("ab", (0.75, 0.25, -0.5, 0), "b", 0.25),
        ("ab", (0.75, 0.25, -0.5, 0), "abc", 0.5),
        ("ab", (0.75, 0.25, -0.5, 0), "bc", 0),
        ("abc", (0.33333, 0.33333, 0.33333, -1), "abc", 1),
    ],
)
def test_where_choices_have_weights_these_add_up(right, weights, chosen, credit):
    question = weighed(make_written_choice(right, several=len(right) > 1), weights)
    assert grade(question, Chosen(frozenset(chosen))) == credit


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.CERTAIN_PAIRS])
def test_an_order_is_marked_by_the_rule_whoever_wrote_it(rule):
    written = make_written_order(5)
    (proved,) = generate(EVENTS, [Kind.ORDERING], 1, 1).questions
    for question in (written, proved):
        key = question.key
        order = Ordered(tuple((key[rank],) for rank in (1, 0, *range(2, len(key)))))
        expected = moodle.credit(rule, (1, 0, *range(2, len(key))))
        assert grade(question, order, rule) == expected


def test_a_written_order_earns_its_certain_pairs_unless_a_rule_is_chosen():
    question = make_written_order(4)
    a, b, c, d = question.key
    assert grade(question, Ordered(((b,), (a,), (c,), (d,)))) == pytest.approx(2 / 3)


@pytest.mark.parametrize("rule", Rule)
def test_where_cards_may_be_side_by_side_every_rule_is_that_of_the_certain_pairs(rule):
    question = make_bracketed()
    order = Ordered(tuple((choice,) for choice in question.key))
    assert grade(question, order, rule) == floored_tau(question.groups, order.groups)


@pytest.mark.parametrize("rule", Rule)
def test_a_choice_is_marked_alike_by_every_rule(rule):
    question = make_written_choice("ab", several=True)
    assert grade(question, Chosen(frozenset("a")), rule) == 1 / 2
