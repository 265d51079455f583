"""Copying: a whole topic, and events of one topic into another."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import aliased, undefer

from quiz.articles.article import Span
from quiz.events.event import Event
from quiz.events.topic import Topic
from quiz.storage import adding, changes, library
from quiz.storage.accounts import Visitor
from quiz.storage.changes import Action, ChangedMeanwhile, ChangeRow
from quiz.storage.database import db
from quiz.storage.library import ArticleRow, Sharing, TopicRow, article_row

Slug = str


def copy_topic(
    topic: TopicRow, person: Visitor, title: str, now: datetime, events: Sequence[Event] = ()
) -> TopicRow:
    """Add a copy of a topic, with its articles and events, that belongs to the person alone.

    `events`, where given, stand in it in place of the topic's own.
    """
    whole = replace(whole_topic(topic), slug=adding.slug_of(title) or "topic", title=title)
    row = library.add_topic(under_free_slugs(replace(whole, events=tuple(events) or whole.events)))
    row.owner_id, row.sharing = person.id, Sharing.OWN
    db.session.execute(update(ArticleRow).where(ArticleRow.topic_id == row.id).values(added_at=now))
    changes.note(row, person, Action.COPIED, topic.title, now)
    return row


def whole_topic(topic: TopicRow) -> Topic:
    """Return a topic with its articles and their texts; what was removed is left out."""
    articles = db.session.scalars(
        select(ArticleRow)
        .where(ArticleRow.topic_id == topic.id, ArticleRow.removed_at.is_(None))
        .order_by(ArticleRow.id)
        .options(undefer(ArticleRow.text))
    )
    return Topic(
        slug=topic.slug,
        title=topic.title,
        description=topic.description,
        articles=tuple(article.to_core() for article in articles),
        events=library.events_of(topic.id),
    )


def under_free_slugs(topic: Topic) -> Topic:
    """Return a topic under slugs that nothing in the library has: its own where they are free."""
    slugs = {article.slug: adding.free(ArticleRow.slug, article.slug) for article in topic.articles}
    return replace(
        topic,
        slug=adding.free(TopicRow.slug, topic.slug),
        articles=tuple(replace(one, slug=slugs[one.slug]) for one in topic.articles),
        events=tuple(quoting(event, slugs) for event in topic.events),
    )


def quoting(event: Event, slugs: Mapping[Slug, Slug]) -> Event:
    """Return an event whose excerpts are of articles that go by other slugs."""
    excerpts = (replace(one, article=slugs[one.article]) for one in event.excerpts)
    return replace(event, excerpts=tuple(excerpts))


@dataclass(frozen=True, slots=True)
class Shared:
    """What two topics have in common: articles with one text, by the slugs they go by, and events.

    An event counts as the same where it quotes the same place, and has the same name or statement.
    """

    articles: Mapping[Slug, Slug]
    events: frozenset[str]


def shared(topic: TopicRow, source: TopicRow, events: Sequence[Event]) -> Shared:
    """Return what a topic has already of the articles of another, and of these events of it."""
    ours, theirs = aliased(ArticleRow), aliased(ArticleRow)
    pairs = db.session.execute(
        select(theirs.slug, ours.slug)
        .join(ours, (ours.characters == theirs.characters) & (ours.text == theirs.text))
        .where(ours.topic_id == topic.id, ours.removed_at.is_(None))
        .where(theirs.topic_id == source.id, theirs.removed_at.is_(None))
        .order_by(theirs.id, ours.id.desc())
    )
    articles = {found[0]: found[1] for found in pairs}
    here: dict[tuple[Slug, Span], set[str]] = {}
    for event in library.events_of(topic.id):
        for one in event.excerpts:
            here.setdefault((one.article, one.span), set()).update((event.name, event.statement))
    return Shared(
        articles,
        frozenset(
            event.name
            for event in events
            for one in event.excerpts
            if here.get((articles.get(one.article, ""), one.span), set())
            & {event.name, event.statement}
        ),
    )


def take_events(
    topic: TopicRow, source: TopicRow, names: Collection[str], person: Visitor, now: datetime
) -> ChangeRow | None:
    """Copy events of another topic into a topic, with their articles, as one change.

    A text that the topic has already is not added again, nor an event; None where nothing is
    left. ChangedMeanwhile where the other topic has one of the events no more.
    """
    there = {event.name: event for event in library.events_of(source.id)}
    if gone := [name for name in names if name not in there]:
        raise ChangedMeanwhile(gone)
    chosen = [event for event in there.values() if event.name in names]
    known = shared(topic, source, chosen)
    new = [event for event in chosen if event.name not in known.events]
    if not new:
        return None
    needed = {one.article for event in new for one in event.excerpts}
    added = add_articles(topic, needed - known.articles.keys(), now)
    slugs = {**known.articles, **added}
    copies = [quoting(event, slugs) for event in adding.under_free_names(topic.id, new)]
    return changes.replace_events(topic, person, Action.TAKEN, {}, copies, now)


def add_articles(topic: TopicRow, slugs: Collection[Slug], now: datetime) -> dict[Slug, Slug]:
    """Add copies of articles to a topic, and return the slugs they go by."""
    rows = db.session.scalars(
        select(ArticleRow)
        .where(ArticleRow.slug.in_(slugs))
        .order_by(ArticleRow.id)
        .options(undefer(ArticleRow.text))
    ).all()
    names = {row.slug: adding.free(ArticleRow.slug, row.slug) for row in rows}
    for row in rows:
        copy = article_row(topic.id, replace(row.to_core(), slug=names[row.slug]))
        copy.added_at = now
        db.session.add(copy)
    db.session.flush()
    return names
