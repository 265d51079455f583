"""Assignments: what a class is given, on which terms; changed, copied, deleted."""

import re
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from quiz.storage import assignments, classes, library, progress, responses, set_shelf
from quiz.storage.assignments import AssignmentChangedMeanwhile, AssignmentRow
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.storage.set_shelf import Search
from quiz.web import clock
from quiz.web.access import LARGEST_ID, own_teacher, sees, taught_assignment, taught_class
from quiz.web.classrooms import current_class
from quiz.web.consequences import consequences
from quiz.web.forms import pressed
from quiz.web.gifts import Gift, asked_for, given_by
from quiz.web.home import fresh_key
from quiz.web.marking import EXAMPLE_LETTERS, rules_in_words
from quiz.web.notices import say
from quiz.web.promises import promise, zone_words
from quiz.web.terms_form import TermsForm, kept, usual
from quiz.web.ways_round import ways_round

pages = Blueprint("assignments", __name__)

MOST_SETS = 60
KEY = re.compile(r"[0-9a-f]{32}")
PAST = lazy_gettext(
    "It closes in the past: nobody can begin it. Save it so if it is only to be read and marked."
)


@pages.get("/assignments/new")
def choose_class() -> ResponseReturnValue:
    """Choose the class that is given something; with one class there is nothing to choose."""
    gift = asked_for()
    taught = [one for one in classes.classes_taught(own_teacher().id) if not one.row.archived_at]
    if len(taught) == 1:
        return redirect(given_to(taught[0].row, gift), 303)
    return render_template(
        "assignments/choose_class.html",
        gift=gift,
        taught=[(one, given_to(one.row, gift)) for one in taught],
    )


def given_to(classroom: ClassroomRow, gift: Gift | None) -> str:
    args = gift.args if gift else {}
    return url_for(".new", classroom_id=classroom.id, **args)


@pages.route("/classes/<int:classroom_id>/assignments/new", methods=["GET", "POST"])
def new(classroom_id: int) -> ResponseReturnValue:
    """Give a class a question set, or each student a version; pressing twice gives it once."""
    classroom, gift, now = current_class(classroom_id), asked_for(), clock.now()
    if gift is None:
        return choose_page(classroom)
    zone = ZoneInfo(classroom.zone)
    form = TermsForm(usual(gift.title, zone, now), zone, now)
    fine = form.accepted()
    cautions = past(form) if fine else []
    if not fine or gift.problem or asks_first(cautions):
        status = form.status if gift.problem is None or request.method == "GET" else 422
        return form_page(form, classroom, gift, cautions), status
    row = given(classroom, gift, form)
    say(gettext("It is given to the class.") + notes(form))
    return redirect(url_for("progress.assignment", assignment_id=row.id), 303)


def given(classroom: ClassroomRow, gift: Gift, form: TermsForm) -> AssignmentRow:
    """Keep an assignment, and return it, or the one of the same press."""
    key = page_key()
    with writing():
        earlier = assignments.assignment_with_key(key)
        if earlier and earlier.classroom_id == classroom.id:
            return earlier
        return assignments.add(
            AssignmentRow(
                classroom_id=classroom.id,
                key=fresh_key() if earlier else key,
                made_at=form.now,
                changed_at=form.now,
                **gift.columns,
                **form.values,
            )
        )


def page_key() -> str:
    """Return the key that came with the page, or a new one where none did."""
    typed = request.form.get("key", "")
    return typed if KEY.fullmatch(typed) else fresh_key()


def choose_page(classroom: ClassroomRow) -> str:
    """Return the page on which a question set or a topic is chosen."""
    known = own_teacher()
    return render_template(
        "assignments/choose.html",
        classroom=classroom,
        sets=set_shelf.listed(known.id, Search(), 0, MOST_SETS),
        most=MOST_SETS,
        topics=[topic for topic in library.topics() if sees(topic)],
    )


def past(form: TermsForm) -> list[str]:
    """Return the caution of a closing that was put into the past on this page."""
    changed = form.row is None or form.closes.moment != form.row.closes_at
    return [str(PAST)] if form.has_closed and changed else []


def asks_first(cautions: list[str]) -> bool:
    """Return whether the page comes once more before anything is kept.

    Because a look at it was asked for, or something is to be known that was not shown yet.
    """
    return "check" in request.form or request.form.get("known", "") != "|".join(cautions)


def notes(form: TermsForm) -> str:
    return "".join(f" {note}" for note in form.notes)


