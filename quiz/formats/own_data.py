"""What a student did, as plain values for a file of their own."""

from typing import Any

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import Item
from quiz.questions import record
from quiz.questions.question import Choice, MultipleChoice, Ordering, Question
from quiz.questions.written import WrittenChoice

Record = dict[str, Any]


def item_record(item: Item, *, explained: bool = True) -> Record:
    """Return a question with its answer; the key and the dates only once it is answered.

    Unless it may be `explained` they and the credit are left out of an answered one too.
    """
    question, response = item.question, item.response
    asked = {
        "position": item.position,
        "kind": question.kind.value,
        "stem": question.stem,
        "about": about_of(question),
        "sure": response and response.sure,
        "flagged": item.flagged,
    }
    if response is None or not explained:
        return asked | {
            "choices": [{"id": choice.id, "text": choice.text} for choice in question.choices],
            "answer": response and answer_record(response.answer),
        }
    return asked | {
        "choices": [choice_record(choice) for choice in question.choices],
        "answer": answer_record(response.answer),
        "key": key_of(question),
        "credit": response.credit,
        "answered_at": response.answered_at.isoformat(),
    }


def about_of(question: Question) -> list[str]:
    """Return the events a question is about; one that a teacher wrote is about none."""
    if isinstance(question, MultipleChoice | Ordering):
        return [choice.text for choice in question.about]
    return []


def choice_record(choice: Choice | WrittenChoice) -> Record:
    """Return a choice with its date; a gap in a line and a length of time have none.

    Neither has what a teacher wrote: that has the picture's words instead, and the explanation.
    """
    told = {"id": choice.id, "text": choice.text}
    if isinstance(choice, WrittenChoice):
        picture = choice.picture.alternative if choice.picture else None
        return told | {"picture": picture, "explanation": choice.explanation}
    return told | {"date": choice.given.edtf if choice.given else None}


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
