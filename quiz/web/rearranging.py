"""The questions of a set, changed by hand: replaced, moved, removed, weighed, taken back."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.questions.code import SEEDS
from quiz.questions.question import Kind, MultipleChoice, Ordering, ProvedQuestion
from quiz.questions.sitting import another
from quiz.storage import bank, library, set_editing, sets
from quiz.storage.database import writing
from quiz.storage.set_editing import SetChangedMeanwhile
from quiz.storage.sets import Placed, QuestionSetRow, SetAction, SetItem
from quiz.web.access import editable_set, own_teacher
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.set_changes import meanwhile
from quiz.web.sets import MOST_DIGITS, item_at, page_of, set_page, topic_of, version_seen
from quiz.web.weighing import points_form
from quiz.web.wishing import kept_wishes

pages = Blueprint("rearranging", __name__)


@pages.post("/sets/<int:set_id>/items/<int:position>/replacement")
def replacement(set_id: int, position: int) -> ResponseReturnValue:
    """Put another question in the place of one: of its kind and difficulty, or of a chosen kind."""
    row = editable_set(set_id)
    items = sets.items_of(row.id)
    replaced = item_seen(row, items, position)
    if pressed():
        found = other_question(row, items, replaced)
        if found is None:
            say(gettext("The topic has no other question to put here. Choose another kind."))
        else:
            with writing():
                (new_id,) = bank.keep([found])
            new = replace(replaced.placed, question_id=new_id, sibling_id=None)
            placed = [new if item is replaced else item.placed for item in items]
            done = gettext("Question %(num)s is another one now.", num=position)
            rearrange(row, SetAction.REPLACED, str(position), placed, done)
    return back_to(set_id, position)


def item_seen(row: QuestionSetRow, items: tuple[SetItem, ...], position: int) -> SetItem:
    """Return the question at a place; where it went meanwhile, the set says who took it."""
    if position > len(items) and version_seen() != row.version:
        say(meanwhile(SetChangedMeanwhile(set_editing.last_change(row.id))))
        abort(redirect(url_for("sets.question_set", set_id=row.id), 303))
    return item_at(items, position)


def other_question(
    row: QuestionSetRow, items: Sequence[SetItem], replaced: SetItem
) -> ProvedQuestion | None:
    """Return a question to put in the place of another; None where the topic has none, or is not
    open, and where the other was written by hand.
    """
    topic, kind, old = topic_of(row), request.form.get("kind", ""), replaced.question
    if topic is None or not isinstance(old, MultipleChoice | Ordering):
        return None
    events = library.events_of(topic.id)
    made = [item.question for item in items]
    proved = [question for question in made if isinstance(question, MultipleChoice | Ordering)]
    return another(
        proved,
        proved.index(old),
        events,
        secrets.randbelow(SEEDS),
        kept_wishes(row.wishes, events, library.articles_of(topic.id)),
        Kind(kind) if kind in list(Kind) else None,
    )


@pages.post("/sets/<int:set_id>/items/<int:position>/removal")
def removal(set_id: int, position: int) -> ResponseReturnValue:
    """Take a question out of a set."""
    row = editable_set(set_id)
    items = sets.items_of(row.id)
    removed = item_seen(row, items, position)
    if pressed():
        placed = [item.placed for item in items if item is not removed]
        done = gettext("Question %(num)s is taken out.", num=position)
        rearrange(row, SetAction.REMOVED, str(position), placed, done)
    return back_to(set_id, min(position, len(items) - 1))


@pages.post("/sets/<int:set_id>/items/<int:position>/move")
def move(set_id: int, position: int) -> ResponseReturnValue:
    """Let a question change places with the one before it or after it, or go to any place."""
    row = editable_set(set_id)
    items = sets.items_of(row.id)
    moved = item_seen(row, items, position)
    place = place_asked_for(position)
    if not 1 <= place <= len(items):
        say(gettext("There are the places 1 to %(last)s.", last=len(items)))
        return back_to(set_id, position)
    if pressed() and place != position:
        placed = [item.placed for item in items if item is not moved]
        placed.insert(place - 1, moved.placed)
        done = gettext("Question %(num)s is now %(place)s.", num=position, place=place)
        rearrange(row, SetAction.MOVED, f"{position} → {place}", placed, done)
    return back_to(set_id, place)


def place_asked_for(position: int) -> int:
    """Return where a question shall go; 0 where that is no place."""
    way, typed = request.form.get("way"), request.form.get("place", "").strip()
    if way in ("up", "down"):
        return position + (1 if way == "down" else -1)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0


@pages.post("/sets/<int:set_id>/points")
def points(set_id: int) -> ResponseReturnValue:
    """Say what each question on a page of the set is worth."""
    row = editable_set(set_id)
    items = sets.items_of(row.id)
    page = page_of(items)
    form = points_form(page.items)
    if form.accepted():
        given = dict(zip((item.position for item in page.items), form.points, strict=True))
        placed = [
            replace(item.placed, points=given.get(item.position, item.points)) for item in items
        ]
        changed = [
            str(item.position)
            for item, new in zip(items, placed, strict=True)
            if item.points != new.points
        ]
        try:
            weigh(row, placed, changed)
        except SetChangedMeanwhile as conflict:
            form.form_errors.append(meanwhile(conflict))
        else:
            shown = page.number if page.number > 1 else None
            return redirect(url_for("sets.question_set", set_id=set_id, page=shown), 303)
    return set_page(row, weights=form), form.status


def weigh(row: QuestionSetRow, placed: Sequence[Placed], changed: Sequence[str]) -> None:
    """Give questions other points and say so; SetChangedMeanwhile where somebody was faster."""
    now, about = datetime.now(UTC), ", ".join(changed)
    if changed:
        with writing():
            set_editing.rearrange(
                row, own_teacher(), SetAction.WEIGHTED, about, placed, version_seen(), now
            )
        say(gettext("The points are saved."), taking_back(row))
    else:
        say(gettext("The points are as they were."))


@pages.post("/sets/<int:set_id>/undoing")
def undoing(set_id: int) -> ResponseReturnValue:
    """Take the last change of the questions back; done again, that is taken back."""
    row = editable_set(set_id)
    if pressed():
        try:
            with writing():
                set_editing.undo(row, own_teacher(), version_seen(), datetime.now(UTC))
        except SetChangedMeanwhile as conflict:
            say(meanwhile(conflict))
        else:
            say(gettext("The questions are as they were before the last change."))
    return redirect(url_for("sets.question_set", set_id=set_id), 303)


def rearrange(
    row: QuestionSetRow, action: SetAction, about: str, placed: Sequence[Placed], done: str
) -> None:
    """Put these questions into a set and say so, unless it was changed meanwhile."""
    now = datetime.now(UTC)
    try:
        with writing():
            set_editing.rearrange(row, own_teacher(), action, about, placed, version_seen(), now)
    except SetChangedMeanwhile as conflict:
        say(meanwhile(conflict))
    else:
        say(done, taking_back(row))


def taking_back(row: QuestionSetRow) -> str:
    """Return the address of what takes the last change back."""
    return url_for(".undoing", set_id=row.id, version=row.version)


def back_to(set_id: int, position: int) -> ResponseReturnValue:
    """Go back to a question of a set, where it is said what was done."""
    anchor = f"question-{position}"
    address = url_for("sets.question_set", set_id=set_id, at=position, _anchor=anchor)
    return redirect(address, 303)
