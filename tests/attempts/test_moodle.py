"""Moodle's nine rules: its worked values, and what holds for every order."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.attempts.moodle import CREDITS, credit
from quiz.attempts.rules import Rule

RULES = [rule for rule in Rule if rule is not Rule.CERTAIN_PAIRS]

ORDERS = st.integers(2, 12).flatmap(lambda cards: st.permutations(range(cards)))


def ranks(order):
    return [ord(card) - ord("A") for card in order]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("ABCDEF", (1, 1, 1, 1, 1, 1, 1, 1, 1)),
        ("BACDEF", (0, 0.6667, 0.9333, 0.6000, 0.6667, 0.5833, 0.9333, 0.8333, 0.8333)),
        ("FABCDE", (0, 0, 0.6667, 0.8000, 0.6667, 0.6667, 0.6667, 0.8333, 0.8333)),
        ("ACBEDF", (0, 0.3333, 0.8667, 0, 0.1667, 0.1667, 0.8667, 0.6667, 0.3333)),
        ("DEFABC", (0, 0, 0.4000, 0.8000, 0.6667, 0.6667, 0.4000, 0.5000, 0.5000)),
        ("AFCDEB", (0, 0.6667, 0.7333, 0.4000, 0.3333, 0.4167, 0.5333, 0.6667, 0.5000)),
        ("FEDCBA", (0, 0, 0.4000, 0, 0, 0, 0, 0, 0)),
    ],
)
def test_an_order_earns_what_moodle_gives_for_it(order, expected):
    assert [credit(rule, ranks(order)) for rule in RULES] == pytest.approx(expected, abs=5e-5)


def test_cards_of_consecutive_ranks_need_not_be_neighbours():
    assert credit(Rule.LONGEST_RUN, [0, 2, 1]) == pytest.approx(2 / 3)


def test_each_rule_but_our_own_is_moodles():
    assert list(CREDITS) == RULES


@pytest.mark.parametrize("cards", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("rule", RULES)
def test_a_random_order_earns_on_average_what_is_known_of_the_rule(rule, cards):
    orders = list(permutations(range(cards)))
    mean = sum(credit(rule, order) for order in orders) / len(orders)
    known = {
        Rule.ALL_OR_NOTHING: 1 / len(orders),
        Rule.ABSOLUTE_POSITION: 1 / cards,
        Rule.NEXT_BUT_LAST: 1 / cards,
        Rule.NEXT_AND_LAST: 1 / cards,
        Rule.ONE_BEFORE_AND_AFTER: 1 / cards,
        Rule.ALL_BEFORE_AND_AFTER: 1 / 2,
        Rule.RELATIVE_POSITION: (2 * cards - 1) / (3 * cards),
        Rule.LONGEST_SUBSET: {4: 0.594, 5: 0.557, 6: 0.523}.get(cards, mean),
        Rule.LONGEST_RUN: {4: 0.563, 5: 0.497, 6: 0.440}.get(cards, mean),
    }
    assert mean == pytest.approx(known[rule], abs=6e-4)


@pytest.mark.parametrize("rule", RULES)
@given(order=ORDERS)
def test_credit_is_a_share_and_whole_for_the_right_order_alone(rule, order):
    assert 0 <= credit(rule, order) <= 1
    assert (credit(rule, order) == 1) is (list(order) == sorted(order))


@given(order=st.integers(2, 7).flatmap(lambda cards: st.permutations(range(cards))))
def test_the_longest_ordered_subset_is_the_longest_of_all_that_rise(order):
    rising = [
        size
        for size in range(1, len(order) + 1)
        if any(list(some) == sorted(some) for some in combinations(order, size))
    ]
    longest = max(rising)
    expected = longest / len(order) if longest > 1 else 0
    assert credit(Rule.LONGEST_SUBSET, order) == expected
    assert credit(Rule.LONGEST_RUN, order) <= expected


def test_ten_thousand_cards_are_marked_in_no_time():
    order = [*range(5_000, 10_000), *range(5_000)]
    assert credit(Rule.LONGEST_SUBSET, order) == 0.5
