"""What teachers changed in a topic: who, when, and how to take it back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, exists, or_, select, update
from sqlalchemy.orm import Mapped, defer, mapped_column, selectinload

from quiz.articles.article import Article
from quiz.events.event import Event
from quiz.storage.accounts import PersonRow, Visitor
from quiz.storage.adding import recount
from quiz.storage.database import Row, db
from quiz.storage.library import (
    ArticleRow,
    EventRow,
    ExcerptRow,
    TopicRow,
    event_row,
    excerpt_row,
)

NOTHING = "[]"

EventName = str
Snapshot = dict[str, Any]

EVENT_COLUMNS = tuple(
    column.name for column in EventRow.__table__.columns if column.name not in ("id", "topic_id")
)
EXCERPT_COLUMNS = tuple(
    column.name
    for column in ExcerptRow.__table__.columns
    if column.name not in ("event_id", "position")
)


class Action(StrEnum):
    """What was done; the pages have the words for it."""

    IMPORTED = "imported"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    HIDDEN = "hidden"
    SHOWN = "shown"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    SETTLED = "settled"
    TAKEN = "taken"  # from another topic
    # What is done to a topic, or to an article of it, changes no event by itself.
    COPIED = "copied"
    RENAMED = "renamed"
    DESCRIBED = "described"
    SHARED = "shared"
    DELETED = "deleted"
    RESTORED = "restored"
    ARTICLE_EDITED = "article edited"
    ARTICLE_REMOVED = "article removed"
    ARTICLE_RESTORED = "article restored"


class ChangeRow(Row):
    """One change to the events of a topic: those it replaced, and those it put in their place.

    `before` and `after` are JSON: lists of the rows as they were and became. Both are empty where
    the change was to the topic itself or to an article: `about` says then what to.
    """

    __tablename__ = "changes"
    __table_args__ = (Index(None, "topic_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey(TopicRow.id, ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    username: Mapped[str]
    action: Mapped[str]
    about: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    @property
    def of_events(self) -> bool:
        return (self.before, self.after) != (NOTHING, NOTHING)

    @property
    def undoable(self) -> bool:
        """Whether `undo` has something to do."""
        return self.of_events and self.undone_at is None


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as it is in the database, with the version that a change of it must name."""

    event: Event
    version: int


