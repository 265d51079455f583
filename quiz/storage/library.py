"""Topics, their articles, and their events with the words they were found in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload, undefer

from quiz.articles.article import Article, Source, Span
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt
from quiz.events.topic import Topic
from quiz.storage.database import Row, db


class TopicRow(Row):
    """A topic; the three numbers count its rows, so that no list has to."""

    __tablename__ = "topics"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(Text)
    articles: Mapped[int]
    events: Mapped[int]
    usable: Mapped[int]


class BundledTopicRow(Row):
    """The slug of a bundled topic that this database has had; a deleted one stays deleted."""

    __tablename__ = "bundled_topics"

    slug: Mapped[str] = mapped_column(primary_key=True)


class ArticleRow(Row):
    """An article, never changed; `text` is loaded only where it is asked for."""

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
    characters: Mapped[int]
    text: Mapped[str] = mapped_column(Text, deferred=True, deferred_raiseload=True)

    topic: Mapped[TopicRow] = relationship(lazy="raise_on_sql")

    @property
    def source(self) -> Source:
        return Source(self.title, self.publisher, self.published, self.url, self.retells, self.note)

    def to_core(self) -> Article:
        """Return the article; its text must have been loaded, as `article()` does."""
        return Article(self.slug, self.source, self.text)


class EventRow(Row):
    """An event; the sure bounds are the hull of its excerpts' (None: unbounded)."""

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

    excerpts: Mapped[list["ExcerptRow"]] = relationship(
        lazy="raise_on_sql", order_by="ExcerptRow.position"
    )

    def to_core(self) -> Event:
        """Return the event; the words of a report come before those of a text that retells one."""
        told = sorted(self.excerpts, key=lambda excerpt: excerpt.article.retells is not None)
        return Event(
            name=self.name,
            statement=self.statement,
            excerpts=tuple(excerpt.to_core() for excerpt in told),
            usable=self.usable,
            reason=self.reason,
            reviewed=self.reviewed,
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
    """Return every topic, by title."""
    return db.session.scalars(select(TopicRow).order_by(TopicRow.title, TopicRow.id)).all()


def topic(slug: str) -> TopicRow | None:
    return db.session.scalar(select(TopicRow).where(TopicRow.slug == slug))


def articles() -> Sequence[ArticleRow]:
    """Return every article with its topic but without its text, by topic and slug."""
    return db.session.scalars(
        select(ArticleRow)
        .join(ArticleRow.topic)
        .options(joinedload(ArticleRow.topic))
        .order_by(TopicRow.slug, ArticleRow.slug)
    ).all()


def articles_of(topic_id: int) -> Sequence[ArticleRow]:
    """Return a topic's articles without their texts, in the order they were added."""
    return db.session.scalars(
        select(ArticleRow).where(ArticleRow.topic_id == topic_id).order_by(ArticleRow.id)
    ).all()


def article(slug: str) -> ArticleRow | None:
    """Return an article with its text and its topic."""
    return db.session.scalar(
        select(ArticleRow)
        .where(ArticleRow.slug == slug)
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
    return tuple(row.to_core() for row in rows)


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
        characters=len(article.text),
        text=article.text,
    )


def event_row(topic_id: int, event: Event, articles: dict[str, ArticleRow]) -> EventRow:
    return EventRow(
        topic_id=topic_id,
        name=event.name,
        statement=event.statement,
        usable=event.usable,
        reason=event.reason,
        reviewed=event.reviewed,
        surely_after=event.surely_after,
        surely_before=event.surely_before,
        excerpts=[
            excerpt_row(position, excerpt, articles[excerpt.article])
            for position, excerpt in enumerate(event.excerpts)
        ],
    )


def excerpt_row(position: int, excerpt: Excerpt, article: ArticleRow) -> ExcerptRow:
    return ExcerptRow(
        position=position,
        article=article,
        start=excerpt.span.start,
        end=excerpt.span.end,
        quotation=excerpt.quotation,
        edtf=excerpt.date.edtf,
        earliest=excerpt.date.earliest,
        latest=excerpt.date.latest,
        surely_after=excerpt.date.surely_after,
        surely_before=excerpt.date.surely_before,
        date_start=excerpt.date_span and excerpt.date_span.start,
        date_end=excerpt.date_span and excerpt.date_span.end,
        date_words=excerpt.date_words,
    )
