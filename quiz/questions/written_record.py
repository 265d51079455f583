"""A question of a teacher's own as plain values for JSON, as `record` has it of the others."""

from collections.abc import Mapping
from typing import Any

from quiz.questions.written import (
    Picture,
    WrittenChoice,
    WrittenKind,
    WrittenMultipleChoice,
    WrittenOrdering,
    WrittenQuestion,
)

Record = dict[str, Any]


def to_record(question: WrittenQuestion) -> Record:
    """Return the question as a dictionary of strings, numbers, lists and dictionaries."""
    multiple = isinstance(question, WrittenMultipleChoice)
    return {
        "kind": question.kind.value,
        "stem": question.stem,
        "choices": [
            {"id": choice.id, "text": choice.text, **told_after(choice), **weight_of(choice)}
            for choice in question.choices
        ],
        "key": sorted(question.key) if multiple else list(question.key),
        **told_after(question),
        **kept_order(question),
    }


def kept_order(question: WrittenQuestion) -> Record:
    kept = isinstance(question, WrittenMultipleChoice) and question.in_time
    return {"in_time": True} if kept else {}


def weight_of(choice: WrittenChoice) -> Record:
    return {} if choice.weight is None else {"weight": choice.weight}


def told_after(part: WrittenChoice | WrittenQuestion) -> Record:
    return {
        "explanation": part.explanation,
        "source": part.source,
        "picture": None
        if part.picture is None
        else {
            "digest": part.picture.digest,
            "alternative": part.picture.alternative,
            "width": part.picture.width,
            "height": part.picture.height,
        },
    }


def from_record(record: Mapping[str, Any]) -> WrittenQuestion:
    """Return the question that `to_record` wrote, its invariants checked anew."""
    kind = WrittenKind(record["kind"])
    choices = tuple(read_choice(choice) for choice in record["choices"])
    stem, explanation, source = record["stem"], record["explanation"], record["source"]
    picture = read_picture(record["picture"])
    if kind is WrittenKind.WRITTEN_ORDER:
        key = tuple(record["key"])
        return WrittenOrdering(stem, choices, key, explanation, source, picture)
    return WrittenMultipleChoice(
        stem,
        choices,
        frozenset(record["key"]),
        kind is WrittenKind.SEVERAL_RIGHT,
        explanation,
        source,
        picture,
        record.get("in_time", False),
    )


def read_choice(record: Mapping[str, Any]) -> WrittenChoice:
    return WrittenChoice(
        record["id"],
        record["text"],
        record["explanation"],
        record["source"],
        read_picture(record["picture"]),
        record.get("weight"),
    )


def read_picture(record: Mapping[str, Any] | None) -> Picture | None:
    return None if record is None else Picture(**record)
