"""What a person did, to be looked back on: newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from quiz.results.history import Score
from quiz.storage.database import db
from quiz.storage.evidence import EventTallyRow
from quiz.storage.gradebook import AttemptRow


@dataclass(frozen=True, slots=True)
class PlayedTopic:
    """A topic that a person answered questions of, with the title it had the last time."""

    slug: str
    title: str
    last_at: datetime


def topics_played(person_id: int) -> tuple[PlayedTopic, ...]:
    """Return the topics a person answered questions of, the last one first."""
    title = (
        select(AttemptRow.topic_title)
        .where(AttemptRow.person_id == person_id, AttemptRow.topic_slug == EventTallyRow.topic_slug)
        .order_by(AttemptRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    last_at = func.max(EventTallyRow.last_at).label("last_at")
    rows = db.session.execute(
        select(EventTallyRow.topic_slug, title, last_at)
        .where(EventTallyRow.person_id == person_id)
        .group_by(EventTallyRow.topic_slug)
        .order_by(last_at.desc(), EventTallyRow.topic_slug)
    )
    return tuple(PlayedTopic(*fields) for fields in rows)


def attempts_before(person_id: int, before: int | None, limit: int) -> Sequence[AttemptRow]:
    """Return attempts of a person, newest first: those with ids below `before`, if it is given."""
    found = select(AttemptRow).where(AttemptRow.person_id == person_id)
    if before is not None:
        found = found.where(AttemptRow.id < before)
    return db.session.scalars(found.order_by(AttemptRow.id.desc()).limit(limit)).all()


def last_scores(person_id: int, topic_slug: str, limit: int) -> tuple[Score, ...]:
    """Return the scores of the last attempts a person finished at a topic, oldest first.

    Those whose answers are not counted yet are left out: they may not be read.
    """
    attempts = db.session.scalars(
        select(AttemptRow)
        .where(
            AttemptRow.person_id == person_id,
            AttemptRow.topic_slug == topic_slug,
            AttemptRow.finished_at.is_not(None),
            AttemptRow.tallied,
        )
        .order_by(AttemptRow.id.desc())
        .limit(limit)
    ).all()
    return tuple(
        Score(attempt.id, attempt.finished_at, attempt.score, attempt.points)
        for attempt in reversed(attempts)
        if attempt.finished_at
    )
