"""What one student has of an assignment that the others have not."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quiz.attempts.terms import Explained
from quiz.results.standing import Counting
from quiz.storage import assignments, progress, responses
from quiz.storage.assignments import AssignmentRow, ExceptionRow, terms_for
from quiz.storage.database import writing
from quiz.web import clock
from quiz.web.access import taught_assignment
from quiz.web.classrooms import current_class, taught_student
from quiz.web.forms import PageForm
from quiz.web.gifts import given_by
from quiz.web.moments import MomentField, picked
from quiz.web.notices import say
from quiz.web.progress import USUAL_MORE
from quiz.web.promises import duration, moment_there, promise, zone_words
from quiz.web.terms_form import MOST_ATTEMPTS, NumberField

pages = Blueprint("exceptions", __name__)

MOST_PERCENT = 400


class ExceptionForm(PageForm):
    """Other times, more attempts or more time; what is empty is as for all."""

    opens = MomentField(lazy_gettext("Opens"))
    closes = MomentField(lazy_gettext("Closes"))
    attempts = NumberField(lazy_gettext("Attempts allowed"), MOST_ATTEMPTS)
    extra_percent = NumberField(lazy_gettext("Extra time in percent"), MOST_PERCENT)

    def __init__(self, row: ExceptionRow | None, assignment: AssignmentRow, zone: ZoneInfo) -> None:
        self.row, self.assignment, self.zone = row, assignment, zone
        self.kept = kept(row, zone)
        Form.__init__(self, request.form if request.method == "POST" else MultiDict(self.kept))
        self.opens.zone = self.closes.zone = zone
        self.closes.late = True

    def validate(self, extra_validators: object = None) -> bool:
        """Read the times too, and see that it opens before it closes for this student."""
        super().validate()
        for field in (self.opens, self.closes):
            field.errors = list(field.errors)
            field.read()
            if self.row and field.data == self.kept[field.name]:
                field.moment = getattr(self.row, f"{field.name}_at")
                field.note = ""
        if not self.errors:
            opens = self.opens.moment or self.assignment.opens_at
            closes = self.closes.moment or self.assignment.closes_at
            if opens and closes and closes <= opens:
                wrong = self.closes if self.closes.moment else self.opens
                wrong.errors = [gettext("It would close for this student before it opens.")]
        return not self.errors

    @property
    def values(self) -> dict[str, Any]:
        return {
            "opens_at": self.opens.moment,
            "closes_at": self.closes.moment,
            "attempts": self.attempts.number,
            "extra_percent": self.extra_percent.number,
        }


def kept(row: ExceptionRow | None, zone: ZoneInfo) -> Mapping[str, str]:
    """Return what the form says so far."""
    if row is None:
        return {"opens": "", "closes": "", "attempts": "", "extra_percent": ""}
    return {
        "opens": picked(row.opens_at, zone) if row.opens_at else "",
        "closes": picked(row.closes_at, zone) if row.closes_at else "",
        "attempts": str(row.attempts or ""),
        "extra_percent": str(row.extra_percent or ""),
    }


@pages.route(
    "/assignments/<int:assignment_id>/students/<int:person_id>/exception", methods=["GET", "POST"]
)
def exception(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """Give one student other times, more attempts, more time; or excuse this one."""
    row = taught_assignment(assignment_id)
    classroom = current_class(row.classroom_id)
    student = taught_student(classroom.id, person_id)
    zone, name = ZoneInfo(classroom.zone), student.row.name
    form = ExceptionForm(assignments.exception_of(row.id, person_id), row, zone)
    if form.accepted() and "check" not in request.form:
        with writing():
            assignments.except_for(row.id, person_id, form.values)
            responses.renew_deadlines(row.id)
        notes = "".join(f" {field.note}" for field in (form.opens, form.closes) if field.note)
        say(gettext("Saved for %(name)s.", name=name) + notes)
        return redirect(url_for("progress.assignment", assignment_id=assignment_id), 303)
    gift, now = given_by(row), clock.now()
    work = next(one for one in progress.work_on(row) if one.person_id == person_id)
    readable = not form.errors if request.method == "POST" else form.validate()
    terms = terms_for(row, as_typed(form, row, person_id)) if readable else None
    allowed = terms_for(row, form.row).attempts
    page = render_template(
        "assignments/exception.html",
        assignment=row,
        classroom=classroom,
        name=name,
        person_id=person_id,
        form=form,
        zone=zone_words(zone),
        work=work,
        used_up=allowed is not None and allowed <= len(work.attempts),
        promise=terms and promise(terms, Counting(row.counting), zone, gift.questions or None),
        cautions=cautions(form, row, zone) if readable else [],
        closed=bool(terms and terms.closes_at and terms.closes_at <= now),
        more=duration(terms.limit or USUAL_MORE) if terms else "",
    )
    return page, form.status


def as_typed(form: ExceptionForm, row: AssignmentRow, person_id: int) -> ExceptionRow:
    """Return what the form says, not kept."""
    excused = form.row is not None and form.row.excused
    return ExceptionRow(assignment_id=row.id, person_id=person_id, excused=excused, **form.values)


def cautions(form: ExceptionForm, row: AssignmentRow, zone: ZoneInfo) -> list[str]:
    """Return what is to be known of the times typed."""
    said = [field.note for field in (form.opens, form.closes) if field.note]
    own, closes = form.closes.moment, row.closes_at
    if own and closes and own > closes and row.explained == Explained.AFTER_CLOSING:
        said.append(
            gettext(
                "The others read the explanations from %(at)s on, while this student can still "
                "answer.",
                at=moment_there(closes, zone),
            )
        )
    if form.extra_percent.number and row.minutes is None:
        said.append(gettext("There is no time limit that extra time could make longer."))
    return said
