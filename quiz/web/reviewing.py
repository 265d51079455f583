"""Reviewing what was found in an article: all of it at a glance, beside the text."""

from contextlib import suppress
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quiz.events.editing import accepted
from quiz.storage import changes
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import writing
from quiz.web.access import editable_article, own_teacher
from quiz.web.drafts import Basis, DraftForm, bases_of, checked
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.review import address, digest_of, review_page, usable_in
from quiz.web.undoing import say_again_with_undo, say_with_undo

pages = Blueprint("reviewing", __name__)


@pages.get("/articles/<slug>/review")
def article(slug: str) -> str:
    """Go through what was found in an article, beside its text."""
    return review_page(editable_article(slug))


@pages.get("/articles/<slug>/review/drafts")
def draft(slug: str) -> str:
    """Return what is to be said of a statement and of dates while they are typed.

    `event` names the event they are of, whose sources tell what each date leans on.
    """
    row = editable_article(slug)
    name = request.args.get("event", "")
    kept = changes.kept_events(row.topic_id, [name]).get(name)
    bases = bases_of(kept.event) if kept else (Basis(row.published),)
    form = DraftForm(bases, request.args)
    return render_template("reviewing/_check.html", check=checked(form, row.topic_id))


@pages.post("/articles/<slug>/acceptances")
def acceptances(slug: str) -> ResponseReturnValue:
    """Accept everything that can be asked as it stands."""
    row = editable_article(slug)
    topic = row.topic
    back = address(slug, request.form.get("show"))
    if not pressed():
        return redirect(back, 303)
    usable = usable_in(slug, changes.kept_events(topic.id).values())
    seen = {one.name: one.kept.version for one in usable}
    done = ngettext("%(num)s event accepted.", "%(num)s events accepted.", len(usable))
    if usable and digest_of(usable) == request.form.get("digest"):
        events = [accepted(one.kept.event) for one in usable]
        with suppress(ChangedMeanwhile):
            with writing():
                change = changes.replace_events(
                    topic, own_teacher(), Action.ACCEPTED, seen, events, datetime.now(UTC)
                )
            say_with_undo(done, topic, change, back)
            return redirect(back, 303)
    last = next(iter(changes.changes_of(topic.id, 1)), None)
    again = gettext("Everything that could be asked is accepted.")
    if usable or not say_again_with_undo(again, topic, last, Action.ACCEPTED, back):
        say(gettext("The list was changed meanwhile: nothing was accepted. Look again, and press."))
    return redirect(back, 303)
