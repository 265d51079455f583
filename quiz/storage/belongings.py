"""Everything that belongs to a person: handed over, copied out, or gone with them.

A new table with a person in it is cared for here: `join` moves its rows, `attempts_for_export`
or a function beside it reads them. What is deleted goes by foreign key.
"""

from collections.abc import Iterator

from sqlalchemy import delete, func, select, update

from quiz.formats.own_data import Record, item_record
from quiz.storage import accounts, evidence, gradebook
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow

PAGE = 50


def number_of_attempts(person_id: int) -> int:
    return db.session.scalar(select(func.count()).where(AttemptRow.person_id == person_id)) or 0


def join(guest_id: int, person_id: int) -> None:
    """Hand everything of a guest over to a person, and let the guest be gone.

    Nothing happens to somebody who is no guest any more.
    """
    if accounts.account(guest_id):
        return
    db.session.execute(
        update(AttemptRow).where(AttemptRow.person_id == guest_id).values(person_id=person_id)
    )
    evidence.join(guest_id, person_id)
    remove(guest_id)


def discard(guest_id: int) -> None:
    """Let a guest be gone with everything; nothing happens to somebody who is none any more."""
    if accounts.account(guest_id) is None:
        remove(guest_id)


def remove(person_id: int) -> None:
    """Delete a person, account, attempts and responses.

    The questions that were asked stay: they are nobody's, and others may have been asked them.
    """
    db.session.execute(delete(PersonRow).where(PersonRow.id == person_id))


def profile_for_export(person_id: int) -> Record:
    """Return what is kept of a person beside what was played; of the password, nothing."""
    person, account = accounts.person(person_id), accounts.account(person_id)
    return {
        "username": account and account.username,
        "first_seen_at": person and person.created_at.isoformat(),
        "joined_at": account and account.joined_at.isoformat(),
    }


def attempts_for_export(person_id: int) -> Iterator[Record]:
    """Yield every attempt of a person with its questions and answers, oldest first."""
    last_id = 0
    while attempts := db.session.scalars(
        select(AttemptRow)
        .where(AttemptRow.person_id == person_id, AttemptRow.id > last_id)
        .order_by(AttemptRow.id)
        .limit(PAGE)
    ).all():
        yield from map(attempt_record, attempts)
        last_id = attempts[-1].id


def attempt_record(attempt: AttemptRow) -> Record:
    return {
        "topic": attempt.topic_slug,
        "title": attempt.topic_title,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": attempt.finished_at and attempt.finished_at.isoformat(),
        "questions": attempt.questions,
        "answered": attempt.answered,
        "score": attempt.score,
        "items": [item_record(item) for item in gradebook.items_of(attempt.id)],
    }
