"""The events of a topic to take along, in the formats of other programs."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template
from flask_babel import gettext

from quiz.events.event import Event
from quiz.formats.event_formats import FORMATS, EventFormat, event_format
from quiz.formats.exchange import Problem
from quiz.formats.spreadsheets import file_stem
from quiz.formats.told_events import at_event
from quiz.messages import Message
from quiz.storage import library
from quiz.web import clock
from quiz.web.access import public_topic
from quiz.web.downloads import download
from quiz.web.languages import translated

pages = Blueprint("topic_export", __name__)

# To tell what a format leaves out takes as long as to write it.
MOST_TOLD = 2_000
MOST_PROBLEMS = 50

_AT_EVENT = at_event(1).text


@dataclass(frozen=True, slots=True)
class Offer:
    """A format on the page, and in sentences what it does not carry of this topic."""

    format: EventFormat
    problems: tuple[str, ...]


@pages.get("/topics/<slug>/export")
def export(slug: str) -> str:
    """See in which formats a topic's events can be taken along, and what each leaves out."""
    topic = public_topic(slug)
    events = library.events_of(topic.id)
    return render_template(
        "topics/export.html",
        topic=topic,
        offers=[offer(one, topic.title, events) for one in FORMATS],
        most_problems=MOST_PROBLEMS,
    )


def offer(one: EventFormat, title: str, events: Sequence[Event]) -> Offer:
    if len(events) > MOST_TOLD:
        return Offer(one, ())
    written = one.write(title, events, 0)
    return Offer(one, tuple(told(problem, events) for problem in written.problems))


def told(problem: Problem, events: Sequence[Event]) -> str:
    """Return a problem as a sentence; an event goes by what it says, not by its number."""
    place, why = problem.place, translated(problem.why)
    if isinstance(place, Message) and place.text == _AT_EVENT:
        event = events[int(str(place.values["number"])) - 1]
        return gettext("“%(statement)s” %(why)s", statement=event.statement, why=why)
    return f"{translated(place)}: {why}"


@pages.get("/topics/<slug>/export/<name>")
def file(slug: str, name: str) -> Response:
    """Take a topic's events along."""
    topic, into = public_topic(slug), event_format(name) or abort(404)
    made_at = int(clock.now().timestamp())
    written = into.write(topic.title, library.events_of(topic.id), made_at)
    return download(written.content, into.media_type, file_stem(topic.title, slug) + into.ending)
