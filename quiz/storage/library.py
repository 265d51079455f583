"""Topics, their articles, and their events with the words they were found in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload, undefer

from quiz.articles.article import Article, Source, Span
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt
from quiz.events.topic import Topic
from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row, db

Values = dict[str, Any]


class Sharing(StrEnum):
    """Who sees a topic besides its owner."""

    OWN = "own"
    TEACHERS = "teachers"  # all teachers of the installation see and edit it
    EVERYONE = "everyone"  # and students find it on the front page


class TopicRow(Row):
    """A topic; the three numbers count its rows, so that no list has to.

    One without an owner came with the program or by the command line; on the pages it is copied
    before it is changed. A deleted one is kept for a while, so that it can be brought back.
    """

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(Text)
    articles: Mapped[int]
    events: Mapped[int]
    usable: Mapped[int]
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    sharing: Mapped[str] = mapped_column(default=Sharing.EVERYONE)
    deleted_at: Mapped[datetime | None]


class BundledTopicRow(Row):
    """The slug of a bundled topic that this database has had; a deleted one stays deleted."""

    __tablename__ = "bundled_topics"

    slug: Mapped[str] = mapped_column(primary_key=True)


class ArticleRow(Row):
    """An article, never changed; `text` is loaded only where it is asked for.

    A removed one is kept, so that it can be brought back: until then its excerpts tell nothing.
    """

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey(TopicRow.id, ondelete="CASCADE"), index=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    publisher: Mapped[str]
    published: Mapped[date | None]
    url: Mapped[str | None]
    retells: Mapped[str | None]
    note: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str | None]
    licence: Mapped[str | None]
    added_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    characters: Mapped[int]
    text: Mapped[str] = mapped_column(Text, deferred=True, deferred_raiseload=True)

    topic: Mapped[TopicRow] = relationship(lazy="raise_on_sql")

    @property
    def source(self) -> Source:
        return Source(
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            retells=self.retells,
            note=self.note,
            author=self.author,
            licence=self.licence,
        )

    def to_core(self) -> Article:
        """Return the article; its text must have been loaded, as `article()` does."""
        return Article(self.slug, self.source, self.text)


class EventRow(Row):
    """An event with its sure bounds (None: unbounded).

    `tags` stand one in a line; `settled` is the EDTF of the date a teacher accepted; `version`
    grows with every change, so that two who change it at once notice; `change_id` is the last one.
    """

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("topic_id", "name"),
        Index(None, "topic_id", "surely_after", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey(TopicRow.id, ondelete="CASCADE"))
    name: Mapped[str]
    statement: Mapped[str] = mapped_column(Text)
    usable: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)
    reviewed: Mapped[bool]
    surely_after: Mapped[int | None]
    surely_before: Mapped[int | None]
    tags: Mapped[str] = mapped_column(Text, default="")
    settled: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    change_id: Mapped[int | None] = mapped_column(
        ForeignKey("changes.id", ondelete="SET NULL"), index=True
    )

    excerpts: Mapped[list["ExcerptRow"]] = relationship(
        lazy="raise_on_sql", order_by="ExcerptRow.position", cascade="all, delete-orphan"
    )

    @property
    def quoted(self) -> list["ExcerptRow"]:
        """Return the excerpts whose article has not been removed."""
        return [excerpt for excerpt in self.excerpts if excerpt.article.removed_at is None]

    def to_core(self) -> Event:
        """Return the event; the words of a report come before those of a text that retells one."""
        told = sorted(self.quoted, key=lambda excerpt: excerpt.article.retells is not None)
        return Event(
            name=self.name,
            statement=self.statement,
            excerpts=tuple(excerpt.to_core() for excerpt in told),
            usable=self.usable,
            reason=self.reason,
            reviewed=self.reviewed,
            tags=tuple(self.tags.splitlines()),
            settled=edtf.read(self.settled) if self.settled else None,
        )


class ExcerptRow(Row):
    """A quotation at its place, with the date its article gives: as EDTF, and as day numbers."""

    __tablename__ = "excerpts"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="is_a_place"),
        CheckConstraint(
            "(date_start IS NULL) = (date_end IS NULL)"
            " AND (date_start IS NULL) = (date_words IS NULL)",
            name="date_is_marked_whole",
        ),
    )

    event_id: Mapped[int] = mapped_column(
        ForeignKey(EventRow.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey(ArticleRow.id), index=True)
    start: Mapped[int]
    end: Mapped[int]
    quotation: Mapped[str] = mapped_column(Text)
    edtf: Mapped[str]
    earliest: Mapped[int | None]
    latest: Mapped[int | None]
    surely_after: Mapped[int | None]
    surely_before: Mapped[int | None]
    date_start: Mapped[int | None]
    date_end: Mapped[int | None]
    date_words: Mapped[str | None]

    article: Mapped[ArticleRow] = relationship(lazy="raise_on_sql")

    def to_core(self) -> Excerpt:
        return Excerpt(
            article=self.article.slug,
            source=self.article.source,
            span=Span(self.start, self.end),
            quotation=self.quotation,
            date=replace(
                edtf.read(self.edtf),
                earliest=self.earliest,
                latest=self.latest,
                surely_after=self.surely_after,
                surely_before=self.surely_before,
            ),
            date_span=span_or_none(self.date_start, self.date_end),
            date_words=self.date_words,
        )


def span_or_none(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def topics() -> Sequence[TopicRow]:
    """Return every topic that is not deleted, by title."""
    return db.session.scalars(
        select(TopicRow).where(TopicRow.deleted_at.is_(None)).order_by(TopicRow.title, TopicRow.id)
    ).all()


def public_topics() -> Sequence[TopicRow]:
    """Return every topic that is not deleted and that everyone may see, by title."""
    return db.session.scalars(
        select(TopicRow)
        .where(TopicRow.deleted_at.is_(None), TopicRow.sharing == Sharing.EVERYONE)
        .order_by(TopicRow.title, TopicRow.id)
    ).all()


def topics_of(owner_id: int) -> Sequence[TopicRow]:
    """Return a teacher's own topics that are not deleted, by title."""
    return db.session.scalars(
        select(TopicRow)
        .where(TopicRow.deleted_at.is_(None), TopicRow.owner_id == owner_id)
        .order_by(TopicRow.title, TopicRow.id)
    ).all()


