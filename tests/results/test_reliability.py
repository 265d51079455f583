"""How far the scores of a quiz can be trusted."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.figures import Hidden, Reason
from quiz.results.items import ItemMarks
from quiz.results.moments import mean, median, standard_deviation
from quiz.results.reliability import (
    QuizStatistics,
    alpha,
    error_ratio,
    kurtosis,
    quiz_statistics,
    skewness,
    standard_error,
)
from tests.results.test_items import QUIZZES
from tests.results.worked import MARKS, TOTALS, worked_items


def test_the_worked_example_comes_out_to_four_places():
    found = alpha(MARKS, TOTALS)
    assert (
        mean(TOTALS),
        median(TOTALS),
        standard_deviation(TOTALS),
        skewness(TOTALS),
        kurtosis(TOTALS),
        100 * found,
        100 * error_ratio(found),
        standard_error(found, TOTALS),
    ) == pytest.approx((2.1667, 2.25, 1.3663, -0.4346, 0.5859, 66.6667, 57.7350, 0.7888), abs=5e-5)


def test_what_few_attempts_cannot_say_is_hidden_and_says_why():
    found = quiz_statistics(worked_items())
    assert (found.n, found.maximum, found.median) == (6, 4, 2.25)
    assert found.mean == pytest.approx(2.1667, abs=5e-5)
    hidden = found.standard_deviation, found.skewness, found.kurtosis, found.alpha
    assert {*hidden, found.error_ratio, found.standard_error} == {Hidden(Reason.TOO_FEW, 6, 10)}


def test_enough_attempts_say_everything():
    found = quiz_statistics(worked_items(times=3))
    assert found.n == 18
    assert found.error_ratio == pytest.approx(math.sqrt(1 - found.alpha))
    assert found.standard_error == pytest.approx(found.error_ratio * found.standard_deviation)


def test_of_one_item_nothing_can_be_compared():
    found = quiz_statistics(worked_items(times=2)[:1])
    assert found.alpha == Hidden(Reason.ONE_ITEM, 12, 10)
    assert found.standard_error == Hidden(Reason.ONE_ITEM, 12, 10)
    assert isinstance(found.skewness, float)


@pytest.mark.parametrize("items", [[], [ItemMarks((), 1.0)] * 3])
def test_of_no_attempt_nothing_is_shown(items):
    found = quiz_statistics(items)
    assert found.n == 0
    assert found.mean == Hidden(Reason.TOO_FEW, 0, 1)


@given(st.integers(1, 30), st.integers(1, 5), st.integers(0, 4))
def test_where_all_students_are_equal_nothing_is_told_and_nothing_breaks(n, count, quarters):
    found = quiz_statistics([ItemMarks((quarters / 4,) * n, 1.0)] * count)
    assert found.mean == found.median == count * quarters / 4
    assert isinstance(found.alpha, Hidden)
    assert isinstance(found.skewness, Hidden)
    assert isinstance(found.kurtosis, Hidden)


def figures(found: QuizStatistics):
    return found.mean, found.alpha, found.skewness, found.kurtosis, found.standard_error


@given(QUIZZES, st.randoms(use_true_random=False))
def test_the_order_of_the_attempts_changes_nothing(items, chance):
    order = list(range(len(items[0].marks)))
    chance.shuffle(order)
    turned = [ItemMarks(tuple(item.marks[one] for one in order), 1.0) for item in items]
    assert figures(quiz_statistics(turned)) == figures(quiz_statistics(items))


@given(QUIZZES)
def test_alpha_is_at_most_one_and_the_error_no_number_is_imagined(items):
    found = quiz_statistics(items)
    assert isinstance(found.alpha, Hidden) or found.alpha <= 1
    assert isinstance(found.standard_error, Hidden) or found.standard_error >= 0


def test_items_that_all_say_the_same_are_trusted_wholly():
    same = ItemMarks((0.0, 1.0) * 6, 1.0)
    assert quiz_statistics([same] * 4).alpha == pytest.approx(1)
