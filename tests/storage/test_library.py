"""Topics, articles and events come back as they were added."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.exc import InvalidRequestError

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.events.event import BrokenQuotation
from quiz.storage import library
from quiz.storage.database import db, writing
from quiz.storage.library import ArticleRow, EventRow, ExcerptRow, TopicRow
from quiz.web.scale import outermost_days
from tests.factories import NOON, make_event, make_topic


def added(topic):
    with writing():
        row = library.add_topic(topic)
    db.session.expunge_all()
    return row


def test_a_topic_comes_back_as_it_was_added(shelves):
    topic = make_topic()
    row = added(topic)
    assert library.topic("france").title == topic.title
    assert library.events_of(row.id) == topic.events
    assert library.article("france-article").to_core() == topic.articles[0]


def test_there_is_no_topic_and_no_article_by_an_unknown_name(shelves):
    assert library.topic("france") is None
    assert library.article("bastille") is None


def test_a_topic_counts_what_it_holds(shelves):
    topic = make_topic(dates=("1789", "1792"))
    waiting = make_event("waiting", article=topic.articles[0], reason="No name in it.")
    row = added(replace(topic, events=(*topic.events, waiting)))
    assert (row.articles, row.events, row.usable) == (1, 3, 2)


@pytest.mark.parametrize(
    "date", ["1789-07-14", "1789?", "[1945..1948]", "1945/1948", "{2016,2017}", "-0489", "../1900"]
)
def test_every_kind_of_date_is_kept(shelves, date):
    row = added(make_topic(dates=(date,)))
    assert library.events_of(row.id)[0].dates == (edtf.read(date),)


def test_bounds_that_are_wider_than_the_text_says_are_kept(shelves):
    topic = make_topic(dates=("1789",))
    (excerpt,) = topic.events[0].excerpts
    wide = replace(excerpt.date, surely_before=excerpt.date.latest + 1000)
    event = replace(topic.events[0], excerpts=(replace(excerpt, date=wide),))
    row = added(replace(topic, events=(event,)))
    assert library.events_of(row.id) == (event,)


def test_the_place_of_the_date_words_is_kept(shelves):
    topic = make_topic(dates=("1789",))
    (excerpt,) = topic.events[0].excerpts
    dated = replace(excerpt, date_span=Span(0, 4), date_words="1789")
    event = replace(topic.events[0], excerpts=(dated,))
    row = added(replace(topic, events=(event,)))
    assert library.events_of(row.id) == (event,)


def test_events_come_earliest_first_and_those_without_a_beginning_before_all(shelves):
    row = added(make_topic(dates=("1815", "[..1900]", "-0489", "1789")))
    names = [event.name for event in library.events_of(row.id)]
    assert names == ["event-2", "event-3", "event-4", "event-1"]


def test_a_misquotation_is_never_added(shelves):
    topic = make_topic(dates=("1789",))
    (excerpt,) = topic.events[0].excerpts
    event = replace(topic.events[0], excerpts=(replace(excerpt, quotation="It never fell."),))
    with pytest.raises(BrokenQuotation), writing():
        library.add_topic(replace(topic, events=(event,)))
    assert library.topics() == []


def test_lists_leave_the_texts_of_articles_where_they_are(shelves):
    row = added(make_topic())
    for article in (*library.articles(), *library.articles_of(row.id)):
        assert article.characters == len(make_topic().articles[0].text)
        with pytest.raises(InvalidRequestError):
            _ = article.text


def test_articles_are_listed_by_topic_and_slug(shelves):
    added(make_topic("spain"))
    added(make_topic("france"))
    listed = [(article.topic.slug, article.slug) for article in library.articles()]
    assert listed == [("france", "france-article"), ("spain", "spain-article")]


def test_a_deleted_topic_takes_all_it_holds_with_it(shelves):
    row = added(make_topic())
    with writing():
        db.session.execute(delete(TopicRow).where(TopicRow.id == row.id))
    for table in (ArticleRow, EventRow, ExcerptRow):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize("dates", [(), ("1789", "1815"), ("1789/..", "../1800"), ("XXXX",)])
def test_the_days_a_topic_runs_between_are_those_its_events_name(shelves, dates):
    row = added(make_topic(dates=dates))
    assert library.days_of(row.id) == outermost_days(library.events_of(row.id))


def test_what_a_removed_article_tells_stretches_no_topic(shelves):
    row = added(make_topic())
    with writing():
        library.articles_of(row.id)[0].removed_at = NOON
    assert library.days_of(row.id) is None
