"""What is kept of a teacher's question sets, as the teacher takes it along."""

from sqlalchemy import select

from quiz.formats.own_data import Record
from quiz.questions import record
from quiz.storage import set_editing, set_sharing, sets
from quiz.storage.database import db
from quiz.storage.sets import QuestionSetRow, SetChangeRow, SetItem


def sets_for_export(person_id: int) -> list[Record]:
    """Return every set that a teacher owns, those that can be brought back at the end."""
    kept = [*sets.sets_of(person_id), *sets.sets_of(person_id, deleted=True)]
    return [set_record(one.row) for one in kept]


def set_record(row: QuestionSetRow) -> Record:
    return {
        "title": row.title,
        "topic": row.topic_slug,
        "tags": row.tags.splitlines(),
        "made_at": row.made_at.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        "archived_at": row.archived_at and row.archived_at.isoformat(),
        "deleted_at": row.deleted_at and row.deleted_at.isoformat(),
        "teachers_may": row.teachers_may,
        "shared_with": [
            {"username": share.username, "may": share.may.value}
            for share in set_sharing.shares_of(row.id)
        ],
        "questions": [question_record(item) for item in sets.items_of(row.id)],
        "changes": [change_record(change) for change in set_editing.changes_of(row.id)],
    }


def question_record(item: SetItem) -> Record:
    return {"points": item.points, **record.to_record(item.question)}


def change_record(change: SetChangeRow) -> Record:
    return {
        "made_at": change.made_at.isoformat(),
        "username": change.username,
        "action": change.action,
        "about": change.about,
    }


def shared_for_export(person_id: int) -> list[Record]:
    """Return the sets of others that are shared with this one teacher."""
    return [{"title": row.title, "may": may.value} for row, may in set_sharing.shared_to(person_id)]


def changes_for_export(person_id: int) -> list[Record]:
    """Return what a teacher changed in sets of others, oldest first."""
    found = db.session.execute(
        select(SetChangeRow, QuestionSetRow.title)
        .join(QuestionSetRow, QuestionSetRow.id == SetChangeRow.set_id)
        .where(SetChangeRow.person_id == person_id, QuestionSetRow.owner_id != person_id)
        .order_by(SetChangeRow.id)
    )
    return [{"set": title, **change_record(change)} for change, title in found]
