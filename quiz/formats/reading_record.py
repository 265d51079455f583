"""What was read in a question file as plain values for JSON, with what is said to be translated."""

import base64
from collections.abc import Mapping
from typing import Any

from quiz.formats.exchange import FileQuestion, Problem, Reading
from quiz.formats.picture import PictureFile
from quiz.messages import Complaint, Message
from quiz.questions import written_record

Record = dict[str, Any]
Told = Record | str


def to_record(reading: Reading) -> Record:
    """Return a reading as dictionaries, lists, strings and numbers."""
    return {
        "title": reading.title,
        "questions": [question_record(one) for one in reading.questions],
        "problems": [
            {"place": told(one.place), "why": told(one.why), "record": one.record}
            for one in reading.problems
        ],
        "pictures": [picture_record(one) for one in reading.pictures.values()],
    }


def from_record(record: Mapping[str, Any]) -> Reading:
    """Return the reading that `to_record` wrote."""
    pictures = [read_picture(one) for one in record["pictures"]]
    return Reading(
        tuple(read_question(one) for one in record["questions"]),
        tuple(
            Problem(said(one["place"]), said(one["why"]), one["record"])
            for one in record["problems"]
        ),
        {one.digest: one for one in pictures},
        record["title"],
    )


def question_record(question: FileQuestion) -> Record:
    return {
        "question": written_record.to_record(question.question),
        "place": told(question.place),
        "name": question.name,
        "number": question.number,
        "tags": list(question.tags),
        "category": question.category,
        "points": question.points,
        "in_time": question.in_time,
        "record": question.record,
    }


def read_question(record: Mapping[str, Any]) -> FileQuestion:
    asked, place = written_record.from_record(record["question"]), said(record["place"])
    values = {**record, "question": asked, "place": place, "tags": tuple(record["tags"])}
    return FileQuestion(**values)


def picture_record(picture: PictureFile) -> Record:
    return {
        "content": base64.b64encode(picture.content).decode(),
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
    }


def read_picture(record: Mapping[str, Any]) -> PictureFile:
    return PictureFile(**{**record, "content": base64.b64decode(record["content"])})


def told(words: Message | Complaint | str) -> Told:
    """Return what is said, a text as it is, a message with its values."""
    if isinstance(words, str):
        return words
    message = words.said if isinstance(words, Complaint) else words
    return {
        "text": message.text,
        "values": {name: value_told(value) for name, value in message.values.items()},
        "plural": message.plural,
        "number": message.number,
    }


def value_told(value: object) -> Told | int:
    if isinstance(value, Message | Complaint):
        return told(value)
    return value if isinstance(value, int) else str(value)


def said(record: Told) -> Message | str:
    """Return what `told` wrote."""
    if isinstance(record, str):
        return record
    values = {
        name: value if isinstance(value, int) else said(value)
        for name, value in record["values"].items()
    }
    message = Message(record["text"], **values)
    message.plural, message.number = record["plural"], record["number"]
    return message
