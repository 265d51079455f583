"""What a teacher should look at: found where it is, and not where it is not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.results.intervals import Share
from quiz.results.items import ItemMarks
from quiz.results.responses import Arranged, Picked
from quiz.results.suspicion import (
    AgainstTheRest,
    Doubtful,
    EveryoneRight,
    NobodyRight,
    Takers,
    Unused,
    WrongKey,
    WrongOrder,
    flags,
)
from tests.results import simulated

N = 24
STRENGTH = [place % 6 for place in range(N)]  # how many of five other items each has right
ANY = ["bcd"[(place // 6 + place) % 3] for place in range(N)]  # a distractor, whoever takes it


def by_strength(letters):
    """Return the choice of each student, `letters` running from the weakest to the strongest.

    A dash is any distractor.
    """
    return [
        ANY[place] if letters[strength] == "-" else letters[strength]
        for place, strength in enumerate(STRENGTH)
    ]


def others():
    """Return five items that tell the strong from the weak, each with all choices taken."""
    return [picked(by_strength("-" * weak + "a" * (6 - weak))) for weak in range(1, 6)]


def picked(answers, key="a"):
    marks = ItemMarks(tuple(float(answer == key) for answer in answers), 1.0)
    return marks, Picked(tuple("abcd"), frozenset(key), tuple(map(frozenset, answers)))


def flagged(*items):
    """Return what is flagged in a quiz of the five sound items and these."""
    marks, answers = zip(*others(), *items, strict=True)
    return flags(marks, answers)


def test_a_sound_quiz_has_no_flag():
    assert flagged() == ()


def test_a_distractor_that_the_strong_take_may_be_the_key():
    flag, *_ = flagged(picked(by_strength("abdacc")))
    assert flag == WrongKey(
        item=5,
        n=N,
        key=Takers("a", 8, 1.5, pytest.approx(-0.414, abs=5e-4)),
        distractor=Takers("c", 8, 4.5, pytest.approx(0.828, abs=5e-4)),
        points=5.0,
        log_odds=flag.log_odds,
    )
    assert flag.log_odds > 0


def test_the_wrong_key_is_told_once_with_its_likeliest_rival():
    found = flagged(picked(by_strength("aadccc")))
    assert [type(flag) for flag in found] == [WrongKey, AgainstTheRest, Unused]
    assert (found[0].distractor.choice, found[0].distractor.n) == ("c", 12)


def test_a_key_that_nobody_takes_can_still_be_found_wrong():
    found = flagged(picked(by_strength("bdbdcc")))
    assert [type(flag) for flag in found] == [WrongKey, NobodyRight]
    assert found[0].key == Takers("a", 0, None, None)


def test_a_question_on_which_the_strong_do_worse_goes_against_the_rest():
    found = flagged(picked(by_strength("aaabcd")))
    (flag,) = [flag for flag in found if isinstance(flag, AgainstTheRest)]
    assert (flag.item, flag.n) == (5, N)
    assert flag.discrimination == pytest.approx(-0.878, abs=5e-4)


def test_a_question_that_tells_little_is_doubtful_and_not_wrong():
    (flag,) = flagged(picked(by_strength("a-a-a-")))
    assert isinstance(flag, Doubtful)
    assert (flag.item, flag.n) == (5, N)
    assert flag.efficiency < 0.15
    assert not flag.may_be_chance


def test_a_question_that_a_class_so_small_cannot_judge_may_look_doubtful_by_chance():
    (flag,) = flagged(picked(by_strength("a--aa-")))
    assert isinstance(flag, Doubtful)
    assert flag.may_be_chance


def test_what_everyone_or_nobody_has_right_is_told():
    found = flagged(picked(["a"] * N), picked([""] * N))
    assert found == (NobodyRight(6, N), EveryoneRight(5, N), Unused(5, N, ("b", "c", "d")))


def test_distractors_nobody_takes_are_told_from_twenty_answers_on():
    answers = by_strength("bbbaaa")
    assert flagged(picked(answers)) == (Unused(5, N, ("c", "d")),)
    few = [answer if place < 19 else "" for place, answer in enumerate(answers)]
    assert not any(isinstance(flag, Unused) for flag in flagged(picked(few)))


def arranged(orders, key="abc"):
    marks = ItemMarks(tuple(simulated.tau(list(key), list(order)) for order in orders), 1.0)
    return marks, Arranged(tuple(key), tuple(orders))


def test_a_pair_that_the_strong_have_the_wrong_way_round_makes_the_source_doubtful():
    orders = [{0: "abc", 1: "abc", 2: "acb"}.get(strength, "bac") for strength in STRENGTH]
    found = flagged(arranged(orders))
    assert found[0] == WrongOrder(
        item=5,
        earlier="a",
        later="b",
        reversed=Share(12, N),
        upper=Share(8, 8),
        lower=Share(0, 8),
        log_odds=found[0].log_odds,
    )
    assert sum(isinstance(flag, WrongOrder) for flag in found) == 1


def test_a_pair_that_the_weak_have_wrong_is_only_hard():
    orders = ["abc" if strength > 2 else "bac" for strength in STRENGTH]
    assert flagged(arranged(orders)) == ()


QUIZZES = st.integers(0, 30).flatmap(
    lambda n: st.lists(
        st.lists(st.sampled_from(["a", "b", "c", "d", ""]), min_size=n, max_size=n).map(picked),
        max_size=5,
    )
)


@given(QUIZZES)
def test_no_quiz_is_too_odd_to_be_judged(quiz):
    marks, items = [one for one, _ in quiz], [one for _, one in quiz]
    n = len(items[0].answers) if items else 0
    assert n >= 10 or flags(marks, items) == ()


@settings(max_examples=20)
@given(st.integers(0, 30), st.sampled_from("abcd"))
def test_a_class_of_equals_gives_no_rise_to_suspicion(n, answer):
    marks, items = zip(*[picked([answer] * n)] * 4, strict=True)
    assert not any(isinstance(flag, WrongKey | AgainstTheRest) for flag in flags(marks, items))


def test_in_classes_of_sixty_the_wrong_key_is_the_first_flag_and_sound_ones_are_left_alone():
    chance, classes, first, sound = random.Random(1945), 150, 0, 0
    for _ in range(classes):
        quiz = simulated.multiple_choice(chance, 60, wrong_key=True)
        found = flags(quiz.marks, quiz.items)
        suspected = [flag for flag in found if isinstance(flag, WrongKey)]
        first += bool(suspected) and suspected[0] is found[0] and suspected[0].item == quiz.wrong
        sound += sum(flag.item != quiz.wrong for flag in suspected)
        quiz = simulated.multiple_choice(chance, 60, wrong_key=False)
        sound += sum(isinstance(flag, WrongKey) for flag in flags(quiz.marks, quiz.items))
    assert first >= 0.85 * classes
    assert sound <= 0.02 * classes * 19


def test_a_wrong_date_is_found_in_a_large_class_and_sound_orders_are_left_alone():
    chance, classes, first, sound = random.Random(1945), 60, 0, 0
    for _ in range(classes):
        quiz = simulated.orderings(chance, 120, wrong_date=True)
        found = [one for one in flags(quiz.marks, quiz.items) if isinstance(one, WrongOrder)]
        first += bool(found) and found[0].item == quiz.wrong
        sound += len({flag.item for flag in found} - {quiz.wrong})
    assert first >= 0.7 * classes
    assert sound <= 0.05 * classes * 9


def test_hidden_figures_make_no_flag():
    marks, items = zip(*others(), picked(["a"] * N), strict=True)
    nine = [ItemMarks(one.marks[:9], 1.0) for one in marks]
    few = [Picked(one.choices, one.key, one.answers[:9]) for one in items]
    assert flags(nine, few) == ()
