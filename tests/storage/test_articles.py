"""An article's source is put right; it is removed with what only it tells, and brought back."""

from dataclasses import replace

import pytest

from quiz.articles.article import Article
from quiz.events import editing
from quiz.events.adding import Addition
from quiz.events.topic import Topic
from quiz.storage import accounts, adding, articles, changes, checking, library
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import db, writing
from tests.factories import NOON, make_account, make_article, make_event, make_excerpt


@pytest.fixture
def ada(shelves):
    account = make_account("Ada")
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def topic(shelves):
    """Two articles: "first" tells both events, "second" one of them too."""
    first = make_article("first", "In 1789 the Bastille fell. In 1793 the king died.")
    second = make_article("second", "On 14 July 1789 the Bastille fell.", publisher="The Bugle")
    fall = make_event("fall", article=first)
    fall = replace(fall, excerpts=(*fall.excerpts, make_excerpt(article=second)))
    death = make_event("death", "The king dies.", "1793", first)
    with writing():
        return library.add_topic(Topic("france", "France", "", (first, second), (fall, death)))


def remove(slug, person):
    with writing():
        articles.remove_article(articles.article_or_removed(slug), person, NOON)


def restore(slug, person):
    with writing():
        articles.restore_article(articles.article_or_removed(slug), person, NOON)


def names(topic):
    return {event.name for event in library.events_of(topic.id)}


def test_events_without_another_source_are_counted(topic):
    assert articles.events_only_from(articles.article_or_removed("first")) == 1
    assert articles.events_only_from(articles.article_or_removed("second")) == 0


def test_a_removed_article_takes_along_what_only_it_tells(topic, ada):
    for _ in range(2):
        remove("first", ada)
    assert names(topic) == {"fall"}
    assert [article.slug for article in library.articles_of(topic.id)] == ["second"]
    assert [article.slug for article in articles.removed_articles(topic.id)] == ["first"]
    db.session.refresh(topic)
    assert (topic.articles, topic.events, topic.usable) == (1, 1, 1)
    assert list(checking.problems()) == []


def test_it_comes_back_with_all_that_was_edited(topic, ada):
    kept = changes.kept_events(topic.id)["death"]
    after = editing.edited(kept.event, "The king is put to death.", kept.event.dates, ["king"])
    with writing():
        changes.replace_events(topic, ada, Action.EDITED, {"death": 1}, [after], NOON)
    before = library.events_of(topic.id)
    remove("first", ada)
    for _ in range(2):
        restore("first", ada)
    assert library.events_of(topic.id) == before
    told = [change.action for change in changes.changes_of(topic.id, 10)]
    assert told == ["article restored", "article removed", "edited"]
    assert list(checking.problems()) == []


def test_whoever_saw_an_event_with_the_article_changes_nothing_without_it(topic, ada):
    kept = changes.kept_events(topic.id)["fall"]
    remove("second", ada)
    after = editing.edited(kept.event, "It falls.", [one.date for one in kept.event.excerpts])
    with pytest.raises(ChangedMeanwhile), writing():
        changes.replace_events(topic, ada, Action.EDITED, {"fall": kept.version}, [after], NOON)


def test_what_only_it_told_is_as_it_was_and_can_be_taken_back(topic, ada):
    kept = changes.kept_events(topic.id)["death"]
    with writing():
        hidden = [editing.hidden(kept.event)]
        change = changes.replace_events(topic, ada, Action.HIDDEN, {"death": 1}, hidden, NOON)
    remove("first", ada)
    restore("first", ada)
    with writing():
        changes.undo(topic, change, NOON)
    assert changes.kept_events(topic.id)["death"].event == kept.event


def test_the_same_article_can_be_brought_anew_after_it_was_removed(topic, ada):
    text = library.article("first").text
    remove("first", ada)
    article = Article("first-2", make_article("first").source, text)
    with writing():
        death = make_event("death", "The king dies.", "1793", article)
        adding.add_article(topic, article, Addition((), (death,)))
    assert len(names(topic)) == 2
    restore("first", ada)
    assert len(names(topic)) == 3
    assert list(checking.problems()) == []


def test_where_it_comes_from_can_be_put_right(topic, ada):
    article = articles.article_or_removed("second")
    with writing():
        articles.edit_article(article, ada, {"publisher": "The Chronicle", "author": "A."}, NOON)
    fall = next(event for event in library.events_of(topic.id) if event.name == "fall")
    assert {excerpt.source.voice for excerpt in fall.excerpts} == {"the chronicle"}
    (change,) = changes.changes_of(topic.id, 10)
    assert (change.action, change.about) == ("article edited", article.title)
