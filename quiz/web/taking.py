"""An attempt, from the first question to the score."""

import secrets
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.attempts import answers
from quiz.attempts.answers import UnreadableAnswer
from quiz.attempts.attempt import Item, respond
from quiz.questions.question import Question
from quiz.questions.sitting import TooFewEvents, compose
from quiz.results.evidence import evidence
from quiz.storage import gradebook, library
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.library import TopicRow
from quiz.web import drawing
from quiz.web.access import known_or_new_id, own_attempt, public_topic, remember, visitor_id
from quiz.web.answered import answered, known_events
from quiz.web.forms import PageForm
from quiz.web.home import StartForm, fresh_key, front_page
from quiz.web.scale import Scale, outermost_days

pages = Blueprint("taking", __name__)

SEEDS = 2**48


@pages.post("/topics/<slug>/attempts")
def start(slug: str) -> ResponseReturnValue:
    """Begin an attempt; pressing twice begins one."""
    topic = public_topic(slug)
    form = StartForm()
    if form.accepted():
        try:
            attempt = started(topic, form.start_key.data or "")
        except TooFewEvents as shortage:
            form.form_errors.append(str(shortage))
        else:
            remember(attempt.person_id)
            return redirect(url_for(".attempt", attempt_id=attempt.id), 303)
    return front_page(form), form.status


def started(topic: TopicRow, start_key: str) -> AttemptRow:
    """Return a new attempt, or the one begun with the same press of the button.

    Of two presses in a browser that was not known before, the second does not know yet whom the
    first made its guest: the key, which only this page had, tells.
    """
    seed = secrets.randbelow(SEEDS)
    events = library.events_of(topic.id)
    questions = compose(events, seed).questions
    first_day, last_day = outermost_days(events) or abort(404)
    now = datetime.now(UTC)
    with writing():
        earlier = gradebook.attempt_started_with(start_key)
        same = earlier and earlier.topic_id == topic.id and not earlier.answered
        if earlier and same and visitor_id() in (None, earlier.person_id):
            return earlier
        return gradebook.start_attempt(
            person_id=known_or_new_id(now),
            topic=topic,
            questions=questions,
            seed=seed,
            start_key=fresh_key() if earlier else start_key,
            first_day=first_day,
            last_day=last_day,
            now=now,
        )


@pages.get("/attempts/<int:attempt_id>")
def attempt(attempt_id: int) -> ResponseReturnValue:
    """Go on where you left off: at the first open question, or at the score."""
    position = gradebook.first_open_position(own_attempt(attempt_id).id)
    if position is None:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), 303)


class ResponseForm(PageForm):
    """The fields of one question; which there are, and what they mean, is the question's."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def validate(self, extra_validators: object = None) -> bool:
        """Read the answer; what makes it unreadable becomes the form's error."""
        try:
            self.answer = answers.read(self.question, request.form)
        except UnreadableAnswer as problem:
            self.form_errors = [str(problem)]
            return False
        return True


@pages.get("/attempts/<int:attempt_id>/items/<int:position>")
def item(attempt_id: int, position: int) -> ResponseReturnValue:
    """Answer a question, or read why once it is answered."""
    attempt = own_attempt(attempt_id)
    item = item_or_404(attempt, position)
    if item.response is None:
        return item_page(attempt, item, ResponseForm(item.question))
    scale = scale_of(attempt)
    return render_template(
        "taking/answered.html",
        attempt=attempt,
        item=item,
        beads=drawing.beads(gradebook.answered_times(attempt.id), position),
        scale=scale,
        answered=answered(item, scale),
    )


@pages.post("/attempts/<int:attempt_id>/items/<int:position>/response")
def response(attempt_id: int, position: int) -> ResponseReturnValue:
    """Give an answer. The first one counts, however often it is sent."""
    attempt = own_attempt(attempt_id)
    item = item_or_404(attempt, position)
    form = ResponseForm(item.question)
    if item.response is None:
        if not form.accepted():
            return item_page(attempt, item, form), form.status
        given = respond(item.question, form.answer, datetime.now(UTC))
        shown = evidence(item.question, form.answer)
        with writing():
            gradebook.record(attempt_id, position, given, shown)
    elif form.accepted() and form.answer != item.response.answer:
        flash(gettext("This question was answered before. The first answer counts."))
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), 303)


def item_page(attempt: AttemptRow, item: Item, form: ResponseForm) -> str:
    times = gradebook.answered_times(attempt.id)
    return render_template(
        "taking/item.html",
        attempt=attempt,
        item=item,
        form=form,
        beads=drawing.beads(times, item.position),
        saved_at=max((time for time in times if time), default=None),
    )


def item_or_404(attempt: AttemptRow, position: int) -> Item:
    if position > attempt.questions:
        abort(404)
    return gradebook.item_at(attempt.id, position) or abort(404)


def scale_of(attempt: AttemptRow) -> Scale:
    return Scale.covering(attempt.first_day, attempt.last_day)


@pages.get("/attempts/<int:attempt_id>/result")
def result(attempt_id: int) -> ResponseReturnValue:
    """See the score, and every question again."""
    attempt = own_attempt(attempt_id)
    if attempt.finished_at is None:
        return redirect(url_for(".attempt", attempt_id=attempt_id), 303)
    scale = scale_of(attempt)
    answers = [answered(item, scale) for item in gradebook.items_of(attempt.id)]
    events = known_events(answers).values()
    return render_template(
        "taking/result.html",
        attempt=attempt,
        scale=scale,
        answers=answers,
        events=len(events),
        known=sum(event.known for event in events),
        plate=drawing.plate(
            (drawing.mark(event.choice.date, scale), "correct" if event.known else "wrong")
            for event in events
        ),
        start_key=fresh_key(),
    )
