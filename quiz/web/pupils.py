"""One student of a class, as its teachers know them: all scores, what is known, what is kept."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.dates.historical import HistoricalDate
from quiz.formats.spreadsheets import file_stem
from quiz.results.gradebook import Attempted, Gradebook, Line
from quiz.results.history import Score
from quiz.results.tallies import EventTally, Tallies
from quiz.storage import class_history, marks, pupils
from quiz.storage.class_history import TopicOfClass
from quiz.storage.database import writing
from quiz.storage.library import TopicRow
from quiz.web import charts, clock, deadlines
from quiz.web.access import taught_class, visible_topic
from quiz.web.assessing import lasted
from quiz.web.classrooms import current_class, taught_person
from quiz.web.downloads import download
from quiz.web.forms import pressed
from quiz.web.knowledge import Knowledge, KnownPeriod, knowledge_of
from quiz.web.notices import say
from quiz.web.scale import percent

pages = Blueprint("pupils", __name__)

SCORES_DRAWN = 60


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean credit of `n` answers, from 0 to 1; None where there are none."""

    credit: float | None
    n: int

    @property
    def x(self) -> str:
        """Where it stands on a rule from nothing to all right, kept off its ends."""
        return percent(4 + 92 * (self.credit or 0.0))


@dataclass(frozen=True, slots=True)
class Compared:
    """A period as a student knows it, beside the class; without a date for all of them."""

    date: HistoricalDate | None
    period: KnownPeriod
    student: Mean
    everybody: Mean


@dataclass(frozen=True, slots=True)
class TopicShown:
    """What a student's answers in a class show of one topic; `row` is None where it is kept."""

    topic: TopicOfClass
    row: TopicRow | None
    knowledge: Knowledge | None
    periods: tuple[Compared, ...]


@pages.get("/classes/<int:classroom_id>/students/<int:person_id>")
def history(classroom_id: int, person_id: int) -> str:
    """Look back on a student's work for this class, and on no other."""
    classroom = taught_class(classroom_id)
    deadlines.forget_expired(classroom.id)
    place, now = taught_person(classroom.id, person_id), clock.now()
    book = marks.gradebook_of(classroom.id, now, left=place.left_at is not None)
    attempts = marks.attempts_of(classroom.id, person_id, now)
    topics = class_history.topics_asked(classroom.id, person_id)
    scores = scores_of(attempts)
    return render_template(
        "pupils/history.html",
        classroom=classroom,
        place=place,
        zone=ZoneInfo(classroom.zone),
        book=book,
        line=line_of(book, person_id),
        attempts=attempts[::-1],
        titles={one.id: one.title for one in book.assigned},
        scores=charts.line(scores) if scores else None,
        addresses=addresses(attempts),
        topics=topics,
        shown=topic_shown(classroom.id, person_id, chosen(topics)),
        lasted=lasted,
    )


def line_of(book: Gradebook, person_id: int) -> Line:
    return next(line for line in book.lines if line.student.id == person_id)


def scores_of(attempts: Sequence[Attempted]) -> list[Score]:
    """Return the last scores, in the order of their times; what is worth nothing has none."""
    scores = [
        Score(one.id, one.finished_at, one.score, one.points)
        for one in attempts
        if one.finished_at and one.points
    ]
    return sorted(scores, key=lambda one: (one.at, one.attempt))[-SCORES_DRAWN:]


def addresses(attempts: Iterable[Attempted]) -> dict[int, str]:
    """Return where the teacher reads each attempt."""
    return {
        one.id: url_for("assessing.attempt", assignment_id=one.assignment, attempt_id=one.id)
        for one in attempts
    }


def chosen(topics: Sequence[TopicOfClass]) -> TopicOfClass | None:
    """Return the topic that the address names, or the one asked last; 404 for any other."""
    slug = request.args.get("topic")
    if slug is None:
        return topics[0] if topics else None
    return next((topic for topic in topics if topic.slug == slug), None) or abort(404)


def topic_shown(classroom_id: int, person_id: int, topic: TopicOfClass | None) -> TopicShown | None:
    if topic is None:
        return None
    row = visible_topic(topic.slug)
    if row is None:
        return TopicShown(topic, None, None, ())
    own = class_history.tallies_of(classroom_id, topic.slug, person_id)
    everybody = class_history.tallies_of(classroom_id, topic.slug)
    known = knowledge_of(own, row)
    periods = known.periods if known else ()
    return TopicShown(topic, row, known, tuple(compared(one, everybody) for one in periods))


def compared(period: KnownPeriod, everybody: Tallies) -> Compared:
    """Return a period beside the answers of the class to the same events."""
    names = [event.told.event.name for event in period.events]
    tallies = [everybody.events[name] for name in names if name in everybody.events]
    own = mean_of(event.known.tally for event in period.events)
    return Compared(period.date, period, own, mean_of(tallies))


def mean_of(tallies: Iterable[EventTally]) -> Mean:
    counted = list(tallies)
    asked = sum(one.asked for one in counted)
    return Mean(sum(one.earned for one in counted) / asked if asked else None, asked)


@pages.get("/classes/<int:classroom_id>/students/<int:person_id>/data")
def data(classroom_id: int, person_id: int) -> Response:
    """Hand out all that the class holds of a student."""
    classroom = taught_class(classroom_id)
    place = taught_person(classroom.id, person_id)
    record = pupils.work_for_export(classroom, place, clock.now())
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return download(text, "application/json", f"{file_stem(place.name, 'student')}.json")


@pages.route(
    "/classes/<int:classroom_id>/students/<int:person_id>/deletion", methods=["GET", "POST"]
)
def deletion(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Delete all that the class holds of a student, at the student's or the parents' request."""
    classroom = taught_class(classroom_id)
    place = taught_person(classroom.id, person_id)
    if request.method == "POST":
        current_class(classroom_id)
        name = place.name
        if pressed():
            with writing():
                pupils.forget(classroom_id, person_id)
            say(gettext("All that this class held of %(name)s is deleted.", name=name))
            return redirect(url_for("gradebook.gradebook", classroom_id=classroom_id), 303)
        return redirect(url_for(".deletion", classroom_id=classroom_id, person_id=person_id), 303)
    return render_template(
        "pupils/deletion.html",
        classroom=classroom,
        place=place,
        attempts=pupils.number_of_attempts(classroom.id, person_id),
        account=pupils.goes_along(classroom.id, person_id),
    )
