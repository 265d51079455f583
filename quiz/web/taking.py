"""An attempt, from the first question to the score."""

import secrets
from collections.abc import Sequence

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.attempts.attempt import Item, Response, respond
from quiz.attempts.rules import Rule
from quiz.practice import due
from quiz.practice.evidence import EventName
from quiz.practice.evidence import evidence as evidence_of
from quiz.questions.code import SEEDS, code_of
from quiz.questions.question import Question
from quiz.questions.sitting import TooFewEvents, compose
from quiz.questions.wishes import Known, Wishes
from quiz.storage import (
    assigned,
    corrections,
    drafts,
    evidence,
    gradebook,
    library,
    memory,
    responses,
    sets,
)
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow, Subject
from quiz.storage.library import TopicRow
from quiz.web import clock, deadlines, drawing
from quiz.web.access import (
    attempted_topic,
    known_or_new_id,
    own_attempt,
    public_topic,
    remember,
    visitor_id,
)
from quiz.web.answered import answered, known_events
from quiz.web.attempts import ShownAttempt, shown_attempt
from quiz.web.corrected import corrected_in
from quiz.web.home import StartForm, fresh_key, front_page
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.responding import (
    ReportForm,
    ResponseForm,
    answered_page,
    item_or_404,
    item_page,
    onward,
    saved_page,
    scale_of,
)
from quiz.web.scale import outermost_days

pages = Blueprint("taking", __name__)


@pages.post("/topics/<slug>/attempts")
def start(slug: str) -> ResponseReturnValue:
    """Begin an attempt; pressing twice begins one."""
    topic = public_topic(slug)
    form = StartForm()
    if form.accepted():
        try:
            attempt = started(topic, form)
        except TooFewEvents as shortage:
            form.form_errors.append(translated(shortage))
        else:
            remember(attempt.person_id)
            return redirect(url_for(".attempt", attempt_id=attempt.id), 303)
    return front_page(form), form.status


def started(topic: TopicRow, form: StartForm) -> AttemptRow:
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
    start_key = form.start_key.data or ""
    return begun(topic, days, quiz.questions, seed, start_key, code, own_exam=form.own_exam)


def known_of(person_id: int, slug: str) -> Known:
    """Return what a quiz for this person comes back to: the pairs that are due by now."""
    deadlines.tally_due(person_id)
    return due.known(asked_of(person_id, slug), memory.memories(person_id, slug), clock.now())


def asked_of(person_id: int, slug: str) -> dict[EventName, int]:
    """Return how often each event of a topic was asked."""
    return {event: tally.asked for event, tally in evidence.event_tallies(person_id, slug).items()}


def begun(
    topic: Subject,
    days: tuple[int, int],
    questions: Sequence[Question],
    seed: int,
    start_key: str,
    code: str | None = None,
    set_id: int | None = None,
    title: str | None = None,
    points: Sequence[float] | None = None,
    own_exam: bool = False,
) -> AttemptRow:
    """Return a new attempt at these questions, or the one begun with the same press of the button.

    `days` are the first and the last that its timelines show; without a title it has that of its
    topic, and without points each question is worth one. Of two presses in a browser that
    was not known before, the second does not know yet whom the first made its guest: the key,
    which only this page had, tells.
    """
    now = clock.now()
    with writing():
        earlier = gradebook.attempt_started_with(start_key)
        asked = (topic.id, set_id, own_exam)
        same = earlier and (earlier.topic_id, earlier.set_id, earlier.own_exam) == asked
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
            title=title,
            points=points,
            own_exam=own_exam,
        )


@pages.get("/attempts/<int:attempt_id>")
def attempt(attempt_id: int) -> ResponseReturnValue:
    """Go on where you left off: at the first open question, at all of them, or at the score."""
    attempt = own_attempt(attempt_id)
    if attempt.finished_at is not None:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    position = gradebook.first_open_position(attempt.id)
    if position is None:
        return redirect(url_for("submitting.overview", attempt_id=attempt_id), 303)
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), 303)


@pages.get("/attempts/<int:attempt_id>/items/<int:position>")
def item(attempt_id: int, position: int) -> ResponseReturnValue:
    """Answer a question, or read why once it is answered and may be read."""
    shown = shown_attempt(own_attempt(attempt_id))
    item = item_or_404(shown.row, position)
    if shown.changeable or not (shown.ended or item.response):
        return item_page(shown, item, ResponseForm(item.question, item.response))
    if item.response and shown.may.explained:
        return answered_page(shown, item, ReportForm(item.question))
    if shown.ended:
        return redirect(url_for(".result", attempt_id=attempt_id), 303)
    return saved_page(shown, item)


@pages.post("/attempts/<int:attempt_id>/items/<int:position>/response")
def response(attempt_id: int, position: int) -> ResponseReturnValue:
    """Give an answer. The first one counts, however often it is sent; at an exam the last."""
    shown = shown_attempt(own_attempt(attempt_id))
    item = item_or_404(shown.row, position)
    form = ResponseForm(item.question, item.response)
    if shown.ended and (shown.row.assignment_id is not None or item.response is None):
        say(gettext("This attempt has ended: what is sent now is not saved any more."))
        return redirect(url_for(".item", attempt_id=attempt_id, position=position), 303)
    if shown.changeable:
        return revised(shown, item, form)
    if item.response is None and "then" in request.form:
        return left_open(shown, item, form)
    if item.response is None:
        if not form.accepted():
            return item_page(shown, item, form), form.status
        given = responded(shown, item, form)
        evidence = evidence_of(item.question, form.answer)
        with writing():
            saved = responses.record(attempt_id, position, given, evidence)
        g.answer_saved = saved
        if saved and not shown.may.explained:
            after = gradebook.first_open_position(attempt_id, position)
            return redirect(onward(shown.row, after), 303)
    elif form.accepted() and form.answer != item.response.answer:
        say(gettext("This question was answered before. The first answer counts."))
    return redirect(url_for(".item", attempt_id=attempt_id, position=position), 303)


