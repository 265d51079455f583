"""Invitations to teach: whoever uses one first becomes a teacher."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, and_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from quiz.messages import Complaint
from quiz.storage import accounts, unowned
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.database import Row, db

LIFE = timedelta(days=7)
LONGEST_NAME = 80
TOKEN_BYTES = 20


class UnusableName(Complaint):
    """Nobody can be invited by this name; the message says what to change."""


class ClosedInvitation(Complaint):
    """The invitation was used, was withdrawn, or has run out, or there never was one."""


class InvitationRow(Row):
    """A link that makes one person a teacher, until it is used, withdrawn, or has run out.

    Its token is kept as a digest only: who reads the database cannot use it. `invited_by` is null
    where the command line invited, `at_start` if that was the server, for want of any teacher.
    With the account of a teacher go the invitations.
    """

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("used_by IS NULL OR used_at IS NOT NULL", name="use_has_its_time"),
        CheckConstraint("used_at IS NULL OR withdrawn_at IS NULL", name="ends_one_way"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None]
    invited_by: Mapped[int | None] = mapped_column(
        ForeignKey(PersonRow.id, ondelete="CASCADE"), index=True
    )
    at_start: Mapped[bool]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey(PersonRow.id, ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


def still_open(now: datetime) -> ColumnElement[bool]:
    """Return `is_open` as a condition of a statement."""
    return and_(
        InvitationRow.used_at.is_(None),
        InvitationRow.withdrawn_at.is_(None),
        InvitationRow.expires_at > now,
    )


def readable_name(typed: str) -> str | None:
    """Return for whom an invitation is, None for nobody in particular; or UnusableName."""
    name = " ".join(typed.split())
    if len(name) > LONGEST_NAME:
        raise UnusableName("Here a name has at most %(most)s characters.", most=LONGEST_NAME)
    if not name.isprintable():
        raise UnusableName("There is a character in it that nobody can see. Type the name anew.")
    return name or None


def invite(
    name: str | None, invited_by: int | None, now: datetime, *, at_start: bool = False
) -> str:
    """Add an invitation and return its token, which cannot be asked for again."""
    token = secrets.token_hex(TOKEN_BYTES)
    db.session.add(
        InvitationRow(
            digest=digest(token),
            name=name,
            invited_by=invited_by,
            at_start=at_start,
            created_at=now,
            expires_at=now + LIFE,
        )
    )
    db.session.flush()
    return token


def invite_first(now: datetime) -> str | None:
    """Return the token for the first teacher; None where one teaches, or is invited otherwise.

    The server asks at each start. It gets another each time, and the one before is withdrawn.
    """
    withdraw_first(now)
    invited = select(InvitationRow.id).where(still_open(now)).limit(1)
    if accounts.any_teacher() or db.session.scalar(invited):
        return None
    return invite(None, None, now, at_start=True)


def withdraw_first(now: datetime) -> None:
    """Withdraw what was for the first teacher only."""
    db.session.execute(
        update(InvitationRow)
        .where(InvitationRow.at_start, still_open(now))
        .values(withdrawn_at=now)
    )


def invitation(token: str) -> InvitationRow | None:
    """Return the invitation of a token, be it open or not."""
    return db.session.scalar(select(InvitationRow).where(InvitationRow.digest == digest(token)))


def invitations_of(person_id: int) -> Sequence[InvitationRow]:
    """Return every invitation that a teacher gave, open or not, newest first."""
    return db.session.scalars(
        select(InvitationRow)
        .where(InvitationRow.invited_by == person_id)
        .order_by(InvitationRow.id.desc())
    ).all()


def invitation_of(person_id: int, invitation_id: int) -> InvitationRow | None:
    """Return an invitation that this teacher gave; None when it is another's or nobody's."""
    return db.session.scalar(
        select(InvitationRow).where(
            InvitationRow.id == invitation_id, InvitationRow.invited_by == person_id
        )
    )


def use(token: str, account: AccountRow, now: datetime) -> None:
    """Make a teacher of whoever has the account; ClosedInvitation where it is too late for it.

    Nothing happens to somebody who teaches already: the invitation stays open for another.
    """
    if account.teacher_since:
        return
    used = db.session.scalar(
        update(InvitationRow)
        .where(InvitationRow.digest == digest(token), still_open(now))
        .values(used_at=now, used_by=account.person_id)
        .returning(InvitationRow.id)
    )
    if used is None:
        raise ClosedInvitation("This invitation cannot be used any more.")
    account.teacher_since = now
    unowned.hand_over(account.person_id)
    withdraw_first(now)


def withdraw(invitation_id: int, now: datetime) -> bool:
    """Let an invitation be used no more; return whether that was in time."""
    withdrawn = db.session.scalar(
        update(InvitationRow)
        .where(InvitationRow.id == invitation_id, InvitationRow.used_at.is_(None))
        .values(withdrawn_at=now)
        .returning(InvitationRow.id)
    )
    return withdrawn is not None


def digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
