"""Questions answered, for the tests of how they are explained."""

from quiz.attempts.answers import Answer, Chosen, Ordered
from quiz.attempts.attempt import Item, respond
from quiz.dates.daynumber import day_number
from quiz.questions.question import ChoiceId, Question
from quiz.web.scale import Scale
from tests.factories import NOON

SCALE = Scale.covering(day_number(1789, 1, 1), day_number(1815, 12, 31))


def item(question: Question, answer: Answer) -> Item:
    return Item(1, question, respond(question, answer, NOON))


def chosen(question: Question, choice: ChoiceId) -> Item:
    return item(question, Chosen(frozenset({choice})))


def ordered(question: Question, order: tuple[ChoiceId, ...]) -> Item:
    return item(question, Ordered(tuple((choice,) for choice in order)))
