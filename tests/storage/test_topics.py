"""A teacher's topics: listed, described, deleted, brought back, and what becomes of them."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from quiz.events import editing
from quiz.storage import (
    accounts,
    belongings,
    changes,
    checking,
    copying,
    gradebook,
    library,
    topics,
)
from quiz.storage.changes import Action
from quiz.storage.database import db, writing
from quiz.storage.library import BundledTopicRow, Sharing
from tests.factories import NOON, make_attempt, make_teacher, make_topic

DAY = timedelta(days=1)


def visitor(username):
    account = make_teacher(username)
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def ada(shelves):
    return visitor("Ada")


@pytest.fixture
def ben(shelves):
    return visitor("Ben")


@pytest.fixture
def bundled(shelves):
    with writing():
        db.session.add(BundledTopicRow(slug="france"))
        return library.add_topic(make_topic())


def own(bundled, person, title="Mine", sharing=Sharing.OWN):
    with writing():
        topic = copying.copy_topic(bundled, person, title, NOON)
        topic.sharing = sharing
    return topic


def delete(topic, person, at=NOON):
    with writing():
        topics.delete_topic(topic, person, at)


def listed(person):
    return [(one.row.title, one.owner, one.waiting) for one in topics.listed(person.id)]


# What there is


def test_a_teacher_sees_own_topics_shared_ones_and_those_of_nobody(bundled, ada, ben):
    own(bundled, ada)
    own(bundled, ben, "Ben’s own")
    own(bundled, ben, "a shared one", Sharing.TEACHERS)
    assert listed(ada) == [("a shared one", "Ben", 0), ("France", None, 0), ("Mine", "Ada", 0)]


def test_what_waits_is_counted_without_what_removed_articles_tell(bundled, ada):
    topic = own(bundled, ada)
    waiting = [editing.hidden(one) for one in library.events_of(topic.id)[:2]]
    waiting[0] = editing.unread(waiting[0])
    with writing():
        seen = {one.name: 1 for one in waiting}
        changes.replace_events(topic, ada, Action.HIDDEN, seen, waiting, NOON)
    assert ("Mine", "Ada", 1) in listed(ada)
    with writing():
        library.articles_of(topic.id)[0].removed_at = NOON
    assert ("Mine", "Ada", 0) in listed(ada)


def test_a_hundred_topics_are_listed_by_one_question(bundled, ada):
    for number in range(100):
        own(bundled, ada, f"Topic {number}")
    asked = []

    def note(*call):
        asked.append(call[2])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert len(topics.listed(ada.id)) == 101
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert len([one for one in asked if one.startswith("SELECT")]) == 1


def test_what_hangs_on_a_topic_is_counted(bundled, ada, ben):
    topic = own(bundled, ada)
    assert topics.dependents(topic) == topics.Dependents(sets=0, attempts=0)
    make_attempt(ben.id, topic)
    assert topics.dependents(topic).attempts == 1


# Described, deleted, brought back


def test_only_what_is_wanted_is_changed_and_each_deed_is_told(bundled, ada):
    topic = own(bundled, ada)
    with writing():
        topics.describe(topic, ada, {"title": "Mine", "sharing": Sharing.EVERYONE}, NOON)
    assert (topic.title, topic.sharing) == ("Mine", "everyone")
    told = [(one.action, one.about) for one in changes.changes_of(topic.id, 10)]
    assert told == [("shared", "everyone"), ("copied", "France")]


def test_a_deleted_topic_is_nowhere_and_comes_back_whole(bundled, ada):
    topic = own(bundled, ada, sharing=Sharing.EVERYONE)
    for _ in range(2):
        delete(topic, ada)
    assert library.topic(topic.slug) is None
    assert ("Mine", "Ada", 0) not in listed(ada)
    assert [one.id for one in topics.deleted_of(ada.id, NOON)] == [topic.id]
    for _ in range(2):
        with writing():
            topics.restore_topic(topic, ada, NOON)
    assert len(library.events_of(library.topic("mine").id)) == 6
    told = [one.action for one in changes.changes_of(topic.id, 10)]
    assert told == ["restored", "deleted", "copied"]


def test_after_thirty_days_it_is_gone_for_good_and_attempts_stay(bundled, ada, ben):
    topic = own(bundled, ada)
    attempt = make_attempt(ben.id, topic, answered=3)
    delete(topic, ada)
    assert topics.deleted_of(ada.id, NOON + topics.KEPT - DAY) != []
    assert topics.deleted_of(ada.id, NOON + topics.KEPT) == []
    for days in (29, 30):
        with writing():
            topics.remove_expired(NOON + days * DAY)
        assert (topics.topic_or_deleted("mine") is None) is (days == 30)
    kept = gradebook.attempt_of(ben.id, attempt.id)
    assert (kept.topic_id, kept.topic_title, kept.answered) == (None, "Mine", 3)
    assert len(gradebook.items_of(attempt.id)) == 3
    assert list(checking.problems()) == []


def test_the_slug_of_a_deleted_topic_is_not_given_to_another(bundled, ada):
    delete(own(bundled, ada), ada)
    assert own(bundled, ada).slug == "mine-2"


def test_an_empty_topic_of_a_title_is_found_again(bundled, ada, ben):
    own(bundled, ada, "Full")
    assert topics.empty_topic(ada.id, "Full") is None
    with writing():
        made = copying.copy_topic(bundled, ada, "Empty", NOON)
        made.events = 0
    assert topics.empty_topic(ada.id, "Empty").id == made.id
    assert topics.empty_topic(ben.id, "Empty") is None


# A teacher who leaves


def test_with_a_teacher_go_own_and_deleted_topics_and_what_is_shared_stays(bundled, ada, ben):
    for title, sharing in (
        ("Own", Sharing.OWN),
        ("Gone", Sharing.TEACHERS),
        ("Shared", Sharing.TEACHERS),
        ("Open", Sharing.EVERYONE),
    ):
        own(bundled, ada, title, sharing)
    delete(topics.topic_or_deleted("gone"), ada)
    with writing():
        belongings.remove(ada.id)
    assert listed(ben) == [("France", None, 0), ("Open", None, 0), ("Shared", None, 0)]
    assert topics.topic_or_deleted("own") is None
    assert topics.topic_or_deleted("gone") is None
    assert list(checking.problems()) == []


def test_the_name_of_who_left_is_in_no_change(bundled, ada, ben):
    topic = own(bundled, ada, "Open", Sharing.EVERYONE)
    with writing():
        belongings.remove(ada.id)
    (change,) = changes.changes_of(topic.id, 10)
    assert (change.username, change.person_id) == ("", None)


def test_a_teachers_data_has_topics_and_changes(bundled, ada):
    topic = own(bundled, ada)
    delete(topic, ada)
    profile = belongings.profile_for_export(ada.id)
    assert profile["topics"] == [
        {
            "title": "Mine",
            "slug": "mine",
            "description": "How it went.",
            "sharing": "own",
            "articles": 1,
            "events": 6,
            "deleted_at": NOON.isoformat(),
        }
    ]
    assert [(one["topic"], one["action"]) for one in profile["changes"]] == [
        ("Mine", "copied"),
        ("Mine", "deleted"),
    ]


# A sample


def test_a_sample_has_events_that_wait_and_some_that_nobody_read(bundled, ada):
    hidden = editing.hidden(library.events_of(bundled.id)[1])
    with writing():
        changes.replace_events(bundled, ada, Action.HIDDEN, {hidden.name: 1}, [hidden], NOON)
        topic = topics.add_sample(topics.sample_source(), ada, "Sample: France", NOON)
    events = library.events_of(topic.id)
    assert len(events) == 6
    unread = {one.name: one.usable for one in events if not one.reviewed}
    assert unread[hidden.name] is False
    assert True in unread.values()
    assert list(checking.problems()) == []


def test_there_is_no_sample_without_a_bundled_topic(bundled, ada):
    delete(bundled, ada)
    assert topics.sample_source() is None
