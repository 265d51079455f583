"""What a person's answers add up to, counted as they are given, so that no page has to."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, delete, func, literal, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.orm import Mapped, mapped_column

from quiz.practice.evidence import Evidence
from quiz.results.tallies import EventTally, PairTally, Tallies
from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row, db

# Found by their keys alone, so the rows are kept in the order of their keys.
BY_KEY = {"sqlite_with_rowid": False}


class EventTallyRow(Row):
    """How often a person was asked an event, and the sum of the credits earned for it."""

    __tablename__ = "event_tallies"
    __table_args__ = (BY_KEY,)

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    topic_slug: Mapped[str] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[int]
    earned: Mapped[float]
    last_at: Mapped[datetime]


class PairTallyRow(Row):
    """How often a person had to tell two events apart, and how often they were mixed up."""

    __tablename__ = "pair_tallies"
    __table_args__ = (BY_KEY,)

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    topic_slug: Mapped[str] = mapped_column(primary_key=True)
    earlier: Mapped[str] = mapped_column(primary_key=True)
    later: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[int]
    mixed_up: Mapped[int]
    last_at: Mapped[datetime]


class TopicTallyRow(Row):
    """How many attempts a person finished at a topic; `best` is the largest share of the points."""

    __tablename__ = "topic_tallies"
    __table_args__ = (BY_KEY,)

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    topic_slug: Mapped[str] = mapped_column(primary_key=True)
    finished: Mapped[int]
    best: Mapped[float]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]


TALLIES = (EventTallyRow, PairTallyRow, TopicTallyRow)


def adding(table: type[Row]) -> Insert:
    """Return the statement that adds rows, and to those that are there already their counts."""
    columns = table.__table__.columns
    new = insert(table)
    merged: dict[str, Any] = {}
    for column in columns:
        there, given = column, new.excluded[column.name]
        match column.name:
            case "asked" | "earned" | "mixed_up" | "finished":
                merged[column.name] = there + given
            case "last_at" | "best":
                merged[column.name] = func.max(there, given)
            case "first_at":
                merged[column.name] = func.min(there, given)
    return new.on_conflict_do_update(
        index_elements=[column for column in columns if column.primary_key], set_=merged
    )


ADDING = {table: adding(table) for table in TALLIES}


def record(person_id: int, topic_slug: str, shown: Evidence, at: datetime) -> None:
    """Count what an answer shows; of no topic nothing is kept."""
    if not topic_slug:
        return
    whose = {"person_id": person_id, "topic_slug": topic_slug, "asked": 1, "last_at": at}
    if shown.events:
        db.session.execute(
            ADDING[EventTallyRow],
            [{**whose, "event": one.event, "earned": one.credit} for one in shown.events],
        )
    if shown.pairs:
        db.session.execute(
            ADDING[PairTallyRow],
            [
                {**whose, "earlier": one.earlier, "later": one.later, "mixed_up": one.mixed_up}
                for one in shown.pairs
            ],
        )


def record_finish(person_id: int, topic_slug: str, share: float, at: datetime) -> None:
    """Count a finished attempt that earned this share of its points; of no topic none is."""
    if not topic_slug:
        return
    db.session.execute(
        ADDING[TopicTallyRow],
        {
            "person_id": person_id,
            "topic_slug": topic_slug,
            "finished": 1,
            "best": share,
            "first_at": at,
            "last_at": at,
        },
    )


def replace(person_id: int, topic_slug: str, tallies: Tallies) -> None:
    """Keep these counts of a person at a topic in place of all that were kept, finishes too."""
    for table in TALLIES:
        columns = table.__table__.columns
        db.session.execute(
            delete(table).where(columns.person_id == person_id, columns.topic_slug == topic_slug)
        )
    whose = {"person_id": person_id, "topic_slug": topic_slug}
    for event, tally in tallies.events.items():
        db.session.add(EventTallyRow(**whose, event=event, **asdict(tally)))
    for (earlier, later), told in tallies.pairs.items():
        db.session.add(PairTallyRow(**whose, earlier=earlier, later=later, **asdict(told)))
    db.session.flush()


def forget(person_id: int, topic_slug: str) -> None:
    """Take away what is counted of a person at a topic, to be counted anew."""
    for table in TALLIES:
        columns = table.__table__.columns
        db.session.execute(
            delete(table).where(columns.person_id == person_id, columns.topic_slug == topic_slug)
        )


def join(guest_id: int, person_id: int) -> None:
    """Add the counts of a guest to those of a person, whose attempts they now are."""
    for table in TALLIES:
        columns = table.__table__.columns
        kept = [column for column in columns if column.name != "person_id"]
        theirs = select(literal(person_id), *kept).where(columns.person_id == guest_id)
        db.session.execute(
            ADDING[table].from_select(["person_id", *(column.name for column in kept)], theirs)
        )
        db.session.execute(delete(table).where(columns.person_id == guest_id))


def event_tallies(person_id: int, topic_slug: str) -> dict[str, EventTally]:
    """Return the tally of each event a person was asked, by its name."""
    rows = db.session.scalars(
        select(EventTallyRow)
        .where(EventTallyRow.person_id == person_id, EventTallyRow.topic_slug == topic_slug)
        .order_by(EventTallyRow.event)
    )
    return {row.event: EventTally(row.asked, row.earned, row.last_at) for row in rows}


def pair_tallies(
    person_id: int, topic_slug: str, least_mixed_up: int = 0
) -> dict[tuple[str, str], PairTally]:
    """Return the tally of each pair that was mixed up at least so often, by its two names."""
    rows = db.session.scalars(
        select(PairTallyRow)
        .where(
            PairTallyRow.person_id == person_id,
            PairTallyRow.topic_slug == topic_slug,
            PairTallyRow.mixed_up >= least_mixed_up,
        )
        .order_by(PairTallyRow.earlier, PairTallyRow.later)
    )
    return {
        (row.earlier, row.later): PairTally(row.asked, row.mixed_up, row.last_at) for row in rows
    }


def kept_tallies(person_id: int, topic_slug: str) -> Tallies:
    return Tallies(event_tallies(person_id, topic_slug), pair_tallies(person_id, topic_slug))


def topic_tally(person_id: int, topic_slug: str) -> TopicTallyRow | None:
    """Return how many attempts a person finished at a topic; None when none."""
    return db.session.get(TopicTallyRow, (person_id, topic_slug))
