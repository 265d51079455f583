"""A flag on a question that a student wants to come back to."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quiz.storage import flagging
from quiz.storage.database import writing
from quiz.web.access import own_attempt
from quiz.web.attempts import shown_attempt
from quiz.web.forms import pressed
from quiz.web.responding import ResponseForm, item_or_404
from quiz.web.taking import save_or_say

pages = Blueprint("flagging", __name__)


@pages.post("/attempts/<int:attempt_id>/items/<int:position>/flag")
def flag(attempt_id: int, position: int) -> ResponseReturnValue:
    """Flag a question, or take the flag off; what stands on the page is saved along."""
    shown = shown_attempt(own_attempt(attempt_id))
    item = item_or_404(shown.row, position)
    if pressed() and not shown.ended:
        form = ResponseForm(item.question, item.response)
        if (shown.changeable or not item.response) and form.accepted():
            save_or_say(shown, item, form)
        with writing():
            flagging.flag(attempt_id, position, flagged=request.form.get("flag") == "yes")
    return redirect(url_for("taking.item", attempt_id=attempt_id, position=position), 303)