def left_open(shown: ShownAttempt, item: Item, form: ResponseForm) -> ResponseReturnValue:
    """Go where the button leads, with the question left open and what stands on the page kept."""
    here = url_for(".item", attempt_id=shown.row.id, position=item.position)
    stands = not form.accepted() or save_or_say(shown, item, form)
    return redirect((stands and address_after(shown.row, item.position)) or here, 303)


def revised(shown: ShownAttempt, item: Item, form: ResponseForm) -> ResponseReturnValue:
    """Save an answer that may be changed until the end, and go where the button leads.

    Whoever only leafs through the questions leaves one as it is.
    """
    onward = address_after(shown.row, item.position)
    if not form.accepted():
        if form.untouched and onward:
            return redirect(onward, 303)
        return item_page(shown, item, form), form.status
    stands = save_or_say(shown, item, form)
    here = url_for(".item", attempt_id=shown.row.id, position=item.position)
    return redirect((stands and onward) or here, 303)


def save_or_say(shown: ShownAttempt, item: Item, form: ResponseForm) -> bool:
    """Save what stands on a page, if anything of it is new; if it cannot be saved, say why."""
    given, before = responded(shown, item, form), item.response
    if before and (given.answer, given.sure) == (before.answer, before.sure):
        return True
    if save(shown, item, form):
        return True
    if shown.ended:
        say(gettext("This attempt has ended: what is sent now is not saved any more."))
    else:
        say(gettext("This was changed in another tab meanwhile: here is what is saved."))
    return False


def save(shown: ShownAttempt, item: Item, form: ResponseForm) -> bool:
    """Save what stands on a page, at an exam as the answer and else as a draft.

    Return False when something newer is kept, and when the attempt has ended: `shown` knows then.
    """
    attempt_id, position, sure = shown.row.id, item.position, form.sure
    if shown.row.exam:
        given = responded(shown, item, form)
        with writing():
            saved = responses.revise(attempt_id, position, given, form.revision)
        g.answer_saved = saved
        return saved
    with writing():
        return drafts.save_draft(
            attempt_id, position, form.answer, form.revision, shown.now, sure=sure
        )


def responded(shown: ShownAttempt, item: Item, form: ResponseForm) -> Response:
    return respond(item.question, form.answer, shown.now, Rule(shown.row.rule), form.sure)


def address_after(attempt: AttemptRow, position: int) -> str | None:
    """Return where the button that was pressed leads to; None for the one that only saves."""
    step = {"next": 1, "previous": -1}.get(request.form.get("then", ""))
    if step and 1 <= position + step <= attempt.questions:
        return url_for(".item", attempt_id=attempt.id, position=position + step)
    if "then" in request.form:
        return url_for("submitting.overview", attempt_id=attempt.id)
    return None


@pages.get("/attempts/<int:attempt_id>/result")
def result(attempt_id: int) -> ResponseReturnValue:
    """See the score, and every question again, as far as they are due."""
    attempt = own_attempt(attempt_id)
    if attempt.finished_at is None:
        return redirect(url_for(".attempt", attempt_id=attempt_id), 303)
    if not attempt.tallied:
        deadlines.tally_due(attempt.person_id)
    shown = shown_attempt(attempt)
    corrected = corrections.told_of(attempt) if attempt.assignment_id else ()
    if not shown.may.explained:
        return render_template(
            "taking/handed_in.html",
            attempt=attempt,
            shown=shown,
            given_here=given_here(attempt),
            corrected=corrected if shown.may.score else (),
        )
    scale, topic = scale_of(attempt), attempted_topic(attempt)
    items = gradebook.items_of(attempt.id)
    answers = [answered(item, scale, Rule(attempt.rule)) for item in items if item.response]
    events = known_events(answers).values()
    return render_template(
        "taking/result.html",
        attempt=attempt,
        shown=shown,
        scale=scale,
        given_here=given_here(attempt),
        items=items,
        misled=[one.item for one in answers if was_sure(one.item) and not one.correct],
        answers=dict.fromkeys(range(1, attempt.questions + 1))
        | {one.item.position: one for one in answers},
        events=len(events),
        known=sum(event.known for event in events),
        plate=drawing.plate(
            (drawing.mark(event.choice.date, scale), "correct" if event.known else "wrong")
            for event in events
        ),
        start_key=fresh_key(),
        topic_slug=topic and topic.slug,
        question_set=attempt.set_id and sets.set_numbered(attempt.set_id),
        corrected=corrected,
        remarked=corrected_in(attempt, *items),
    )


def was_sure(item: Item) -> bool:
    return item.response is not None and item.response.sure is True


def given_here(attempt: AttemptRow) -> bool:
    """Return whether the page of the assignment that an attempt is at is still there."""
    at = attempt.assignment_id
    return at is not None and assigned.assigned(attempt.person_id, at) is not None
