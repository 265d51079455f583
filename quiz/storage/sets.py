"""Question sets: questions kept together, to be played, shared and printed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from quiz.questions.question import Question
from quiz.storage import bank
from quiz.storage.accounts import PersonRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db
from quiz.storage.library import TopicRow

# How long a deleted set can be brought back.
KEPT = timedelta(days=30)

PairOfIds = tuple[int, int | None]  # a question, and the one in its place in version B


class QuestionSetRow(Row):
    """A question set of a teacher.

    `key` stands in the link by which students play it. `topic_title`, `first_day` and `last_day`
    are what its timelines are drawn with, should the topic go. `wishes` is the address of the
    builder that it was made with, and `code` makes it again, as long as it was not changed by
    hand. `before` is JSON: what the last change made by hand replaced, so that it can be undone.
    """

    __tablename__ = "question_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True)
    topic_id: Mapped[int | None] = mapped_column(
        ForeignKey(TopicRow.id, ondelete="SET NULL"), index=True
    )
    topic_slug: Mapped[str]
    topic_title: Mapped[str]
    title: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    wishes: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None]
    first_day: Mapped[int]
    last_day: Mapped[int]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    before: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)

    @property
    def topic(self) -> "KeptTopic":
        return KeptTopic(self.topic_id, self.topic_slug, self.topic_title)


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """What a set knows of its topic, which may be gone (no id), or not for everybody."""

    id: int | None
    slug: str
    title: str


class SetItemRow(Row):
    """A question at its position in a set, from 1.

    `sibling_id` is the question in its place in version B; where there is none, that version asks
    the same one with its choices in another order.
    """

    __tablename__ = "set_items"

    set_id: Mapped[int] = mapped_column(
        ForeignKey(QuestionSetRow.id, ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    sibling_id: Mapped[int | None] = mapped_column(ForeignKey(QuestionRow.id), index=True)


class SetChangedMeanwhile(ValueError):
    """The set is no longer as it was seen."""


@dataclass(frozen=True, slots=True)
class KeptSet:
    """A set in a list, with how many questions it has."""

    row: QuestionSetRow
    questions: int


@dataclass(frozen=True, slots=True)
class SetItem:
    """A question of a set at its position, from 1, and its sibling in version B if it has one."""

    position: int
    ids: PairOfIds
    question: Question
    sibling: Question | None


def keep(row: QuestionSetRow, pairs: Sequence[tuple[Question, Question | None]]) -> QuestionSetRow:
    """Add a set of these questions, each with its sibling, or None, in version B."""
    db.session.add(row)
    db.session.flush()
    add_items(row.id, kept_ids(pairs))
    return row


def kept_ids(pairs: Sequence[tuple[Question, Question | None]]) -> list[PairOfIds]:
    questions = bank.keep([question for question, _ in pairs])
    siblings = iter(bank.keep([sibling for _, sibling in pairs if sibling]))
    return [
        (question_id, next(siblings) if sibling else None)
        for question_id, (_, sibling) in zip(questions, pairs, strict=True)
    ]


def sets_of(owner_id: int, *, deleted: bool = False) -> list[KeptSet]:
    """Return a teacher's sets, or those that can be brought back; changed last, first."""
    count = func.count(SetItemRow.position)
    found = db.session.execute(
        select(QuestionSetRow, count)
        .join(SetItemRow, SetItemRow.set_id == QuestionSetRow.id)
        .where(
            QuestionSetRow.owner_id == owner_id,
            QuestionSetRow.deleted_at.is_not(None)
            if deleted
            else QuestionSetRow.deleted_at.is_(None),
        )
        .group_by(QuestionSetRow.id)
        .order_by(QuestionSetRow.changed_at.desc(), QuestionSetRow.id.desc())
    )
    return [KeptSet(row, number) for row, number in found]


