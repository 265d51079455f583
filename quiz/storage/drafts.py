"""What stands on the page of a question and is not given as an answer yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, false, select, update

from quiz.attempts.answers import Answer, as_text, from_text
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow, ItemRow
from quiz.storage.responses import UNREAD, under_way
from quiz.storage.revisions import Revision, counted, follows


@dataclass(frozen=True, slots=True)
class Standing:
    """What is kept of an item: the answer or else the draft, its revision, and by which page.

    `sure` is what the student says of it; it is `answered` unless it is a draft, or nothing.
    """

    answer: Answer | None
    sure: bool | None
    answered: bool
    revision: int
    page: str | None


def standing(attempt_id: int, position: int) -> Standing:
    """Return what is kept of an item; NoResultFound when the attempt has no such item."""
    answer, draft, sure, revision, page = db.session.execute(
        select(
            ItemRow.answer, ItemRow.draft, ItemRow.sure, ItemRow.revision, ItemRow.revised_by
        ).where(ItemRow.attempt_id == attempt_id, ItemRow.position == position)
    ).one()
    text = answer or draft
    return Standing(from_text(text) if text else None, sure, answer is not None, revision, page)


def save_draft(
    attempt_id: int,
    position: int,
    answer: Answer,
    revision: Revision | None,
    now: datetime,
    *,
    sure: bool | None = None,
) -> bool:
    """Keep what stands on the page of a question in practice.

    Return False, and change nothing, when something newer is kept, when the question is answered,
    or when the attempt has ended or is an exam: there it is an answer (`responses.revise`).
    """
    in_practice = exists().where(
        AttemptRow.id == ItemRow.attempt_id, AttemptRow.exam.is_(false()), under_way(now)
    )
    saved = db.session.scalar(
        update(ItemRow)
        .where(
            ItemRow.attempt_id == attempt_id,
            ItemRow.position == position,
            ItemRow.answered_at.is_(None),
            follows(revision),
            in_practice,
        )
        .values(draft=as_text(answer), sure=sure, **counted(revision))
        .returning(ItemRow.position)
        .execution_options(**UNREAD)
    )
    return saved is not None
