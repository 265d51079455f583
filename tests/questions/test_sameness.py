"""When two written questions ask the same."""

from dataclasses import replace

import pytest

from quiz.questions.sameness import sameness
from quiz.questions.versions import reordered
from quiz.questions.written import chosen_as_written, ordered_as_written
from tests.factories import make_picture, make_written_choice, make_written_order

CHOICE, ORDER = make_written_choice(), make_written_order()


@pytest.mark.parametrize("question", [CHOICE, ORDER], ids=["choice", "order"])
def test_neither_ids_nor_the_order_shown_nor_what_is_told_counts(question):
    same = sameness(question)
    assert sameness(reordered(question)) == same
    assert sameness(replace(question, explanation="Else.", source="")) == same
    assert sameness(replace(question, stem=f" {question.stem}\n")) == same


def test_a_question_read_back_asks_the_same():
    places = [place for place, one in enumerate(CHOICE.choices) if one.id in CHOICE.key]
    assert sameness(chosen_as_written(CHOICE.stem, CHOICE.choices, places)) == sameness(CHOICE)
    assert sameness(ordered_as_written(ORDER.stem, ORDER.in_order)) == sameness(ORDER)


@pytest.mark.parametrize(
    "other",
    [
        make_written_choice("a"),
        make_written_choice(several=True),
        make_written_choice(stem="Who?"),
        make_written_choice(picture=make_picture()),
        replace(CHOICE, choices=(replace(CHOICE.choices[0], text="Rome"), *CHOICE.choices[1:])),
        ORDER,
    ],
)
def test_another_stem_picture_choice_key_or_kind_is_another_question(other):
    assert sameness(other) != sameness(CHOICE)


def test_another_order_is_another_question():
    steps = ORDER.in_order
    other = ordered_as_written(ORDER.stem, (steps[1], steps[0], *steps[2:]))
    assert sameness(other) != sameness(ORDER)
