"""One student's work at an assignment: attempts, a mark in their place, a comment, each answer."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts.attempt import Item
from quiz.attempts.rules import Rule
from quiz.results.gradebook import Assignment, Attempted, Cell, cell, counting_attempt
from quiz.storage import corrections, gradebook, marks
from quiz.storage.assignments import MarkRow
from quiz.storage.database import writing
from quiz.storage.gradebook import AttemptRow
from quiz.web import clock
from quiz.web.access import (
    attempted_topic,
    own_teacher,
    taught_assignment,
    taught_attempt,
    taught_class,
)
from quiz.web.answered import answered
from quiz.web.classrooms import current_class, taught_person
from quiz.web.corrected import corrected_in
from quiz.web.filters import points_words
from quiz.web.forms import SharedForm
from quiz.web.gradebook import COUNTINGS
from quiz.web.notices import say
from quiz.web.promises import duration
from quiz.web.responding import scale_of

pages = Blueprint("assessing", __name__)

MARK = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?", re.ASCII)
LONGEST_REASON = 1000
LONGEST_COMMENT = 4000


class WorkForm(SharedForm):
    """A mark in place of the score, with its reason, and a comment."""

    mark = StringField(lazy_gettext("Mark in place of the score"))
    reason = TextAreaField(lazy_gettext("Reason for this mark"))
    comment = TextAreaField(lazy_gettext("Comment"))

    def __init__(self, row: MarkRow | None, assignment: Assignment) -> None:
        super().__init__(said(row))
        self.assignment = assignment
        for field in self:
            field.data = (field.data or "").strip().replace("\r\n", "\n")

    @property
    def points(self) -> float | None:
        """Return the mark in points; None where none is given. It must have been found right."""
        typed = self.mark.data or ""
        return float(typed.replace(",", ".")) if typed else None

    def validate_mark(self, field: Field) -> None:
        most = self.assignment.points
        if not field.data:
            return
        if most is None:
            raise ValidationError(
                gettext("It is not known what this assignment is worth, so nothing can be marked.")
            )
        if not MARK.fullmatch(field.data) or float(field.data.replace(",", ".")) > most:
            raise ValidationError(
                gettext("Type a number from 0 to %(most)s.", most=points_words(most))
            )

    def validate_reason(self, field: Field) -> None:
        if self.mark.data and not field.data:
            raise ValidationError(gettext("Say why: the reason is kept with the mark."))
        check_length(field, LONGEST_REASON)

    def validate_comment(self, field: Field) -> None:
        check_length(field, LONGEST_COMMENT)


def check_length(field: Field, longest: int) -> None:
    """Raise ValidationError, which becomes the field's error, where more is typed than is kept."""
    if len(field.data) > longest:
        raise ValidationError(
            gettext(
                "Here are at most %(longest)s characters allowed; this has %(count)s.",
                longest=longest,
                count=len(field.data),
            )
        )


def said(row: MarkRow | None) -> dict[str, str]:
    """Return what the fields of a mark hold."""
    if row is None:
        return {"mark": "", "reason": "", "comment": ""}
    mark = "" if row.mark is None else points_words(row.mark)
    return {"mark": mark, "reason": row.reason, "comment": row.comment}


@dataclass(frozen=True, slots=True)
class Work:
    """What a student did at an assignment; `counts` is the attempt that does, if it is one."""

    assignment: Assignment
    attempts: list[Attempted]
    cell: Cell
    counts: int | None


