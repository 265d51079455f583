"""Editing an event, and making two of one. What two teachers type at once is lost to neither."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from quiz.events import editing
from quiz.events.event import Event
from quiz.storage import changes, library
from quiz.storage.changes import Action, ChangedMeanwhile, ChangeRow, Kept
from quiz.storage.database import writing
from quiz.storage.library import ArticleRow, TopicRow
from quiz.web.access import LARGEST_ID, editable_article, editable_topic, own_teacher
from quiz.web.candidates import done_words
from quiz.web.deciding import gone, seen_version
from quiz.web.drafts import Basis, DraftForm, bases_of, begun, checked
from quiz.web.filters import headline
from quiz.web.review import NUMBER, Panel, review_page, way_back
from quiz.web.undoing import say_with_undo

pages = Blueprint("editing", __name__)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What another has made of an event meanwhile: `theirs`, or None where it is gone.

    `restore` is the change to take back, so that what is gone can come back.
    """

    done: str
    theirs: Event | None = None
    restore: int | None = None


@pages.route("/topics/<slug>/events/<name>/edit", methods=["GET", "POST"])
def edit(slug: str, name: str) -> ResponseReturnValue:
    """Change what an event says, when it was, and its tags; with that it is accepted."""
    topic = editable_topic(slug)
    kept = changes.kept_events(topic.id, [name]).get(name)
    if kept is None:
        return restored(topic, name) if "statement" in request.form else gone(topic, name)
    event = kept.event
    form = DraftForm(bases_of(event), begun(event))
    if not finished(form):
        return form_page(topic, kept, form, "edit"), form.status
    after = editing.edited(event, form.statement.data or "", form.read, form.listed_tags)
    if after == event:
        return redirect(way_back(event), 303)
    return replaced(topic, kept, [after], Action.EDITED, "edit")


@pages.route("/topics/<slug>/events/<name>/split", methods=["GET", "POST"])
def split(slug: str, name: str) -> ResponseReturnValue:
    """Make a second event of the same words, with its own statement and date."""
    topic = editable_topic(slug)
    kept = changes.kept_events(topic.id, [name]).get(name)
    if kept is None:
        return gone(topic, name)
    form = split_form(kept.event)
    if not finished(form):
        return form_page(topic, kept, form, "split"), form.status
    taken = library.event_names(topic.id)
    parts = editing.split(kept.event, form.statement.data or "", form.read[0], taken)
    return replaced(topic, kept, parts, Action.SPLIT, "split")


def split_form(event: Event) -> DraftForm:
    (basis, *_) = bases_of(event)
    return DraftForm([basis], MultiDict({"dates-0": basis.typed}))


def finished(form: DraftForm) -> bool:
    """Return whether a form is to be kept: it was sent, not only for a check, and can be."""
    return form.accepted() and "check" not in request.form


def replaced(
    topic: TopicRow, kept: Kept, after: Sequence[Event], action: Action, panel: str
) -> ResponseReturnValue:
    """Put events in the place of one, and go back to the list.

    Where somebody was faster, the page shows both: what they made of it, and what was typed.
    """
    name = kept.event.name
    try:
        with writing():
            change = changes.replace_events(
                topic, own_teacher(), action, {name: seen_version()}, after, datetime.now(UTC)
            )
    except ChangedMeanwhile:
        return conflict_page(topic, name, panel)
    what = headline(after[-1].statement)
    back = way_back(after[0])
    say_with_undo(gettext("Saved: “%(what)s”", what=what), topic, change, back)
    return redirect(back, 303)


def conflict_page(topic: TopicRow, name: str, panel: str) -> ResponseReturnValue:
    """Return the page with what was typed beside what another has made of the event."""
    kept = changes.kept_events(topic.id, [name]).get(name)
    if kept is None:
        return restored(topic, name)
    form = DraftForm(bases_of(kept.event)) if panel == "edit" else split_form(kept.event)
    last = changes.last_change_of(topic.id, name)
    conflict = Conflict(done_words(last) if last else gettext("Somebody changed it"), kept.event)
    return form_page(topic, kept, form, panel, conflict), 409


def form_page(
    topic: TopicRow, kept: Kept, form: DraftForm, panel: str, conflict: Conflict | None = None
) -> str:
    """Return the review of the article that tells an event, with a form open in its place."""
    articles = [one.article for one in kept.event.excerpts]
    asked = request.values.get("article")
    row = editable_article(asked if asked in articles else articles[0])
    values = {
        "form": form,
        "check": checked(form, topic.id),
        "seen": kept.version,
        "conflict": conflict,
    }
    return review_page(row, Panel(panel, kept.event.name, values))


# What was typed of an event that is gone


def restored(topic: TopicRow, name: str) -> ResponseReturnValue:
    """Bring an event back as it was typed, or show what was typed and how the event went."""
    published = article_asked_for(topic).published
    last = changes.last_change_of(topic.id, name) or abort(404)
    form = DraftForm([Basis(published)] * max(1, typed_dates()))
    if asked_to_restore(last) and finished(form):
        try:
            change, event = brought_back(topic, last, name, form)
        except ChangedMeanwhile:
            pass  # and the page says so
        else:
            back = way_back(event)
            say_with_undo(
                gettext("Brought back: “%(what)s”", what=headline(event.statement)),
                topic,
                change,
                back,
            )
            return redirect(back, 303)
    conflict = Conflict(done_words(last), restore=None if last.undone_at else last.id)
    values = {"form": form, "check": checked(form, topic.id), "seen": 0, "conflict": conflict}
    row = article_asked_for(topic)  # anew: what was loaded before writing is not at hand
    return review_page(row, Panel("gone", None, values | {"event": name})), 409


def article_asked_for(topic: TopicRow) -> ArticleRow:
    row = editable_article(request.form.get("article", ""))
    return row if row.topic_id == topic.id else abort(404)


def typed_dates() -> int:
    return sum(name.startswith("dates-") for name in request.form)


def asked_to_restore(last: ChangeRow) -> bool:
    asked = NUMBER.fullmatch(request.form.get("restore", ""))
    return asked is not None and int(asked.group()) == last.id <= LARGEST_ID


def brought_back(
    topic: TopicRow, last: ChangeRow, name: str, form: DraftForm
) -> tuple[ChangeRow, Event]:
    """Take the change back that an event went with, and put what was typed in its place."""
    now = datetime.now(UTC)
    with writing():
        changes.undo(topic, last, now)
        kept = changes.kept_events(topic.id, [name]).get(name)
        if kept is None:
            raise ChangedMeanwhile([name])
        typed = [*form.read, *(one.date for one in kept.event.excerpts[len(form.read) :])]
        dates = [
            one.date if one.date.edtf == read.edtf else read
            for one, read in zip(kept.event.excerpts, typed, strict=False)
        ]
        after = editing.edited(kept.event, form.statement.data or "", dates, form.listed_tags)
        change = changes.replace_events(
            topic, own_teacher(), Action.EDITED, {name: kept.version}, [after], now
        )
    return change, after
