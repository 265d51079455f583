"""Questions are frozen once, however often they are asked."""

from sqlalchemy import func, select

from quiz.storage import bank
from quiz.storage.bank import QuestionRow
from quiz.storage.database import db, writing
from tests.factories import make_questions


def kept():
    return db.session.scalar(select(func.count()).select_from(QuestionRow))


def test_a_question_thaws_as_it_was_frozen(shelves):
    questions = make_questions()
    with writing():
        ids = bank.keep(questions)
    texts = [db.session.get(QuestionRow, each).record for each in ids]
    assert tuple(bank.thawed(text) for text in texts) == questions


def test_a_question_is_kept_once(shelves):
    first, second, third = make_questions(3)
    with writing():
        ids = bank.keep([first, second])
    with writing():
        assert bank.keep([third, second, third, first])[1::2] == (ids[1], ids[0])
    assert kept() == 3


def test_the_ids_come_in_the_order_of_the_questions(shelves):
    first, second, third = make_questions(3)
    with writing():
        one = bank.keep([first, second, third])
        other = bank.keep([third, first, second])
    assert other == (one[2], one[0], one[1])
