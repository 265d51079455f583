"""Question sets: kept, and read again."""

import pytest
from sqlalchemy import delete

from quiz.storage import gradebook, library, sets
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db, writing
from quiz.storage.sets import May, QuestionSetRow
from tests.factories import NOON, make_account, make_set, make_teacher, make_topic


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada")


@pytest.fixture
def week(ada, topic):
    return make_set(ada.person_id, topic)


def test_a_set_has_its_questions_in_order_each_with_its_sibling(week):
    items = sets.items_of(week.id)
    assert [item.position for item in items] == [1, 2, 3]
    assert len({item.question for item in items} | {item.sibling for item in items}) == 6
    assert sets.size_of(week.id) == 3
    assert sets.points_of(week.id) == [1, 1, 1]


def test_a_set_may_have_no_question_and_no_topic(ada):
    row = QuestionSetRow(
        owner_id=ada.person_id,
        topic_slug="",
        topic_title="",
        title="Mine",
        key="0" * 32,
        wishes="",
        first_day=0,
        last_day=0,
        made_at=NOON,
        changed_at=NOON,
    )
    with writing():
        sets.keep(row)
    assert sets.items_of(row.id) == ()
    assert (sets.size_of(row.id), sets.points_of(row.id)) == (0, [])
    assert [(one.row.title, one.questions) for one in sets.sets_of(ada.person_id)] == [("Mine", 0)]


def test_a_set_is_searched_by_plain_words_a_line_each(week):
    stem = sets.items_of(week.id)[0].question.stem
    lines = week.words.splitlines()
    assert lines[:2] == ["week 3", "france"]
    assert lines[2] == " ".join(stem.casefold().split())
    assert week.words.endswith("\n")


def test_a_teacher_has_only_ones_own_sets(ada, topic, week):
    ben, other = make_teacher("Ben"), make_set(ada.person_id, topic, "Week 4", questions=2)
    listed = {(one.row.title, one.questions) for one in sets.sets_of(ada.person_id)}
    assert listed == {("Week 3", 3), ("Week 4", 2)}
    assert sets.sets_of(ben.person_id) == []
    assert sets.set_of(ben.person_id, other.id) is None


def test_each_right_allows_what_those_before_it_do():
    allowed = [[wanted.value for wanted in May if may.allows(wanted)] for may in May]
    assert allowed == [["read"], ["read", "copy"], ["read", "copy", "edit"]]


def test_a_set_outlives_its_topic_and_not_its_teacher(ada, topic, week):
    key = week.key
    with writing():
        db.session.delete(topic)
    db.session.refresh(week)
    assert (week.topic.id, week.topic.slug, week.topic.title) == (None, "france", "France")
    with writing():
        db.session.execute(delete(PersonRow).where(PersonRow.id == ada.person_id))
    assert sets.set_with_key(key) is None


def test_how_often_sets_were_played_is_counted(ada, topic, week):
    chi = make_account("Chi")
    questions = [item.question for item in sets.items_of(week.id)]
    with writing():
        gradebook.start_attempt(
            chi.person_id, week.topic, questions, 7, "key", 0, 1, NOON, set_id=week.id
        )
    assert gradebook.plays_of([week.id, week.id + 1]) == {week.id: 1}
    found = gradebook.open_attempt_at_set(chi.person_id, week.id)
    assert found and found.set_id == week.id
    assert gradebook.open_attempt_at_set(ada.person_id, week.id) is None
