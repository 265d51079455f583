"""People: guests, and those with a name to come back by, some of whom teach."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, bindparam, column, exists, select, table
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from quiz.messages import Complaint
from quiz.storage import usernames
from quiz.storage.database import Row, db


class UsernameTaken(Complaint):
    """Somebody has this username, or one that differs in nothing but capitals."""


class PersonRow(Row):
    """Somebody known by the cookie of their browser: a guest, until there is an account."""

    __tablename__ = "people"
    # An id that was given away never comes back: an old cookie must not open a new person's door.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class AccountRow(Row):
    """What makes a guest a student, or a teacher from `teacher_since` on.

    `stamp` stands in the cookie of every browser that is signed in; a new one ends the sessions
    of all that have the old.
    """

    __tablename__ = "accounts"

    person_id: Mapped[int] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), primary_key=True
    )
    username: Mapped[str]
    username_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    stamp: Mapped[str]
    joined_at: Mapped[datetime]
    teacher_since: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Visitor:
    """The person of a session; a guest has no username."""

    id: int
    username: str | None
    is_teacher: bool = False
    in_class: bool = False

    @property
    def is_guest(self) -> bool:
        return self.username is None


def new_guest(now: datetime) -> PersonRow:
    guest = PersonRow(created_at=now)
    db.session.add(guest)
    db.session.flush()
    return guest


def person(person_id: int) -> PersonRow | None:
    return db.session.get(PersonRow, person_id)


# Who is in a class is told further on, in `enrolments`; here it is only looked for.
ENROLMENTS = table("enrolments", column("person_id"), column("left_at"))

# Asked for with every page, so it is put together once.
VISITOR = (
    select(
        PersonRow.id,
        AccountRow.username,
        AccountRow.stamp,
        AccountRow.teacher_since.is_not(None).label("is_teacher"),
        exists()
        .where(ENROLMENTS.c.person_id == PersonRow.id, ENROLMENTS.c.left_at.is_(None))
        .label("in_class"),
    )
    .outerjoin(AccountRow, AccountRow.person_id == PersonRow.id)
    .where(PersonRow.id == bindparam("person_id"))
)


def visitor(person_id: int, stamp: str | None) -> Visitor | None:
    """Return the person of a session; None when there is none, or the session was ended.

    A guest's session has no stamp: those that began before the guest made an account end with it.
    """
    found = db.session.execute(VISITOR, {"person_id": person_id}).first()
    if found is None or found.stamp != stamp:
        return None
    return Visitor(found.id, found.username, found.is_teacher, found.in_class)


def account(person_id: int) -> AccountRow | None:
    return db.session.get(AccountRow, person_id)


def account_named(username: str) -> AccountRow | None:
    return db.session.scalar(
        select(AccountRow).where(AccountRow.username_key == usernames.key(username))
    )


def teachers() -> Sequence[AccountRow]:
    """Return the accounts of all who teach, in order of their names."""
    return db.session.scalars(
        select(AccountRow)
        .where(AccountRow.teacher_since.is_not(None))
        .order_by(AccountRow.username_key)
    ).all()


def any_teacher() -> bool:
    found = select(AccountRow.person_id).where(AccountRow.teacher_since.is_not(None)).limit(1)
    return db.session.scalar(found) is not None


def add_account(person_id: int, username: str, password_hash: str, now: datetime) -> AccountRow:
    """Give a guest an account; UsernameTaken when somebody was faster."""
    row = AccountRow(
        person_id=person_id,
        username=username,
        username_key=usernames.key(username),
        password_hash=password_hash,
        stamp=new_stamp(),
        joined_at=now,
    )
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as taken:
        raise UsernameTaken("This username is taken. Take another.") from taken
    return row


def change_password(account: AccountRow, password_hash: str) -> None:
    """Keep another password; every session that knew the old one ends."""
    account.password_hash = password_hash
    account.stamp = new_stamp()


def new_stamp() -> str:
    return secrets.token_urlsafe(16)
