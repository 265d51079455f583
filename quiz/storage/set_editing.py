"""Question sets changed: renamed, tagged, rearranged, taken back; and who did it."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime

from sqlalchemy import delete, select, update

from quiz.storage import sets
from quiz.storage.accounts import AccountRow, Visitor
from quiz.storage.database import db
from quiz.storage.sets import Placed, QuestionSetRow, SetAction, SetChangeRow, SetItemRow

# What a page that was opened before does not know.
CONTENT = (
    SetAction.RENAMED,
    SetAction.TAGGED,
    SetAction.WRITTEN,
    SetAction.IMPORTED,
    SetAction.EDITED,
    SetAction.REPLACED,
    SetAction.REMOVED,
    SetAction.MOVED,
    SetAction.WEIGHTED,
    SetAction.UNDONE,
)
# About a teacher, by the username, or about all of them.
SHARING = (SetAction.READ, SetAction.COPY, SetAction.EDIT, SetAction.TAKEN_BACK)


class SetChangedMeanwhile(ValueError):
    """The set is no longer as it was seen; `change` is what was done to it last, if it is known."""

    def __init__(self, change: SetChangeRow | None) -> None:
        super().__init__("the set was changed meanwhile")
        self.change = change


def describe(
    row: QuestionSetRow,
    visitor: Visitor,
    title: str,
    tags: Sequence[str],
    seen: int,
    now: datetime,
) -> None:
    """Give a set another title and other tags, whichever differ.

    SetChangedMeanwhile, and nothing is written, unless the set is still in the version seen.
    """
    check_version(row, seen)
    told = ", ".join(tags)
    if row.title != title:
        sets.note(row, visitor, SetAction.RENAMED, title, now)
    if row.tags != "\n".join(tags):
        sets.note(row, visitor, SetAction.TAGGED, told, now)
    if (row.title, row.tags) != (title, "\n".join(tags)):
        row.title, row.tags = title, "\n".join(tags)
        row.changed_at, row.version = now, row.version + 1
        row.words = sets.words_of(row)


def rearrange(
    row: QuestionSetRow,
    visitor: Visitor,
    action: SetAction,
    about: str,
    placed: Sequence[Placed],
    seen: int,
    now: datetime,
) -> None:
    """Put these questions in the place of all that a set has, so that it can be undone.

    `about` is what the action was done to: a few words. SetChangedMeanwhile, and nothing is
    written, unless the set is still in the version seen. Other points alone leave it its code.
    """
    check_version(row, seen)
    put(row, placed, row.code if action is SetAction.WEIGHTED else None, now)
    sets.note(row, visitor, action, about, now)


def undo(row: QuestionSetRow, visitor: Visitor, seen: int, now: datetime) -> None:
    """Take the last change back; done again, that is taken back too."""
    check_version(row, seen)
    if row.before is not None:
        before = json.loads(row.before)
        # Until there were points, a place was only a question and its sibling: "ids".
        places = before["places"] if "places" in before else before["ids"]
        put(row, [Placed(*place) for place in places], before["code"], now)
        sets.note(row, visitor, SetAction.UNDONE, "", now)


def put(row: QuestionSetRow, placed: Sequence[Placed], code: str | None, now: datetime) -> None:
    places = [astuple(item.placed) for item in sets.items_of(row.id)]
    row.before = json.dumps({"places": places, "code": row.code})
    row.code, row.changed_at, row.version = code, now, row.version + 1
    db.session.execute(delete(SetItemRow).where(SetItemRow.set_id == row.id))
    sets.add_items(row, placed)


def check_version(row: QuestionSetRow, seen: int) -> None:
    if row.version != seen:
        raise SetChangedMeanwhile(last_change(row.id))


def last_change(set_id: int) -> SetChangeRow | None:
    """Return the last change of a set's questions, title or tags."""
    return db.session.scalar(
        select(SetChangeRow)
        .where(SetChangeRow.set_id == set_id, SetChangeRow.action.in_(CONTENT))
        .order_by(SetChangeRow.id.desc())
        .limit(1)
    )


def changes_of(
    set_id: int, most: int | None = None, before_id: int | None = None
) -> Sequence[SetChangeRow]:
    """Return a set's changes, newest first: so many at most, and older than one of them."""
    wanted = select(SetChangeRow).where(SetChangeRow.set_id == set_id)
    if before_id is not None:
        wanted = wanted.where(SetChangeRow.id < before_id)
    return db.session.scalars(wanted.order_by(SetChangeRow.id.desc()).limit(most)).all()


def forget(account: AccountRow) -> None:
    """Let the name of a person stand in no change of a set, nor with whom one was shared."""
    db.session.execute(
        update(SetChangeRow).where(SetChangeRow.person_id == account.person_id).values(username="")
    )
    db.session.execute(
        update(SetChangeRow)
        .where(SetChangeRow.action.in_(SHARING), SetChangeRow.about == account.username)
        .values(about="")
    )
