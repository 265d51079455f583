"""What a student takes home."""

import json

import pytest

from quiz.attempts.answers import Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.formats.own_data import item_record
from quiz.questions.question import Kind
from tests.factories import (
    NOON,
    make_questions,
    make_response,
    make_written_choice,
    make_written_order,
)


def test_an_answered_order_is_told_with_answer_key_and_dates():
    question = make_questions(1)[0]
    shown = tuple(choice.id for choice in question.choices)
    answer = Ordered(tuple((choice,) for choice in shown))
    record = item_record(Item(2, question, make_response(answer, credit=0.6)))
    assert record["position"] == 2
    assert record["stem"] == question.stem
    assert record["answer"] == [[choice] for choice in shown]
    assert record["key"] == list(question.key)
    assert (record["credit"], record["answered_at"]) == (0.6, NOON.isoformat())
    assert [choice["date"] for choice in record["choices"]] == [
        choice.date.edtf for choice in question.choices
    ]
    json.dumps(record)


def test_an_answered_choice_is_told_by_its_letter():
    question = make_questions(1, Kind.FIRST)[0]
    picked = question.choices[1].id
    record = item_record(Item(1, question, make_response(Chosen(frozenset({picked})))))
    assert record["answer"] == [picked]
    assert record["key"] == list(question.key)


@pytest.mark.parametrize("kind", [Kind.PLACING, Kind.ELAPSED])
def test_gaps_and_lengths_of_time_have_no_date(kind):
    question = make_questions(1, kind)[0]
    record = item_record(Item(1, question, make_response(Chosen(question.key))))
    assert [choice["date"] for choice in record["choices"]] == [None] * len(question.choices)
    assert record["about"] == [choice.text for choice in question.about]
    json.dumps(record)


def test_an_open_question_keeps_its_secret():
    for kind in Kind:
        record = item_record(Item(1, make_questions(1, kind)[0]))
        assert record["answer"] is None
        assert "key" not in record
        assert {field for choice in record["choices"] for field in choice} == {"id", "text"}


def test_a_written_question_is_told_as_it_was_typed_and_explained_once_answered():
    question = make_written_choice("ac", several=True)
    asked = item_record(Item(1, question))
    assert asked["kind"] == "several-right"
    assert asked["about"] == []
    assert [set(choice) for choice in asked["choices"]] == [{"id", "text"}] * 4
    told = item_record(Item(1, question, make_response(Chosen(frozenset("ab")), credit=0)))
    assert (told["answer"], told["key"]) == (["a", "b"], ["a", "c"])
    assert told["choices"][1] == {
        "id": "b",
        "text": "In *Lyon*.",
        "picture": None,
        "explanation": "Lyon had no palace of the king.",
    }
    json.dumps(told)


def test_a_written_order_is_told_with_its_key():
    order = make_written_order()
    answer = Ordered(tuple((choice,) for choice in order.key))
    told = item_record(Item(1, order, make_response(answer)))
    assert told["key"] == list(order.key)
    assert told["answer"] == [[choice] for choice in order.key]
