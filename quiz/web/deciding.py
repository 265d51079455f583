"""What is decided of an event by one press: accepted, rejected, hidden, its date, its sources."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.dates import edtf
from quiz.events import editing
from quiz.events.agreement import dates_of, stated
from quiz.events.editing import UnusableEdit
from quiz.events.event import Event
from quiz.storage import changes, library
from quiz.storage.changes import Action, ChangedMeanwhile
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web.access import editable_topic, own_teacher
from quiz.web.candidates import State, done_words, state_of
from quiz.web.filters import headline
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.review import address, way_back
from quiz.web.undoing import say_again_with_undo, say_with_undo

pages = Blueprint("deciding", __name__)


@pages.post("/topics/<slug>/events/<name>/acceptance")
def acceptance(slug: str, name: str) -> ResponseReturnValue:
    """Accept an event as it stands; show one again that was hidden."""

    def words(event: Event) -> tuple[Action, str]:
        if state_of(event) is State.HIDDEN:
            return Action.SHOWN, gettext("Shown again: “%(what)s”", what=headline(event.statement))
        return Action.ACCEPTED, gettext("Accepted: “%(what)s”", what=headline(event.statement))

    return decided(slug, name, words, lambda event: [editing.accepted(event)])


@pages.post("/topics/<slug>/events/<name>/rejection")
def rejection(slug: str, name: str) -> ResponseReturnValue:
    """Reject an event: it is gone from the topic."""

    def words(event: Event) -> tuple[Action, str]:
        return Action.REJECTED, gettext("Rejected: “%(what)s”", what=headline(event.statement))

    return decided(slug, name, words, lambda event: [])


@pages.post("/topics/<slug>/events/<name>/hiding")
def hiding(slug: str, name: str) -> ResponseReturnValue:
    """Hide an event: it is kept, and not asked."""

    def words(event: Event) -> tuple[Action, str]:
        return Action.HIDDEN, gettext("Hidden: “%(what)s”", what=headline(event.statement))

    return decided(slug, name, words, lambda event: [editing.hidden(event)])


@pages.post("/topics/<slug>/events/<name>/settlement")
def settlement(slug: str, name: str) -> ResponseReturnValue:
    """Take one of the dates that the sources give for the true one, or none again."""
    asked = request.form.get("date", "")

    def words(event: Event) -> tuple[Action, str]:
        what = headline(event.statement)
        if asked:
            return Action.SETTLED, gettext("Its date is settled: “%(what)s”", what=what)
        return Action.SETTLED, gettext("Its date is open again: “%(what)s”", what=what)

    def made(event: Event) -> list[Event]:
        if not asked:
            return [editing.settled(event, None)]
        if asked not in [date.edtf for date in dates_of(stated(event))]:
            abort(404)
        return [editing.settled(event, edtf.read(asked))]

    return decided(slug, name, words, made)


@pages.post("/topics/<slug>/events/<name>/parting")
def parting(slug: str, name: str) -> ResponseReturnValue:
    """Make two events again of one that two articles tell."""
    topic = editable_topic(slug)

    def words(event: Event) -> tuple[Action, str]:
        return Action.SPLIT, gettext("Parted in two: “%(what)s”", what=headline(event.statement))

    def made(event: Event) -> Sequence[Event]:
        try:
            taken = library.event_names(topic.id)
            return editing.parted(event, request.form.get("parted", ""), taken)
        except UnusableEdit:
            abort(404)

    return decided(slug, name, words, made)


def decided(
    slug: str,
    name: str,
    words: Callable[[Event], tuple[Action, str]],
    made: Callable[[Event], Sequence[Event]],
) -> ResponseReturnValue:
    """Put in an event's place what is made of it, say so, and go back to the list.

    `words` are what is done to the event, and what the next page says. Whoever saw another version
    of the event is told who has changed it since, and changes nothing.
    """
    topic = editable_topic(slug)
    kept = changes.kept_events(topic.id, [name]).get(name)
    if kept is None:
        return gone(topic, name)
    back = way_back(kept.event)
    if not pressed():
        return redirect(back, 303)
    action, message = words(kept.event)
    after = made(kept.event)
    try:
        with writing():
            change = changes.replace_events(
                topic, own_teacher(), action, {name: seen_version()}, after, datetime.now(UTC)
            )
    except ChangedMeanwhile:
        last = changes.last_change_of(topic.id, name)
        if not say_again_with_undo(message, topic, last, action, back):
            say(meanwhile(topic, name))
    else:
        say_with_undo(message, topic, change, back)
    return redirect(back, 303)


def gone(topic: TopicRow, name: str) -> ResponseReturnValue:
    """Go back to the list, and say who took the event out of it; 404 where there was never one."""
    last = changes.last_change_of(topic.id, name) or abort(404)
    article = request.values.get("article") or abort(404)
    back = address(article, request.values.get("show"))
    done = gettext("%(done)s: “%(what)s”", done=done_words(last), what=headline(last.about))
    if not say_again_with_undo(done, topic, last, Action.REJECTED, back):
        say(gettext("%(done)s. So it is not in the list any more.", done=done))
    return redirect(back, 303)


def meanwhile(topic: TopicRow, name: str) -> str:
    """Return who changed an event while it was looked at."""
    last = changes.last_change_of(topic.id, name)
    done = done_words(last) if last else gettext("Somebody changed it")
    return gettext("%(done)s, while you looked at it. This is how it stands now.", done=done)


def seen_version(field: str = "seen") -> int:
    """Return the version of an event that the page showed; of none, one that there never was."""
    given = request.form.get(field, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
