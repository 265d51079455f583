"""Pairs of events as a student remembers them: when each is due, and how well it sits."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from fsrs import State
from sqlalchemy import (
    ForeignKey,
    Index,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, mapped_column

from quiz.practice.evidence import Evidence
from quiz.practice.memory import Memory, Pair, after
from quiz.storage import classes
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.database import Row, db
from quiz.storage.evidence import PairTallyRow
from quiz.storage.library import Sharing, TopicRow


class PairMemoryRow(Row):
    """A pair that a person mixed up some time, as the scheduler remembers it.

    `state`, `step`, `stability` and `difficulty` are those of the scheduler's card. `told_apart`
    and `asked_in` are JSON: in which different contexts the pair was told apart since it was mixed
    up last, and in which it was asked lately. It leaves with the second of the former, and is then
    no row any more.
    """

    __tablename__ = "pair_memories"
    __table_args__ = (
        Index(None, "person_id", "due_at"),
        {"sqlite_with_rowid": False},
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    topic_slug: Mapped[str] = mapped_column(primary_key=True)
    earlier: Mapped[str] = mapped_column(primary_key=True)
    later: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    reviewed_at: Mapped[datetime]
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float]
    difficulty: Mapped[float]
    lapses: Mapped[int]
    was_sure: Mapped[bool]
    told_apart: Mapped[str] = mapped_column(Text)
    asked_in: Mapped[str] = mapped_column(Text)

    @property
    def pair(self) -> Pair:
        return self.earlier, self.later

    def to_core(self) -> Memory:
        return Memory(
            self.due_at,
            self.reviewed_at,
            State(self.state),
            self.step,
            self.stability,
            self.difficulty,
            self.lapses,
            self.was_sure,
            tuple(json.loads(self.told_apart)),
            tuple(json.loads(self.asked_in)),
        )


COLUMNS = PairMemoryRow.__table__.columns
KEY = [column for column in COLUMNS if column.primary_key]
NEW = insert(PairMemoryRow)
WRITING = NEW.on_conflict_do_update(
    index_elements=KEY,
    set_={column.name: NEW.excluded[column.name] for column in COLUMNS if column not in KEY},
)
# Of two memories of a pair, the one that is due earlier stands: it is the weaker.
JOINING = NEW.on_conflict_do_update(
    index_elements=KEY,
    set_={column.name: NEW.excluded[column.name] for column in COLUMNS if column not in KEY},
    where=NEW.excluded.due_at < COLUMNS.due_at,
)
ITS_KEY = (column == bindparam(f"its_{column.name}") for column in KEY)
LEAVING = delete(PairMemoryRow).where(*ITS_KEY)


def record(
    person_id: int, topic_slug: str, shown: Evidence, sure: bool | None, at: datetime
) -> None:
    """Remember what an answer shows of pairs: to be called wherever the answer is counted."""
    if not topic_slug or not shown.pairs:
        return
    pairs = [(one.earlier, one.later) for one in shown.pairs]
    known = memories(person_id, topic_slug, pairs)
    changed = after(known, shown, sure, at)
    write(person_id, topic_slug, {pair: kept for pair, kept in changed.items() if kept})
    forget(person_id, topic_slug, [pair for pair in known if changed[pair] is None])


def write(person_id: int, topic_slug: str, kept: Mapping[Pair, Memory]) -> None:
    if kept:
        db.session.execute(
            WRITING, [values(person_id, topic_slug, pair, one) for pair, one in kept.items()]
        )


def values(person_id: int, topic_slug: str, pair: Pair, memory: Memory) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "topic_slug": topic_slug,
        "earlier": pair[0],
        "later": pair[1],
        "due_at": memory.due_at,
        "reviewed_at": memory.reviewed_at,
        "state": memory.state.value,
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "lapses": memory.lapses,
        "was_sure": memory.was_sure,
        "told_apart": json.dumps(memory.told_apart),
        "asked_in": json.dumps(memory.asked_in),
    }


def forget(person_id: int, topic_slug: str, pairs: Iterable[Pair]) -> None:
    """Remember these pairs no more."""
    gone = [
        {
            "its_person_id": person_id,
            "its_topic_slug": topic_slug,
            "its_earlier": earlier,
            "its_later": later,
        }
        for earlier, later in pairs
    ]
    if gone:
        db.session.connection().execute(LEAVING, gone)


def forget_topic(person_id: int, topic_slug: str) -> None:
    """Remember no pair of a topic, to be remembered anew."""
    db.session.execute(
        delete(PairMemoryRow).where(
            PairMemoryRow.person_id == person_id, PairMemoryRow.topic_slug == topic_slug
        )
    )


def memories(
    person_id: int, topic_slug: str, pairs: Iterable[Pair] | None = None
) -> dict[Pair, Memory]:
    """Return what a person remembers of a topic's pairs, or only of these."""
    found = select(PairMemoryRow).where(
        PairMemoryRow.person_id == person_id, PairMemoryRow.topic_slug == topic_slug
    )
    if pairs is not None:
        found = found.where(tuple_(PairMemoryRow.earlier, PairMemoryRow.later).in_(list(pairs)))
    rows = db.session.scalars(found.execution_options(populate_existing=True))
    return {row.pair: row.to_core() for row in rows}


