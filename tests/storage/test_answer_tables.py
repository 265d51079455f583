"""The answers that figures are reckoned from, one attempt of each student."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from quiz.attempts.correcting import NewKey, to_json
from quiz.results.answer_table import Fared
from quiz.results.standing import Counting
from quiz.storage import (
    accounts,
    answer_tables,
    assignments,
    bank,
    corrections,
    enrolments,
    library,
)
from quiz.storage.answer_tables import answers_at
from quiz.storage.corrections import CorrectionRow
from quiz.storage.database import db, writing
from tests.answering import MINUTE, answer_all, choose, make_choices
from tests.factories import NOON, make_assignment, make_class, make_teacher, make_topic

QUESTIONS = make_choices("a", "b", "c")
ALL, TWO = [choose("a"), choose("b"), choose("c")], [choose("a"), choose("b"), None]


@pytest.fixture
def desk(shelves):
    """A class of Dana and Émile, with nothing handed in."""
    return Desk()


class Desk:
    def __init__(self, **terms):
        with writing():
            self.topic = library.add_topic(make_topic())
        self.people = self.new_people("Dana", "Émile")
        self.classroom = make_class(make_teacher().person_id, pupils=self.people)
        self.row = make_assignment(self.classroom, topic_id=self.topic.id, **terms)

    def new_people(self, *names):
        with writing():
            return {name: accounts.new_guest(NOON).id for name in names}

    def sit(self, name="Dana", answers=ALL, questions=QUESTIONS, **others):
        return answer_all(self.people[name], self.topic, self.row, questions, answers, **others)

    def answers(self, after=timedelta(days=1)):
        db.session.expire_all()
        return answers_at(self.row, NOON + after)


def test_without_an_attempt_there_is_no_table(desk):
    found = desk.answers()
    assert (found.tables, found.sat, found.under_way) == ((), [], 0)


def test_every_answer_stands_with_its_credit_and_time_in_the_order_asked(desk):
    desk.sit(answers=[choose("a"), choose("a"), None])
    (table,) = desk.answers().tables
    assert [one.question.stem for one in table.asked] == [one.stem for one in QUESTIONS]
    (sat,) = table.sat
    assert [one.fared for one in sat.answers] == [Fared.RIGHT, Fared.WRONG, Fared.NONE]
    assert [one.seconds for one in sat.answers] == [60, 60, None]
    assert sat.lasted == 2 * MINUTE
    assert table.topic == "france"


def test_students_stand_by_name_and_who_left_comes_last(desk):
    desk.sit("Émile")
    desk.sit("Dana")
    with writing():
        enrolments.leave(desk.classroom.id, desk.people["Dana"], NOON)
    found = desk.answers()
    assert [(one.student.name, one.student.left) for one in found.sat] == [
        ("Émile", False),
        ("Dana", True),
    ]


@pytest.mark.parametrize(
    ("counting", "score"),
    [(Counting.HIGHEST, 3), (Counting.LATEST, 1), (Counting.FIRST, 2), (Counting.MEAN, 2)],
)
def test_the_attempt_that_counts_is_taken_and_the_first_for_the_mean(shelves, counting, score):
    desk = Desk(counting=counting)
    for right, hours in ((2, 0), (3, 1), (1, 2)):
        begun = NOON + timedelta(hours=hours)
        desk.sit(answers=ALL[:right] + [None] * (3 - right), begun=begun)
    (sat,) = desk.answers().sat
    assert sat.attempt.score == score


def test_an_attempt_under_way_is_counted_and_left_out(desk):
    desk.sit("Dana")
    desk.sit("Émile", finished=False, answers=TWO)
    found = desk.answers()
    assert [one.student.name for one in found.sat] == ["Dana"]
    assert found.under_way == 1


def test_who_is_excused_is_left_out(desk):
    desk.sit("Dana")
    with writing():
        assignments.except_for(desk.row.id, desk.people["Dana"], {"excused": True})
    assert desk.answers().tables == ()


def test_who_was_asked_other_questions_stands_in_a_table_of_its_own(desk):
    desk.people |= desk.new_people("Frida")
    desk.sit("Dana")
    desk.sit("Émile")
    others = make_choices("a", "b", "d")
    desk.sit("Frida", questions=others)
    tables = desk.answers().tables
    assert [len(one.sat) for one in tables] == [2, 1]
    (third,) = {one.id for one in tables[1].asked} - {one.id for one in tables[0].asked}
    assert desk.answers().table_asking(third).sat == tables[1].sat
    assert desk.answers().table_asking(0) is None
    assert tables[1].sat[0].student.name == "", "who is in no class has no name"


def test_questions_in_another_order_are_the_same_questions(desk):
    desk.sit("Dana", answers=[choose("a"), choose("b"), choose("d")])
    later = NOON + timedelta(hours=1)
    turned = [choose("c"), choose("b"), choose("a")]
    desk.sit("Émile", questions=QUESTIONS[::-1], answers=turned, begun=later)
    (table,) = desk.answers().tables
    assert [one.question for one in table.asked] == QUESTIONS[::-1]
    dana, emile = table.sat
    assert [one.credit for one in dana.answers] == [0, 1, 1]
    assert [one.credit for one in emile.answers] == [1, 1, 1]


def test_a_question_that_is_asked_twice_is_two_items(desk):
    twice = [QUESTIONS[0], QUESTIONS[0]]
    desk.sit(questions=twice, answers=[choose("a"), choose("d")])
    (table,) = desk.answers().tables
    assert [one.credit for one in table.sat[0].answers] == [1, 0]


def test_of_an_exam_it_is_not_known_how_long_each_answer_took(desk):
    desk.sit(exam=True)
    (sat,) = desk.answers().sat
    assert [one.seconds for one in sat.answers] == [None] * 3
    assert sat.lasted == 3 * MINUTE


def test_how_long_an_attempt_took_is_not_known_once_it_was_opened_again(desk):
    attempt = desk.sit()
    with writing():
        attempt.reopened_at = NOON
    (sat,) = desk.answers().sat
    assert sat.lasted is None


def test_points_are_what_most_attempts_give_for_a_question(desk):
    desk.people |= desk.new_people("Frida")
    desk.sit("Dana", points=[1, 1, 1])
    desk.sit("Émile", points=[1, 1, 4])
    desk.sit("Frida", points=[1, 1, 4])
    (table,) = desk.answers().tables
    assert [one.points for one in table.asked] == [1, 1, 4]


def test_the_correction_that_stands_is_known(desk):
    desk.sit()
    (question_id, *_) = bank.ids_of([bank.digest(bank.record.as_text(QUESTIONS[0]))]).values()
    for choice, undone in (("b", None), ("c", NOON)):
        with writing():
            made = CorrectionRow(
                assignment_id=desk.row.id,
                question_id=question_id,
                said=to_json(NewKey(choose(choice))),
                reason="",
                raise_only=True,
                username="Ada",
                made_at=NOON,
                undone_at=undone,
            )
            corrections.apply(made, [])
    (table,) = desk.answers().tables
    assert [one.correction for one in table.asked] == [NewKey(choose("b")), None, None]


def test_of_very_many_attempts_the_latest_are_taken(desk, monkeypatch):
    monkeypatch.setattr(answer_tables, "MOST_ATTEMPTS", 1)
    desk.sit("Dana")
    desk.sit("Émile")
    found = desk.answers()
    assert [one.student.name for one in found.sat] == ["Émile"]
    assert found.older == 1


def test_it_takes_as_many_statements_for_one_as_for_many(desk):
    desk.sit("Dana")
    few = statements_of(desk)
    names = [f"Student {number}" for number in range(40)]
    desk.people |= desk.new_people(*names)
    for name in names:
        desk.sit(name)
    assert statements_of(desk) == few <= 7


def statements_of(desk):
    seen = []

    def listen(*_details):
        seen.append(1)

    db.session.expire_all()
    db.session.refresh(desk.row)
    event.listen(db.engine, "before_cursor_execute", listen)
    answers_at(desk.row, NOON)
    event.remove(db.engine, "before_cursor_execute", listen)
    return len(seen)
