"""What all answers say about pairs of events, where every student was asked others."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.results.figures import Hidden, Reason
from quiz.results.intervals import Share, wilson
from quiz.results.pairs import (
    MOST_DAYS,
    Gap,
    GapAccuracy,
    PairAnswer,
    accuracy_by_gap,
    doubted_pairs,
    gap_of,
    pair_figures,
)
from tests.results import simulated

NAMES = ("bastille", "terror", "consulate", "waterloo")


def answer(student, pair, right, gap=100):
    return PairAnswer(student, *pair, right, gap)


EASY, HARD = ("bastille", "waterloo"), ("terror", "consulate")


def test_every_pair_has_its_facility_with_how_many_answered():
    found = pair_figures(
        [
            answer("Ada", EASY, True),
            answer("Ada", EASY, True),
            answer("Ben", EASY, True),
            answer("Ada", HARD, True),
            answer("Ben", HARD, False),
            answer("Chi", HARD, False),
        ]
    )
    assert [(one.earlier, one.later) for one in found] == [HARD, EASY]
    hard, easy = found
    assert (hard.facility, hard.students) == (Share(1, 3), 3)
    assert (easy.facility, easy.students) == (Share(3, 3), 2)
    assert hard.facility.interval == wilson(1, 3)


def test_a_pair_right_once_of_once_is_not_surely_easier_than_one_right_often():
    once = [answer(0, ("bastille", "terror"), True)]
    often = [answer(student, EASY, student > 1) for student in range(20)]
    never = [answer(student, HARD, False) for student in range(3)]
    found = pair_figures([*once, *often, *never])
    assert [one.facility.n for one in found] == [3, 20, 1]


def strong_and_weak(right, pair=HARD):
    """Return the answers of twelve students, the last six of whom are strong."""
    rest = [
        answer(student, (NAMES[other], NAMES[3]), student >= 6 or other == student % 3)
        for student in range(12)
        for other in range(3)
    ]
    return [*rest, *(answer(student, pair, one) for student, one in enumerate(right))]


def figures_of(pair, answers):
    return next(one for one in pair_figures(answers) if (one.earlier, one.later) == pair)


def test_a_pair_that_the_strong_have_right_goes_with_their_other_pairs():
    along = figures_of(HARD, strong_and_weak([False] * 6 + [True] * 6))
    against = figures_of(HARD, strong_and_weak([True] * 6 + [False] * 6))
    assert along.discrimination == pytest.approx(1)
    assert against.discrimination == pytest.approx(-1)


def test_what_few_answers_or_equal_ones_cannot_say_is_hidden():
    few = figures_of(HARD, strong_and_weak([True] * 9))
    assert few.discrimination == Hidden(Reason.TOO_FEW, 9, 10)
    alike = figures_of(HARD, strong_and_weak([True] * 12))
    assert alike.discrimination == Hidden(Reason.ALL_ALIKE, 12, 10)


def test_who_was_asked_one_pair_only_counts_for_its_facility_alone():
    found = figures_of(HARD, [answer(student, HARD, student % 2 == 0) for student in range(20)])
    assert found.facility == Share(10, 20)
    assert found.discrimination == Hidden(Reason.TOO_FEW, 0, 10)


def test_a_pair_that_only_the_strong_mix_up_makes_its_source_doubtful():
    (found,) = doubted_pairs(strong_and_weak([True] * 6 + [False] * 6))
    assert (found.earlier, found.later) == HARD
    assert (found.mixed_up, found.upper, found.lower) == (Share(6, 12), Share(6, 6), Share(0, 6))
    assert found.log_odds > 0


@pytest.mark.parametrize("right", [[False] * 6 + [True] * 6, [True] * 12, [False] * 12])
def test_a_pair_that_is_hard_or_easy_for_all_makes_no_source_doubtful(right):
    assert doubted_pairs(strong_and_weak(right)) == ()


def test_a_pair_with_a_wrong_date_is_doubted_first():
    chance, first, doubted, quizzes = random.Random(1945), 0, 0, 40
    for _ in range(quizzes):
        answers, wrong = simulated.pair_answers(chance, 120, events=8, asked=20, wrong=True)
        found = [(pair.earlier, pair.later) for pair in doubted_pairs(answers)]
        first += found[:1] == [wrong]
        doubted += len(found)
    assert first >= 0.65 * quizzes
    assert doubted - first <= 0.05 * quizzes * 27


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        (0, Gap.WEEK),
        (7, Gap.WEEK),
        (8, Gap.MONTH),
        (31, Gap.MONTH),
        (366, Gap.YEAR),
        (367, Gap.THREE_YEARS),
        (36_525, Gap.CENTURY),
        (36_526, Gap.LONGER),
    ],
)
def test_gaps_are_told_apart_by_their_days(days, gap):
    assert gap_of(days) is gap


def test_the_gaps_run_from_the_nearest_each_some_three_times_as_long():
    most = list(MOST_DAYS.values())
    assert [*MOST_DAYS, Gap.LONGER] == list(Gap)
    assert all(2.5 < later / one < 4.5 for one, later in pairwise(most))


def test_accuracy_is_told_by_gap_and_only_where_there_is_one():
    answers = [
        answer(0, EASY, True, gap=9_000),
        answer(1, EASY, True, gap=9_000),
        answer(0, HARD, False, gap=20),
        answer(1, HARD, True, gap=20),
    ]
    assert accuracy_by_gap(answers) == (
        GapAccuracy(Gap.MONTH, Share(1, 2)),
        GapAccuracy(Gap.THIRTY_YEARS, Share(2, 2)),
    )
    assert accuracy_by_gap([]) == ()


ANSWERS = st.lists(
    st.builds(
        answer,
        st.integers(0, 5),
        st.sampled_from([(NAMES[0], NAMES[1]), (NAMES[0], NAMES[2]), EASY, HARD]),
        st.booleans(),
        st.integers(0, 40_000),
    ),
    max_size=60,
)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(answers, chance):
    turned = list(answers)
    chance.shuffle(turned)
    assert pair_figures(turned) == pair_figures(answers)
    assert doubted_pairs(turned) == doubted_pairs(answers)
    assert accuracy_by_gap(turned) == accuracy_by_gap(answers)


@given(ANSWERS)
def test_every_answer_is_counted_once(answers):
    assert sum(one.facility.n for one in pair_figures(answers)) == len(answers)
    assert sum(one.right.n for one in accuracy_by_gap(answers)) == len(answers)
    for one in pair_figures(answers):
        assert isinstance(one.discrimination, Hidden) or -1 <= one.discrimination <= 1


def test_where_all_students_are_equal_nothing_is_doubted():
    answers = [answer(student, pair, True) for student in range(12) for pair in (EASY, HARD)]
    assert doubted_pairs(answers) == ()
    assert doubted_pairs([]) == pair_figures([]) == ()
