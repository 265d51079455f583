"""Questions as teachers write them: what a student's browser is sent tells no key."""

from itertools import permutations

import pytest

from quiz.questions.written import WrittenChoice, chosen_as_written, ordered_as_written

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