class ChangedMeanwhile(ValueError):
    """Somebody else was faster; `names` are the events that are no longer as they were seen."""

    def __init__(self, names: Sequence[EventName]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def kept_events(topic_id: int, names: Iterable[EventName] | None = None) -> dict[EventName, Kept]:
    """Return a topic's events (only those of these names) with their versions, earliest first."""
    return {row.name: Kept(row.to_core(), row.version) for row in rows_of(topic_id, names)}


def replace_events(
    topic: TopicRow,
    person: Visitor,
    action: Action,
    seen: Mapping[EventName, int],
    events: Sequence[Event],
    now: datetime,
) -> ChangeRow:
    """Put events in the place of others, of which the person saw these versions.

    An event of the same name is the same event, changed; one seen and not given is gone; a name
    not seen is new, and must not be taken. Writes nothing and raises ChangedMeanwhile where an
    event has another version by now, or is gone. Excerpts may come from any article of the topic.
    To be called where writing is allowed.
    """
    rows = {row.name: row for row in rows_of(topic.id, [*seen, *(event.name for event in events)])}
    other = [name for name, version in seen.items() if current(rows.get(name)) != version]
    other += [event.name for event in events if event.name in rows and event.name not in seen]
    if other:
        raise ChangedMeanwhile(other)
    before = [snapshot(rows[name]) for name in seen]
    articles = articles_by_slug(topic.id)
    check_quotations(topic.id, events)
    given = {event.name for event in events}
    for name in seen.keys() - given:
        db.session.delete(rows[name])
    for event in events:
        if (row := rows.get(event.name)) is None:
            row = rows[event.name] = event_row(topic.id, event, articles)
            db.session.add(row)
        else:
            rewrite(row, event, articles)
    db.session.flush()
    recount(topic)
    change = note(topic, person, action, about(before, events), now)
    change.before = json.dumps(before, ensure_ascii=False)
    change.after = json.dumps([snapshot(rows[name]) for name in given], ensure_ascii=False)
    for name in given:
        rows[name].change_id = change.id
    db.session.flush()
    return change


def note(topic: TopicRow, person: Visitor, action: Action, about: str, now: datetime) -> ChangeRow:
    """Add a change that has its author, and touches no event."""
    change = ChangeRow(
        topic_id=topic.id,
        person_id=person.id,
        username=person.username or "",
        action=action,
        about=about,
        before=NOTHING,
        after=NOTHING,
        made_at=now,
    )
    db.session.add(change)
    db.session.flush()
    return change


def current(row: EventRow | None) -> int | None:
    return row.version if row else None


def about(before: Sequence[Snapshot], after: Sequence[Event]) -> str:
    """Return what a change is about: a statement, or how many events."""
    made_of_one = len(before) == 1  # as by splitting
    if len(after) > 1 and not made_of_one:
        return str(len(after))
    return after[0].statement if after else before[0]["statement"]


def rewrite(row: EventRow, event: Event, articles: Mapping[str, ArticleRow]) -> None:
    """Make a row say what the event says, as its next version.

    What a removed article tells of it stays, and comes back with the article.
    """
    row.statement, row.usable, row.reason = event.statement, event.usable, event.reason
    row.reviewed, row.tags = event.reviewed, "\n".join(event.tags)
    row.settled = event.settled.edtf if event.settled else None
    row.surely_after, row.surely_before = event.surely_after, event.surely_before
    row.version += 1
    kept = [values_of(excerpt) for excerpt in row.excerpts if excerpt.article.removed_at]
    told = [
        values_of(excerpt_row(0, excerpt, articles[excerpt.article])) for excerpt in event.excerpts
    ]
    # In their own place: a row that goes and one that comes would meet under one key.
    for position, values in enumerate((*told, *kept)):
        if position == len(row.excerpts):
            row.excerpts.append(ExcerptRow(position=position))
        for column, value in values.items():
            setattr(row.excerpts[position], column, value)
    del row.excerpts[len(told) + len(kept) :]


def values_of(excerpt: ExcerptRow) -> Snapshot:
    """Return all of an excerpt but which event's it is, and at what position."""
    values = {column: getattr(excerpt, column) for column in EXCERPT_COLUMNS}
    return {**values, "article_id": excerpt.article.id, "article": excerpt.article}


def check_quotations(topic_id: int, events: Sequence[Event]) -> None:
    """Raise BrokenQuotation where an excerpt is not in its article."""
    slugs = {excerpt.article for event in events for excerpt in event.excerpts}
    texts = db.session.execute(
        select(ArticleRow.slug, ArticleRow.text).where(
            ArticleRow.topic_id == topic_id, ArticleRow.slug.in_(slugs)
        )
    )
    by_slug = {found.slug: found.text for found in texts}
    for event in events:
        for excerpt in event.excerpts:
            excerpt.check(Article(excerpt.article, excerpt.source, by_slug[excerpt.article]))


def changes_of(topic_id: int, most: int, before_id: int | None = None) -> Sequence[ChangeRow]:
    """Return a topic's changes, newest first; those older than one of them."""
    wanted = select(ChangeRow).where(ChangeRow.topic_id == topic_id)
    if before_id is not None:
        wanted = wanted.where(ChangeRow.id < before_id)
    return db.session.scalars(wanted.order_by(ChangeRow.id.desc()).limit(most)).all()


def changes_by(person_id: int) -> Sequence[tuple[ChangeRow, str]]:
    """Return what a person changed, with the title of the topic each time, oldest first."""
    found = db.session.execute(
        select(ChangeRow, TopicRow.title)
        .join(TopicRow, TopicRow.id == ChangeRow.topic_id)
        .where(ChangeRow.person_id == person_id)
        .options(defer(ChangeRow.before), defer(ChangeRow.after))
        .order_by(ChangeRow.id)
    )
    return [(change, title) for change, title in found]


def forget(person_id: int) -> None:
    """Let the name of a person stand in no change."""
    db.session.execute(
        update(ChangeRow).where(ChangeRow.person_id == person_id).values(username="")
    )


def last_changes(topic_id: int, names: Iterable[EventName]) -> dict[EventName, ChangeRow]:
    """Return the change that made each of these events what it is; none of one never changed."""
    found = db.session.execute(
        select(EventRow.name, ChangeRow)
        .join(ChangeRow, ChangeRow.id == EventRow.change_id)
        .where(EventRow.topic_id == topic_id, EventRow.name.in_(set(names)))
        .options(defer(ChangeRow.before), defer(ChangeRow.after))
    )
    return dict(iter(found))


def last_change_of(topic_id: int, name: EventName) -> ChangeRow | None:
    """Return the last change that an event had part in, though it may be gone by now."""
    named = json.dumps({"name": name}, ensure_ascii=False)[1:-1]
    return db.session.scalar(
        select(ChangeRow)
        .where(ChangeRow.topic_id == topic_id)
        .where(
            or_(
                ChangeRow.before.contains(named, autoescape=True),
                ChangeRow.after.contains(named, autoescape=True),
            )
        )
        .order_by(ChangeRow.id.desc())
        .limit(1)
    )


def change(topic_id: int, change_id: int) -> ChangeRow | None:
    return db.session.scalar(
        select(ChangeRow).where(ChangeRow.id == change_id, ChangeRow.topic_id == topic_id)
    )


def undo(topic: TopicRow, change: ChangeRow, now: datetime) -> None:
    """Take a change back; nothing happens to one that was taken back already, or has no events.

    Articles that came with it go again where nothing else quotes them. ChangedMeanwhile where one
    of its events was changed again since.
    """
    before, after = json.loads(change.before), json.loads(change.after)
    if not before and not after:
        return
    taken = db.session.execute(
        update(ChangeRow)
        .where(ChangeRow.id == change.id, ChangeRow.undone_at.is_(None))
        .values(undone_at=now)
        .returning(ChangeRow.id)
    ).first()
    if taken is None:
        return
    versions = {row["name"]: row["version"] for row in after}
    names = {*versions, *(row["name"] for row in before)}
    rows = {row.name: row for row in rows_of(topic.id, names)}
    other = [name for name in sorted(names) if current(rows.get(name)) != versions.get(name)]
    if other:
        raise ChangedMeanwhile(other)
    for name in versions:
        db.session.delete(rows[name])
    db.session.flush()
    newest = max((row["version"] for row in after), default=0)
    for row in before:
        version = max(row["version"], newest) + 1
        db.session.add(restored(topic.id, {**row, "version": version}))
    db.session.flush()
    remove_unquoted(topic.id, change.made_at, now)
    recount(topic)


def remove_unquoted(topic_id: int, added_at: datetime, now: datetime) -> None:
    """Remove the articles that were added at a moment and that no event quotes."""
    quoted = exists().where(ExcerptRow.article_id == ArticleRow.id)
    db.session.execute(
        update(ArticleRow)
        .where(ArticleRow.topic_id == topic_id, ArticleRow.added_at == added_at, ~quoted)
        .values(removed_at=now)
    )


def rows_of(topic_id: int, names: Iterable[EventName] | None) -> list[EventRow]:
    wanted = select(EventRow).where(EventRow.topic_id == topic_id)
    if names is not None:
        wanted = wanted.where(EventRow.name.in_(set(names)))
    found = db.session.scalars(
        wanted.order_by(EventRow.surely_after.nulls_first(), EventRow.name)
        .options(selectinload(EventRow.excerpts).joinedload(ExcerptRow.article))
        .execution_options(populate_existing=True)
    )
    return [row for row in found if row.quoted]


def articles_by_slug(topic_id: int) -> dict[str, ArticleRow]:
    rows = db.session.scalars(
        select(ArticleRow).where(ArticleRow.topic_id == topic_id, ArticleRow.removed_at.is_(None))
    )
    return {row.slug: row for row in rows}


def snapshot(row: EventRow) -> Snapshot:
    """Return an event's row with those of its excerpts, as plain values."""
    return {
        **{column: getattr(row, column) for column in EVENT_COLUMNS},
        "excerpts": [
            {column: getattr(excerpt, column) for column in EXCERPT_COLUMNS}
            for excerpt in row.excerpts
        ],
    }


def restored(topic_id: int, snapshot: Snapshot) -> EventRow:
    excerpts = [
        ExcerptRow(position=position, **values)
        for position, values in enumerate(snapshot["excerpts"])
    ]
    values = {column: snapshot[column] for column in EVENT_COLUMNS}
    return EventRow(topic_id=topic_id, **values, excerpts=excerpts)
