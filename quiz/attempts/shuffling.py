"""The order in which an attempt shows the choices of a question."""

from quiz.questions.chance import Chance
from quiz.questions.question import MultipleChoice, Ordering, Question
from quiz.questions.versions import IN_TIME, TRIES, AnyChoice, is_far_from_key, with_choices
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering


def shuffled(question: Question, seed: int) -> Question:
    """Return a question with its choices in the order of a seed, ids unchanged.

    Where they run in time or along a line they stay as they are. Of an ordering at least half of
    the pairs shown are wrong, so that an order left as it is earns nothing.
    """
    own: tuple[AnyChoice, ...] = question.choices
    chance = Chance("shuffled", seed, question.stem, *(choice.text for choice in own))
    match question:
        case MultipleChoice(kind=kind) if kind in IN_TIME:
            return question
        case WrittenMultipleChoice(in_time=True):
            return question
        case Ordering() | WrittenOrdering():
            for _ in range(TRIES):
                shown = chance.shuffled(own)
                if is_far_from_key(question, shown):
                    return with_choices(question, shown)
            return with_choices(question, question.in_order[::-1])
        case _:
            return with_choices(question, chance.shuffled(own))
