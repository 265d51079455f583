"""A question as JSON, and records that were frozen before brackets were known."""

import json

from quiz.questions import record
from tests.factories import make_bracketed, make_questions


def test_a_question_with_brackets_reads_back_from_its_record():
    for question in (make_bracketed(), make_bracketed(("1789",), ("1792",), ("1799",))):
        assert record.from_record(json.loads(record.as_text(question))) == question


def test_the_key_stays_a_flat_list_and_the_groups_stand_beside_it():
    found = record.to_record(make_bracketed())
    assert found["key"] == ["e", "d", "c", "b", "a"]
    assert found["groups"] == [["e"], ["d", "c"], ["b"], ["a"]]
    assert list(record.published(make_bracketed())) == list(found)


def test_without_brackets_a_record_is_what_it_was_before_there_were_any():
    (question,) = make_questions(1)
    found = record.to_record(question)
    assert "groups" not in found
    assert record.from_record(found) == question
    assert not record.from_record(found).bracketed
