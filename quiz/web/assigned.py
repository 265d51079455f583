"""What a student is given: what is open, what comes later, what is done, and how it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from quiz.attempts.terms import Explained, Preset
from quiz.messages import Complaint
from quiz.questions.question import Question
from quiz.questions.sitting import TooFewEvents, own_seed, own_version
from quiz.questions.wishes import Wishes
from quiz.results.standing import Counting
from quiz.storage import assigned, assignments, gradebook, library, sets
from quiz.storage.assigned import Assigned
from quiz.storage.assignments import AssignmentRow
from quiz.storage.database import writing
from quiz.storage.gradebook import Given, Subject
from quiz.web import clock, deadlines, given
from quiz.web.access import given_assignment, own_account
from quiz.web.forms import PageForm
from quiz.web.gifts import given_by
from quiz.web.given import shown_assignment
from quiz.web.home import fresh_key
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.promises import promise
from quiz.web.scale import outermost_days
from quiz.web.wishing import WishesForm

pages = Blueprint("assigned", __name__)


class NoQuestions(Complaint):
    """There is nothing to answer; the message says so to the student."""


@dataclass(frozen=True, slots=True)
class Made:
    """The questions of an attempt, what each is worth, and what its timelines show."""

    topic: Subject
    questions: Sequence[Question]
    points: Sequence[float] | None
    first_day: int
    last_day: int
    seed: int
    set_id: int | None = None


@pages.get("/assigned")
def overview() -> str:
    """See what is open and until when, what comes later, and what is done."""
    person_id = own_account().person_id
    deadlines.end_overdue(person_id=person_id)
    return render_template("assigned/overview.html", stages=given.assignments_of(person_id))


@pages.get("/assigned/<int:assignment_id>")
def assignment(assignment_id: int) -> str:
    """Read on what terms an assignment is sat, and what was done of it so far."""
    return assignment_page(given_assignment(assignment_id), PageForm())


@pages.post("/assigned/<int:assignment_id>/attempts")
def begin(assignment_id: int) -> ResponseReturnValue:
    """Begin an attempt; pressing twice, or in two tabs, begins one."""
    found, form = given_assignment(assignment_id), PageForm()
    if not form.accepted():
        return assignment_page(found, form), form.status
    try:
        attempt_id = begun(found)
    except (NoQuestions, TooFewEvents) as shortage:
        form.form_errors.append(translated(shortage))
        return assignment_page(found, form), form.status
    if attempt_id is None:
        return redirect(url_for(".assignment", assignment_id=assignment_id), 303)
    return redirect(url_for("taking.attempt", attempt_id=attempt_id), 303)


def begun(found: Assigned) -> int | None:
    """Return the attempt that the button begins, or began; None where it begins none any more.

    The button says which attempt it is for. One that has ended meanwhile is not followed by another
    because its page was still there.
    """
    number = len(found.attempts)
    if found.under_way:
        return found.under_way.id
    if request.form.get("number") != str(number):
        say(gettext("The attempt of that page has ended. Begin another here, if you like."))
        return None
    if shown_assignment(found).why_not:
        return None
    made = made_for(found, number)
    person_id = own_account().person_id
    with writing():
        now = clock.now()
        again = assigned.assigned(person_id, found.row.id) or abort(404)
        if again.under_way:
            return again.under_way.id
        if len(again.attempts) != number or again.terms.refusal(number, now):
            return None
        return gradebook.start_attempt(
            person_id=person_id,
            topic=made.topic,
            questions=made.questions,
            seed=made.seed,
            start_key=fresh_key(),
            first_day=made.first_day,
            last_day=made.last_day,
            now=now,
            set_id=made.set_id,
            title=again.row.title,
            points=made.points,
            given=Given(
                assignment_id=again.row.id,
                deadline_at=again.terms.deadline(now),
                exam=again.terms.preset is Preset.EXAM,
                rule=again.terms.rule,
                shuffled=made.seed if again.terms.shuffled else None,
                tallied=again.terms.explained is Explained.AT_ONCE,
            ),
        ).id


def made_for(found: Assigned, number: int) -> Made:
    """Return what a student's attempt of a number, from 0, asks.

    Raises NoQuestions or TooFewEvents where that is nothing.
    """
    seed = own_seed(found.row.id, own_account().person_id, number)
    return of_set(found.row, seed) if found.row.set_id is not None else of_topic(found.row, seed)


def of_set(row: AssignmentRow, seed: int) -> Made:
    """Return the questions of a set, though it be archived or deleted: it was given before."""
    kept = sets.set_or_deleted(row.set_id or 0)
    items = sets.items_of(kept.id) if kept else ()
    if kept is None or not items:
        raise NoQuestions(gettext("It has no questions yet. Tell your teacher."))
    return Made(
        topic=kept.topic,
        questions=[item.question for item in items],
        points=[item.points for item in items],
        first_day=kept.first_day,
        last_day=kept.last_day,
        seed=seed,
        set_id=kept.id,
    )


def of_topic(row: AssignmentRow, seed: int) -> Made:
    """Return a version of one's own, of the difficulty of all others."""
    topic = assignments.topic_of(row)
    if topic is None:
        raise NoQuestions(gettext("What it asks about is gone. Tell your teacher."))
    events = library.events_of(topic.id)
    articles = library.articles_of(topic.id)
    form = WishesForm(events, articles, MultiDict(parse_qsl(row.wishes)))
    wishes = form.wishes if form.validate() else Wishes()
    quiz = own_version(events, form.seed or 0, seed, wishes)
    first_day, last_day = outermost_days(events) or abort(404)
    return Made(topic, quiz.questions, None, first_day, last_day, seed)


def assignment_page(found: Assigned, form: PageForm) -> str:
    shown, gift = shown_assignment(found), given_by(found.row)
    return render_template(
        "assigned/assignment.html",
        shown=shown,
        form=form,
        promise=promise(
            shown.terms,
            Counting(shown.row.counting),
            shown.zone,
            gift.questions or None,
            own_version=gift.own_version,
        ),
    )
