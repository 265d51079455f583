"""Topics are copied whole, and events taken from one topic into another."""

from dataclasses import replace

import pytest

from quiz.events import editing
from quiz.events.topic import Topic
from quiz.storage import accounts, changes, checking, copying, library
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import db, writing
from quiz.storage.library import Sharing
from tests.factories import NOON, make_account, make_article, make_event, make_topic


@pytest.fixture
def ada(shelves):
    account = make_account("Ada")
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def france(shelves):
    with writing():
        return library.add_topic(make_topic())


@pytest.fixture
def rome(shelves):
    with writing():
        return library.add_topic(make_topic("rome", ("0044", "0079", "0410")))


def copy(topic, person, title="Copy of France"):
    with writing():
        return copying.copy_topic(topic, person, title, NOON)


def take(topic, source, names, person, at=NOON):
    with writing():
        return copying.take_events(topic, source, names, person, at)


def told(topic):
    """Return the statements and quotations of a topic, whatever its articles are called."""
    return [
        (event.name, event.statement, [one.quotation for one in event.excerpts])
        for event in library.events_of(topic.id)
    ]


# A whole topic


def test_a_copy_has_all_that_the_topic_has_and_belongs_to_one_teacher(france, ada):
    made = copy(france, ada)
    assert (made.slug, made.title, made.description) == (
        "copy-of-france",
        "Copy of France",
        "How it went.",
    )
    assert (made.owner_id, made.sharing) == (ada.id, Sharing.OWN)
    assert told(made) == told(france)
    assert (made.articles, made.events, made.usable) == (1, 6, 6)
    assert list(checking.problems()) == []


def test_what_teachers_said_of_an_event_is_copied_too(france, ada):
    one = library.events_of(france.id)[0]
    after = editing.settled(editing.edited(one, one.statement, one.dates, ["Paris"]), one.dates[0])
    with writing():
        changes.replace_events(france, ada, Action.EDITED, {one.name: 1}, [after], NOON)
    copied = library.events_of(copy(france, ada).id)[0]
    assert (copied.tags, copied.settled, copied.reviewed) == (("Paris",), one.dates[0], True)


def test_copies_of_copies_have_slugs_of_their_own(france, ada):
    slugs = [copy(france, ada).slug for _ in range(3)]
    assert slugs == ["copy-of-france", "copy-of-france-2", "copy-of-france-3"]
    articles = [article.slug for article in library.articles()]
    assert len(articles) == len(set(articles)) == 4


@pytest.mark.parametrize("title", ["日本の歴史", "تاریخ می‌خواهم", "🏛️", "…"])
def test_a_title_of_no_latin_letters_gets_a_slug_too(france, ada, title):
    assert [copy(france, ada, title).slug for _ in range(2)] == ["topic", "topic-2"]


def test_what_was_removed_is_not_copied(france, ada):
    with writing():
        library.articles_of(france.id)[0].removed_at = NOON
    made = copy(france, ada)
    assert (made.articles, made.events, told(made)) == (0, 0, [])


def test_the_changes_of_a_copy_begin_with_what_it_was_copied_from(france, ada):
    (change,) = changes.changes_of(copy(france, ada).id, 10)
    assert (change.action, change.about, change.username) == ("copied", "France", "Ada")
    assert not change.undoable


# Events of another topic


def test_events_are_taken_with_the_articles_that_tell_them(france, rome, ada):
    change = take(france, rome, {"event-1", "event-3"}, ada)
    assert (change.action, change.about) == ("taken", "2")
    db.session.refresh(france)
    assert (france.articles, france.events) == (2, 8)
    assert list(checking.problems()) == []
    assert len(told(rome)) == 3


def test_a_name_that_is_taken_is_changed(france, rome, ada):
    take(france, rome, {"event-1"}, ada)
    names = [event.name for event in library.events_of(france.id)]
    assert len(set(names)) == len(names) == 7
    assert set(names) > {f"event-{number}" for number in range(1, 7)}


def test_a_text_that_is_there_is_not_copied_again(france, rome, ada):
    take(france, rome, {"event-1"}, ada)
    take(france, rome, {"event-2"}, ada)
    assert len(library.articles_of(france.id)) == 2


def test_nothing_is_taken_twice(france, rome, ada):
    take(france, rome, {"event-1", "event-2"}, ada)
    assert take(france, rome, {"event-1", "event-2"}, ada) is None
    third = library.events_of(rome.id)[2]
    assert take(france, rome, {"event-1", "event-2", "event-3"}, ada).about == third.statement
    assert len(told(france)) == 9


def test_two_events_of_one_sentence_are_two(shelves, france, ada):
    article = make_article("double", "In 1805 he won a battle and lost another.")
    events = tuple(
        make_event(name, f"He {name} a battle.", "1805", article) for name in ("won", "lost")
    )
    with writing():
        source = library.add_topic(Topic("double", "Double", "", (article,), events))
    take(france, source, {"won"}, ada)
    assert copying.shared(france, source, events).events == {"won"}
    assert take(france, source, {"won", "lost"}, ada).about == "He lost a battle."


def test_what_the_other_topic_has_no_more_is_told_and_nothing_is_taken(france, rome, ada):
    with pytest.raises(ChangedMeanwhile) as other:
        take(france, rome, {"event-1", "gone"}, ada)
    assert other.value.names == ("gone",)
    assert len(told(france)) == 6


def test_taking_is_taken_back_with_the_articles_that_came(france, rome, ada):
    before = told(france)
    change = take(france, rome, {"event-1", "event-2"}, ada)
    with writing():
        changes.undo(france, change, NOON)
    assert told(france) == before
    assert len(library.articles_of(france.id)) == 1
    db.session.refresh(france)
    assert (france.articles, france.events) == (1, 6)
    assert take(france, rome, {"event-1"}, ada) is not None
    assert list(checking.problems()) == []


def test_an_article_that_came_stays_while_something_else_quotes_it(france, rome, ada):
    change = take(france, rome, {"event-1"}, ada)
    take(france, rome, {"event-2"}, ada)
    with writing():
        changes.undo(france, change, NOON)
    assert len(library.articles_of(france.id)) == 2
    assert len(told(france)) == 7


def test_an_article_that_was_there_before_stays_when_taking_is_taken_back(shelves, france, ada):
    copied = copy(france, ada)
    with writing():
        one = library.events_of(copied.id)[0]
        changes.replace_events(copied, ada, Action.REJECTED, {one.name: 1}, [], NOON)
    change = take(copied, france, {one.name}, ada, NOON.replace(hour=13))
    assert len(library.articles_of(copied.id)) == 1
    with writing():
        changes.undo(copied, change, NOON)
    assert len(library.articles_of(copied.id)) == 1


def test_a_topic_is_put_under_slugs_that_are_free(france):
    topic = copying.under_free_slugs(make_topic())
    assert (topic.slug, topic.articles[0].slug) == ("france-2", "france-article-2")
    assert {one.article for event in topic.events for one in event.excerpts} == {"france-article-2"}
    other = replace(make_topic("spain"), title="Spain")
    assert copying.under_free_slugs(other) == other
