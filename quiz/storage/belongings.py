"""Everything that belongs to a person: handed over, copied out, or gone with them.

A new table with a person in it is cared for here: `join` moves its rows, `attempts_for_export`
or a function beside it reads them. What is deleted goes by foreign key.
"""

from collections.abc import Iterator

from sqlalchemy import delete, func, select, update

from quiz.formats.own_data import Record, item_record
from quiz.questions import record
from quiz.storage import (
    accounts,
    changes,
    evidence,
    gradebook,
    imports,
    invitations,
    reports,
    sets,
    topics,
)
from quiz.storage.accounts import PersonRow
from quiz.storage.changes import ChangeRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.imports import ImportRow
from quiz.storage.invitations import InvitationRow
from quiz.storage.library import TopicRow
from quiz.storage.reports import ReportRow
from quiz.storage.sets import QuestionSetRow

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
    db.session.execute(
        update(ReportRow).where(ReportRow.person_id == guest_id).values(person_id=person_id)
    )
    evidence.join(guest_id, person_id)
    remove(guest_id)


def discard(guest_id: int) -> None:
    """Let a guest be gone with everything; nothing happens to somebody who is none any more."""
    if accounts.account(guest_id) is None:
        remove(guest_id)


def remove(person_id: int) -> None:
    """Delete a person, account, attempts, invitations and imports, and topics of their own.

    The questions that were asked stay: they are nobody's, and others may have been asked them.
    So do topics that others see, without an owner, and what was changed in them, without a name.
    """
    topics.leave(person_id)
    changes.forget(person_id)
    db.session.execute(delete(PersonRow).where(PersonRow.id == person_id))


def profile_for_export(person_id: int) -> Record:
    """Return what is kept of a person beside what was played; of the password, nothing."""
    person, account = accounts.person(person_id), accounts.account(person_id)
    return {
        "username": account and account.username,
        "first_seen_at": person and person.created_at.isoformat(),
        "joined_at": account and account.joined_at.isoformat(),
        "teacher_since": account and account.teacher_since and account.teacher_since.isoformat(),
        "invitations": [
            invitation_record(given) for given in invitations.invitations_of(person_id)
        ],
        "topics": [topic_record(topic) for topic in topics.all_of(person_id)],
        "changes": [change_record(*made) for made in changes.changes_by(person_id)],
        "imports": [import_record(row) for row in imports.imports_of(person_id)],
        "question_sets": [set_record(kept.row) for kept in sets.sets_of(person_id)],
        "reports": [report_record(report) for report in reports.reports_of_person(person_id)],
    }


def invitation_record(given: InvitationRow) -> Record:
    return {
        "name": given.name,
        "created_at": given.created_at.isoformat(),
        "expires_at": given.expires_at.isoformat(),
        "used_at": given.used_at and given.used_at.isoformat(),
        "withdrawn_at": given.withdrawn_at and given.withdrawn_at.isoformat(),
    }


def topic_record(topic: TopicRow) -> Record:
    return {
        "title": topic.title,
        "slug": topic.slug,
        "description": topic.description,
        "sharing": topic.sharing,
        "articles": topic.articles,
        "events": topic.events,
        "deleted_at": topic.deleted_at and topic.deleted_at.isoformat(),
    }


def import_record(row: ImportRow) -> Record:
    return {
        "filename": row.filename,
        "topic": row.topic_title,
        "sent_at": row.sent_at.isoformat(),
        "state": row.state,
        "problem": row.problem,
        "said": {name: said.words for name, said in row.fields.items()},
    }


def change_record(change: ChangeRow, topic_title: str) -> Record:
    return {
        "topic": topic_title,
        "made_at": change.made_at.isoformat(),
        "action": change.action,
        "about": change.about,
    }


def set_record(kept: QuestionSetRow) -> Record:
    return {
        "title": kept.title,
        "topic": kept.topic_slug,
        "made_at": kept.made_at.isoformat(),
        "changed_at": kept.changed_at.isoformat(),
        "questions": [record.to_record(item.question) for item in sets.items_of(kept.id)],
    }


def report_record(report: ReportRow) -> Record:
    return {
        "made_at": report.made_at.isoformat(),
        "message": report.message,
        "event": report.event,
        "settled_at": report.settled_at and report.settled_at.isoformat(),
        "reply": report.reply,
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
