"""Pairs of events as a student remembers them: when each is due, and how well it sits."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from quiz.storage.accounts import PersonRow
from quiz.storage.database import Row


class PairMemoryRow(Row):
    """A pair that a person mixed up some time, as the scheduler remembers it.

    `state`, `step`, `stability` and `difficulty` are those of the scheduler's card. `contexts` is
    JSON: in which different contexts the pair was told apart since it was mixed up last; the pair
    leaves with the second, and is then no row any more.
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
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    lapses: Mapped[int]
    contexts: Mapped[str] = mapped_column(Text)