def topic(slug: str) -> TopicRow | None:
    """Return the topic of a slug; None where there is none, or it is deleted."""
    return db.session.scalar(
        select(TopicRow).where(TopicRow.slug == slug, TopicRow.deleted_at.is_(None))
    )


def articles() -> Sequence[ArticleRow]:
    """Return every article with its topic but without its text, by topic and slug."""
    return db.session.scalars(
        select(ArticleRow)
        .join(ArticleRow.topic)
        .where(ArticleRow.removed_at.is_(None), TopicRow.deleted_at.is_(None))
        .options(joinedload(ArticleRow.topic))
        .order_by(TopicRow.slug, ArticleRow.slug)
    ).all()


def articles_of(topic_id: int) -> Sequence[ArticleRow]:
    """Return a topic's articles without their texts, in the order they were added."""
    return db.session.scalars(
        select(ArticleRow)
        .where(ArticleRow.topic_id == topic_id, ArticleRow.removed_at.is_(None))
        .order_by(ArticleRow.id)
    ).all()


def article(slug: str) -> ArticleRow | None:
    """Return an article with its text and its topic; None where it or its topic is gone."""
    return db.session.scalar(
        select(ArticleRow)
        .join(ArticleRow.topic)
        .where(
            ArticleRow.slug == slug,
            ArticleRow.removed_at.is_(None),
            TopicRow.deleted_at.is_(None),
        )
        .options(undefer(ArticleRow.text), joinedload(ArticleRow.topic))
    )


