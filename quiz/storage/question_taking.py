"""Questions of files taken into sets: which of them a set has already, and all at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, update

from quiz.formats import rich_text
from quiz.formats.exchange import FileQuestion
from quiz.formats.picture import PictureFile
from quiz.messages import Complaint
from quiz.questions.question import Question
from quiz.questions.retelling import CannotBeRetold, retold
from quiz.questions.sameness import sameness
from quiz.questions.written import WrittenMultipleChoice, WrittenQuestion, pictures_of
from quiz.storage import pictures, question_files, set_editing, sets, written
from quiz.storage.accounts import Visitor
from quiz.storage.database import db
from quiz.storage.question_files import FilePictureRow, FileRecordRow, QuestionFileRow
from quiz.storage.sets import MOST_POINTS, Placed, QuestionSetRow, SetAction

# A question that is worth what none can be is worth this.
USUAL_POINTS = 1.0


class NothingToTake(Complaint):
    """Nothing is taken; the message says why."""


def aim(row: QuestionFileRow, target: QuestionSetRow | None) -> int:
    """Let the questions of a file go into a set, or into one to be made.

    What the set asks already is left out, and what was left out for another set no more. Return
    how many questions that newly leaves out.
    """
    set_id = target.id if target else None
    if row.set_id == set_id:
        return 0
    if row.set_id is not None:
        mark(row.id, asked_in(row.set_id), left_out=False)
    row.set_id = set_id
    return 0 if set_id is None else mark(row.id, asked_in(set_id), left_out=True)


def asked_in(set_id: int) -> set[str]:
    """Return what the questions of a set are known by, where they can be told as files tell."""
    return set(map(known_by, (item.question for item in sets.items_of(set_id)))) - {""}


def known_by(question: Question) -> str:
    try:
        return sameness(retold(question, rich_text.from_plain))
    except CannotBeRetold:
        return ""


def mark(file_id: int, known: Iterable[str], *, left_out: bool) -> int:
    """Leave out the questions of a file that are known, or no more; return how many change."""
    changed = db.session.execute(
        update(FileRecordRow)
        .where(
            FileRecordRow.file_id == file_id,
            FileRecordRow.question.is_not(None),
            FileRecordRow.twin.is_(None),
            FileRecordRow.sameness.in_(known),
            FileRecordRow.left_out.is_not(left_out),
        )
        .values(left_out=left_out)
        .returning(FileRecordRow.position)
    )
    return len(changed.all())


def take(
    row: QuestionFileRow, new: QuestionSetRow, person: Visitor, about: str, now: datetime
) -> QuestionSetRow | None:
    """Take the chosen questions of a file into its set, or else into this new one.

    Return the set; None where they were taken before and it is gone. `about` is what is noted.
    Raises NothingToTake. What is left out stays on its way.
    """
    if row.taken_at is not None:
        return None if row.set_id is None else sets.set_numbered(row.set_id)
    chosen = question_files.chosen_of(row.id)
    if not chosen:
        raise NothingToTake("No question is ticked: tick those that are to be taken.")
    target = sets.set_of(person.id, row.set_id) if row.set_id is not None else new
    if target is None:
        raise NothingToTake("The set was deleted meanwhile. Choose another.")
    questions = [one.to_core() for one in chosen]
    put(questions, question_files.pictures_of(row.id), target, person, about, now)
    row.set_id, row.taken_at = target.id, now
    db.session.execute(
        delete(FileRecordRow).where(
            FileRecordRow.file_id == row.id,
            FileRecordRow.position.in_([one.position for one in chosen]),
        )
    )
    db.session.execute(delete(FilePictureRow).where(FilePictureRow.file_id == row.id))
    counts = question_files.counts_of(row.id)
    if not counts.left_out and not counts.others:
        row.content = b""
    return target


def put(
    questions: Sequence[FileQuestion],
    drawn: Mapping[str, PictureFile],
    target: QuestionSetRow,
    person: Visitor,
    about: str,
    now: datetime,
) -> None:
    """Put questions of a file at the end of a set, or into a new one, with their pictures."""
    used = {picture.digest for one in questions for picture in pictures_of(one.question)}
    for digest in sorted(used & drawn.keys()):
        pictures.keep(drawn[digest], person.id, now)
    kept = written.add_all(list(map(as_shown, questions)), person, now)
    placed = [
        Placed(ids.question_id, None, worth(one.points), ids.written_id)
        for ids, one in zip(kept, questions, strict=True)
    ]
    if target.id is None:
        sets.keep_placed(target, placed)
        sets.note(target, person, SetAction.IMPORTED, about, now)
    else:
        old = [item.placed for item in sets.items_of(target.id)]
        set_editing.rearrange(
            target, person, SetAction.IMPORTED, about, [*old, *placed], target.version, now
        )


def as_shown(one: FileQuestion) -> WrittenQuestion:
    """Return a question that knows whether its choices are shown in the order they have."""
    if isinstance(one.question, WrittenMultipleChoice):
        return replace(one.question, in_time=one.in_time)
    return one.question


def worth(points: float) -> float:
    return points if 0 < points <= MOST_POINTS else USUAL_POINTS
