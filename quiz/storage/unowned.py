"""Question sets of an installation at which nobody teaches yet: the first teacher has them."""

from datetime import datetime

from sqlalchemy import exists, func, select, update

from quiz.storage import accounts
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.database import db
from quiz.storage.sets import KeptSet, QuestionSetRow, SetItemRow

HAS_NO_ACCOUNT = ~exists().where(AccountRow.person_id == QuestionSetRow.owner_id)


def keeper(now: datetime) -> Visitor:
    """Return who has such sets until somebody teaches; a person without an account."""
    kept = select(QuestionSetRow.owner_id).where(HAS_NO_ACCOUNT).limit(1)
    person_id = db.session.scalar(kept) or accounts.new_guest(now).id
    return Visitor(person_id, None, is_teacher=True)


def hand_over(person_id: int) -> None:
    """Give a new teacher the sets that nobody with an account has."""
    db.session.execute(
        update(QuestionSetRow).where(HAS_NO_ACCOUNT).values(owner_id=person_id),
        execution_options={"synchronize_session": False},
    )


def every_set() -> list[tuple[KeptSet, str]]:
    """Return the sets of all, with their owners' usernames, "" for none; changed last, first."""
    found = db.session.execute(
        select(QuestionSetRow, func.count(SetItemRow.position), AccountRow.username)
        .outerjoin(SetItemRow, SetItemRow.set_id == QuestionSetRow.id)
        .outerjoin(AccountRow, AccountRow.person_id == QuestionSetRow.owner_id)
        .where(QuestionSetRow.deleted_at.is_(None))
        .group_by(QuestionSetRow.id, AccountRow.username)
        .order_by(QuestionSetRow.changed_at.desc(), QuestionSetRow.id.desc())
    )
    return [(KeptSet(row, number), username or "") for row, number, username in found]
