"""Markdown without its marks."""

import pytest

from quiz.questions.asked import asked
from quiz.questions.linting import lint
from quiz.questions.prose import plain, plain_line
from quiz.questions.question import Kind
from quiz.questions.written import WrittenChoice, WrittenMultipleChoice
from tests.factories import make_picture, make_written_choice, make_written_order


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("*Who* wrote **this**?", "Who wrote this?"),
        ("one\ntwo\n\nthree", "one two three"),
        ("- a\n- b", "a b"),
        ("> said\n\nBy whom?", "said By whom?"),
        ("`x`", "x"),
        ("```\nx = 1\n```", "x = 1"),
        ("[there](https://a.example)", "there"),
        ("<b>so</b>", "<b>so</b>"),
        ("1914. The war", "1914. The war"),
        ("", ""),
    ],
)
def test_marks_are_left_out_and_words_stay(typed, said):
    assert plain(typed) == said


def test_in_a_line_a_number_begins_no_list():
    assert plain_line("1914. The *war*") == "1914. The war"
    assert plain_line("- 12") == "- 12"


def test_a_written_question_is_judged_by_its_words():
    question = asked(make_written_choice("ab", several=True))
    assert question.stem == "Where did the king live in 1788?"
    assert [one.text for one in question.choices] == [
        "In Paris.",
        "In Lyon.",
        "In Versailles.",
        "In Nantes.",
    ]
    assert question.key == ("a", "b")
    assert question.kind is None
    assert question.about == ()


def test_a_written_order_is_judged_as_one():
    order = make_written_order()
    question = asked(order)
    assert question.kind is Kind.ORDERING
    assert question.key == order.key
    assert [one.text for one in question.in_order] == ["Step 1.", "Step 2.", "Step 3.", "Step 4."]


def test_a_picture_alone_is_judged_by_what_is_seen_in_it():
    picture = make_picture("The Louvre")
    choices = (WrittenChoice("a", "", picture=picture), WrittenChoice("b", "Versailles"))
    question = WrittenMultipleChoice("Where?", choices, frozenset("a"))
    assert [one.text for one in asked(question).choices] == ["The Louvre", "Versailles"]


@pytest.mark.parametrize(
    "question",
    [
        make_written_choice(),
        make_written_choice("ac", several=True),
        make_written_choice("abcd", several=True),
        make_written_order(2),
        make_written_order(26),
    ],
)
def test_every_kind_of_written_question_can_be_judged(question):
    assert all(finding.message for finding in lint(asked(question)))