def form_page(
    form: TermsForm,
    classroom: ClassroomRow,
    gift: Gift,
    cautions: list[str],
    row: AssignmentRow | None = None,
) -> str:
    """Return the page of the form; the paragraph in words is on it while the form is right."""
    readable = not form.errors if request.method == "POST" else form.validate()
    return render_template(
        "assignments/new.html" if row is None else "assignments/settings.html",
        form=form,
        classroom=classroom,
        zone=zone_words(form.zone),
        gift=gift,
        assignment=row,
        promise=readable
        and promise(
            form.terms,
            form.counted,
            form.zone,
            gift.questions or None,
            own_version=gift.own_version,
        ),
        notes=[*form.notes, *known_early(form, gift, row)] if readable else [],
        cautions=cautions,
        key=page_key(),
        rules=rules_in_words(),
        example=EXAMPLE_LETTERS,
        others=copied_to(classroom) if row else [],
        begun=progress.attempts_at(row.id) if row else 0,
        marks=assignments.marks_on(row.id) if row else 0,
    )


def known_early(form: TermsForm, gift: Gift, row: AssignmentRow | None) -> list[str]:
    """Return what becomes known too early of a question set on these terms."""
    if row is not None:
        return ways_round(form.terms, row.set_id, row.id)
    return ways_round(form.terms, gift.columns["set_id"])


def copied_to(classroom: ClassroomRow) -> list[ClassroomRow]:
    """Return the other classes one teaches, by title."""
    taught = (one.row for one in classes.classes_taught(own_teacher().id))
    return [row for row in taught if row.id != classroom.id and row.archived_at is None]


@pages.route("/assignments/<int:assignment_id>/settings", methods=["GET", "POST"])
def settings(assignment_id: int) -> ResponseReturnValue:
    """Change the terms of an assignment; what it changes for whom is shown first."""
    row, now = taught_assignment(assignment_id), clock.now()
    classroom, gift = current_class(row.classroom_id), given_by(row)
    zone, seen = ZoneInfo(classroom.zone), row.version
    form = TermsForm(kept(row, zone), zone, now, row)
    fine = form.accepted() and not form.overtaken()
    cautions = [*past(form), *consequences(row, form.values, progress.work_on(row))] if fine else []
    if not fine or asks_first(cautions):
        return form_page(form, classroom, gift, cautions, row), form.status
    try:
        with writing():
            assignments.change(row, form.values, seen, now)
            responses.renew_deadlines(row.id)
    except AssignmentChangedMeanwhile:
        form.form_errors.append(gettext("Somebody else saved it at this moment. Save once more."))
        return form_page(form, classroom, gift, [], row), form.status
    say(gettext("Saved.") + notes(form))
    return redirect(url_for("progress.assignment", assignment_id=assignment_id), 303)


@pages.post("/assignments/<int:assignment_id>/deletion")
def deletion(assignment_id: int) -> ResponseReturnValue:
    """Delete an assignment; it can be brought back with all that was handed in."""
    row = taught_assignment(assignment_id)
    current_class(row.classroom_id)
    if not pressed():
        return redirect(url_for(".settings", assignment_id=assignment_id), 303)
    with writing():
        assignments.remove(row, clock.now())
    say(
        gettext("“%(title)s” is deleted. Its attempts are kept with it.", title=row.title),
        url_for(".restoration", assignment_id=assignment_id),
    )
    return redirect(url_for("classes.classroom", classroom_id=row.classroom_id), 303)


@pages.post("/assignments/<int:assignment_id>/restoration")
def restoration(assignment_id: int) -> ResponseReturnValue:
    """Bring a deleted assignment back, with all that was handed in."""
    row = taught_assignment(assignment_id, deleted=True)
    current_class(row.classroom_id)
    if not pressed():
        return redirect(url_for("classes.classroom", classroom_id=row.classroom_id), 303)
    with writing():
        assignments.restore(row)
    say(gettext("“%(title)s” is back.", title=row.title))
    return redirect(url_for("progress.assignment", assignment_id=assignment_id), 303)


@pages.post("/assignments/<int:assignment_id>/copies")
def copies(assignment_id: int) -> ResponseReturnValue:
    """Give the same to another class that one teaches, at the same times on its clocks."""
    row = taught_assignment(assignment_id)
    target = current_class(class_chosen())
    if not pressed():
        return redirect(url_for(".settings", assignment_id=assignment_id), 303)
    source = taught_class(row.classroom_id)
    key, now = page_key(), clock.now()
    with writing():
        earlier = assignments.assignment_with_key(key)
        if earlier is None or earlier.classroom_id != target.id:
            earlier = assignments.copied(row, source, target, fresh_key() if earlier else key, now)
    say(gettext("“%(title)s” is given to this class too.", title=earlier.title))
    return redirect(url_for(".settings", assignment_id=earlier.id), 303)


def class_chosen() -> int:
    typed = request.form.get("classroom", "")
    if not typed.isascii() or not typed.isdigit() or len(typed) >= len(str(LARGEST_ID)):
        abort(404)
    return int(typed)
