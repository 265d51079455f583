"""A topic grows by an article at a time."""

from dataclasses import replace

import pytest

from quiz.events.adding import Addition
from quiz.events.event import BrokenQuotation
from quiz.storage import adding, checking, library
from quiz.storage.database import db, writing
from tests.factories import make_article, make_event

pytestmark = pytest.mark.usefixtures("shelves")


def added(article, addition, slug="france"):
    with writing():
        topic = library.topic(slug) or adding.new_topic(slug, "France")
        adding.add_article(topic, article, addition)
    return topic.id


def test_an_article_and_its_events_are_kept_and_counted():
    topic_id = added(make_article(), Addition((), (make_event(),)))
    topic = library.topic("france")
    assert topic is not None
    assert (topic.articles, topic.events, topic.usable) == (1, 1, 1)
    assert library.events_of(topic_id) == (make_event(),)
    assert list(checking.problems()) == []


def test_a_known_event_is_brought_up_to_date_and_keeps_its_first_excerpt():
    topic_id = added(make_article(), Addition((), (make_event(),)))
    other = make_article(slug="other", text="In 1789 the Bastille fell.")
    told = make_event(date="1789", article=other).excerpts
    changed = replace(make_event(), excerpts=(*told, *make_event().excerpts))
    added(other, Addition((changed,), ()))
    (event,) = library.events_of(topic_id)
    assert {excerpt.article for excerpt in event.excerpts} == {"bastille", "other"}
    assert (event.surely_after, event.surely_before) == (
        changed.surely_after,
        changed.surely_before,
    )
    assert list(checking.problems()) == []


def test_the_words_of_a_report_come_before_those_of_a_text_that_retells_one():
    retelling = make_article(slug="ours")
    retelling = replace(retelling, source=replace(retelling.source, retells="The Bugle"))
    first = make_event(article=retelling)
    topic_id = added(retelling, Addition((), (first,)))
    report = make_article(slug="report")
    changed = replace(first, excerpts=(*first.excerpts, *make_event(article=report).excerpts))
    added(report, Addition((changed,), ()))
    (event,) = library.events_of(topic_id)
    assert [excerpt.article for excerpt in event.excerpts] == ["report", "ours"]


def test_a_quotation_that_is_not_in_the_article_adds_nothing():
    article = make_article(text="Something else was said here, at some length.")
    with pytest.raises(BrokenQuotation):
        added(article, Addition((), (make_event(),)))
    db.session.rollback()
    assert library.topic("france") is None


def test_the_same_text_is_found_in_its_topic_and_nowhere_else():
    topic_id = added(make_article(), Addition((), ()))
    found = adding.article_with_text(topic_id, make_article().text)
    assert found is not None and found.slug == "bastille"
    assert adding.article_with_text(topic_id + 1, make_article().text) is None
    assert adding.article_with_text(topic_id, make_article().text + " ") is None


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The fall of the Bastille", "the-fall-of-the-bastille"),
        ("L’été à Paris, 1789!", "l-ete-a-paris-1789"),
        ("북한", "article"),
        ("Bastille", "bastille-2"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 500, "x" * adding.LONGEST_SLUG),
    ],
)
def test_an_article_gets_a_slug_of_its_own_from_its_title(title, slug):
    added(make_article(), Addition((), ()))
    assert adding.free_article_slug(title) == slug
