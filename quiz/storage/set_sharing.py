"""Question sets shared: what other teachers may do with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select

from quiz.storage import sets
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.database import db
from quiz.storage.sets import May, QuestionSetRow, SetAction, SetShareRow

LET = {May.READ: SetAction.READ, May.COPY: SetAction.COPY, May.EDIT: SetAction.EDIT}
# What a change of a set is about that is about all teachers; no username is like this.
ALL_TEACHERS = "*"


@dataclass(frozen=True, slots=True)
class Share:
    """A teacher with whom a set is shared."""

    person_id: int
    username: str
    may: May


def set_for(person_id: int, set_id: int, wanted: May) -> QuestionSetRow | None:
    """Return a set that is not deleted and with which a teacher may do what is wanted."""
    row = sets.set_numbered(set_id)
    allowed = row and right_of(person_id, row)
    return row if allowed and allowed.allows(wanted) else None


def right_of(person_id: int, row: QuestionSetRow) -> May | None:
    """Return the most that a teacher may do with a set; its owner may edit it."""
    if row.owner_id == person_id:
        return May.EDIT
    own = db.session.get(SetShareRow, (row.id, person_id))
    given = [May(may) for may in (own and own.may, row.teachers_may) if may]
    return max(given, key=tuple(May).index, default=None)


def shared_with(person_id: int) -> ColumnElement[bool]:
    """Return what is true of every set of another that is shared with a teacher."""
    own = select(SetShareRow.set_id).where(SetShareRow.person_id == person_id)
    return and_(
        QuestionSetRow.owner_id != person_id,
        or_(QuestionSetRow.teachers_may.is_not(None), QuestionSetRow.id.in_(own)),
    )


def shares_of(set_id: int) -> list[Share]:
    """Return with whom a set is shared, by name."""
    found = db.session.execute(
        select(SetShareRow.person_id, AccountRow.username, SetShareRow.may)
        .join(AccountRow, AccountRow.person_id == SetShareRow.person_id)
        .where(SetShareRow.set_id == set_id)
        .order_by(AccountRow.username_key)
    )
    return [Share(person_id, username, May(may)) for person_id, username, may in found]


def shared_to(person_id: int) -> Sequence[tuple[QuestionSetRow, May]]:
    """Return the sets that were shared with this one teacher, by title, and for what."""
    found = db.session.execute(
        select(QuestionSetRow, SetShareRow.may)
        .join(SetShareRow, SetShareRow.set_id == QuestionSetRow.id)
        .where(SetShareRow.person_id == person_id, QuestionSetRow.deleted_at.is_(None))
        .order_by(QuestionSetRow.title, QuestionSetRow.id)
    )
    return [(row, May(may)) for row, may in found]


def share(
    row: QuestionSetRow, visitor: Visitor, teacher: AccountRow, may: May, now: datetime
) -> None:
    """Let a teacher do something with a set, in place of what was allowed before."""
    before = db.session.get(SetShareRow, (row.id, teacher.person_id))
    if before and before.may == may:
        return
    db.session.merge(SetShareRow(set_id=row.id, person_id=teacher.person_id, may=may))
    sets.note(row, visitor, LET[may], teacher.username, now)


def share_with_all(row: QuestionSetRow, visitor: Visitor, may: May | None, now: datetime) -> None:
    """Let every teacher do something with a set, or None of it any more."""
    if row.teachers_may != may:
        row.teachers_may = may
        sets.note(row, visitor, LET[may] if may else SetAction.TAKEN_BACK, ALL_TEACHERS, now)


def take_back(row: QuestionSetRow, visitor: Visitor, teacher: AccountRow, now: datetime) -> None:
    """Share a set with a teacher no more; nothing happens where it is not shared."""
    taken = db.session.execute(
        delete(SetShareRow)
        .where(SetShareRow.set_id == row.id, SetShareRow.person_id == teacher.person_id)
        .returning(SetShareRow.may)
    ).first()
    if taken:
        sets.note(row, visitor, SetAction.TAKEN_BACK, teacher.username, now)
