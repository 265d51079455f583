"""An answer as a line of text."""

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.questions.question import ChoiceId, Ordering, Question
from quiz.questions.written import WrittenOrdering
from quiz.web.filters import headline, letter
from quiz.web.markdown import choice_words

THEN, BESIDE = " → ", " = "


def answer_words(question: Question, answer: Answer) -> str:
    """Return the choices picked, or all of them in the order given."""
    texts = texts_of(question)
    match answer:
        case Chosen(ids):
            return "; ".join(text for choice, text in texts.items() if choice in ids)
        case Ordered(groups):
            return THEN.join(BESIDE.join(texts[choice] for choice in group) for group in groups)


def answer_in_short(question: Question, answer: Answer) -> str:
    """Return the letters picked, or the places of the true order in the order given."""
    match answer:
        case Chosen(ids):
            names = letters(question)
            return ", ".join(name for choice, name in names.items() if choice in ids)
        case Ordered(groups):
            places = {one: str(place) for place, one in enumerate(key_order(question), start=1)}
            return THEN.join(BESIDE.join(places[choice] for choice in group) for group in groups)


def texts_of(question: Question) -> dict[ChoiceId, str]:
    """Return the words of each choice, as they stand in the question."""
    return {choice.id: headline(choice_words(choice)) for choice in question.choices}


def letters(question: Question) -> dict[ChoiceId, str]:
    ids = (choice.id for choice in question.choices)
    return {choice: letter(place) for place, choice in enumerate(ids, start=1)}


def key_order(question: Question) -> tuple[ChoiceId, ...]:
    """Return the choices as the key has them; of a multiple choice those that are right."""
    return tuple(sorted(question.key)) if isinstance(question.key, frozenset) else question.key


def key_words(question: Question) -> str:
    """Return the key as a line of text."""
    match question:
        case Ordering() | WrittenOrdering():
            return answer_words(question, Ordered(question.groups))
        case _:
            return answer_words(question, Chosen(question.key))
