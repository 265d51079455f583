"""What a student did, as plain values for a file of their own."""

from typing import Any

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.questions import record
from quiz.questions.question import Choice, Question

Record = dict[str, Any]


def item_record(item: Item) -> Record:
    """Return a question with its answer; the key and the dates only once it is answered."""
    question, response = item.question, item.response
    asked = {
        "position": item.position,
        "kind": question.kind.value,
        "stem": question.stem,
        "about": [choice.text for choice in question.about],
    }
    if response is None:
        return asked | {
            "choices": [{"id": choice.id, "text": choice.text} for choice in question.choices],
            "answer": None,
        }
    return asked | {
        "choices": [choice_record(choice) for choice in question.choices],
        "answer": answer_record(response.answer),
        "key": key_of(question),
        "credit": response.credit,
        "answered_at": response.answered_at.isoformat(),
    }


def choice_record(choice: Choice) -> Record:
    """Return a choice with its date; a gap in a line and a length of time have none."""
    return {
        "id": choice.id,
        "text": choice.text,
        "date": choice.given.edtf if choice.given else None,
    }


def key_of(question: Question) -> list[str]:
    """Return the ids of the key: in order for an ordering."""
    key: list[str] = record.to_record(question)["key"]
    return key


def answer_record(answer: Answer) -> list[str] | list[list[str]]:
    """Return the ids chosen, or for an ordering the groups of ids in order."""
    match answer:
        case Chosen(ids):
            return sorted(ids)
        case Ordered(groups):
            return [list(group) for group in groups]
