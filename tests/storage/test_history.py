"""A person's attempts, looked back on."""

import pytest
from sqlalchemy import update

from quiz.storage import accounts, history, library
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import NOON, make_attempt, make_topic


@pytest.fixture
def topics(shelves):
    with writing():
        return [library.add_topic(make_topic(slug)) for slug in ("france", "spain")]


@pytest.fixture
def chi(shelves):
    with writing():
        return accounts.new_guest(NOON)


@pytest.fixture
def dee(shelves):
    with writing():
        return accounts.new_guest(NOON)


def ids(attempts):
    return [attempt.id for attempt in attempts]


def test_attempts_come_a_page_at_a_time_and_none_twice(topics, chi, dee):
    made = ids(make_attempt(chi.id, topics[0]) for _ in range(5))
    make_attempt(dee.id, topics[0])
    first = ids(history.attempts_before(chi.id, None, 2))
    second = ids(history.attempts_before(chi.id, first[-1], 2))
    third = ids(history.attempts_before(chi.id, second[-1], 2))
    assert first + second + third == made[::-1]
    assert history.attempts_before(chi.id, third[-1], 2) == []


def test_topics_played_are_those_with_an_answer_the_last_one_first(topics, chi, dee):
    make_attempt(chi.id, topics[0], answered=1)
    make_attempt(chi.id, topics[1])
    make_attempt(dee.id, topics[1], answered=1)
    assert [topic.slug for topic in history.topics_played(chi.id)] == ["france"]


def test_a_topic_has_the_title_it_had_the_last_time(topics, chi):
    make_attempt(chi.id, topics[0], answered=1)
    newer = make_attempt(chi.id, topics[0])
    with writing():
        db.session.execute(
            update(AttemptRow).where(AttemptRow.id == newer.id).values(topic_title="New")
        )
    assert [topic.title for topic in history.topics_played(chi.id)] == ["New"]


def test_the_last_scores_are_those_of_finished_attempts_oldest_first(topics, chi, dee):
    made = [make_attempt(chi.id, topics[0], answered=3) for _ in range(4)]
    make_attempt(chi.id, topics[0], answered=2)
    make_attempt(chi.id, topics[1], answered=3)
    make_attempt(dee.id, topics[0], answered=3)
    found = history.last_scores(chi.id, "france", limit=3)
    assert [score.attempt for score in found] == ids(made[1:])
    assert {(score.score, score.points, score.at) for score in found} == {(3, 3, NOON)}
