"""A corrected question is marked by what is right now, and scores fall only where they may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.correcting import (
    AlsoRight,
    CreditForAll,
    Dropped,
    Marked,
    NewKey,
    UnusableCorrection,
    check,
    credit_under,
    from_json,
    next_version,
    remarked,
    to_json,
)
from quiz.attempts.grading import grade
from quiz.attempts.rules import Rule
from quiz.questions.question import Kind
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, ordered_as_written
from tests.factories import make_questions, make_written_choice, weighed

CHOICES = tuple(WrittenChoice(letter, f"Town {letter}") for letter in "abcd")
ONE = WrittenMultipleChoice("Which town?", CHOICES, frozenset("b"))
SEVERAL = WrittenMultipleChoice("Which towns?", CHOICES, frozenset("ab"), several=True)
ORDER = ordered_as_written("In order?", CHOICES)
RULE = Rule.CERTAIN_PAIRS


def chosen(letters):
    return Chosen(frozenset(letters))


def order(letters):
    return Ordered(tuple((letter,) for letter in letters))


@pytest.mark.parametrize(
    ("question", "correction", "answer", "credit"),
    [
        (ONE, NewKey(chosen("c")), chosen("c"), 1),
        (ONE, NewKey(chosen("c")), chosen("b"), 0),
        (ONE, AlsoRight((chosen("c"),)), chosen("c"), 1),
        (ONE, AlsoRight((chosen("c"),)), chosen("b"), 1),
        (ONE, AlsoRight((chosen("c"),)), chosen("a"), 0),
        (ONE, AlsoRight((chosen("c"), chosen("d"))), chosen("d"), 1),
        (ONE, CreditForAll(), chosen("a"), 1),
        (ONE, CreditForAll(), None, 1),
        (ONE, NewKey(chosen("c")), None, 0),
        (SEVERAL, NewKey(chosen("abc")), chosen("abc"), 1),
        (SEVERAL, NewKey(chosen("abcd")), chosen("ab"), 0.5),
        (ORDER, NewKey(order(ORDER.key[::-1])), order(ORDER.key[::-1]), 1),
        (ORDER, NewKey(order(ORDER.key[::-1])), order(ORDER.key), 0),
        (ORDER, AlsoRight((order(ORDER.key[::-1]),)), order(ORDER.key), 1),
    ],
)
def test_an_answer_is_worth_what_the_correction_says(question, correction, answer, credit):
    check(question, correction)
    assert credit_under(correction, question, answer, RULE) == credit


def test_a_new_key_may_be_the_order_that_is_shown():
    shown = order(tuple(choice.id for choice in ORDER.choices))
    assert credit_under(NewKey(shown), ORDER, shown, RULE) == 1


def test_the_next_version_of_an_order_is_shown_in_another_order_than_its_new_key():
    key = ORDER.key[::-1]
    following = next_version(ORDER, NewKey(order(key)))
    texts = {choice.id: choice.text for choice in ORDER.choices}
    assert [choice.text for choice in following.in_order] == [texts[one] for one in key]
    assert following.key != tuple(choice.id for choice in following.choices)


def test_only_a_teachers_own_question_with_another_key_has_a_next_version():
    assert next_version(ONE, NewKey(chosen("c"))).key == {"c"}
    assert next_version(ONE, CreditForAll()) is None
    (proved,) = make_questions(1, Kind.FIRST)
    other = next(choice.id for choice in proved.choices if choice.id not in proved.key)
    assert next_version(proved, NewKey(chosen(other))) is None


def test_weights_end_with_the_key_that_they_were_for():
    question = weighed(make_written_choice("a"), (1, 0.5, 0, 0))
    assert credit_under(NewKey(chosen("c")), question, chosen("b"), Rule.CERTAIN_PAIRS) == 0
    assert not next_version(question, NewKey(chosen("c"))).is_weighed


@pytest.mark.parametrize(
    ("question", "correction", "said"),
    [
        (ONE, NewKey(chosen("b")), "already"),
        (ONE, NewKey(chosen("bc")), "one choice is right"),
        (ONE, NewKey(chosen("z")), "not among the choices"),
        (ONE, NewKey(order("abcd")), "no answer"),
        (ONE, AlsoRight(()), "which answer"),
        (ORDER, NewKey(order(ORDER.key)), "already"),
        (ORDER, NewKey(chosen("a")), "no answer"),
    ],
)
def test_what_is_no_correction_is_refused_in_a_sentence(question, correction, said):
    with pytest.raises(UnusableCorrection, match=said):
        check(question, correction)


def test_a_proved_order_has_no_other_key_but_may_accept_another_order():
    (proved,) = make_questions(1)
    other = order(proved.key[::-1])
    with pytest.raises(UnusableCorrection, match="proved from the dates"):
        check(proved, NewKey(other))
    check(proved, AlsoRight((other,)))
    assert credit_under(AlsoRight((other,)), proved, other, RULE) == 1


def make_marked(letter, credit, score, total, points=1.0):
    answer = letter and chosen(letter)
    return Marked(1, 1, answer or None, credit, points, score, total)


def test_a_score_rises_by_what_the_question_is_worth():
    after = remarked(make_marked("c", 0.0, 7, 10), NewKey(chosen("c")), ONE, RULE, raise_only=True)
    assert (after.credit, after.score, after.total) == (1, 8, 10)


def test_a_score_that_would_fall_stays_unless_it_may():
    right_before = make_marked("b", 1.0, 8, 10)
    made = NewKey(chosen("c"))
    assert remarked(right_before, made, ONE, RULE, raise_only=True) is None
    assert remarked(right_before, made, ONE, RULE, raise_only=False).score == 7


def test_a_dropped_question_is_taken_out_of_every_total_but_not_from_who_had_it_right():
    wrong, right = make_marked("c", 0.0, 7, 10), make_marked("b", 1.0, 7, 10)
    after = remarked(wrong, Dropped(), ONE, RULE, raise_only=True)
    assert (after.points, after.score, after.total) == (0, 7, 9)
    assert remarked(right, Dropped(), ONE, RULE, raise_only=True) is None
    assert remarked(right, Dropped(), ONE, RULE, raise_only=False).score == 6


def test_what_is_all_that_was_asked_cannot_be_dropped():
    with pytest.raises(UnusableCorrection, match="all that was asked"):
        remarked(make_marked("b", 1.0, 1, 1), Dropped(), ONE, RULE, raise_only=False)


def test_who_answered_nothing_stays_so_unless_all_have_credit():
    nothing = make_marked("", None, 3, 10)
    assert remarked(nothing, NewKey(chosen("c")), ONE, RULE, raise_only=True) is None
    assert remarked(nothing, CreditForAll(), ONE, RULE, raise_only=True).score == 4


CORRECTIONS = st.one_of(
    st.sampled_from("acd").map(lambda letter: NewKey(chosen(letter))),
    st.sets(st.sampled_from("acd"), min_size=1).map(
        lambda letters: AlsoRight(tuple(chosen(letter) for letter in sorted(letters)))
    ),
    st.just(CreditForAll()),
    st.just(Dropped()),
)


@given(CORRECTIONS)
def test_a_correction_is_read_as_it_was_written(correction):
    assert from_json(to_json(correction)) == correction


@given(CORRECTIONS, st.sampled_from("abcd"), st.floats(0, 9), st.booleans())
def test_raise_only_lets_no_share_fall_and_the_score_stays_within_the_total(
    correction, letter, others, raise_only
):
    credit = grade(ONE, chosen(letter), RULE)
    before = make_marked(letter, credit, others + credit, 10)
    after = remarked(before, correction, ONE, RULE, raise_only=raise_only)
    if after:
        assert 0 <= after.score <= after.total + 1e-9
        assert not raise_only or after.share >= before.share - 1e-9
