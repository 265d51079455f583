"""One more article for a topic: compared with what it tells, and added at once."""

from datetime import date

import pytest

from quiz.articles.article import Source
from quiz.events.extraction import extract
from quiz.storage import adding, articles, changes, checking, importing, imports, library
from quiz.storage.accounts import Visitor
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import writing
from quiz.storage.importing import AlreadyThere, UnusableArticle, add_confirmed
from tests.factories import NOON, make_import, make_teacher

LINE = """The Great Western Railway reached Marlow in June 1873.
Brunel’s company built a bridge at Bourne End in 1875.
"""
RECORD = """In 1873 the Great Western Railway reached Marlow.
The Great Western Railway bought the Marlow line in 1897.
"""
SOURCE = {
    "title": "The line",
    "publisher": "The Bugle",
    "author": "Ida Bell",
    "published": "1990-05-01",
    "url": "https://bugle.example/line",
    "licence": "CC BY 4.0",
}


@pytest.fixture
def ada(shelves):
    account = make_teacher("Ada")
    return Visitor(account.person_id, account.username, is_teacher=True)


@pytest.fixture
def topic(ada):
    with writing():
        return adding.new_topic("marlow", "Marlow", ada.id)


def confirmed(person, text=LINE, topic="Marlow", **said):
    row = make_import(person.id, text, topic)
    with writing():
        imports.confirm(row.id, SOURCE | said, topic)
    return imports.import_with_text(row.id)


def add(person, *arguments, **said):
    return add_confirmed(confirmed(person, *arguments, **said), person, NOON)


def compared(topic, text):
    return importing.compared(topic, Source("Record", "The Herald"), text, extract(text))


def test_an_article_is_added_with_its_source_its_events_and_who_brought_it(ada, topic):
    article = add(ada, LINE, topic)
    assert article.source == Source(
        "The line",
        "The Bugle",
        date(1990, 5, 1),
        "https://bugle.example/line",
        author="Ida Bell",
        licence="CC BY 4.0",
    )
    assert article.added_at == NOON
    assert library.article(article.slug).text == LINE
    assert [event.statement for event in library.events_of(topic.id)] == [
        "The Great Western Railway reached Marlow.",
        "Brunel’s company built a bridge at Bourne End.",
    ]
    (change,) = changes.changes_of(topic.id, 9)
    assert (change.action, change.about, change.username) == (Action.IMPORTED, "The line", "Ada")
    assert not change.undoable
    assert (topic.articles, topic.events, topic.usable) == (1, 2, 2)
    assert list(checking.problems()) == []


def test_the_import_leads_to_the_article_and_keeps_nothing(ada, topic):
    row = confirmed(ada, LINE, topic)
    article = add_confirmed(row, ada, NOON)
    row = imports.import_of(ada.id, row.id)
    assert (row.state, row.article_slug) == (imports.State.ADDED, article.slug)
    assert (row.content, row.found) == (b"", "{}")


def test_a_new_topic_is_its_teachers_own_and_what_was_sent_with_it_follows(ada):
    ben = make_teacher("Ben")
    first, second = confirmed(ada, LINE), confirmed(ada, RECORD)
    other, others = make_import(ada.id, topic="Trains"), make_import(ben.person_id, topic="Marlow")
    article = add_confirmed(first, ada, NOON)
    topic = library.topic("marlow")
    assert (topic.title, topic.owner_id, topic.sharing) == ("Marlow", ada.id, "own")
    rows = [imports.import_with_text(row.id) for row in (second, other, others)]
    assert [row.topic_id for row in rows] == [article.topic_id, None, None]
    assert add_confirmed(rows[0], ada, NOON).topic_id == topic.id


