"""Questions that a student wants to come back to before an attempt ends."""

from sqlalchemy import exists, select, update

from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow


def flagged_positions(attempt_id: int) -> frozenset[int]:
    found = select(ItemRow.position).where(ItemRow.attempt_id == attempt_id, ItemRow.flagged)
    return frozenset(db.session.scalars(found))


def flag(attempt_id: int, position: int, *, flagged: bool) -> bool:
    """Put a flag on an item, or take it off; False, and no change, when the attempt has ended."""
    under_way = exists().where(
        AttemptRow.id == ItemRow.attempt_id, AttemptRow.finished_at.is_(None)
    )
    changed = db.session.scalar(
        update(ItemRow)
        .where(ItemRow.attempt_id == attempt_id, ItemRow.position == position, under_way)
        .values(flagged=flagged)
        .returning(ItemRow.position)
    )
    return changed is not None
