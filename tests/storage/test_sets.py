"""Question sets: kept, changed by hand, taken back, deleted."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from quiz.storage import gradebook, library, sets
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db, writing
from quiz.storage.sets import SetChangedMeanwhile
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


def ids(row):
    return [item.ids for item in sets.items_of(row.id)]


def rearranged(row, new, seen=1):
    with writing():
        sets.rearrange(row, new, seen, NOON)


def test_a_set_has_its_questions_in_order_each_with_its_sibling(week):
    items = sets.items_of(week.id)
    assert [item.position for item in items] == [1, 2, 3]
    assert len({item.question for item in items} | {item.sibling for item in items}) == 6
    assert sets.size_of(week.id) == 3


def test_a_teacher_has_only_ones_own_sets_the_one_changed_last_first(ada, topic, week):
    ben, other = make_teacher("Ben"), make_set(ada.person_id, topic, "Week 4", questions=2)
    with writing():
        sets.rename(week, "Week three", 1, NOON + timedelta(hours=1))
    listed = [(one.row.title, one.questions) for one in sets.sets_of(ada.person_id)]
    assert listed == [("Week three", 3), ("Week 4", 2)]
    assert sets.sets_of(ben.person_id) == []
    assert sets.set_of(ben.person_id, other.id) is None


def test_a_change_can_be_taken_back_and_so_can_that(week):
    before, code = ids(week), week.code
    rearranged(week, before[::-1])
    assert (ids(week), week.code, week.version) == (before[::-1], None, 2)
    with writing():
        sets.undo(week, 2, NOON)
    assert (ids(week), week.code, week.version) == (before, code, 3)
    with writing():
        sets.undo(week, 3, NOON)
    assert (ids(week), week.code) == (before[::-1], None)


def test_a_set_may_be_cut_short_and_get_longer_again(week):
    before = ids(week)
    rearranged(week, before[1:])
    assert [item.position for item in sets.items_of(week.id)] == [1, 2]
    with writing():
        sets.undo(week, 2, NOON)
    assert ids(week) == before


def test_of_two_who_change_a_set_at_once_the_slower_changes_nothing(week):
    before = ids(week)
    rearranged(week, before[::-1])
    with pytest.raises(SetChangedMeanwhile):
        rearranged(week, before[:1])
    with pytest.raises(SetChangedMeanwhile), writing():
        sets.rename(week, "Late", 1, NOON)
    with pytest.raises(SetChangedMeanwhile), writing():
        sets.undo(week, 1, NOON)
    assert ids(week) == before[::-1]
    assert week.title == "Week 3"


def test_a_deleted_set_can_be_brought_back_until_it_is_gone_for_good(ada, topic, week):
    person = ada.person_id
    with writing():
        sets.remove(week, NOON)
    assert (sets.set_of(person, week.id), sets.set_numbered(week.id)) == (None, None)
    assert sets.set_of(person, week.id, deleted=True) is week
    with writing():
        sets.restore(week)
    assert sets.set_of(person, week.id) is week
    other = make_set(person, topic, "Week 4")
    with writing():
        sets.remove(week, NOON)
        sets.remove(other, NOON + timedelta(minutes=1))
        sets.remove_expired(NOON + sets.KEPT)
    assert [one.row.title for one in sets.sets_of(person, deleted=True)] == ["Week 4"]


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
