"""Making one event of two that tell the same."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.dates.historical import certainly_apart
from quiz.events import chronicle, editing
from quiz.events.agreement import shown_date
from quiz.events.event import Event
from quiz.events.likeness import words_of
from quiz.storage import changes
from quiz.storage.changes import Action, ChangedMeanwhile, Kept
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web.access import editable_article, editable_topic, own_teacher
from quiz.web.candidates import offer
from quiz.web.deciding import gone, meanwhile, seen_version
from quiz.web.filters import headline
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.review import Panel, review_page, way_back
from quiz.web.scale import Scale, outermost_days
from quiz.web.undoing import say_again_with_undo, say_with_undo

pages = Blueprint("merging", __name__)

# So many events are shown to choose from.
MOST_ALIKE, MOST_FOUND = 5, 20
LONGEST_SEARCH = 200


@pages.get("/topics/<slug>/events/<name>/merging")
def choice(slug: str, name: str) -> ResponseReturnValue:
    """Choose an event to be merged with another, and see what would become of them."""
    topic = editable_topic(slug)
    events = changes.kept_events(topic.id)
    if (kept := events.get(name)) is None:
        return gone(topic, name)
    return merging_page(topic, kept, events)


@pages.post("/topics/<slug>/events/<name>/merging")
def merging(slug: str, name: str) -> ResponseReturnValue:
    """Make one event of two; the one that is kept keeps its words."""
    topic = editable_topic(slug)
    other_name = request.form.get("with", "")
    kept = changes.kept_events(topic.id, [name, other_name])
    this, other = kept.get(name), kept.get(other_name)
    if this is None or other is None or other_name == name:
        return gone(topic, name if this is None else other_name)
    back = way_back(this.event)
    if not pressed():
        return redirect(back, 303)
    first, second = (this, other) if request.form.get("keep") != "other" else (other, this)
    after = editing.merged(first.event, second.event)
    seen = {name: seen_version(), other_name: seen_version("other_seen")}
    message = gettext("Merged: “%(what)s”", what=headline(after.statement))
    try:
        with writing():
            change = changes.replace_events(
                topic, own_teacher(), Action.MERGED, seen, [after], datetime.now(UTC)
            )
    except ChangedMeanwhile as other_change:
        changed = other_change.names[0]
        last = changes.last_change_of(topic.id, changed)
        if not say_again_with_undo(message, topic, last, Action.MERGED, back):
            say(meanwhile(topic, changed))
    else:
        say_with_undo(message, topic, change, back)
    return redirect(back, 303)


def merging_page(topic: TopicRow, kept: Kept, events: Mapping[str, Kept]) -> str:
    """Return the review with events to choose from, and the one that is chosen, side by side."""
    event = kept.event
    articles = [one.article for one in event.excerpts]
    asked = request.args.get("article")
    row = editable_article(asked if asked in articles else articles[0])
    others = [other.event for name, other in events.items() if name != event.name]
    words = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    scale = Scale.covering(*(outermost_days([event, *others]) or (0, 0)))
    chosen = events.get(request.args.get("with", ""))
    found = found_by(words, others) if words else alike(event, others)
    values = {
        "words": words,
        "found": [(one, shown_date(one)) for one in found],
        "chosen": offer(kept, chosen, scale) if chosen and chosen is not kept else None,
        "seen": kept.version,
    }
    return review_page(row, Panel("merging", event.name, values))


def found_by(words: str, events: Sequence[Event]) -> list[Event]:
    """Return the events that tell all the words, earliest first."""
    placed = chronicle.matching(chronicle.in_order(events), words)
    return [one.event for one in placed[:MOST_FOUND]]


def alike(event: Event, events: Sequence[Event]) -> list[Event]:
    """Return the events that may have been at the same time, those with the same words first."""
    words = words_of(event.statement)
    near = [other for other in events if not certainly_apart(event, other)]
    shared = {other.name: len(words & words_of(other.statement)) for other in near}
    return sorted(near, key=lambda other: (-shared[other.name], other.name))[:MOST_ALIKE]
