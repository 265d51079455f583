"""Question sets shared: what other teachers may do with them."""

import pytest

from quiz.storage import accounts, library, set_editing, set_sharing, sets
from quiz.storage.database import writing
from quiz.storage.set_sharing import set_for
from quiz.storage.sets import May
from tests.factories import NOON, make_set, make_teacher, make_topic


@pytest.fixture
def teacher(shelves):
    return make_teacher("Ada")


@pytest.fixture
def ada(teacher):
    return accounts.visitor(teacher.person_id, teacher.stamp)


@pytest.fixture
def ben(shelves):
    return make_teacher("Ben")


@pytest.fixture
def week(ada):
    with writing():
        topic = library.add_topic(make_topic())
    return make_set(ada.id, topic)


def allowed(person_id, row):
    return [may.value for may in May if set_for(person_id, row.id, may)]


def test_a_set_is_its_owners_until_it_is_shared(week, ada, ben):
    assert allowed(ada.id, week) == ["read", "copy", "edit"]
    assert allowed(ben.person_id, week) == []
    with writing():
        set_sharing.share(week, ada, ben, May.COPY, NOON)
    assert allowed(ben.person_id, week) == ["read", "copy"]


def test_of_what_all_may_and_what_one_may_the_most_counts(week, ada, ben):
    with writing():
        set_sharing.share_with_all(week, ada, May.EDIT, NOON)
        set_sharing.share(week, ada, ben, May.READ, NOON)
    assert allowed(ben.person_id, week) == ["read", "copy", "edit"]
    with writing():
        set_sharing.share_with_all(week, ada, None, NOON)
    assert allowed(ben.person_id, week) == ["read"]


def test_what_is_taken_back_is_taken_back_once(week, ada, ben):
    with writing():
        set_sharing.share(week, ada, ben, May.READ, NOON)
        set_sharing.share(week, ada, ben, May.READ, NOON)
        for _ in range(2):
            set_sharing.take_back(week, ada, ben, NOON)
    assert allowed(ben.person_id, week) == []
    assert [change.action for change in set_editing.changes_of(week.id)] == [
        "taken back",
        "let read",
    ]


def test_with_whom_a_set_is_shared_is_listed_by_name(week, ada, ben):
    abe = make_teacher("abe")
    with writing():
        set_sharing.share(week, ada, ben, May.EDIT, NOON)
        set_sharing.share(week, ada, abe, May.READ, NOON)
    listed = [(share.username, share.may) for share in set_sharing.shares_of(week.id)]
    assert listed == [("abe", May.READ), ("Ben", May.EDIT)]
    assert set_sharing.shared_to(ben.person_id) == [(week, May.EDIT)]


def test_of_a_deleted_set_and_of_none_nobody_may_anything(week, ada, ben):
    with writing():
        set_sharing.share(week, ada, ben, May.EDIT, NOON)
        week.deleted_at = NOON
    assert allowed(ada.id, week) == allowed(ben.person_id, week) == []
    assert set_for(ada.id, week.id + 1, May.READ) is None
    assert set_sharing.shared_to(ben.person_id) == []
    assert sets.set_numbered(week.id) is None
