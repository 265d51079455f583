"""What may be right instead of the key, and how sure that is."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.items import ItemMarks
from quiz.results.responses import Picked
from quiz.results.rivals import contrasts_of, log_odds, rivals
from tests.results import simulated

STRENGTH = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]
STRONG = [score > 5 for score in STRENGTH]
WEAK = [not one for one in STRONG]


def test_the_odds_are_those_of_the_correlation_the_numbers_and_the_trust():
    found = log_odds(STRONG, WEAK, STRENGTH, trust=10)
    correlation = 5 * 5 / math.sqrt(10 * 82.5)  # as many take either
    assert found == pytest.approx(2 * 0.2 * 10 * correlation - math.log(10))


def test_what_the_weak_give_is_no_rival_however_many_they_are():
    assert log_odds(WEAK, STRONG, STRENGTH, trust=10) is None
    assert log_odds([True] * 10, [False] * 10, STRENGTH, trust=10) is None


def test_more_students_who_say_the_same_are_believed_more():
    few, many = (log_odds(STRONG * n, WEAK * n, STRENGTH * n, trust=10) for n in (1, 4))
    assert 0 < few < many


def test_what_is_trusted_more_takes_more_to_be_doubted():
    key, order = (log_odds(STRONG, WEAK, STRENGTH, trust) for trust in (10, 20))
    assert key - order == pytest.approx(math.log(2))


def test_students_who_are_all_equal_on_the_rest_say_nothing():
    assert log_odds(STRONG, WEAK, [5.0] * 10, trust=10) is None
    assert log_odds([], [], [], trust=10) is None


def test_each_key_stands_against_each_distractor_and_each_pair_against_its_reverse():
    picked = Picked(tuple("abcd"), frozenset("bc"), ())
    found = [(one.right, one.instead) for one in contrasts_of(picked)]
    assert found == [("b", "a"), ("b", "d"), ("c", "a"), ("c", "d")]
    (arranged, *_) = simulated.orderings(random.Random(1), 12, wrong_date=False).items
    assert len(list(contrasts_of(arranged))) == 10


def test_below_ten_attempts_nothing_is_suspected():
    quiz = simulated.multiple_choice(random.Random(1), 9, wrong_key=True)
    assert rivals(quiz.marks, quiz.items) == ()


def test_a_quiz_of_one_item_has_nothing_to_judge_it_by():
    quiz = simulated.multiple_choice(random.Random(1), 60, wrong_key=True)
    assert rivals(quiz.marks[:1], quiz.items[:1]) == ()
    assert rivals([], []) == ()


@given(st.integers(10, 40), st.sampled_from("abcd"))
def test_where_all_students_answer_alike_nothing_is_suspected(n, answer):
    marks = [ItemMarks((float(answer == "b"),) * n, 1.0)] * 3
    items = [Picked(tuple("abcd"), frozenset("b"), (frozenset(answer),) * n)] * 3
    assert rivals(marks, items) == ()


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_attempts_changes_nothing(seed, chance):
    quiz = simulated.multiple_choice(random.Random(seed), 20, wrong_key=True)
    order = list(range(20))
    chance.shuffle(order)
    marks = [ItemMarks(tuple(one.marks[place] for place in order), 1.0) for one in quiz.marks]
    items = [
        Picked(one.choices, one.key, tuple(one.answers[place] for place in order))
        for one in quiz.items
    ]
    assert [(one.item, one.log_odds) for one in rivals(marks, items)] == [
        (one.item, one.log_odds) for one in rivals(quiz.marks, quiz.items)
    ]


def test_two_wrong_keys_do_not_hide_each_other():
    """Each spoils the scores by which the other is judged, until both are left out of them."""
    chance, both = random.Random(7), 0
    for _ in range(60):
        quiz = simulated.multiple_choice(chance, 120, wrong_key=True)
        second = (quiz.wrong + 1) % len(quiz.items)
        right = quiz.items[second]
        wrong = Picked(right.choices, frozenset(right.distractors[0]), right.answers)
        marks, items = list(quiz.marks), list(quiz.items)
        items[second] = wrong
        marks[second] = ItemMarks(
            tuple(float(answer == wrong.key) for answer in wrong.answers), 1.0
        )
        both += {quiz.wrong, second} <= {one.item for one in rivals(marks, items)}
    assert both >= 48
