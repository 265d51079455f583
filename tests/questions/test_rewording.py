"""What differs between two versions of a written question."""

import pytest

from quiz.questions.rewording import Change, Part, changes
from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenMultipleChoice,
    ordered_as_written,
)

TRAJAN = Picture("0" * 64, "A column", 10, 10)


def picked(*texts, right="a", stem="Who?", **options):
    choices = tuple(
        one if isinstance(one, WrittenChoice) else WrittenChoice(letter, one)
        for letter, one in zip("abcdef", texts, strict=False)
    )
    return WrittenMultipleChoice(stem, choices, frozenset(right), len(right) > 1, **options)


def ordered(*texts):
    return ordered_as_written("In order?", [WrittenChoice(text, text) for text in texts])


BEFORE = picked("Nero", "Trajan", "Titus")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        (
            picked("Nero", "Trajan", "Titus", stem="Who was it?"),
            [(Part.STEM, "Who?", "Who was it?")],
        ),
        (picked("Nero", "Hadrian", "Titus"), [(Part.CHOICE, "Trajan", "Hadrian")]),
        (picked("Nero", "Trajan", "Titus", "Galba"), [(Part.CHOICE, "", "Galba")]),
        (picked("Nero", "Titus"), [(Part.CHOICE, "Trajan", "")]),
        (picked("Nero", "Trajan", "Titus", right="b"), [(Part.KEY, "Nero", "Trajan")]),
        (picked("Nero", "Trajan", "Titus", right="ab"), [(Part.KEY, "Nero", "Nero · Trajan")]),
        (picked("Trajan", "Nero", "Titus", right="b"), [(Part.SEQUENCE, "", "")]),
        (picked("Nero", "Trajan", "Titus", source="Livy"), [(Part.SOURCE, "", "Livy")]),
        (picked("Nero", "Trajan", "Titus", picture=TRAJAN), [(Part.PICTURE, "", "A column")]),
    ],
)
def test_each_change_of_a_choice_question_is_told_once(after, expected):
    assert list(changes(BEFORE, after)) == [Change(*one) for one in expected]


def test_what_stands_beside_a_choice_is_told_with_the_choice():
    after = picked("Nero", WrittenChoice("b", "Trajan", "He came later."), "Titus")
    assert changes(BEFORE, after) == (Change(Part.EXPLANATION, "", "He came later.", "Trajan"),)


def test_of_an_order_it_is_told_what_stands_elsewhere_and_not_how_it_is_shown():
    before = ordered("Nero", "Titus", "Trajan", "Hadrian")
    assert changes(before, before) == ()
    assert changes(before, ordered("Titus", "Nero", "Trajan", "Hadrian")) == (
        Change(Part.SEQUENCE, "", ""),
    )
    assert changes(before, ordered("Nero", "Titus", "Trajan", "Galba")) == (
        Change(Part.CHOICE, "Hadrian", "Galba"),
    )
