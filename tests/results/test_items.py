"""What the marks on an item say about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.figures import Hidden, Reason
from quiz.results.items import (
    ItemMarks,
    discrimination,
    effective_weights,
    efficiency,
    facility,
    item_statistics,
    rest_scores,
    total_scores,
)
from quiz.results.moments import covariance, standard_deviation
from tests.results.worked import MARKS, TOTALS, worked_items

# facility, deviation, C, C max, discrimination %, efficiency %, covariance, effective weight %
WORKED = [
    (0.8333, 0.4082, 0.2667, 0.2667, 60.47, 100.00, 0.4333, 24.23),
    (0.5000, 0.5477, 0.3000, 0.4000, 55.71, 75.00, 0.6000, 28.51),
    (0.5000, 0.4472, 0.3000, 0.4000, 64.95, 75.00, 0.5000, 26.02),
    (0.3333, 0.5164, 0.0667, 0.4667, 10.66, 14.29, 0.3333, 21.25),
]


@pytest.mark.parametrize(("item", "expected"), list(enumerate(WORKED)))
def test_the_worked_example_comes_out_to_four_places(item, expected):
    marks, others = MARKS[item], rest_scores(MARKS[item], TOTALS)
    assert (
        facility(marks, 1),
        standard_deviation(marks),
        covariance(marks, others),
        covariance(sorted(marks), sorted(others)),
        100 * discrimination(marks, others),
        100 * efficiency(marks, others),
        covariance(marks, TOTALS),
        100 * effective_weights(MARKS, TOTALS)[item],
    ) == (
        *(pytest.approx(value, abs=5.1e-5) for value in expected[:4]),
        *(pytest.approx(value, abs=5.1e-3) for value in expected[4:6]),
        pytest.approx(expected[6], abs=5.1e-5),
        pytest.approx(expected[7], abs=5.1e-3),
    )


def test_the_statistics_of_an_item_are_the_figures_of_its_marks():
    found = item_statistics(worked_items(times=2))
    assert [one.n for one in found] == [12] * 4
    assert [one.facility for one in found] == pytest.approx([0.8333, 0.5, 0.5, 0.3333], abs=5e-5)
    assert [one.discrimination for one in found] == pytest.approx(
        [0.6047, 0.5571, 0.6495, 0.1066], abs=5.1e-5
    )
    assert [one.intended_weight for one in found] == [0.25] * 4
    assert sum(one.effective_weight for one in found) == pytest.approx(1)
    assert [one.doubtful for one in found] == [False, False, False, True]


def test_what_few_attempts_cannot_say_is_hidden_and_says_why():
    for one in item_statistics(worked_items()):
        assert 0 <= one.facility <= 1
        assert 0 < one.standard_deviation < 1
        hidden = one.covariance, one.discrimination, one.efficiency, one.effective_weight
        assert set(hidden) == {Hidden(Reason.TOO_FEW, 6, 10)}
        assert not one.doubtful


def test_of_one_attempt_only_the_facility_is_shown():
    (one, _) = item_statistics([ItemMarks((1.0,), 2.0), ItemMarks((0.5,), 1.0)])
    assert one.facility == 0.5
    assert one.standard_deviation == Hidden(Reason.TOO_FEW, 1, 2)


def test_of_no_attempt_nothing_is_shown():
    (one,) = item_statistics([ItemMarks((), 1.0)])
    assert one.facility == Hidden(Reason.TOO_FEW, 0, 1)
    assert item_statistics([]) == ()


def test_an_item_that_all_have_right_says_nothing_about_who_is_strong():
    everyone, other = item_statistics([ItemMarks((1.0,) * 12, 1.0), ItemMarks((0.0, 1.0) * 6, 1.0)])
    assert everyone.discrimination == Hidden(Reason.ALL_ALIKE, 12, 10)
    assert everyone.efficiency == Hidden(Reason.ALL_ALIKE, 12, 10)
    assert other.discrimination == Hidden(Reason.ALL_ALIKE, 12, 10)
    assert (everyone.effective_weight, other.effective_weight) == (0, 1)


def test_an_item_that_goes_against_the_scores_has_no_weight():
    strong = ItemMarks((0.0,) * 6 + (1.0,) * 6, 3.0)
    against = ItemMarks((0.5,) * 6 + (0.0,) * 6, 1.0)
    first, last = item_statistics([strong, against])
    assert last.effective_weight == Hidden(Reason.NEGATIVE, 12, 10)
    assert first.effective_weight == 1
    assert last.discrimination == -1
    assert (first.intended_weight, last.intended_weight) == (0.75, 0.25)


@pytest.mark.parametrize(("marks", "maximum"), [((1.5,), 1.0), ((-0.5,), 1.0), ((0.0,), 0.0)])
def test_marks_that_cannot_be_are_refused(marks, maximum):
    with pytest.raises(ValueError, match=r"mark|points"):
        ItemMarks(marks, maximum)


def test_items_over_different_attempts_are_refused():
    with pytest.raises(ValueError, match="argument 2"):
        item_statistics([ItemMarks((1.0, 0.0), 1.0), ItemMarks((1.0,), 1.0)])


QUARTERS = st.integers(0, 4).map(lambda quarters: quarters / 4)
QUIZZES = st.integers(0, 24).flatmap(
    lambda n: st.lists(
        st.lists(QUARTERS, min_size=n, max_size=n).map(lambda marks: ItemMarks(tuple(marks), 1.0)),
        min_size=1,
        max_size=6,
    )
)


@given(QUIZZES)
def test_every_figure_is_hidden_or_within_its_range(items):
    for one in item_statistics(items):
        assert isinstance(one.facility, Hidden) or 0 <= one.facility <= 1
        assert isinstance(one.discrimination, Hidden) or -1 <= one.discrimination <= 1
        assert isinstance(one.efficiency, Hidden) or one.efficiency <= 1
        assert isinstance(one.effective_weight, Hidden) or 0 <= one.effective_weight <= 1


@given(QUIZZES, st.randoms(use_true_random=False))
def test_the_order_of_the_attempts_changes_nothing(items, chance):
    order = list(range(len(items[0].marks)))
    chance.shuffle(order)
    turned = [ItemMarks(tuple(item.marks[one] for one in order), 1.0) for item in items]
    assert item_statistics(turned) == item_statistics(items)


def relations(one):
    return one.standard_deviation, one.covariance, one.discrimination, one.efficiency


def same(one, other):
    return one == (other if isinstance(one, Hidden) else pytest.approx(other, abs=1e-9))


@given(QUIZZES, QUARTERS)
def test_a_mark_given_to_all_changes_nothing_but_the_facility(items, mark):
    raised = [ItemMarks(tuple(one + mark for one in item.marks), 2.0) for item in items]
    for one, other in zip(item_statistics(items), item_statistics(raised), strict=True):
        assert all(map(same, relations(one), relations(other)))


@given(QUIZZES, QUARTERS)
def test_an_item_that_all_have_alike_changes_no_other(items, mark):
    alike = ItemMarks((mark,) * len(items[0].marks), 1.0)
    before, after = item_statistics(items), item_statistics([*items, alike])[:-1]
    for one, other in zip(before, after, strict=True):
        assert all(map(same, relations(one), relations(other)))
        assert same(one.effective_weight, other.effective_weight)


@given(st.integers(0, 30), st.integers(1, 5), QUARTERS)
def test_where_all_students_are_equal_nothing_is_told_and_nothing_breaks(n, count, mark):
    for one in item_statistics([ItemMarks((mark,) * n, 1.0)] * count):
        figures = one.discrimination, one.efficiency, one.effective_weight
        assert all(isinstance(each, Hidden) for each in figures)


@given(QUIZZES)
def test_the_totals_are_the_sums_of_the_marks(items):
    assert total_scores(items) == [
        sum(marks) for marks in zip(*(item.marks for item in items), strict=True)
    ]
