"""What a student is to be asked again: how much is due, what is mixed up, and ten questions."""

import secrets
from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField

from quiz.practice import due
from quiz.questions.code import SEEDS
from quiz.questions.sitting import TooFewEvents, compose
from quiz.questions.wishes import Known
from quiz.storage import evidence, history, library, memory
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import TopicRow
from quiz.web import clock, deadlines
from quiz.web.access import public_topic, remember, visible_topic, visitor_id
from quiz.web.home import StartForm, fresh_key
from quiz.web.knowledge import knowledge
from quiz.web.languages import translated
from quiz.web.remembered import ReviewedTopic, contrast, pairs_of, reviewed_topic, week
from quiz.web.scale import outermost_days
from quiz.web.taking import asked_of, begun

pages = Blueprint("reviews", __name__)


class ReviewForm(StartForm):
    """The button that asks ten questions of a topic."""

    topic = StringField()


@pages.get("/review")
def overview() -> str:
    """See what is due, what you mix up, and what you know of every event."""
    return review_page(StartForm())


@pages.post("/review/attempts")
def start() -> ResponseReturnValue:
    """Begin an attempt at ten questions that come back to what was mixed up; two presses are one.

    What is due comes first, then what is not yet, then events that were asked least.
    """
    form = ReviewForm()
    topic = public_topic(form.topic.data or "")
    if form.accepted():
        try:
            attempt = started(topic, form.start_key.data or "")
        except TooFewEvents as shortage:
            form.form_errors.append(translated(shortage))
        else:
            remember(attempt.person_id)
            return redirect(url_for("taking.attempt", attempt_id=attempt.id), 303)
    return review_page(form), form.status


def started(topic: TopicRow, start_key: str) -> AttemptRow:
    events, seed = library.events_of(topic.id), secrets.randbelow(SEEDS)
    person_id = visitor_id()
    known = Known() if person_id is None else to_review(person_id, topic.slug)
    questions = compose(events, seed, known=known).questions
    return begun(topic, outermost_days(events) or abort(404), questions, seed, start_key)


def to_review(person_id: int, slug: str) -> Known:
    deadlines.tally_due(person_id)
    return due.to_review(asked_of(person_id, slug), memory.memories(person_id, slug), clock.now())


def review_page(form: StartForm) -> str:
    person_id, now = visitor_id(), clock.now()
    if person_id is None:
        return render_template("reviews/empty.html", form=form)
    deadlines.tally_due(person_id)
    topics = topics_reviewed(person_id)
    if not topics:
        return render_template("reviews/empty.html", form=form)
    shown = chosen(topics)
    scale, pairs = pairs_of(person_id, shown, now)
    return render_template(
        "reviews/overview.html",
        form=form,
        start_key=fresh_key(),
        topics=topics,
        shown=shown,
        due=sum(topic.due for topic in topics),
        waiting=sum(len(topic.memories) for topic in topics),
        next_at=min((topic.next_at for topic in topics if topic.next_at), default=None),
        week=week(topics, now),
        scale=scale,
        pairs=pairs,
        knowledge=knowledge(person_id, shown.row),
    )


def topics_reviewed(person_id: int) -> list[ReviewedTopic]:
    """Return the topics that were played, and that the visitor may see: what is due most first."""
    memories, now = memory.memories_by_topic(person_id), clock.now()
    found = [
        reviewed_topic(person_id, row, memories.get(played.slug, {}), now)
        for played in history.topics_played(person_id)
        if (row := visible_topic(played.slug))
    ]
    return sorted(found, key=lambda topic: (-topic.due, -len(topic.memories)))


def chosen(topics: Sequence[ReviewedTopic]) -> ReviewedTopic:
    """Return the topic that the address names, or the first; 404 for any other."""
    slug = request.args.get("topic")
    if slug is None:
        return topics[0]
    return next((one for one in topics if one.row.slug == slug), None) or abort(404)


@pages.get("/review/<slug>/<earlier>/<later>")
def pair(slug: str, earlier: str, later: str) -> str:
    """See two events side by side: when each was, and the words that say so."""
    topic = public_topic(slug)
    shown = contrast(topic, (earlier, later)) or abort(404)
    person_id = visitor_id()
    names = shown.earlier.event.name, shown.later.event.name
    tallies = evidence.pair_tallies(person_id, slug) if person_id is not None else {}
    return render_template("reviews/pair.html", topic=topic, shown=shown, tally=tallies.get(names))
