"""What teachers did to a question set, each deed in a sentence; and who was faster."""

import re
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_babel import gettext, lazy_gettext

from quiz.storage import set_editing
from quiz.storage.set_editing import SetChangedMeanwhile
from quiz.storage.set_sharing import ALL_TEACHERS
from quiz.storage.sets import SetAction, SetChangeRow
from quiz.web.access import LARGEST_ID, editable_set, visitor_id
from quiz.web.filters import headline, moment_words

pages = Blueprint("set_changes", __name__)

CHANGES_A_PAGE = 40
MOST_DIGITS = 19
LONGEST_ABOUT = 120
# Where questions may go by their numbers; of one that is moved, its new one too.
NUMBERED = (SetAction.REPLACED, SetAction.REMOVED, SetAction.MOVED, SetAction.WEIGHTED)
NUMBERS = re.compile(r"\d[\d ,→]*", re.ASCII)

# `about` is a title, tags, a question by its number or its stem, or whom a set is shared with.
DEEDS = {
    SetAction.RENAMED: lazy_gettext("%(who)s named the set %(about)s"),
    SetAction.TAGGED: lazy_gettext("%(who)s gave the set the tags %(about)s"),
    SetAction.WRITTEN: lazy_gettext("%(who)s wrote the question %(about)s"),
    SetAction.IMPORTED: lazy_gettext("%(who)s imported questions from %(about)s"),
    SetAction.EDITED: lazy_gettext("%(who)s changed the question %(about)s"),
    SetAction.REPLACED: lazy_gettext("%(who)s replaced question %(about)s"),
    SetAction.REMOVED: lazy_gettext("%(who)s took out question %(about)s"),
    SetAction.MOVED: lazy_gettext("%(who)s moved question %(about)s"),
    SetAction.WEIGHTED: lazy_gettext("%(who)s changed the points of question %(about)s"),
    SetAction.UNDONE: lazy_gettext("%(who)s took the last change back"),
    SetAction.COPIED: lazy_gettext("%(who)s made this set as a copy of %(about)s"),
    SetAction.READ: lazy_gettext("%(who)s let %(whom)s look at the set"),
    SetAction.COPY: lazy_gettext("%(who)s let %(whom)s look at the set and copy it"),
    SetAction.EDIT: lazy_gettext("%(who)s let %(whom)s change the set"),
    SetAction.TAKEN_BACK: lazy_gettext("%(who)s shared the set no more with %(whom)s"),
    SetAction.ARCHIVED: lazy_gettext("%(who)s archived the set"),
    SetAction.UNARCHIVED: lazy_gettext("%(who)s took the set out of the archive"),
    SetAction.DELETED: lazy_gettext("%(who)s deleted the set"),
    SetAction.RESTORED: lazy_gettext("%(who)s brought the deleted set back"),
}
UNTAGGED = lazy_gettext("%(who)s took all tags off the set")


@dataclass(frozen=True, slots=True)
class MadeChange:
    """A change as the page of changes lists it."""

    row: SetChangeRow
    said: str


@pages.get("/sets/<int:set_id>/changes")
def changed(set_id: int) -> str:
    """See who changed what in a set, and when."""
    row, before = editable_set(set_id), change_asked_for()
    found = set_editing.changes_of(row.id, CHANGES_A_PAGE + 1, before)
    shown = found[:CHANGES_A_PAGE]
    return render_template(
        "sets/changes.html",
        question_set=row,
        made=[MadeChange(change, said(change)) for change in shown],
        newest=before is None,
        older=shown[-1].id if len(found) > len(shown) else None,
    )


def change_asked_for() -> int | None:
    """Return the change that those shown are older than; None when the address names none."""
    given = request.args.get("before", "")
    if not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        return None
    return min(int(given), LARGEST_ID)


def said(change: SetChangeRow) -> str:
    """Return a change in a sentence without its full stop: "Ada moved question 2 → 4"."""
    own = change.person_id is not None and change.person_id == visitor_id()
    who = gettext("You") if own else change.username or gettext("Somebody")
    action = SetAction(change.action)
    deed = UNTAGGED if action is SetAction.TAGGED and not change.about else DEEDS[action]
    return str(deed) % {"who": who, "about": about(change), "whom": whom(change.about)}


def about(change: SetChangeRow) -> str:
    """Return what a change is about: questions by their numbers, or words in their marks."""
    if change.action in NUMBERED and NUMBERS.fullmatch(change.about):
        return change.about
    line = " ".join(change.about.split())
    short = line if len(line) <= LONGEST_ABOUT else f"{line[:LONGEST_ABOUT]}…"
    return gettext("“%(words)s”", words=headline(short))


def whom(username: str) -> str:
    if username == ALL_TEACHERS:
        return gettext("all teachers")
    return username or gettext("somebody")


def meanwhile(conflict: SetChangedMeanwhile) -> str:
    """Return what to tell whoever saw an older version of a set."""
    change = conflict.change
    if change is None:
        return gettext("The set was changed meanwhile. Look at it as it is now, and try again.")
    return gettext(
        "The set was changed meanwhile: %(said)s (%(moment)s). Look at it as it is now, and try "
        "again.",
        said=said(change),
        moment=moment_words(change.made_at),
    )
