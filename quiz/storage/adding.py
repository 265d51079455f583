"""Adding to the library: a topic, and one more article with what it tells."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from quiz.articles.article import Article
from quiz.events.adding import Addition
from quiz.events.event import Event
from quiz.events.naming import name_of
from quiz.storage.database import db
from quiz.storage.library import (
    ArticleRow,
    EventRow,
    ExcerptRow,
    Sharing,
    TopicRow,
    article_row,
    event_names,
    event_values,
    excerpt_row,
    excerpt_values,
)

LONGEST_SLUG = 60
# Otherwise rows with and without an empty column go into the database apart.
IN_ONE = {"render_nulls": True}


def new_topic(slug: str, title: str, owner_id: int | None = None) -> TopicRow:
    """Add a topic without articles: for its owner's eyes only, or nobody's and for everyone's."""
    row = TopicRow(
        slug=slug,
        title=title,
        description="",
        articles=0,
        events=0,
        usable=0,
        owner_id=owner_id,
        sharing=Sharing.EVERYONE if owner_id is None else Sharing.OWN,
    )
    db.session.add(row)
    db.session.flush()
    return row


def article_with_text(topic_id: int, text: str) -> ArticleRow | None:
    """Return the article of a topic that has exactly this text."""
    return db.session.scalar(
        select(ArticleRow)
        .where(
            ArticleRow.topic_id == topic_id,
            ArticleRow.removed_at.is_(None),
            ArticleRow.characters == len(text),
            ArticleRow.text == text,
        )
        .limit(1)
    )


def free_topic_slug(title: str) -> str:
    """Return a slug made of a title's first words that no topic has yet, nor a deleted one."""
    return free(TopicRow.slug, slug_of(title) or "topic")


def free_article_slug(title: str) -> str:
    """Return a slug made of a title's first words that no article has yet, nor a removed one."""
    return free(ArticleRow.slug, slug_of(title) or "article")


def slug_of(title: str) -> str:
    """Return a title's first words in small letters; nothing where none is of Latin letters."""
    plain = unicodedata.normalize("NFKD", title.replace("’", " "))
    plain = plain.encode("ascii", "ignore").decode().lower()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain):
        longer = f"{slug}-{word}" if slug else word[:LONGEST_SLUG]
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug


def free(column: InstrumentedAttribute[str], slug: str) -> str:
    """Return the slug, or the first with a number after it, that no row has in a column."""
    taken = set(db.session.scalars(select(column).where(column.like(f"{slug}%"))))
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
    add_events(topic.id, under_free_names(topic.id, addition.new), row.id)
    for event in addition.changed:
        change_event(topic.id, event, articles)
    db.session.flush()
    recount(topic)
    return row


def under_free_names(topic_id: int, events: Iterable[Event]) -> Iterator[Event]:
    """Yield events with names that a topic has not, even of events of removed articles."""
    taken = event_names(topic_id)
    for event in events:
        name = event.name
        if name in taken:
            name = name_of(event.statement, event.excerpts[0].date, taken)
            event = replace(event, name=name)
        taken.add(name)
        yield event


def add_events(topic_id: int, events: Iterable[Event], article_id: int) -> None:
    """Add events that one article tells, all at once: it may tell thousands, and others wait."""
    first_id = (db.session.scalar(select(func.max(EventRow.id))) or 0) + 1
    numbered = list(enumerate(events, start=first_id))
    if numbered:
        rows = [{"id": number, **event_values(topic_id, event)} for number, event in numbered]
        db.session.execute(insert(EventRow), rows, execution_options=IN_ONE)
        rows = [
            {"event_id": number, "article_id": article_id, **excerpt_values(position, excerpt)}
            for number, event in numbered
            for position, excerpt in enumerate(event.excerpts)
        ]
        db.session.execute(insert(ExcerptRow), rows, execution_options=IN_ONE)


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
    row.version += 1
    added = [excerpt for excerpt in event.excerpts if excerpt.article in articles]
    for position, excerpt in enumerate(added, start=len(row.excerpts)):
        row.excerpts.append(excerpt_row(position, excerpt, articles[excerpt.article]))


def recount(topic: TopicRow) -> None:
    """Count a topic's articles, events and usable events anew.

    Articles that were removed do not count, nor events that only they tell.
    """
    articles = select(func.count()).where(
        ArticleRow.topic_id == topic.id, ArticleRow.removed_at.is_(None)
    )
    quoted = (
        exists()
        .where(ExcerptRow.event_id == EventRow.id)
        .where(ArticleRow.id == ExcerptRow.article_id, ArticleRow.removed_at.is_(None))
    )
    events = select(func.count()).where(EventRow.topic_id == topic.id, quoted)
    db.session.execute(
        update(TopicRow)
        .where(TopicRow.id == topic.id)
        .values(
            articles=articles.scalar_subquery(),
            events=events.scalar_subquery(),
            usable=events.where(EventRow.usable).scalar_subquery(),
        )
    )
