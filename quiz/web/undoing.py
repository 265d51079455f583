"""Taking back what was changed in a topic."""

from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.storage import changes
from quiz.storage.changes import Action, ChangedMeanwhile, ChangeRow
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web.access import LARGEST_ID, editable_topic, visitor_id
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.signing import LOCAL, SECOND_PRESS

pages = Blueprint("undoing", __name__)


def say_with_undo(message: str, topic: TopicRow, change: ChangeRow, back: str) -> None:
    """Say what was done on the next page, with a button that takes it back and leads to `back`."""
    say(message, undo=url_for("undoing.undoing", slug=topic.slug, change_id=change.id, back=back))


def say_again_with_undo(
    message: str, topic: TopicRow, change: ChangeRow | None, action: Action, back: str
) -> bool:
    """Say so again where a button was pressed twice: where the visitor has just done that.

    Return whether it was so.
    """
    twice = (
        change is not None
        and change.person_id == visitor_id()
        and change.action == action
        and change.undone_at is None
        and datetime.now(UTC) - change.made_at < SECOND_PRESS
    )
    if change and twice:
        say_with_undo(message, topic, change, back)
    return twice


@pages.post("/topics/<slug>/changes/<int:change_id>/undoing")
def undoing(slug: str, change_id: int) -> ResponseReturnValue:
    """Take a change back, and go back to where it was made."""
    topic = editable_topic(slug)
    change = changes.change(topic.id, change_id) if change_id <= LARGEST_ID else None
    if change is None or not change.of_events:
        abort(404)
    if pressed():
        try:
            with writing():
                changes.undo(topic, change, datetime.now(UTC))
        except ChangedMeanwhile:
            say(gettext("That cannot be taken back: it was changed again since."))
        else:
            say(gettext("Taken back."))
    back = request.args.get("back", "")
    return redirect(back if LOCAL.fullmatch(back) else url_for("library.topic", slug=slug), 303)
