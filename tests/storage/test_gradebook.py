"""Attempts: started once, answered once, counted right."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, event
from sqlalchemy.exc import IntegrityError

from quiz.attempts.answers import Ordered
from quiz.attempts.attempt import Item
from quiz.practice.evidence import evidence
from quiz.storage import accounts, gradebook, library, responses
from quiz.storage.database import db, writing
from quiz.storage.library import TopicRow
from tests.factories import NOON, make_questions, make_response, make_topic


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def chi(shelves):
    with writing():
        return accounts.new_guest(NOON)


@pytest.fixture
def dee(shelves):
    with writing():
        return accounts.new_guest(NOON)


def started(person, topic, start_key="key", questions=None):
    with writing():
        return gradebook.start_attempt(
            person.id, topic, questions or make_questions(3), 7, start_key, -66_000, -54_000, NOON
        )


def answer_of(question):
    return Ordered(tuple((choice,) for choice in question.key))


def answered(attempt, position, credit=1.0, after=timedelta()):
    question = gradebook.item_at(attempt.id, position).question
    response = make_response(answer_of(question), credit, NOON + after)
    shown = evidence(question, response.answer)
    with writing():
        return responses.record(attempt.id, position, response, shown)


def test_an_attempt_keeps_its_questions_as_they_were(topic, chi):
    questions = make_questions(3)
    attempt = started(chi, topic, questions=questions)
    assert gradebook.items_of(attempt.id) == tuple(
        Item(position, question) for position, question in enumerate(questions, start=1)
    )
    assert (attempt.questions, attempt.answered, attempt.score) == (3, 0, 0)


def test_there_is_no_item_at_a_position_beyond_the_last(topic, chi):
    attempt = started(chi, topic)
    assert gradebook.item_at(attempt.id, 0) is None
    assert gradebook.item_at(attempt.id, 4) is None


def test_a_response_is_kept_as_it_was_given(topic, chi):
    attempt = started(chi, topic)
    assert answered(attempt, 2, credit=0.6)
    item = gradebook.item_at(attempt.id, 2)
    assert item.response == make_response(answer_of(item.question), 0.6, NOON)


def test_a_second_response_changes_nothing(topic, chi):
    attempt = started(chi, topic)
    answered(attempt, 1, credit=0.4)
    assert not answered(attempt, 1, credit=1.0)
    db.session.refresh(attempt)
    assert gradebook.item_at(attempt.id, 1).response.credit == 0.4
    assert (attempt.answered, attempt.score) == (1, 0.4)


def test_an_attempt_counts_its_responses_and_their_credit(topic, chi):
    attempt = started(chi, topic)
    answered(attempt, 1, credit=0.5)
    answered(attempt, 3, credit=1.0)
    db.session.refresh(attempt)
    assert (attempt.answered, attempt.score, attempt.finished_at) == (2, 1.5, None)


def test_the_last_response_finishes_an_attempt(topic, chi):
    attempt = started(chi, topic)
    for position in (3, 1, 2):
        answered(attempt, position, after=timedelta(minutes=position))
    db.session.refresh(attempt)
    assert attempt.finished_at == NOON + timedelta(minutes=2)


def test_the_first_open_position_skips_what_is_answered(topic, chi):
    attempt = started(chi, topic)
    assert gradebook.first_open_position(attempt.id) == 1
    answered(attempt, 1)
    answered(attempt, 3)
    assert gradebook.first_open_position(attempt.id) == 2
    answered(attempt, 2)
    assert gradebook.first_open_position(attempt.id) is None


def test_the_times_of_answers_come_in_the_order_of_the_questions(topic, chi):
    attempt = started(chi, topic)
    answered(attempt, 3)
    answered(attempt, 1, after=timedelta(minutes=1))
    assert gradebook.answered_times(attempt.id) == (NOON + timedelta(minutes=1), None, NOON)


def test_an_attempt_is_found_for_its_own_person_only(topic, chi, dee):
    attempt = started(chi, topic)
    assert gradebook.attempt_of(chi.id, attempt.id) is attempt
    assert gradebook.attempt_of(dee.id, attempt.id) is None


def test_one_press_starts_one_attempt(topic, chi):
    attempt = started(chi, topic, "pressed")
    with pytest.raises(IntegrityError):
        started(chi, topic, "pressed")
    assert gradebook.attempt_started_with("pressed").id == attempt.id
    assert gradebook.attempt_started_with("never pressed") is None


def test_attempts_come_newest_first_and_no_more_than_asked_for(topic, chi, dee):
    attempts = [started(chi, topic, f"key-{number}") for number in range(4)]
    started(dee, topic, "somebody else's")
    found = gradebook.attempts_of(chi.id, limit=3)
    assert [attempt.id for attempt in found] == [attempt.id for attempt in attempts[:0:-1]]


def test_the_open_attempt_is_the_newest_that_is_not_finished(topic, chi, dee):
    older, newer = started(chi, topic, "older"), started(chi, topic, "newer")
    assert gradebook.open_attempt(chi.id, topic.id).id == newer.id
    for position in (1, 2, 3):
        answered(newer, position)
    assert gradebook.open_attempt(chi.id, topic.id).id == older.id
    assert gradebook.open_attempt(dee.id, topic.id) is None


def test_an_attempt_outlives_its_topic(topic, chi):
    attempt = started(chi, topic)
    with writing():
        db.session.execute(delete(TopicRow))
    db.session.refresh(attempt)
    assert (attempt.topic_id, attempt.topic_slug, attempt.topic_title) == (None, "france", "France")
    assert len(gradebook.items_of(attempt.id)) == 3


def test_an_item_is_read_in_one_statement(topic, chi):
    attempt = started(chi, topic)
    db.session.rollback()
    statements = []

    def heard(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", heard)
    try:
        gradebook.item_at(attempt.id, 1)
    finally:
        event.remove(db.engine, "before_cursor_execute", heard)
    assert [statement for statement in statements if statement != "BEGIN"][1:] == []
