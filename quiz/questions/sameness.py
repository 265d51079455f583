"""When two questions that were written ask the same, though they come from different files."""

import hashlib
import json

from quiz.questions.written import WrittenChoice, WrittenOrdering, WrittenQuestion


def sameness(question: WrittenQuestion) -> str:
    """Return what is equal for questions with the same stem, choices and key.

    Neither the order in which choices are shown counts nor what is told after the answer.
    """
    choices = {choice.id: seen(choice) for choice in question.choices}
    if isinstance(question, WrittenOrdering):
        key = [choices[choice_id] for choice_id in question.key]
    else:
        key = sorted(choices[choice_id] for choice_id in question.key)
    stem = [" ".join(question.stem.split()), question.picture and question.picture.digest]
    asked = [question.kind, stem, sorted(choices.values()), key]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def seen(choice: WrittenChoice) -> tuple[str, str]:
    return " ".join(choice.text.split()), choice.picture.digest if choice.picture else ""
