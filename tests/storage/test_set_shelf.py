"""A teacher's question sets, looked through; archived, deleted and brought back."""

from datetime import timedelta

import pytest

from quiz.storage import accounts, library, set_editing, set_sharing, set_shelf, sets
from quiz.storage.database import writing
from quiz.storage.set_shelf import Dependents, Search, Sort, Whose
from quiz.storage.sets import May
from tests.factories import (
    NOON,
    make_account,
    make_assignment,
    make_class,
    make_set,
    make_teacher,
    make_topic,
)


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def ada(shelves):
    account = make_teacher("Ada")
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def week(ada, topic):
    return make_set(ada.id, topic)


def found(person_id, **wanted):
    listed = set_shelf.listed(person_id, Search(**wanted), 0, 100)
    assert len(listed) == set_shelf.number_found(person_id, Search(**wanted))
    return [one.row.title for one in listed]


def tag(row, ada, *tags):
    with writing():
        set_editing.describe(row, ada, row.title, tags, row.version, NOON)


def test_every_word_must_be_found_capitals_and_accents_aside(ada, topic, week):
    make_set(ada.id, topic, "Été à Paris")
    for words in ("ete", "ÉTÉ", "paris"), ("a p",), ("france", "ete"):
        assert found(ada.id, words=words) == ["Été à Paris"]
    assert found(ada.id, words=("ete", "week")) == []
    assert found(ada.id, words=("%",)) == []


def test_a_tag_is_found_whole(ada, topic, week):
    other = make_set(ada.id, topic, "Week 4")
    tag(week, ada, "Year 10", "exam")
    tag(other, ada, "year 1")
    assert found(ada.id, tag="YEAR 10") == ["Week 3"]
    assert found(ada.id, tag="year 1") == ["Week 4"]
    assert found(ada.id, tag="week 3") == []
    assert set_shelf.tags_of(ada.id) == ["exam", "year 1", "Year 10"]


def test_topics_of_sets_are_listed_with_none_among_them(ada, topic, week):
    other = make_set(ada.id, topic, "Week 4")
    with writing():
        other.topic_id, other.topic_slug, other.topic_title = None, "", ""
    assert set_shelf.topics_of(ada.id, Whose.OWN) == {"": "", "france": "France"}
    assert found(ada.id, topic="") == ["Week 4"]
    assert found(ada.id, topic="france") == ["Week 3"]


def test_what_is_shared_is_at_hand_and_what_is_archived_is_not(ada, topic, week):
    ben = make_teacher("Ben")
    other = make_set(ben.person_id, topic, "Ben’s")
    with writing():
        other.teachers_may = May.READ
    assert set(found(ada.id)) == {"Week 3", "Ben’s"}
    assert found(ada.id, whose=Whose.OWN) == ["Week 3"]
    assert found(ada.id, whose=Whose.SHARED) == ["Ben’s"]
    with writing():
        set_shelf.archive(week, ada, NOON)
        set_shelf.archive(week, ada, NOON)
        set_shelf.archive(other, ada, NOON)
    assert found(ada.id) == []
    assert found(ada.id, whose=Whose.ARCHIVED) == ["Week 3"]
    with writing():
        set_shelf.unarchive(week, ada, NOON)
    assert found(ada.id) == ["Week 3"]
    told = [change.action for change in set_editing.changes_of(week.id)]
    assert told == ["unarchived", "archived"]


def test_a_list_goes_by_the_last_change_or_by_title_some_at_a_time(ada, topic, week):
    make_set(ada.id, topic, "Änderung")
    make_set(ada.id, topic, "zuletzt", questions=1)
    with writing():
        set_editing.describe(week, ada, "Week 3", ("x",), 1, NOON + timedelta(hours=1))
    assert found(ada.id) == ["Week 3", "zuletzt", "Änderung"]
    assert found(ada.id, sort=Sort.TITLE) == ["Änderung", "Week 3", "zuletzt"]
    (last,) = set_shelf.listed(ada.id, Search(sort=Sort.TITLE), 2, 2)
    assert (last.row.title, last.owner, last.questions) == ("zuletzt", "Ada", 1)


def test_a_deleted_set_can_be_brought_back_until_it_is_gone_for_good(ada, topic, week):
    with writing():
        set_shelf.remove(week, ada, NOON)
    assert (sets.set_of(ada.id, week.id), sets.set_numbered(week.id)) == (None, None)
    assert sets.set_of(ada.id, week.id, deleted=True) is week
    with writing():
        set_shelf.restore(week, ada, NOON)
    assert sets.set_of(ada.id, week.id) is week
    other = make_set(ada.id, topic, "Week 4")
    with writing():
        set_shelf.remove(week, ada, NOON)
        set_shelf.remove(other, ada, NOON + timedelta(minutes=1))
        set_shelf.remove_expired(NOON + set_shelf.KEPT)
    assert [one.row.title for one in sets.sets_of(ada.id, deleted=True)] == ["Week 4"]


def test_what_an_assignment_needs_is_not_gone_for_good(ada, topic, week):
    chi = make_account("Chi")
    assert set_shelf.dependents(week) == Dependents(0, 0)
    assignment = make_assignment(make_class(ada.id, pupils={"Chi": chi.person_id}), week)
    assert set_shelf.dependents(week) == Dependents(1, 0)
    late, week_id = NOON + set_shelf.KEPT * 2, week.id
    with writing():
        set_shelf.remove(week, ada, NOON)
        set_shelf.remove_expired(late)
    assert sets.size_of(week_id) == 3
    with writing():
        assignment.deleted_at = NOON
        set_shelf.remove_expired(late)
    assert sets.size_of(week_id) == 0


def test_what_is_shared_twice_is_listed_once(ada, topic, week):
    ben = make_teacher("Ben")
    with writing():
        set_sharing.share(week, ada, ben, May.EDIT, NOON)
        set_sharing.share_with_all(week, ada, May.READ, NOON)
    assert found(ben.person_id) == ["Week 3"]
