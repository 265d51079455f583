"""Questions as teachers write them: what a student's browser is sent tells no key."""

from itertools import permutations

import pytest

from quiz.questions.written import WrittenChoice, chosen_as_written, ordered_as_written
from tests.factories import make_written_choice, weighed

TEXTS = ("Cut the letters.", "Set the type.", "Ink it.", "Print.")


def choices(texts):
    return [WrittenChoice(str(place), text) for place, text in enumerate(texts)]


def test_the_choices_of_an_order_are_shown_far_from_it_and_ids_along_that():
    question = ordered_as_written("In order?", choices(TEXTS))
    assert tuple(choice.text for choice in question.in_order) == TEXTS
    assert [choice.id for choice in question.choices] == list("abcd")
    place = {choice: number for number, choice in enumerate(question.key)}
    shown = [place[choice.id] for choice in question.choices]
    pairs = [(one, other) for at, one in enumerate(shown) for other in shown[at + 1 :]]
    assert 2 * sum(one > other for one, other in pairs) >= len(pairs)


def test_whoever_tries_every_order_is_told_none_by_what_is_shown():
    shown = [
        tuple(choice.text for choice in ordered_as_written("In order?", choices(order)).choices)
        for order in permutations(TEXTS)
    ]
    # As many orders lead to the first as are far from it: half of all, and so on.
    assert max(shown.count(one) for one in shown) >= len(shown) / 2


@pytest.mark.parametrize("order", list(permutations(TEXTS[:3])))
def test_the_ids_of_choices_are_the_same_wherever_they_stand(order):
    question = chosen_as_written("Which?", choices(order), [order.index("Ink it.")])
    assert tuple(choice.text for choice in question.choices) == order
    assert {choice.text: choice.id for choice in question.choices} == {
        "Cut the letters.": "a",
        "Ink it.": "b",
        "Set the type.": "c",
    }
    assert question.key == {"b"}


@pytest.mark.parametrize(
    ("right", "weights", "said"),
    [
        ("a", (1, 0.5, 0, None), "one for each"),
        ("a", (1, 0.5, 0, -1.5), "from -1 to 1"),
        ("a", (0.5, 0, 0, 0), "add up to 1"),
        ("a", (1, 1, 0, 0), "not in the key"),
        ("ab", (0.5, 0.5, 0.1, 0), "not in the key"),
        ("ab", (1, 0, 0, 0), "add up to 1"),
    ],
)
def test_weights_by_which_the_key_is_not_the_best_answer_are_refused(right, weights, said):
    question = make_written_choice(right, several=len(right) > 1)
    with pytest.raises(ValueError, match=said):
        weighed(question, weights)
