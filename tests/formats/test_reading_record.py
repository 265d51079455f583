"""What was read in a question file, told as JSON and back."""

import json

import pytest

from quiz.formats.exchange import Problem, at_place, line
from quiz.formats.reading_record import from_record, said, to_record, told
from quiz.messages import Complaint, Message, counted
from tests.exchanged import sixty
from tests.filing import in_file, make_reading


def test_a_reading_is_the_same_after_json():
    questions = [in_file(one.question, number) for number, one in enumerate(sixty().questions, 1)]
    problem = Problem(at_place(3), "It is none.", "~ the record")
    reading = make_reading(*questions, problems=[problem], title="Österreich & 1866")
    record = to_record(reading)
    assert json.loads(json.dumps(record)) == record
    read = from_record(record)
    assert [one.question for one in read.questions] == [one.question for one in questions]
    assert str(read.questions[2].place) == "line 3"
    assert list(map(str, read.problems)) == ["question 3: It is none."]
    assert read.problems[0].record == "~ the record"
    assert (read.pictures, read.title) == (reading.pictures, reading.title)
    assert to_record(read) == record


@pytest.mark.parametrize(
    "words",
    [
        "as it is, 100 %",
        Message("It has %(count)s of %(most)s: %(why)s", count=12_345, most="2.5", why=line(7)),
        counted("one choice", "%(num)s choices", 1_000),
        Complaint("No day %(day)s.", day=32),
        Message("Weighed %(share)s", share=0.5),
    ],
)
def test_what_is_said_can_be_translated_after_json_too(words):
    read = said(json.loads(json.dumps(told(words))))
    assert str(read) == str(words)
    if not isinstance(words, str):
        message = words.said if isinstance(words, Complaint) else words
        assert (read.text, read.plural, read.number) == (
            message.text,
            message.plural,
            message.number,
        )
        assert [type(one) for one in read.values.values()] == [
            str if isinstance(one, float) else type(one) for one in message.values.values()
        ]
