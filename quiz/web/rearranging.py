"""The questions of a set, changed by hand: replaced, removed, moved, and all of it taken back."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.questions.code import SEEDS
from quiz.questions.question import Kind, Question
from quiz.questions.sitting import another
from quiz.storage import bank, library, sets
from quiz.storage.database import writing
from quiz.storage.sets import PairOfIds, QuestionSetRow, SetChangedMeanwhile
from quiz.web.access import own_set
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.sets import CHANGED, item_at, topic_of, version_seen
from quiz.web.wishing import kept_wishes

pages = Blueprint("rearranging", __name__)


@pages.post("/sets/<int:set_id>/items/<int:position>/replacement")
def replacement(set_id: int, position: int) -> ResponseReturnValue:
    """Put another question in the place of one: of its kind and difficulty, or of a chosen kind."""
    row = own_set(set_id)
    items = sets.items_of(row.id)
    item_at(items, position)
    if pressed():
        found = other_question(row, [item.question for item in items], position)
        if found is None:
            say(gettext("The topic has no other question to put here. Choose another kind."))
        else:
            with writing():
                (new_id,) = bank.keep([found])
            ids = [item.ids for item in items]
            ids[position - 1] = (new_id, None)
            rearrange(row, ids, gettext("Question %(num)s is another one now.", num=position))
    return back_to(set_id, position)


def other_question(
    row: QuestionSetRow, questions: Sequence[Question], position: int
) -> Question | None:
    """Return a question to put in a place; None where the topic has none, or is not open."""
    topic, kind = topic_of(row), request.form.get("kind", "")
    if topic is None:
        return None
    events = library.events_of(topic.id)
    return another(
        questions,
        position - 1,
        events,
        secrets.randbelow(SEEDS),
        kept_wishes(row.wishes, events, library.articles_of(topic.id)),
        Kind(kind) if kind in list(Kind) else None,
    )


@pages.post("/sets/<int:set_id>/items/<int:position>/removal")
def removal(set_id: int, position: int) -> ResponseReturnValue:
    """Take a question out of a set."""
    row = own_set(set_id)
    items = sets.items_of(row.id)
    removed = item_at(items, position)
    if pressed() and len(items) == 1:
        say(gettext("A question set has at least one question."))
    elif pressed():
        ids = [item.ids for item in items if item is not removed]
        rearrange(row, ids, gettext("Question %(num)s is taken out.", num=position))
    return back_to(set_id, min(position, len(items) - 1))


@pages.post("/sets/<int:set_id>/items/<int:position>/move")
def move(set_id: int, position: int) -> ResponseReturnValue:
    """Let a question change places with the one before it, or after it."""
    row = own_set(set_id)
    items = sets.items_of(row.id)
    item_at(items, position)
    place = position + (1 if request.form.get("way") == "down" else -1)
    if not 1 <= place <= len(items):
        return back_to(set_id, position)
    if pressed():
        ids = [item.ids for item in items]
        ids[position - 1], ids[place - 1] = ids[place - 1], ids[position - 1]
        rearrange(
            row, ids, gettext("Question %(num)s is now %(place)s.", num=position, place=place)
        )
    return back_to(set_id, place)


@pages.post("/sets/<int:set_id>/undoing")
def undoing(set_id: int) -> ResponseReturnValue:
    """Take the last change of the questions back; done again, that is taken back."""
    row = own_set(set_id)
    if pressed():
        try:
            with writing():
                sets.undo(row, version_seen(), datetime.now(UTC))
        except SetChangedMeanwhile:
            say(str(CHANGED))
        else:
            say(gettext("The questions are as they were before the last change."))
    return redirect(url_for("sets.question_set", set_id=set_id), 303)


def rearrange(row: QuestionSetRow, ids: Sequence[PairOfIds], said: str) -> None:
    """Put these questions into a set and say so, unless it was changed meanwhile."""
    try:
        with writing():
            sets.rearrange(row, ids, version_seen(), datetime.now(UTC))
    except SetChangedMeanwhile:
        say(str(CHANGED))
    else:
        say(said, url_for(".undoing", set_id=row.id, version=row.version))


def back_to(set_id: int, position: int) -> ResponseReturnValue:
    """Go back to a question of a set, where it is said what was done."""
    anchor = f"question-{position}"
    address = url_for("sets.question_set", set_id=set_id, at=position, _anchor=anchor)
    return redirect(address, 303)
