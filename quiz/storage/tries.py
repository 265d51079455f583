"""How often passwords and codes were tried: the limit holds across workers, as it is kept here."""

import hashlib
import math
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Index, and_, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from quiz.messages import Complaint, Message, counted
from quiz.storage import usernames
from quiz.storage.database import Row, db

WINDOW = timedelta(minutes=15)
MOST_PER_ACCOUNT = 10
MOST_PER_ADDRESS = 100  # a school may have one address
# What is later than now by more than this was tried before a clock was set back.
AHEAD = timedelta(minutes=1)


class TooManyTries(Complaint):
    """No password, or no code, may be tried before `wait` has passed."""

    def __init__(self, wait: timedelta, *, of_codes: bool = False) -> None:
        minutes = math.ceil(wait / timedelta(minutes=1))
        super().__init__((too_many_codes if of_codes else too_many_passwords)(minutes))
        self.wait = wait


def too_many_passwords(minutes: int) -> Message:
    return counted(
        "Too many passwords were tried. Wait a minute, then try again.",
        "Too many passwords were tried. Wait %(num)s minutes, then try again.",
        minutes,
    )


def too_many_codes(minutes: int) -> Message:
    return counted(
        "Too many codes were tried. Wait a minute, then try again.",
        "Too many codes were tried. Wait %(num)s minutes, then try again.",
        minutes,
    )


class PasswordTryRow(Row):
    """One password that was tried, and not found right since; forgotten after the window.

    Name and address are digests: a password typed into the wrong field is kept nowhere. A code of
    a class that was wrong is kept as tried for an account that there cannot be.
    """

    __tablename__ = "password_tries"
    __table_args__ = (Index(None, "account", "tried_at"), Index(None, "address", "tried_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    address: Mapped[str]
    tried_at: Mapped[datetime] = mapped_column(index=True)


def note(username: str, address: str, now: datetime) -> None:
    """Count a password that is about to be tried; TooManyTries when it may not be.

    It is counted before it is tried, so that many at once are no more than one after another. A
    name that nobody has counts like any other.
    """
    account_digest, address_digest = digest(usernames.key(username)), digest(address)
    db.session.execute(delete(PasswordTryRow).where(~counts(now)))
    wait = max(
        wait_for(PasswordTryRow.account == account_digest, MOST_PER_ACCOUNT, now),
        wait_for(PasswordTryRow.address == address_digest, MOST_PER_ADDRESS, now),
    )
    if wait:
        raise TooManyTries(wait)
    db.session.add(PasswordTryRow(account=account_digest, address=address_digest, tried_at=now))


def check_code(address: str, now: datetime) -> None:
    """Raise TooManyTries where an address has tried too many codes that were wrong."""
    if wait := wait_for(PasswordTryRow.account == code_digest(address), MOST_PER_ADDRESS, now):
        raise TooManyTries(wait, of_codes=True)


def note_code(address: str, now: datetime) -> None:
    """Count a code that was wrong."""
    db.session.execute(delete(PasswordTryRow).where(~counts(now)))
    db.session.add(PasswordTryRow(account=code_digest(address), address="", tried_at=now))


def code_digest(address: str) -> str:
    return digest(f"code of a class, from {address}")


def wait_for(whose: ColumnElement[bool], most: int, now: datetime) -> timedelta:
    """Return how long until fewer than `most` tries lie within the window; nothing if now."""
    decisive = db.session.scalar(
        select(PasswordTryRow.tried_at)
        .where(whose, counts(now))
        .order_by(PasswordTryRow.tried_at.desc())
        .offset(most - 1)
        .limit(1)
    )
    return decisive + WINDOW - now if decisive else timedelta()


def counts(now: datetime) -> ColumnElement[bool]:
    """Return that a try lies within the window, by the clock as it is now."""
    return and_(PasswordTryRow.tried_at > now - WINDOW, PasswordTryRow.tried_at <= now + AHEAD)


def forget(username: str) -> None:
    """Forget the tries of an account whose password was found right."""
    account = digest(usernames.key(username))
    db.session.execute(delete(PasswordTryRow).where(PasswordTryRow.account == account))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
