"""Adding to the library: a topic, and one more article with what it tells."""

import re
import unicodedata
from itertools import chain, count

from sqlalchemy import func, select, update
from sqlalchemy.orm import selectinload

from quiz.articles.article import Article
from quiz.events.adding import Addition
from quiz.events.event import Event
from quiz.storage.database import db
from quiz.storage.library import (
    ArticleRow,
    EventRow,
    ExcerptRow,
    TopicRow,
    article_row,
    event_row,
    excerpt_row,
)

LONGEST_SLUG = 60


def new_topic(slug: str, title: str) -> TopicRow:
    """Add a topic without articles."""
    row = TopicRow(slug=slug, title=title, description="", articles=0, events=0, usable=0)
    db.session.add(row)
    db.session.flush()
    return row


def article_with_text(topic_id: int, text: str) -> ArticleRow | None:
    """Return the article of a topic that has exactly this text."""
    return db.session.scalar(
        select(ArticleRow)
        .where(
            ArticleRow.topic_id == topic_id,
            ArticleRow.characters == len(text),
            ArticleRow.text == text,
        )
        .limit(1)
    )


def free_article_slug(title: str) -> str:
    """Return a slug made of a title's first words that no article has yet."""
    plain = unicodedata.normalize("NFKD", title.replace("’", " "))
    plain = plain.encode("ascii", "ignore").decode().lower()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{slug}-{word}" if slug else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    slug = slug or "article"
    taken = set(db.session.scalars(select(ArticleRow.slug).where(ArticleRow.slug.like(f"{slug}%"))))
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(name for name in chain([slug], numbered) if name not in taken)


def add_article(topic: TopicRow, article: Article, addition: Addition) -> ArticleRow:
    """Add an article to a topic with what it tells; the topic's counts are kept.

    BrokenQuotation when an excerpt is not in the article.
    """
    for event in (*addition.new, *addition.changed):
        for excerpt in event.excerpts:
            if excerpt.article == article.slug:
                excerpt.check(article)
    row = article_row(topic.id, article)
    db.session.add(row)
    db.session.flush()
    articles = {article.slug: row}
    for event in addition.new:
        db.session.add(event_row(topic.id, event, articles))
    for event in addition.changed:
        change_event(topic.id, event, articles)
    db.session.flush()
    recount(topic)
    return row


def change_event(topic_id: int, event: Event, articles: dict[str, ArticleRow]) -> None:
    """Bring the row of a known event up to what the event says now.

    Only excerpts of the given articles are added; those it had are left as they are.
    """
    row = db.session.scalars(
        select(EventRow)
        .where(EventRow.topic_id == topic_id, EventRow.name == event.name)
        .options(selectinload(EventRow.excerpts).joinedload(ExcerptRow.article))
    ).one()
    row.statement, row.usable, row.reason = event.statement, event.usable, event.reason
    row.surely_after, row.surely_before = event.surely_after, event.surely_before
    added = [excerpt for excerpt in event.excerpts if excerpt.article in articles]
    for position, excerpt in enumerate(added, start=len(row.excerpts)):
        row.excerpts.append(excerpt_row(position, excerpt, articles[excerpt.article]))


def recount(topic: TopicRow) -> None:
    """Count a topic's articles, events and usable events anew."""
    events = select(func.count()).where(EventRow.topic_id == topic.id)
    db.session.execute(
        update(TopicRow)
        .where(TopicRow.id == topic.id)
        .values(
            articles=select(func.count()).where(ArticleRow.topic_id == topic.id).scalar_subquery(),
            events=events.scalar_subquery(),
            usable=events.where(EventRow.usable).scalar_subquery(),
        )
    )
