"""Question sets copied: what is changed in the copy changes nothing elsewhere."""

from dataclasses import replace
from datetime import datetime

from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering
from quiz.storage import sets, written
from quiz.storage.accounts import Visitor
from quiz.storage.sets import Placed, QuestionSetRow, SetAction, SetItem


def copy_set(
    row: QuestionSetRow, visitor: Visitor, title: str, key: str, now: datetime
) -> QuestionSetRow:
    """Add a copy that belongs to a teacher; its written questions have versions of their own."""
    copied = QuestionSetRow(
        owner_id=visitor.id,
        topic_id=row.topic_id,
        topic_slug=row.topic_slug,
        topic_title=row.topic_title,
        title=title,
        key=key,
        wishes=row.wishes,
        code=row.code,
        first_day=row.first_day,
        last_day=row.last_day,
        made_at=now,
        changed_at=now,
        tags=row.tags,
    )
    sets.keep_placed(copied, [placed_anew(item, visitor, now) for item in sets.items_of(row.id)])
    sets.note(copied, visitor, SetAction.COPIED, row.title, now)
    return copied


def placed_anew(item: SetItem, visitor: Visitor, now: datetime) -> Placed:
    if isinstance(item.question, WrittenMultipleChoice | WrittenOrdering):
        version = written.add(item.question, visitor, now)
        return replace(item.placed, written_id=version.written_id)
    return item.placed