def events_of(topic_id: int) -> tuple[Event, ...]:
    """Return a topic's events, earliest first; those with no sure beginning come before all."""
    rows = db.session.scalars(
        select(EventRow)
        .where(EventRow.topic_id == topic_id)
        .order_by(EventRow.surely_after.nulls_first(), EventRow.name)
        .options(selectinload(EventRow.excerpts).joinedload(ExcerptRow.article))
    )
    return tuple(row.to_core() for row in rows if row.quoted)


def event_names(topic_id: int) -> set[str]:
    """Return every name that a topic has an event of, be it told by removed articles only."""
    return set(db.session.scalars(select(EventRow.name).where(EventRow.topic_id == topic_id)))


def days_of(topic_id: int) -> tuple[int, int] | None:
    """Return the first and the last day that any event of a topic names; None if none names one."""
    first = func.min(func.coalesce(ExcerptRow.earliest, ExcerptRow.latest))
    last = func.max(func.coalesce(ExcerptRow.latest, ExcerptRow.earliest))
    told = (
        select(first, last)
        .join(EventRow, EventRow.id == ExcerptRow.event_id)
        .join(ArticleRow, ArticleRow.id == ExcerptRow.article_id)
        .where(EventRow.topic_id == topic_id, ArticleRow.removed_at.is_(None))
    )
    first_day, last_day = db.session.execute(told).one()
    return None if first_day is None else (first_day, last_day)


def add_topic(topic: Topic) -> TopicRow:
    """Add a topic with all it holds; BrokenQuotation when an excerpt is not in its article."""
    texts = {article.slug: article for article in topic.articles}
    for event in topic.events:
        for excerpt in event.excerpts:
            excerpt.check(texts[excerpt.article])
    row = TopicRow(
        slug=topic.slug,
        title=topic.title,
        description=topic.description,
        articles=len(topic.articles),
        events=len(topic.events),
        usable=sum(event.usable for event in topic.events),
    )
    db.session.add(row)
    db.session.flush()
    articles = {article.slug: article_row(row.id, article) for article in topic.articles}
    db.session.add_all(articles.values())
    db.session.add_all(event_row(row.id, event, articles) for event in topic.events)
    db.session.flush()
    return row


def article_row(topic_id: int, article: Article) -> ArticleRow:
    source = article.source
    return ArticleRow(
        topic_id=topic_id,
        slug=article.slug,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        retells=source.retells,
        note=source.note,
        author=source.author,
        licence=source.licence,
        characters=len(article.text),
        text=article.text,
    )


def event_row(topic_id: int, event: Event, articles: dict[str, ArticleRow]) -> EventRow:
    excerpts = [
        excerpt_row(position, excerpt, articles[excerpt.article])
        for position, excerpt in enumerate(event.excerpts)
    ]
    return EventRow(**event_values(topic_id, event), excerpts=excerpts)


def event_values(topic_id: int, event: Event) -> Values:
    return {
        "topic_id": topic_id,
        "name": event.name,
        "statement": event.statement,
        "usable": event.usable,
        "reason": event.reason,
        "reviewed": event.reviewed,
        "surely_after": event.surely_after,
        "surely_before": event.surely_before,
        "tags": "\n".join(event.tags),
        "settled": event.settled and event.settled.edtf,
    }


def excerpt_row(position: int, excerpt: Excerpt, article: ArticleRow) -> ExcerptRow:
    return ExcerptRow(**excerpt_values(position, excerpt), article=article)


def excerpt_values(position: int, excerpt: Excerpt) -> Values:
    return {
        "position": position,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "quotation": excerpt.quotation,
        "edtf": excerpt.date.edtf,
        "earliest": excerpt.date.earliest,
        "latest": excerpt.date.latest,
        "surely_after": excerpt.date.surely_after,
        "surely_before": excerpt.date.surely_before,
        "date_start": excerpt.date_span and excerpt.date_span.start,
        "date_end": excerpt.date_span and excerpt.date_span.end,
        "date_words": excerpt.date_words,
    }
