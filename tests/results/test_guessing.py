"""What a guess earns on average."""

from itertools import permutations

import pytest

from quiz.attempts.grading import floored_tau
from quiz.attempts.rules import Rule
from quiz.questions.question import Kind, MultipleChoice
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice, WrittenOrdering
from quiz.results.guessing import guess_score, guessed_order, guessed_pairs
from tests.factories import make_bracketed, make_written_choice, weighed


@pytest.mark.parametrize(
    ("choices", "guess"), [(3, 0.278), (4, 0.194), (5, 0.163), (6, 0.145), (7, 0.129), (8, 0.116)]
)
def test_a_random_order_earns_what_the_floor_leaves(choices, guess):
    assert guessed_pairs(choices) == pytest.approx(guess, abs=5e-4)


@pytest.mark.parametrize("choices", [2, 3, 4, 5, 6])
def test_the_guess_is_the_mean_over_every_order(choices):
    key = [(place,) for place in range(choices)]
    earned = [floored_tau(key, order) for order in permutations(key)]
    assert guessed_pairs(choices) == pytest.approx(sum(earned) / len(earned))


@pytest.mark.parametrize(
    ("rule", "guess"),
    [
        (Rule.CERTAIN_PAIRS, 0.1944),
        (Rule.ALL_OR_NOTHING, 1 / 24),
        (Rule.ABSOLUTE_POSITION, 1 / 4),
        (Rule.RELATIVE_POSITION, 0.5833),
        (Rule.NEXT_BUT_LAST, 1 / 4),
        (Rule.NEXT_AND_LAST, 1 / 4),
        (Rule.ONE_BEFORE_AND_AFTER, 1 / 4),
        (Rule.ALL_BEFORE_AND_AFTER, 1 / 2),
        (Rule.LONGEST_SUBSET, None),
        (Rule.LONGEST_RUN, None),
    ],
)
def test_each_rule_has_the_guess_of_its_own(rule, guess):
    found = guessed_order(4, rule)
    assert found is None if guess is None else found == pytest.approx(guess, abs=5e-5)


CHOICES = tuple(WrittenChoice(letter, f"Choice {letter}.") for letter in "abcd")


def test_of_four_choices_one_in_four_guesses_is_right():
    assert guess_score(WrittenMultipleChoice("Which?", CHOICES, frozenset("a"))) == 0.25


def test_a_written_order_is_guessed_like_any_other():
    question = WrittenOrdering("In order?", CHOICES, ("b", "a", "d", "c"))
    assert guess_score(question) == guessed_pairs(4)
    assert guess_score(question, Rule.ALL_OR_NOTHING) == 1 / 24


def test_nobody_knows_how_many_a_guesser_picks_or_puts_side_by_side():
    several = WrittenMultipleChoice("Which?", CHOICES, frozenset("ab"), several=True)
    assert guess_score(several) is None
    bracketed = make_bracketed(("1789",), ("1792", "1792-09"), ("1799",))
    assert guess_score(bracketed) is None
    proved = MultipleChoice(
        Kind.FIRST, "Which?", bracketed.choices, (), frozenset(bracketed.key[:1]), (), 3, 1
    )
    assert guess_score(proved) == 0.25


def test_a_guess_earns_the_mean_of_the_weights_none_below_nothing():
    assert guess_score(weighed(make_written_choice("a"), (1, 0.5, 0, -1))) == 1.5 / 4
