"""The key of an item of QTI, and what its choices are worth."""

import pytest

from quiz.formats.qti.item_reading import question_of
from quiz.formats.qti.xml import parsed
from quiz.messages import Complaint
from tests.formats.qti.samples import MAP, MATCH, choices, item, mapped

MAPPED_BY_RULE = (
    '<responseProcessing><setOutcomeValue identifier="SCORE"><mapResponse identifier="R"/>'
    "</setOutcomeValue></responseProcessing>"
)
FOUR = choices("a", "b", "c", "d", settings='shuffle="true" maxChoices="0"')


def key(*names):
    return (
        f"<correctResponse>{''.join(f'<value> {one} </value>' for one in names)}</correctResponse>"
    )


def taken(before, after=MATCH, cardinality="multiple", inside=FOUR):
    source = item(inside, before=before, after=after, cardinality=cardinality)
    return question_of(parsed(source.encode()), lambda picture: None)


def right(asked):
    return "".join(one.text for one in asked.question.choices if one.id in asked.question.key)


def weights(asked):
    return [one.weight for one in asked.question.choices]


@pytest.mark.parametrize(
    ("before", "after", "cardinality", "of_key"),
    [
        (key("A", "C"), MATCH, "multiple", "ac"),
        (key("B"), MATCH, "single", "b"),
        (key("B"), "", "single", "b"),
        (mapped(A=1, B=1, C=-1), MAP, "multiple", "ab"),
        (mapped(A=1, B=1), "", "multiple", "ab"),
        (mapped(A=0.5, B=1), MAPPED_BY_RULE, "single", "b"),
        (key("A") + mapped(B=1), MATCH, "multiple", "a"),
    ],
)
def test_what_is_right_is_what_the_item_says(before, after, cardinality, of_key):
    assert right(taken(before, after, cardinality)) == of_key


@pytest.mark.parametrize(
    ("before", "cardinality", "expected"),
    [
        (key("A", "B") + mapped(A=1, B=1, C=-1, D=-1), "multiple", [None] * 4),
        (key("A", "B") + mapped(A=0.5, B=0.5, C=-0.5, D=-0.5), "multiple", [None] * 4),
        (key("A", "B") + mapped(A=2, B=2), "multiple", [0.5, 0.5, 0, 0]),
        (key("A", "B") + mapped("-4", A=3, B=1), "multiple", [0.75, 0.25, -1, -1]),
        (key("A", "B") + mapped(A=0.75, B=0.25, C=-9), "multiple", [0.75, 0.25, -1, 0]),
        (key("A") + mapped(A=1), "single", [None] * 4),
        (key("A") + mapped(A=10), "single", [None] * 4),
        (key("A") + mapped(A=4, B=2, C=-1), "single", [1, 0.5, -0.25, 0]),
        (key("A") + mapped(A="x", B=1), "single", [None] * 4),
    ],
)
def test_weights_are_kept_where_they_say_more_than_right_and_wrong(before, cardinality, expected):
    assert weights(taken(before, MAP, cardinality)) == expected


@pytest.mark.parametrize(
    ("before", "cardinality"),
    [
        (key("A") + mapped(A=1, B=2), "single"),
        (key("A", "B") + mapped(A=1, B=0), "multiple"),
        (key("A", "B") + mapped(A=1, B=1, C=1), "multiple"),
        (key("A") + mapped(B=1), "single"),
    ],
)
def test_weights_that_do_not_add_up_are_left_out_and_that_is_said(before, cardinality):
    asked = taken(before, MAP, cardinality)
    assert weights(asked) == [None] * 4
    (note,) = map(str, asked.notes)
    assert "does not add up" in note


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e400", ""])
def test_what_is_no_number_is_worth_nothing(number):
    asked = taken(key("A", "B") + mapped(A=3, B=1, C=number), MAP)
    assert weights(asked) == [0.75, 0.25, 0, 0]


ORDERED = choices("a", "b", "c", kind="order", settings="")


@pytest.mark.parametrize(
    ("before", "cardinality", "inside", "why"),
    [
        ("<x/>", "single", FOUR, "does not say which of its choices"),
        (mapped(A=0, B=-1), "multiple", FOUR, "does not say which of its choices"),
        (key("E"), "single", FOUR, "a choice that it does not have"),
        (key("A", "B"), "single", FOUR, "More than one"),
        (mapped(A=1, B=1), "single", FOUR, "More than one"),
        (key("A"), "single", FOUR.replace('"B"', '"A"'), "the same identifier"),
        (key("A"), "single", FOUR.replace('"R"', '"S"'), "does not say which of its choices"),
        (key("A", "B"), "ordered", ORDERED, "each of its choices in order once"),
        (key("A", "B", "B", "C"), "ordered", ORDERED, "each of its choices in order once"),
        ("<x/>", "ordered", ORDERED, "which order is right"),
    ],
)
def test_a_key_that_cannot_be_is_told(before, cardinality, inside, why):
    with pytest.raises(Complaint, match=why):
        taken(before, "", cardinality, inside)
