"""What teachers changed in a topic, and how it is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.events import editing
from quiz.events.event import BrokenQuotation
from quiz.storage import accounts, changes, checking, library
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import db, writing
from tests.factories import NOON, make_account, make_topic


@pytest.fixture
def topic(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def ada(shelves):
    account = make_account("Ada")
    return accounts.visitor(account.person_id, account.stamp)


def make(topic, person, action, seen, events, at=NOON):
    with writing():
        return changes.replace_events(topic, person, action, seen, events, at)


def names(topic):
    return [event.name for event in library.events_of(topic.id)]


def test_an_event_changed_keeps_its_name_and_has_another_version(topic, ada):
    kept = changes.kept_events(topic.id)["event-1"]
    event = editing.edited(kept.event, "The assembly meets in Paris.", kept.event.dates, ["Paris"])
    change = make(topic, ada, Action.EDITED, {"event-1": kept.version}, [event])
    found = changes.kept_events(topic.id)["event-1"]
    assert (found.event, found.version) == (event, kept.version + 1)
    assert (change.username, change.about) == ("Ada", "The assembly meets in Paris.")
    assert list(checking.problems()) == []


def test_counts_follow_what_is_rejected_and_hidden(topic, ada):
    kept = changes.kept_events(topic.id)
    make(topic, ada, Action.REJECTED, {"event-1": 1}, [])
    make(topic, ada, Action.HIDDEN, {"event-2": 1}, [editing.hidden(kept["event-2"].event)])
    db.session.refresh(topic)
    assert (topic.events, topic.usable) == (5, 4)
    assert list(checking.problems()) == []


def test_whoever_saw_an_older_version_changes_nothing(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    make(topic, ada, Action.HIDDEN, {"event-1": 1}, [editing.hidden(event)])
    with pytest.raises(ChangedMeanwhile) as other:
        make(topic, ada, Action.REJECTED, {"event-1": 1, "event-2": 1}, [])
    assert other.value.names == ("event-1",)
    assert "event-2" in names(topic)
    assert len(changes.changes_of(topic.id, 10)) == 1


def test_a_new_event_cannot_take_the_name_of_another(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    with pytest.raises(ChangedMeanwhile):
        make(topic, ada, Action.ADDED, {}, [event])


def test_words_that_the_article_does_not_have_are_never_kept(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    wrong = replace(event, excerpts=(replace(event.excerpts[0], quotation="never said"),))
    with pytest.raises(BrokenQuotation):
        make(topic, ada, Action.EDITED, {"event-1": 1}, [wrong])
    assert changes.kept_events(topic.id)["event-1"].version == 1


@pytest.mark.parametrize("action", ["edited", "rejected", "merged", "split"])
def test_a_change_is_taken_back_whole(topic, ada, action):
    before = library.events_of(topic.id)
    one, two = before[:2]
    seen, after = {
        "edited": ({one.name: 1}, [editing.edited(one, "Changed.", one.dates, ["tag"])]),
        "rejected": ({one.name: 1}, []),
        "merged": ({one.name: 1, two.name: 1}, [editing.merged(one, two)]),
        "split": ({one.name: 1}, list(editing.split(one, "It ends.", one.dates[0], {one.name}))),
    }[action]
    change = make(topic, ada, Action(action), seen, after)
    assert library.events_of(topic.id) != before
    with writing():
        changes.undo(topic, change, NOON + timedelta(minutes=1))
    assert library.events_of(topic.id) == before
    assert list(checking.problems()) == []


def test_taking_back_twice_is_taking_back_once(topic, ada):
    change = make(topic, ada, Action.REJECTED, {"event-1": 1}, [])
    for _ in range(2):
        with writing():
            changes.undo(topic, change, NOON)
    assert len(names(topic)) == 6


def test_a_change_on_which_another_was_built_is_not_taken_back(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    first = make(topic, ada, Action.HIDDEN, {"event-1": 1}, [editing.hidden(event)])
    make(topic, ada, Action.SHOWN, {"event-1": 2}, [editing.accepted(event)])
    with pytest.raises(ChangedMeanwhile), writing():
        changes.undo(topic, first, NOON)
    db.session.rollback()
    assert changes.change(topic.id, first.id).undone_at is None


def test_what_was_seen_before_a_change_was_taken_back_is_old_afterwards(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    change = make(topic, ada, Action.HIDDEN, {"event-1": 1}, [editing.hidden(event)])
    with writing():
        changes.undo(topic, change, NOON)
    for version in (1, 2):
        with pytest.raises(ChangedMeanwhile):
            make(topic, ada, Action.REJECTED, {"event-1": version}, [])


def test_changes_come_newest_first_and_a_page_at_a_time(topic, ada):
    for number in range(1, 4):
        make(topic, ada, Action.REJECTED, {f"event-{number}": 1}, [])
    newest, older = changes.changes_of(topic.id, 2)
    assert newest.id > older.id
    (oldest,) = changes.changes_of(topic.id, 2, before_id=older.id)
    assert oldest.id < older.id


def test_what_a_removed_article_tells_is_gone_until_it_comes_back(topic, ada):
    article = library.articles_of(topic.id)[0]
    with writing():
        article.removed_at = NOON
    assert library.events_of(topic.id) == ()
    assert library.article(article.slug) is None
    with pytest.raises(ChangedMeanwhile):
        make(topic, ada, Action.REJECTED, {"event-1": 1}, [])
    with writing():
        article.removed_at = None
    assert len(names(topic)) == 6


def test_a_deleted_topic_is_not_there(topic):
    with writing():
        topic.deleted_at = NOON
    assert library.topic(topic.slug) is None
    assert topic.slug not in [row.slug for row in library.topics()]


def test_who_made_each_event_what_it_is_can_be_told(topic, ada):
    event = changes.kept_events(topic.id)["event-1"].event
    first = make(topic, ada, Action.HIDDEN, {"event-1": 1}, [editing.hidden(event)])
    names = ["event-1", "event-2", "nobody"]
    assert changes.last_changes(topic.id, names) == {"event-1": first}
    second = make(topic, ada, Action.SHOWN, {"event-1": 2}, [editing.accepted(event)])
    assert changes.last_changes(topic.id, names) == {"event-1": second}
    with writing():
        changes.undo(topic, second, NOON)
    assert changes.last_changes(topic.id, names) == {"event-1": first}


def test_the_last_change_of_what_is_gone_can_be_told_too(topic, ada):
    gone = make(topic, ada, Action.REJECTED, {"event-1": 1}, [])
    make(topic, ada, Action.REJECTED, {"event-2": 1}, [])
    assert changes.last_change_of(topic.id, "event-1") == gone
    assert changes.last_change_of(topic.id, "event") is None
    assert changes.last_change_of(topic.id, "event-%") is None
    assert changes.last_change_of(topic.id, "event-3") is None
