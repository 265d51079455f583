"""An attempt, from the first question to the score."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, SelectField, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts import answers
from quiz.attempts.answers import UnreadableAnswer
from quiz.attempts.attempt import Item, respond
from quiz.questions.code import SEEDS, code_of
from quiz.questions.question import Question
from quiz.questions.sitting import TooFewEvents, compose
from quiz.questions.wishes import Known, Wishes
from quiz.results.evidence import evidence as evidence_of
from quiz.storage import evidence, gradebook, library, reports, sets
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow, Subject
from quiz.storage.library import TopicRow
from quiz.web import drawing
from quiz.web.access import (
    attempted_topic,
    known_or_new_id,
    own_attempt,
    public_topic,
    remember,
    visitor_id,
)
from quiz.web.answered import answered, known_events
from quiz.web.forms import PageForm
from quiz.web.home import StartForm, fresh_key, front_page
from quiz.web.scale import Scale, outermost_days

pages = Blueprint("taking", __name__)

# Of what a student mixed up, so many pairs may come back in one quiz.
PAIRS_COMING_BACK = 12

LONGEST_REPORT = 1000


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
    """Return a new attempt with questions for the visitor.

    They come back to what the visitor mixed up; so only who has answered nothing yet gets a quiz
    that its code makes again.
    """
    seed = secrets.randbelow(SEEDS)
    events = library.events_of(topic.id)
    person_id = visitor_id()
    known = Known() if person_id is None else known_of(person_id, topic.slug)
    quiz = compose(events, seed, known=known)
    code = None if known.asked else code_of(topic.slug, Wishes(), seed, events)
    days = outermost_days(events) or abort(404)
    return begun(topic, days, quiz.questions, seed, start_key, code)


def known_of(person_id: int, slug: str) -> Known:
    """Return what a quiz for this person comes back to: the pairs last mixed up, latest first."""
    pairs = evidence.pair_tallies(person_id, slug, least_mixed_up=1)
    latest = sorted(pairs, key=lambda pair: pairs[pair].last_at, reverse=True)
    asked = {event: tally.asked for event, tally in evidence.event_tallies(person_id, slug).items()}
    return Known(asked, [frozenset(pair) for pair in latest[:PAIRS_COMING_BACK]])


def begun(
    topic: Subject,
    days: tuple[int, int],
    questions: Sequence[Question],
    seed: int,
    start_key: str,
    code: str | None = None,
    set_id: int | None = None,
) -> AttemptRow:
    """Return a new attempt at these questions, or the one begun with the same press of the button.

    `days` are the first and the last that its timelines show. Of two presses in a browser that
    was not known before, the second does not know yet whom the first made its guest: the key,
    which only this page had, tells.
    """
    now = datetime.now(UTC)
    with writing():
        earlier = gradebook.attempt_started_with(start_key)
        same = earlier and (earlier.topic_id, earlier.set_id) == (topic.id, set_id)
        if earlier and same and not earlier.answered and visitor_id() in (None, earlier.person_id):
            return earlier
        return gradebook.start_attempt(
            person_id=known_or_new_id(now),
            topic=topic,
            questions=questions,
            seed=seed,
            start_key=fresh_key() if earlier else start_key,
            first_day=days[0],
            last_day=days[1],
            now=now,
            code=code,
            set_id=set_id,
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
    return answered_page(attempt, item, ReportForm(item.question))


class ReportForm(PageForm):
    """What looks wrong to a student, and in which event, if it is one."""

    message = TextAreaField(lazy_gettext("What looks wrong?"))
    event = SelectField(lazy_gettext("Which event is it about?"), validate_choice=False)

    def __init__(self, question: Question) -> None:
        super().__init__()
        events = {one.event: one.text for one in (*question.about, *question.choices) if one.event}
        self.event.choices = [("", gettext("None of them, or all")), *events.items()]
        self.named = self.event.data if self.event.data in events else None

    def validate_message(self, field: Field) -> None:
        field.data = (field.data or "").strip()
        if not field.data:
            raise ValidationError(gettext("Say in a few words what looks wrong."))
        if len(field.data) > LONGEST_REPORT:
            raise ValidationError(
                gettext(
                    "At most %(longest)s characters are read; this has %(count)s.",
                    longest=LONGEST_REPORT,
                    count=len(field.data),
                )
            )


def answered_page(attempt: AttemptRow, item: Item, form: ReportForm) -> str:
    scale, topic = scale_of(attempt), attempted_topic(attempt)
    question_id = gradebook.question_id_at(attempt.id, item.position) or abort(404)
    return render_template(
        "taking/answered.html",
        attempt=attempt,
        item=item,
        beads=drawing.beads(gradebook.answered_times(attempt.id), item.position),
        scale=scale,
        answered=answered(item, scale),
        topic_slug=topic and topic.slug,
        form=form,
        longest=LONGEST_REPORT,
        reports=reports.reports_by(attempt.person_id, question_id),
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
        shown = evidence_of(item.question, form.answer)
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
    scale, topic = scale_of(attempt), attempted_topic(attempt)
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
        topic_slug=topic and topic.slug,
        question_set=attempt.set_id and sets.set_numbered(attempt.set_id),
    )