def test_what_the_topic_tells_already_gets_a_quotation_and_a_version(ada, topic):
    add(ada, LINE, topic)
    before = changes.kept_events(topic.id)
    comparison = compared(topic, RECORD)
    assert (comparison.told_too, len(comparison.addition.new), comparison.usable) == (1, 1, 1)
    add(ada, RECORD, topic, title="Record", publisher="The Herald")
    after = changes.kept_events(topic.id)
    (reached,) = [name for name, kept in after.items() if len(kept.event.excerpts) == 2]
    assert after[reached].version == before[reached].version + 1
    assert len(after) == 3
    assert list(checking.problems()) == []


def test_the_same_text_is_not_added_twice_unless_it_was_removed(ada, topic):
    article = add(ada, LINE, topic)
    row = confirmed(ada, LINE, topic)
    with pytest.raises(AlreadyThere, match="“The line”") as trouble:
        add_confirmed(row, ada, NOON)
    assert trouble.value.article.slug == article.slug
    assert imports.import_with_text(row.id).state == imports.State.READ
    with writing():
        articles.remove_article(article, ada, NOON)
    again = add_confirmed(imports.import_with_text(row.id), ada, NOON)
    assert again.slug == "the-line-2"
    assert len(library.events_of(topic.id)) == 2
    assert list(checking.problems()) == []


def test_a_text_that_tells_no_event_is_added_as_it_is(ada, topic):
    article = add(ada, "The town grew and grew.", topic)
    assert library.articles_of(topic.id) == [article]
    assert (topic.articles, topic.events) == (1, 0)


def test_where_the_topic_was_changed_meanwhile_nothing_is_added(ada, topic):
    comparison = compared(topic, RECORD)
    add(ada, LINE, topic)
    with pytest.raises(ChangedMeanwhile), writing():
        importing.add_to_topic(topic, comparison)
    assert len(library.articles_of(topic.id)) == 1


def test_where_an_article_was_removed_meanwhile_nothing_is_added(ada, topic):
    article = add(ada, LINE, topic)
    comparison = compared(topic, RECORD)
    with writing():
        articles.remove_article(article, ada, NOON)
    with pytest.raises(ChangedMeanwhile), writing():
        importing.add_to_topic(topic, comparison)


def test_where_another_took_the_name_of_the_article_nothing_is_added(ada, topic):
    with writing():
        other = adding.new_topic("trains", "Trains", ada.id)
    comparison = compared(topic, RECORD)
    add(ada, LINE, other, title="Record")
    with pytest.raises(ChangedMeanwhile), writing():
        importing.add_to_topic(topic, comparison)


def add_elsewhere(app, import_id, person):
    """Add an import as another request does, of which this one knows nothing."""
    with app.app_context():
        add_confirmed(imports.import_with_text(import_id), person, NOON)


def test_what_is_confirmed_twice_is_added_once(shelves, ada, topic):
    row = confirmed(ada, LINE, topic)
    add_elsewhere(shelves, row.id, ada)
    assert add_confirmed(row, ada, NOON) is None
    assert len(library.articles_of(topic.id)) == 1


def discard_elsewhere(app, import_id):
    """Discard an import as another request does, of which this one knows nothing."""
    with app.app_context(), writing():
        imports.discard(import_id)


def test_what_was_discarded_meanwhile_is_not_added(shelves, ada, topic):
    row = confirmed(ada, LINE, topic)
    assert (row.source.title, row.topic_title) == ("The line", "Marlow")
    discard_elsewhere(shelves, row.id)
    assert add_confirmed(row, ada, NOON) is None
    assert library.articles_of(topic.id) == []


def test_a_topic_that_was_deleted_takes_nothing(ada, topic):
    row = confirmed(ada, LINE, topic)
    with writing():
        topic.deleted_at = NOON
    with pytest.raises(UnusableArticle, match="deleted"):
        add_confirmed(imports.import_with_text(row.id), ada, NOON)


def test_what_is_too_much_to_compare_is_refused_with_what_to_do(ada, topic, monkeypatch):
    monkeypatch.setattr(importing, "MOST_PAIRS", 1)
    add(ada, LINE, topic)
    with pytest.raises(UnusableArticle, match="a topic of its own"):
        add(ada, RECORD, topic)
    assert add(ada, RECORD, "Another")
