"""What stands on the page of a question, saved in the background after each change."""

from collections import Counter
from datetime import datetime, timedelta

from flask import Blueprint, abort, current_app, g, jsonify, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests

from quiz.storage import drafts
from quiz.storage.revisions import Revision
from quiz.web.access import own_attempt
from quiz.web.attempts import ShownAttempt, shown_attempt
from quiz.web.filters import clock
from quiz.web.responding import ResponseForm, item_or_404, standing_fields
from quiz.web.taking import save

pages = Blueprint("saving", __name__)

# In bytes: 26 cards with their places are a tenth of it.
LARGEST_DRAFT = 4096
# Two pages that save as often as the script does.
MOST_SAVES, PERIOD = 60, timedelta(seconds=10)


class Pace:
    """How often each attempt was saved to in this process since a period began."""

    def __init__(self) -> None:
        self.begun: datetime | None = None
        self.saves: Counter[str] = Counter()

    def kept(self, attempt: str, now: datetime) -> bool:
        """Count a save, and return whether an attempt may be saved to so often."""
        if self.begun is None or not self.begun <= now < self.begun + PERIOD:
            self.begun = now
            self.saves.clear()
        self.saves[attempt] += 1
        return self.saves[attempt] <= MOST_SAVES


@pages.record
def set_pace(state: BlueprintSetupState) -> None:
    state.app.extensions["pace"] = Pace()


@pages.post("/attempts/<int:attempt_id>/items/<int:position>/draft")
def draft(attempt_id: int, position: int) -> ResponseReturnValue:
    """Save what stands on the page of a question: at an exam as its answer, else as a draft.

    The answer is JSON: `saved` and, if so, since when; if not, either the `problem` in a sentence
    or the `answer` that is kept because it is newer, as fields, and whether it is from `elsewhere`.
    """
    if (request.content_length or 0) > LARGEST_DRAFT:
        abort(413)
    shown = shown_attempt(own_attempt(attempt_id))
    item = item_or_404(shown.row, position)
    if not current_app.extensions["pace"].kept(shown.row.start_key, shown.now):
        raise TooManyRequests(retry_after=int(PERIOD.total_seconds()))
    form = ResponseForm(item.question)
    if not form.accepted():
        return jsonify(saved=False, problem=form.problem or g.refusal), form.status
    revision = form.revision or abort(400)
    if not save(shown, item, form):
        return jsonify(saved=False, **refusal(shown, position, revision))
    return jsonify(
        saved=True,
        revision=revision.number,
        at=shown.now.isoformat(),
        clock=clock(shown.now, shown.zone) if shown.zone else None,
    )


def refusal(shown: ShownAttempt, position: int, revision: Revision) -> dict[str, object]:
    """Return why a state of an answer was not saved, and what is kept in its place."""
    kept = drafts.standing(shown.row.id, position)
    if shown.ended:
        return {
            "problem": gettext("This attempt has ended: what is sent now is not saved any more.")
        }
    if kept.answered and not shown.row.exam:
        return {"problem": gettext("This question was answered before. The first answer counts.")}
    return {
        "revision": kept.revision,
        "answer": standing_fields(kept),
        "elsewhere": kept.page != revision.page,
    }
