"""Questions, frozen as they were asked."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Text, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from quiz.questions import record
from quiz.questions.question import Question
from quiz.storage.database import Row, db


class QuestionRow(Row):
    """A question; `record` is what `quiz.questions.record` wrote and `digest` its SHA-256."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    record: Mapped[str] = mapped_column(Text)


def keep(questions: Sequence[Question]) -> tuple[int, ...]:
    """Return the ids of the questions in their order; each new one is added, none twice."""
    records = [record.as_text(question) for question in questions]
    by_digest = {digest(text): text for text in records}
    ids = ids_of(list(by_digest))
    missing = by_digest.keys() - ids.keys()
    if missing:
        db.session.execute(
            insert(QuestionRow),
            [{"digest": each, "record": by_digest[each]} for each in sorted(missing)],
        )
        ids |= ids_of(sorted(missing))
    return tuple(ids[digest(text)] for text in records)


def question_numbered(question_id: int) -> Question:
    """Return a question that is kept."""
    return thawed(db.session.get_one(QuestionRow, question_id).record)


def ids_of(digests: Sequence[str]) -> dict[str, int]:
    rows = db.session.execute(
        select(QuestionRow.digest, QuestionRow.id).where(QuestionRow.digest.in_(digests))
    )
    return {row.digest: row.id for row in rows}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# A question is read for its page, for its answer and for its explanation, within a minute.
@lru_cache(maxsize=256)
def thawed(text: str) -> Question:
    """Return the question of a record's text."""
    return record.from_record(json.loads(text))
