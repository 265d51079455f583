"""Corrections of questions that were answered, and each score that changed by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from quiz.attempts.answers import from_text
from quiz.attempts.correcting import Correction, Dropped, Marked, from_json, remarked
from quiz.attempts.rules import Rule
from quiz.storage import bank
from quiz.storage.accounts import PersonRow
from quiz.storage.assignments import AssignmentRow
from quiz.storage.bank import QuestionRow
from quiz.storage.database import Row, db
from quiz.storage.gradebook import AttemptRow, ItemRow


class CorrectionRow(Row):
    """A question corrected in an assignment: `said` is JSON of what it is now.

    The question itself stays as it was answered; `replaced_by` is its next version, if it has one.
    """

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(
        ForeignKey(AssignmentRow.id, ondelete="CASCADE"), index=True
    )
    question_id: Mapped[int] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey(QuestionRow.id), index=True)
    said: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    raise_only: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="SET NULL"), index=True
    )
    username: Mapped[str]
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    @property
    def correction(self) -> Correction:
        return from_json(self.said)


class CorrectedItemRow(Row):
    """An item whose credit or points a correction changed, with both before and after."""

    __tablename__ = "corrected_items"
    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "position"],
            [ItemRow.attempt_id, ItemRow.position],
            ondelete="CASCADE",
        ),
        Index(None, "attempt_id", "position"),
    )

    correction_id: Mapped[int] = mapped_column(
        ForeignKey(CorrectionRow.id, ondelete="CASCADE"), primary_key=True
    )
    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    credit_before: Mapped[float | None]
    credit_after: Mapped[float | None]
    points_before: Mapped[float]
    points_after: Mapped[float]


class Overtaken(ValueError):
    """Marks are no longer as they were seen: somebody answered, or corrected, meanwhile."""


class LaterCorrection(ValueError):
    """The question was corrected once more since; that is taken back first."""


@dataclass(frozen=True, slots=True)
class MarkedOf:
    """An item as it is marked, by which rule, and whose attempt it is part of."""

    person_id: int
    rule: Rule
    marked: Marked


@dataclass(frozen=True, slots=True)
class Told:
    """What a correction did to one attempt, in points, for the student to read."""

    row: CorrectionRow
    position: int
    before: float
    after: float
    total_before: float
    total_after: float


@dataclass(frozen=True, slots=True)
class Stands:
    """A correction by which an item of an attempt is marked, and what the item has by now."""

    row: CorrectionRow
    credit: float | None
    points: float


def asked_in(assignment_id: int, question_id: int) -> QuestionRow | None:
    """Return a question that was asked in some attempt at an assignment."""
    return db.session.scalar(
        select(QuestionRow)
        .join(ItemRow, ItemRow.question_id == QuestionRow.id)
        .join(AttemptRow, AttemptRow.id == ItemRow.attempt_id)
        .where(QuestionRow.id == question_id, AttemptRow.assignment_id == assignment_id)
        .limit(1)
    )


def standing(assignment_id: int, question_id: int) -> CorrectionRow | None:
    """Return the correction by which a question is marked now."""
    return db.session.scalar(
        select(CorrectionRow)
        .where(
            CorrectionRow.assignment_id == assignment_id,
            CorrectionRow.question_id == question_id,
            CorrectionRow.undone_at.is_(None),
        )
        .order_by(CorrectionRow.id.desc())
        .limit(1)
    )


def dropped(assignment_id: int) -> frozenset[int]:
    """Return the questions of an assignment that count for nothing."""
    rows = db.session.scalars(
        select(CorrectionRow).where(
            CorrectionRow.assignment_id == assignment_id, CorrectionRow.undone_at.is_(None)
        )
    )
    return frozenset(row.question_id for row in rows if isinstance(row.correction, Dropped))


def ledger(assignment_id: int) -> Sequence[CorrectionRow]:
    """Return every correction of an assignment, the last first."""
    return db.session.scalars(
        select(CorrectionRow)
        .where(CorrectionRow.assignment_id == assignment_id)
        .order_by(CorrectionRow.id.desc())
    ).all()


def correction_numbered(correction_id: int) -> CorrectionRow | None:
    return db.session.get(CorrectionRow, correction_id)


MARKED = (
    select(
        AttemptRow.person_id,
        AttemptRow.rule,
        AttemptRow.id,
        ItemRow.position,
        ItemRow.answer,
        ItemRow.credit,
        ItemRow.points,
        AttemptRow.score,
        AttemptRow.points.label("total"),
    )
    .join(ItemRow, ItemRow.attempt_id == AttemptRow.id)
    .order_by(AttemptRow.id, ItemRow.position)
)


def marked_items(assignment_id: int, question_id: int) -> tuple[MarkedOf, ...]:
    """Return a question in every finished attempt at an assignment, as it is marked now."""
    return marked(
        AttemptRow.assignment_id == assignment_id,
        AttemptRow.finished_at.is_not(None),
        ItemRow.question_id == question_id,
    )


def marked(*conditions: ColumnElement[bool]) -> tuple[MarkedOf, ...]:
    found = db.session.execute(MARKED.where(*conditions))
    return tuple(
        MarkedOf(
            person_id,
            Rule(rule),
            Marked(
                attempt, position, from_text(answer) if answer else None, credit, points, *totals
            ),
        )
        for person_id, rule, attempt, position, answer, credit, points, *totals in found
    )


def settle(attempt_id: int) -> None:
    """Mark an attempt that has just ended by the corrections that stand already."""
    rows = db.session.scalars(
        select(CorrectionRow)
        .join(AttemptRow, AttemptRow.assignment_id == CorrectionRow.assignment_id)
        .where(AttemptRow.id == attempt_id, CorrectionRow.undone_at.is_(None))
        .order_by(CorrectionRow.id)
    )
    for question_id, row in {row.question_id: row for row in rows}.items():
        question = bank.question_numbered(question_id)
        for one in marked(AttemptRow.id == attempt_id, ItemRow.question_id == question_id):
            after = remarked(
                one.marked, row.correction, question, one.rule, raise_only=row.raise_only
            )
            if after:
                change(row, [(one.marked, after)])


def unsettle(attempt: AttemptRow) -> None:
    """Mark an attempt that is to be open again as if nothing had been corrected."""
    items = db.session.execute(
        select(CorrectedItemRow, CorrectionRow.undone_at)
        .join(CorrectionRow, CorrectionRow.id == CorrectedItemRow.correction_id)
        .where(CorrectedItemRow.attempt_id == attempt.id)
        .order_by(CorrectedItemRow.correction_id.desc())
    ).all()
    for item, undone_at in items:
        if undone_at is None:
            take_back(item)
    db.session.execute(delete(CorrectedItemRow).where(CorrectedItemRow.attempt_id == attempt.id))


def apply(row: CorrectionRow, pairs: Sequence[tuple[Marked, Marked]]) -> None:
    """Add a correction, and change each item and its attempt from what was seen.

    Raises Overtaken, and then nothing may be committed, where one is no longer as it was seen.
    """
    db.session.add(row)
    db.session.flush()
    change(row, pairs)


def change(row: CorrectionRow, pairs: Sequence[tuple[Marked, Marked]]) -> None:
    if pairs:
        db.session.execute(
            insert(CorrectedItemRow),
            [
                {
                    "correction_id": row.id,
                    "attempt_id": before.attempt,
                    "position": before.position,
                    "credit_before": before.credit,
                    "credit_after": after.credit,
                    "points_before": before.points,
                    "points_after": after.points,
                }
                for before, after in pairs
            ],
        )
    for before, after in pairs:
        remark(before, after)


def remark(before: Marked, after: Marked) -> None:
    """Change an item, and its attempt by as much; Overtaken unless it is as before."""
    changed = db.session.execute(
        update(ItemRow)
        .where(
            ItemRow.attempt_id == before.attempt,
            ItemRow.position == before.position,
            ItemRow.credit.is_not_distinct_from(before.credit),
            ItemRow.points == before.points,
        )
        .values(credit=after.credit, points=after.points)
        .returning(ItemRow.position)
        .execution_options(synchronize_session=False)
    ).first()
    if changed is None:
        raise Overtaken
    gained = after.points * (after.credit or 0.0) - before.points * (before.credit or 0.0)
    db.session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == before.attempt)
        .values(
            score=AttemptRow.score + gained,
            points=AttemptRow.points + (after.points - before.points),
        )
        .execution_options(synchronize_session=False)
    )


def undo(row: CorrectionRow, now: datetime) -> None:
    """Take a correction back: every item it changed is marked as before.

    Raises LaterCorrection where another stands upon it, and Overtaken as `apply` does.
    """
    last = standing(row.assignment_id, row.question_id)
    if last is None or last.id != row.id:
        raise LaterCorrection
    items = db.session.scalars(
        select(CorrectedItemRow).where(CorrectedItemRow.correction_id == row.id)
    ).all()
    for item in items:
        take_back(item)
    row.undone_at = now


def take_back(item: CorrectedItemRow) -> None:
    where = (item.attempt_id, item.position, None)
    remark(
        Marked(*where, item.credit_after, item.points_after, 0.0, 0.0),
        Marked(*where, item.credit_before, item.points_before, 0.0, 0.0),
    )


def forget(person_id: int) -> None:
    """Let the name of a person stand at no correction."""
    db.session.execute(
        update(CorrectionRow).where(CorrectionRow.person_id == person_id).values(username="")
    )


def told_of(attempt: AttemptRow) -> tuple[Told, ...]:
    """Return what corrections did to an attempt, the first first; none of those taken back."""
    rows = db.session.execute(
        select(CorrectedItemRow, CorrectionRow)
        .join(CorrectionRow, CorrectionRow.id == CorrectedItemRow.correction_id)
        .where(CorrectedItemRow.attempt_id == attempt.id, CorrectionRow.undone_at.is_(None))
        .order_by(CorrectionRow.id.desc())
    )
    told, score, total = [], attempt.score, attempt.points
    for item, row in rows:
        before = (
            score
            - item.points_after * (item.credit_after or 0.0)
            + item.points_before * (item.credit_before or 0.0)
        )
        total_before = total - item.points_after + item.points_before
        told.append(Told(row, item.position, before, score, total_before, total))
        score, total = before, total_before
    return tuple(reversed(told))


def standing_in(attempt: AttemptRow) -> dict[int, Stands]:
    """Return the correction that stands of each corrected question of an attempt, by position."""
    rows = db.session.execute(
        select(ItemRow.position, CorrectionRow, ItemRow.credit, ItemRow.points)
        .join(CorrectionRow, CorrectionRow.question_id == ItemRow.question_id)
        .where(
            ItemRow.attempt_id == attempt.id,
            CorrectionRow.assignment_id == attempt.assignment_id,
            CorrectionRow.undone_at.is_(None),
        )
        .order_by(CorrectionRow.id)
    )
    return {position: Stands(row, credit, points) for position, row, credit, points in rows}


def corrected_counts(assignment_id: int) -> dict[int, int]:
    """Return of each correction how many attempts it changed."""
    rows = db.session.execute(
        select(CorrectedItemRow.correction_id, func.count().label("changed"))
        .join(CorrectionRow, CorrectionRow.id == CorrectedItemRow.correction_id)
        .where(CorrectionRow.assignment_id == assignment_id)
        .group_by(CorrectedItemRow.correction_id)
    )
    return {row.correction_id: row.changed for row in rows}
