"""The end of an attempt: what is answered so far, what is flagged, and handing it in."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.attempts.attempt import Item
from quiz.storage import gradebook, responses
from quiz.storage.database import writing
from quiz.web import clock
from quiz.web.access import own_attempt
from quiz.web.attempts import ShownAttempt, shown_attempt
from quiz.web.forms import PageForm
from quiz.web.notices import say

pages = Blueprint("submitting", __name__)


@pages.get("/attempts/<int:attempt_id>/overview")
def overview(attempt_id: int) -> ResponseReturnValue:
    """See which questions are answered, and go to any of them."""
    shown = shown_attempt(own_attempt(attempt_id))
    if shown.ended:
        return redirect(url_for("taking.result", attempt_id=attempt_id), 303)
    return render_template("submitting/overview.html", **what_is_shown(shown))


@pages.route("/attempts/<int:attempt_id>/submission", methods=["GET", "POST"])
def submission(attempt_id: int) -> ResponseReturnValue:
    """Hand in what is answered, after a look at what is not; nothing can be changed after that."""
    shown, form = shown_attempt(own_attempt(attempt_id)), PageForm()
    if not shown.ended:
        if not form.accepted():
            page = render_template("submitting/submission.html", form=form, **what_is_shown(shown))
            return page, form.status
        with writing():
            first = responses.submit(attempt_id, clock.now())
        if first:
            say(gettext("Handed in.") if shown.handed_in else gettext("Finished."))
    return redirect(url_for("taking.result", attempt_id=attempt_id), 303)


def what_is_shown(shown: ShownAttempt) -> dict[str, object]:
    items: Sequence[Item] = gradebook.items_of(shown.row.id)
    return {
        "attempt": shown.row,
        "shown": shown,
        "items": items,
        "unanswered": [item for item in items if item.response is None],
        "flagged": [item for item in items if item.flagged],
    }
