"""A teacher's topics: which there are, what hangs on them, and how they go and come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, or_, select, update

from quiz.events import editing
from quiz.events.event import Event
from quiz.storage import changes, library
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.changes import Action
from quiz.storage.copying import copy_topic
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import (
    ArticleRow,
    BundledTopicRow,
    EventRow,
    ExcerptRow,
    Sharing,
    TopicRow,
)
from quiz.storage.sets import QuestionSetRow

# How long a deleted topic can be brought back.
KEPT = timedelta(days=30)
# Of what can be asked in a sample, one event in so many is not read yet.
UNREAD = 6


@dataclass(frozen=True, slots=True)
class ListedTopic:
    """A topic, the name of its owner if it has one, and how many of its events need a teacher."""

    row: TopicRow
    owner: str | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Dependents:
    """What was made of a topic: question sets that are not deleted, and attempts."""

    sets: int
    attempts: int


def listed(person_id: int) -> list[ListedTopic]:
    """Return every topic that a teacher may see, by title."""
    quoted = (
        exists()
        .where(ExcerptRow.event_id == EventRow.id)
        .where(ArticleRow.id == ExcerptRow.article_id, ArticleRow.removed_at.is_(None))
    )
    waiting = (
        select(EventRow.topic_id, func.count().label("events"))
        .where(EventRow.usable.is_(False), EventRow.reviewed.is_(False), quoted)
        .group_by(EventRow.topic_id)
        .subquery()
    )
    found = db.session.execute(
        select(TopicRow, AccountRow.username, func.coalesce(waiting.c.events, 0))
        .outerjoin(AccountRow, AccountRow.person_id == TopicRow.owner_id)
        .outerjoin(waiting, waiting.c.topic_id == TopicRow.id)
        .where(TopicRow.deleted_at.is_(None))
        .where(or_(TopicRow.owner_id == person_id, TopicRow.sharing != Sharing.OWN))
    )
    topics = [ListedTopic(*fields) for fields in found]
    return sorted(topics, key=lambda topic: (topic.row.title.casefold(), topic.row.id))


def deleted_of(person_id: int, now: datetime) -> Sequence[TopicRow]:
    """Return the deleted topics that a teacher can bring back, the last one first."""
    return db.session.scalars(
        select(TopicRow)
        .where(TopicRow.owner_id == person_id, TopicRow.deleted_at > now - KEPT)
        .order_by(TopicRow.deleted_at.desc(), TopicRow.id)
    ).all()


def all_of(person_id: int) -> Sequence[TopicRow]:
    """Return every topic that a teacher owns, deleted or not, by title."""
    return db.session.scalars(
        select(TopicRow).where(TopicRow.owner_id == person_id).order_by(TopicRow.title, TopicRow.id)
    ).all()


def topic_or_deleted(slug: str) -> TopicRow | None:
    """Return the topic of a slug, though it be deleted."""
    return db.session.scalar(select(TopicRow).where(TopicRow.slug == slug))


def told_names(topic_id: int) -> frozenset[str]:
    """Return the names of a topic's events that an article which was not removed tells."""
    return frozenset(
        db.session.scalars(
            select(EventRow.name)
            .join(EventRow.excerpts)
            .join(ExcerptRow.article)
            .where(EventRow.topic_id == topic_id, ArticleRow.removed_at.is_(None))
        )
    )


def empty_topic(person_id: int, title: str) -> TopicRow | None:
    """Return a topic of a teacher that has this title, and no event yet."""
    return db.session.scalar(
        select(TopicRow)
        .where(TopicRow.owner_id == person_id, TopicRow.deleted_at.is_(None))
        .where(TopicRow.title == title, TopicRow.events == 0)
        .limit(1)
    )


def dependents(topic: TopicRow) -> Dependents:
    sets = select(func.count()).where(
        QuestionSetRow.topic_id == topic.id, QuestionSetRow.deleted_at.is_(None)
    )
    attempts = select(func.count()).where(AttemptRow.topic_id == topic.id)
    return Dependents(db.session.scalar(sets) or 0, db.session.scalar(attempts) or 0)


def describe(topic: TopicRow, person: Visitor, wanted: dict[str, str], now: datetime) -> None:
    """Give a topic another title, description or sharing, whichever are wanted."""
    for column, action in (
        ("title", Action.RENAMED),
        ("description", Action.DESCRIBED),
        ("sharing", Action.SHARED),
    ):
        if column in wanted and wanted[column] != getattr(topic, column):
            changes.note(topic, person, action, wanted[column], now)
            setattr(topic, column, wanted[column])


def delete_topic(topic: TopicRow, person: Visitor, now: datetime) -> None:
    """Let a topic be seen by nobody; nothing happens to one that is deleted."""
    if topic.deleted_at is None:
        topic.deleted_at = now
        changes.note(topic, person, Action.DELETED, topic.title, now)


def restore_topic(topic: TopicRow, person: Visitor, now: datetime) -> None:
    """Bring a deleted topic back; nothing happens to one that is not deleted."""
    if topic.deleted_at is not None:
        topic.deleted_at = None
        changes.note(topic, person, Action.RESTORED, topic.title, now)


def remove_expired(now: datetime) -> None:
    """Delete for good what can be brought back no more."""
    db.session.execute(delete(TopicRow).where(TopicRow.deleted_at <= now - KEPT))


def leave(person_id: int) -> None:
    """Delete for good what only its owner sees; what is shared stays, and is nobody's."""
    own = TopicRow.owner_id == person_id
    db.session.execute(
        delete(TopicRow).where(
            own, or_(TopicRow.sharing == Sharing.OWN, TopicRow.deleted_at.is_not(None))
        )
    )
    db.session.execute(update(TopicRow).where(own).values(owner_id=None))


def sample_source() -> TopicRow | None:
    """Return the bundled topic of which most waits for a teacher; None where there is none."""
    return db.session.scalar(
        select(TopicRow)
        .join(BundledTopicRow, BundledTopicRow.slug == TopicRow.slug)
        .where(TopicRow.deleted_at.is_(None), TopicRow.owner_id.is_(None))
        .order_by((TopicRow.events - TopicRow.usable).desc(), TopicRow.id)
        .limit(1)
    )


def add_sample(source: TopicRow, person: Visitor, title: str, now: datetime) -> TopicRow:
    """Add a copy of a topic in which some events wait to be read, to try one's hand at."""
    return copy_topic(source, person, title, now, partly_unread(library.events_of(source.id)))


def partly_unread(events: Sequence[Event]) -> list[Event]:
    """Return the events; what cannot be asked, and some of what can, as nobody has read it yet."""
    return [
        editing.unread(event) if not event.usable or place % UNREAD == 0 else event
        for place, event in enumerate(events)
    ]