def set_of(owner_id: int, set_id: int, *, deleted: bool = False) -> QuestionSetRow | None:
    """Return a set of this teacher; None when it is another's, or not as deleted as asked for."""
    row = db.session.scalar(
        select(QuestionSetRow).where(
            QuestionSetRow.id == set_id, QuestionSetRow.owner_id == owner_id
        )
    )
    return row if row and (row.deleted_at is not None) is deleted else None


def set_with_key(key: str) -> QuestionSetRow | None:
    return db.session.scalar(select(QuestionSetRow).where(QuestionSetRow.key == key))


def set_numbered(set_id: int) -> QuestionSetRow | None:
    """Return a set that is not deleted."""
    return db.session.scalar(
        select(QuestionSetRow).where(
            QuestionSetRow.id == set_id, QuestionSetRow.deleted_at.is_(None)
        )
    )


def size_of(set_id: int) -> int:
    """Return how many questions a set has."""
    return db.session.scalar(select(func.count()).where(SetItemRow.set_id == set_id)) or 0


def items_of(set_id: int) -> tuple[SetItem, ...]:
    """Return a set's questions in order."""
    sibling = aliased(QuestionRow)
    found = db.session.execute(
        select(
            SetItemRow.position,
            SetItemRow.question_id,
            SetItemRow.sibling_id,
            QuestionRow.record,
            sibling.record,
        )
        .join(QuestionRow, QuestionRow.id == SetItemRow.question_id)
        .outerjoin(sibling, sibling.id == SetItemRow.sibling_id)
        .where(SetItemRow.set_id == set_id)
        .order_by(SetItemRow.position)
    )
    return tuple(
        SetItem(
            position,
            (question_id, sibling_id),
            bank.thawed(frozen),
            bank.thawed(frozen_sibling) if frozen_sibling else None,
        )
        for position, question_id, sibling_id, frozen, frozen_sibling in found
    )


def rename(row: QuestionSetRow, title: str, seen: int, now: datetime) -> None:
    """Give a set another title; SetChangedMeanwhile unless it is still in the version seen."""
    check_version(row, seen)
    row.title, row.changed_at, row.version = title, now, row.version + 1


def rearrange(row: QuestionSetRow, ids: Sequence[PairOfIds], seen: int, now: datetime) -> None:
    """Put these questions in the place of all that a set has, so that it can be undone.

    SetChangedMeanwhile, and nothing is written, unless the set is still in the version seen.
    """
    check_version(row, seen)
    put(row, ids, None, now)


def undo(row: QuestionSetRow, seen: int, now: datetime) -> None:
    """Take the last change back; done again, that is taken back too."""
    check_version(row, seen)
    if row.before is not None:
        before = json.loads(row.before)
        ids = [(question, sibling) for question, sibling in before["ids"]]
        put(row, ids, before["code"], now)


def put(row: QuestionSetRow, ids: Sequence[PairOfIds], code: str | None, now: datetime) -> None:
    replaced = [item.ids for item in items_of(row.id)]
    row.before = json.dumps({"ids": replaced, "code": row.code})
    row.code, row.changed_at, row.version = code, now, row.version + 1
    db.session.execute(delete(SetItemRow).where(SetItemRow.set_id == row.id))
    add_items(row.id, ids)


def add_items(set_id: int, ids: Sequence[PairOfIds]) -> None:
    db.session.execute(
        insert(SetItemRow),
        [
            {"set_id": set_id, "position": position, "question_id": one, "sibling_id": other}
            for position, (one, other) in enumerate(ids, start=1)
        ],
    )


def check_version(row: QuestionSetRow, seen: int) -> None:
    if row.version != seen:
        raise SetChangedMeanwhile


def remove(row: QuestionSetRow, now: datetime) -> None:
    """Delete a set, so that it can be brought back; its link opens nothing meanwhile."""
    row.deleted_at = row.deleted_at or now


def restore(row: QuestionSetRow) -> None:
    row.deleted_at = None


def remove_expired(now: datetime) -> None:
    """Delete for good what can be brought back no more."""
    db.session.execute(delete(QuestionSetRow).where(QuestionSetRow.deleted_at <= now - KEPT))