@pages.route("/assignments/<int:assignment_id>/students/<int:person_id>", methods=["GET", "POST"])
def work(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """See a student's attempts; give a mark in their place, and a comment."""
    row = taught_assignment(assignment_id)
    classroom, place = taught_class(row.classroom_id), taught_person(row.classroom_id, person_id)
    given = marks.assignment(row.id, clock.now())
    kept = marks.mark_of(row.id, person_id)
    form = WorkForm(kept, given)
    if request.method == "POST":
        current_class(row.classroom_id)
        if "taking-back" in request.form and "refusal" not in g:
            return taken_back(row.id, person_id, kept)
        if form.accepted() and not form.overtaken(said(kept)):
            keep(row.id, person_id, form.points, form.reason.data, form.comment.data)
            say(gettext("Saved."))
            return redirect(url_for(".work", assignment_id=row.id, person_id=person_id), 303)
    page = render_template(
        "assessing/work.html",
        row=row,
        classroom=classroom,
        place=place,
        zone=ZoneInfo(classroom.zone),
        work=work_of(given, person_id, kept),
        kept=kept,
        form=form,
        counting=COUNTINGS[given.counting],
        longest={"reason": LONGEST_REASON, "comment": LONGEST_COMMENT},
        lasted=lasted,
    )
    return page, form.status


def work_of(assignment: Assignment, person_id: int, kept: MarkRow | None) -> Work:
    attempts = marks.attempts_at(assignment.id, person_id, clock.now())
    finished = [one for one in attempts if one.finished_at]
    override = kept.mark if kept else None
    excused = marks.is_excused(assignment.id, person_id)
    return Work(
        assignment=assignment,
        attempts=attempts,
        cell=cell(assignment, attempts, override, excused=excused),
        counts=counting_attempt(finished, assignment.counting),
    )


def taken_back(assignment_id: int, person_id: int, kept: MarkRow | None) -> ResponseReturnValue:
    """Let the score count again; the comment stays."""
    keep(assignment_id, person_id, None, "", kept.comment if kept else "")
    say(gettext("The mark is taken back: the score counts again."))
    return redirect(url_for(".work", assignment_id=assignment_id, person_id=person_id), 303)


def keep(
    assignment_id: int, person_id: int, mark: float | None, reason: str | None, comment: str | None
) -> None:
    username = own_teacher().username or ""
    with writing():
        marks.say(
            assignment_id, person_id, mark, reason or "", comment or "", username, clock.now()
        )


def lasted(began: datetime, ended: datetime | None) -> str:
    """Return how long something took, in words; a dash while it goes on."""
    if ended is None:
        return "–"
    return duration(max(ended - began, timedelta())) or gettext("less than a second")


@pages.get("/assignments/<int:assignment_id>/attempts/<int:attempt_id>")
def attempt(assignment_id: int, attempt_id: int) -> str:
    """Read an attempt: every question with its answer, what it earned, and how long it took."""
    row, attempt = taught_assignment(assignment_id), taught_attempt(attempt_id)
    if attempt.assignment_id != row.id:
        abort(404)
    classroom, scale = taught_class(row.classroom_id), scale_of(attempt)
    items, topic = gradebook.items_of(attempt.id), attempted_topic(attempt)
    return render_template(
        "assessing/attempt.html",
        row=row,
        classroom=classroom,
        place=taught_person(row.classroom_id, attempt.person_id),
        zone=ZoneInfo(classroom.zone),
        attempt=attempt,
        scale=scale,
        items=items,
        answers={
            one.position: answered(one, scale, Rule(attempt.rule)) for one in items if one.response
        },
        worth=marks.worth_of(attempt.id),
        taken=times_taken(attempt, items),
        corrected=corrections.told_of(attempt),
        remarked=corrected_in(attempt, *items),
        topic_slug=topic and topic.slug,
        lasted=lasted,
    )


def times_taken(attempt: AttemptRow, items: tuple[Item, ...]) -> dict[int, str]:
    """Return how long after the answer before, or the start, each answer came, by position.

    Of an exam it is not known: there answers may have been changed. Nor is it of an attempt that
    was opened again.
    """
    if attempt.exam or attempt.reopened_at:
        return {}
    times = sorted((one.response.answered_at, one.position) for one in items if one.response)
    starts = [attempt.started_at, *(at for at, _ in times)]
    return {
        position: lasted(start, at) for start, (at, position) in zip(starts, times, strict=False)
    }
