"""Questions written into sets, and worded anew; whoever was faster is not written over."""

from dataclasses import replace
from datetime import datetime

from quiz.questions.prose import plain
from quiz.questions.written import WrittenQuestion
from quiz.storage import bank, set_editing, sets, written
from quiz.storage.accounts import Visitor
from quiz.storage.sets import Placed, QuestionSetRow, SetAction, SetItem

FEW = 80  # characters


class RewordedMeanwhile(ValueError):
    """The question is no longer as it was seen; `item` is what it is now, None where it is gone."""

    def __init__(self, item: SetItem | None) -> None:
        super().__init__("the question was changed meanwhile")
        self.item = item


def write(
    row: QuestionSetRow,
    person: Visitor,
    question: WrittenQuestion,
    points: float,
    seen: int,
    now: datetime,
) -> int:
    """Add a question at the end of a set and return its position.

    What was added already, since the set was in the version seen, is not added once more.
    """
    (question_id,) = bank.keep([question])
    items = sets.items_of(row.id)
    twice = next((item for item in items if item.placed.question_id == question_id), None)
    if twice and row.version != seen:
        return twice.position
    version = written.add(question, person, now)
    new = Placed(question_id, None, points, version.written_id)
    placed = [*(item.placed for item in items), new]
    about = few_words(question)
    set_editing.rearrange(row, person, SetAction.WRITTEN, about, placed, row.version, now)
    return len(placed)


def reword(
    row: QuestionSetRow,
    person: Visitor,
    written_id: int,
    question: WrittenQuestion,
    points: float | None,
    seen: int,
    now: datetime,
) -> int:
    """Make a new version of a question and return its position, wherever it stands by now.

    `seen` is the id of the question it was made from, and without `points` they stay. Where
    nothing is changed, nothing is written. RewordedMeanwhile unless the set still has that one.
    """
    items = sets.items_of(row.id)
    item = next((one for one in items if one.placed.written_id == written_id), None)
    if item is None:
        raise RewordedMeanwhile(None)
    (question_id,) = bank.keep([question])
    old = item.placed
    sibling_id = old.sibling_id if question_id == old.question_id else None
    new = replace(old, question_id=question_id, sibling_id=sibling_id, points=points or old.points)
    if new == old:
        return item.position
    if old.question_id != seen:
        raise RewordedMeanwhile(item)
    action, about = SetAction.WEIGHTED, str(item.position)
    if question_id != old.question_id:
        written.add_version(written_id, question, person, now)
        action, about = SetAction.EDITED, few_words(question)
    placed = [new if one is item else one.placed for one in items]
    set_editing.rearrange(row, person, action, about, placed, row.version, now)
    return item.position


def few_words(question: WrittenQuestion) -> str:
    """Return the beginning of what is asked."""
    line = plain(question.stem)
    return line if len(line) <= FEW else f"{line[:FEW].rsplit(' ', 1)[0]} …"
