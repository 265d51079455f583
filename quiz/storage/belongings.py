"""Everything that belongs to a person: handed over, copied out, or gone with them.

A new table with a person in it is cared for here: `join` moves its rows, `attempts_for_export`
or a function beside it reads them. What is deleted goes by foreign key.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, exists, func, select, update

from quiz.formats.own_data import Record, item_record
from quiz.storage import (
    accounts,
    assigned,
    changes,
    classes,
    corrections,
    enrolments,
    evidence,
    gradebook,
    imports,
    invitations,
    marks,
    memory,
    question_files,
    reports,
    sample_class,
    set_editing,
    set_records,
    topics,
    written,
)
from quiz.storage.accounts import PersonRow
from quiz.storage.assigned import Readable
from quiz.storage.assignments import MarkRow
from quiz.storage.changes import ChangeRow
from quiz.storage.classes import ClassroomRow, EnrolmentRow, PupilAccountRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.imports import ImportRow
from quiz.storage.invitations import InvitationRow
from quiz.storage.library import TopicRow
from quiz.storage.question_files import QuestionFileRow
from quiz.storage.reports import ReportRow

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
    db.session.execute(
        update(EnrolmentRow)
        .where(
            EnrolmentRow.person_id == guest_id,
            EnrolmentRow.classroom_id.not_in(
                select(EnrolmentRow.classroom_id).where(EnrolmentRow.person_id == person_id)
            ),
        )
        .values(person_id=person_id)
    )
    marks.join(guest_id, person_id)
    evidence.join(guest_id, person_id)
    memory.join(guest_id, person_id)
    remove(guest_id)


def discard(guest_id: int) -> None:
    """Let a guest be gone with everything; nothing happens to somebody who is none any more."""
    if accounts.account(guest_id) is None:
        remove(guest_id)


def remove(person_id: int) -> None:
    """Delete a person, account, attempts, invitations and imports, and topics of their own.

    The questions that were asked stay: they are nobody's, and others may have been asked them.
    So do topics that others see, without an owner, and what was changed in them, without a name.
    A class that nobody else teaches goes too.
    """
    for classroom in classes.taught_alone(person_id):
        remove_class(classroom)
    topics.leave(person_id)
    changes.forget(person_id)
    written.forget(person_id)
    corrections.forget(person_id)
    if account := accounts.account(person_id):
        set_editing.forget(account)
        marks.forget(account.username)
    db.session.execute(delete(PersonRow).where(PersonRow.id == person_id))


def remove_class(classroom: ClassroomRow) -> None:
    """Delete a class with its assignments; students keep accounts and attempts.

    Who never came in by a one-time password, and now cannot be given another, goes with it unless
    there is another class; with a sample go its students, who do not exist, and its question sets.
    """
    unused = (
        select(PupilAccountRow.person_id)
        .outerjoin(AttemptRow, AttemptRow.person_id == PupilAccountRow.person_id)
        .where(
            PupilAccountRow.classroom_id == classroom.id,
            PupilAccountRow.one_time,
            AttemptRow.id.is_(None),
            ~exists().where(
                EnrolmentRow.person_id == PupilAccountRow.person_id,
                EnrolmentRow.classroom_id != classroom.id,
            ),
        )
    )
    db.session.execute(delete(PersonRow).where(PersonRow.id.in_(unused)))
    if classroom.sample:
        sample_class.remove_contents(classroom)
    db.session.delete(classroom)
    db.session.flush()


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
        "question_files": [question_file_record(row) for row in question_files.files_of(person_id)],
        "question_sets": set_records.sets_for_export(person_id),
        "shared_question_sets": set_records.shared_for_export(person_id),
        "question_set_changes": set_records.changes_for_export(person_id),
        "classes_taught": [
            class_record(taught.row) for taught in classes.classes_taught(person_id)
        ],
        "comments": [comment_record(*said) for said in marks.comments_for(person_id)],
        "classes": [enrolment_record(*placed) for placed in enrolments.enrolments_of(person_id)],
        "pairs_to_review": memory.for_export(person_id),
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


def question_file_record(row: QuestionFileRow) -> Record:
    return {
        "filename": row.filename,
        "title": row.title,
        "tags": row.tags.splitlines(),
        "sent_at": row.sent_at.isoformat(),
        "taken_at": row.taken_at and row.taken_at.isoformat(),
        "records": question_files.records_for_export(row.id),
    }


def change_record(change: ChangeRow, topic_title: str) -> Record:
    return {
        "topic": topic_title,
        "made_at": change.made_at.isoformat(),
        "action": change.action,
        "about": change.about,
    }


def class_record(classroom: ClassroomRow) -> Record:
    return {
        "title": classroom.title,
        "made_at": classroom.made_at.isoformat(),
        "archived_at": classroom.archived_at and classroom.archived_at.isoformat(),
    }


def comment_record(row: MarkRow, title: str) -> Record:
    return {
        "assignment": title,
        "comment": row.comment,
        "by": row.username,
        "at": row.changed_at.isoformat(),
    }


def enrolment_record(enrolment: EnrolmentRow, title: str) -> Record:
    return {
        "title": title,
        "name": enrolment.name,
        "joined_at": enrolment.joined_at.isoformat(),
        "left_at": enrolment.left_at and enrolment.left_at.isoformat(),
    }


def report_record(report: ReportRow) -> Record:
    return {
        "made_at": report.made_at.isoformat(),
        "message": report.message,
        "event": report.event,
        "settled_at": report.settled_at and report.settled_at.isoformat(),
        "reply": report.reply,
    }


def attempts_for_export(person_id: int, now: datetime) -> Iterator[Record]:
    """Yield every attempt of a person with its questions and answers, oldest first.

    What the person may not read by now is left out, scores and keys that are not due; and drafts,
    which are no answers and go with the end of their attempt.
    """
    last_id = 0
    while attempts := db.session.scalars(
        select(AttemptRow)
        .where(AttemptRow.person_id == person_id, AttemptRow.id > last_id)
        .order_by(AttemptRow.id)
        .limit(PAGE)
    ).all():
        given = assigned.given_for(attempts)
        for attempt in attempts:
            may = assigned.readable(attempt, given.get(attempt.id), now)
            yield attempt_record(attempt, may)
        last_id = attempts[-1].id


def attempt_record(attempt: AttemptRow, may: Readable) -> Record:
    return {
        "topic": attempt.topic_slug,
        "title": attempt.topic_title,
        "started_at": attempt.started_at.isoformat(),
        "finished_at": attempt.finished_at and attempt.finished_at.isoformat(),
        "questions": attempt.questions,
        "answered": attempt.answered,
        "score": attempt.score if may.score or may.explained else None,
        "items": [
            item_record(item, explained=may.explained) for item in gradebook.items_of(attempt.id)
        ],
    }