def memories_by_topic(person_id: int) -> dict[str, dict[Pair, Memory]]:
    """Return all pairs that a person remembers, by the slugs of their topics."""
    rows = db.session.scalars(
        select(PairMemoryRow)
        .where(PairMemoryRow.person_id == person_id)
        .order_by(PairMemoryRow.topic_slug, PairMemoryRow.earlier, PairMemoryRow.later)
        .execution_options(populate_existing=True)
    )
    found: dict[str, dict[Pair, Memory]] = {}
    for row in rows:
        found.setdefault(row.topic_slug, {})[row.pair] = row.to_core()
    return found


def number_due(person_id: int, now: datetime) -> int:
    """Return how many pairs are due by now, of the topics that the person may see."""
    teaches = exists().where(
        AccountRow.person_id == person_id, AccountRow.teacher_since.is_not(None)
    )
    seen = or_(
        TopicRow.sharing == Sharing.EVERYONE,
        TopicRow.owner_id == person_id,
        and_(TopicRow.sharing == Sharing.TEACHERS, teaches),
        TopicRow.id.in_(classes.ids_seen(person_id)),
    )
    found = db.session.scalar(
        select(func.count())
        .select_from(PairMemoryRow)
        .join(TopicRow, TopicRow.slug == PairMemoryRow.topic_slug)
        .where(
            PairMemoryRow.person_id == person_id,
            PairMemoryRow.due_at <= now,
            TopicRow.deleted_at.is_(None),
            seen,
        )
    )
    return found or 0


def join(guest_id: int, person_id: int) -> None:
    """Let a person remember what a guest did; of a pair that both know, the earlier due."""
    kept = [column for column in COLUMNS if column.name != "person_id"]
    theirs = select(literal(person_id), *kept).where(COLUMNS.person_id == guest_id)
    db.session.execute(
        JOINING.from_select(["person_id", *(column.name for column in kept)], theirs)
    )
    db.session.execute(delete(PairMemoryRow).where(PairMemoryRow.person_id == guest_id))


def for_export(person_id: int) -> list[dict[str, Any]]:
    """Return what is remembered of a person's pairs, to be handed out."""
    return [
        {
            "topic": topic_slug,
            "earlier": earlier,
            "later": later,
            "due_at": memory.due_at.isoformat(),
            "last_asked_at": memory.reviewed_at.isoformat(),
            "mixed_up": memory.lapses,
            "was_sure": memory.was_sure,
            "told_apart_since": len(memory.told_apart),
        }
        for topic_slug, pairs in memories_by_topic(person_id).items()
        for (earlier, later), memory in pairs.items()
    ]


MIXED_UP = exists().where(
    and_(
        PairTallyRow.person_id == PairMemoryRow.person_id,
        PairTallyRow.topic_slug == PairMemoryRow.topic_slug,
        PairTallyRow.earlier == PairMemoryRow.earlier,
        PairTallyRow.later == PairMemoryRow.later,
        PairTallyRow.mixed_up > 0,
    )
)


def forget_never_mixed_up(person_id: int, topic_slug: str) -> None:
    """Remember no pair of a topic that no answer mixed up, of those that are still counted."""
    db.session.execute(
        delete(PairMemoryRow).where(
            PairMemoryRow.person_id == person_id, PairMemoryRow.topic_slug == topic_slug, ~MIXED_UP
        )
    )


def never_mixed_up() -> Iterable[PairMemoryRow]:
    """Return the memories of pairs that no counted answer mixed up: there should be none."""
    return db.session.scalars(select(PairMemoryRow).where(~MIXED_UP)).all()


def all_rows() -> Iterable[PairMemoryRow]:
    return db.session.scalars(select(PairMemoryRow).execution_options(yield_per=500))
