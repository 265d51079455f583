"""An assignment while it is sat: where each student is, and what one of them is allowed."""

from dataclasses import asdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.results.standing import Counting
from quiz.storage import assignments, progress
from quiz.storage.assignments import terms_for
from quiz.storage.database import writing
from quiz.storage.progress import CannotReopen
from quiz.web import clock
from quiz.web.access import taught_assignment, taught_class
from quiz.web.boards import board_now, recent_board
from quiz.web.classrooms import current_class, taught_student
from quiz.web.deadlines import end_overdue
from quiz.web.forms import pressed
from quiz.web.gifts import given_by
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.promises import moment_there, promise

pages = Blueprint("progress", __name__)

# What is opened again after closing stays open so long, where there is no time limit.
USUAL_MORE = timedelta(minutes=60)


@pages.get("/assignments/<int:assignment_id>")
def assignment(assignment_id: int) -> str:
    """See who has begun, where they are, who handed in, and with which score."""
    row = taught_assignment(assignment_id)
    classroom, gift, now = taught_class(row.classroom_id), given_by(row), clock.now()
    end_overdue(assignment_id=row.id)
    zone = ZoneInfo(classroom.zone)
    return render_template(
        "assignments/assignment.html",
        assignment=row,
        classroom=classroom,
        gift=gift,
        promise=promise(
            terms_for(row),
            Counting(row.counting),
            zone,
            gift.questions or None,
            own_version=gift.own_version,
        ),
        board=board_now(row, zone, now),
        lasts=row.closes_at is None or now < row.closes_at + timedelta(days=1),
    )


@pages.get("/assignments/<int:assignment_id>/progress")
def polled(assignment_id: int) -> Response:
    """Tell what the page of an assignment polls."""
    row, now = taught_assignment(assignment_id), clock.now()
    end_overdue(assignment_id=row.id)
    board = recent_board(row, ZoneInfo(taught_class(row.classroom_id).zone), now)
    shown = ("state", "words", "score", "time_left")
    answer = jsonify(
        summary=board.summary,
        students={
            one.person_id: {name: asdict(one)[name] for name in shown} for one in board.lines
        },
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@pages.post("/assignments/<int:assignment_id>/students/<int:person_id>/reopening")
def reopening(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """Let a student go on with what was handed in."""
    row, now = taught_assignment(assignment_id), clock.now()
    classroom = current_class(row.classroom_id)
    student = taught_student(classroom.id, person_id)
    if pressed():
        end_overdue(assignment_id=row.id)
        more = timedelta(minutes=row.minutes) if row.minutes else USUAL_MORE
        try:
            with writing():
                attempt = progress.reopen(row, person_id, more, now)
        except CannotReopen as reason:
            say(gettext("%(name)s: %(reason)s", name=student.row.name, reason=translated(reason)))
        else:
            say(reopened_words(student.row.name, attempt.deadline_at, ZoneInfo(classroom.zone)))
    return redirect(url_for(".assignment", assignment_id=assignment_id), 303)


def reopened_words(name: str, deadline: datetime | None, zone: ZoneInfo) -> str:
    if deadline is None:
        return gettext("%(name)s can go on.", name=name)
    return gettext("%(name)s can go on until %(at)s.", name=name, at=moment_there(deadline, zone))


@pages.post("/assignments/<int:assignment_id>/students/<int:person_id>/attempts")
def another(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """Let a student begin one attempt more."""
    row = taught_assignment(assignment_id)
    student = taught_student(current_class(row.classroom_id).id, person_id)
    if pressed():
        with writing():
            progress.give_another(row, person_id)
        terms = terms_for(row, assignments.exception_of(row.id, person_id))
        closed = terms.closes_at is not None and terms.closes_at <= clock.now()
        say(
            gettext("%(name)s has one more attempt.", name=student.row.name)
            + (" " + gettext("It has closed, though: let it close later.") if closed else "")
        )
        if closed:
            return redirect(
                url_for("exceptions.exception", assignment_id=row.id, person_id=person_id), 303
            )
    return redirect(url_for(".assignment", assignment_id=assignment_id), 303)


@pages.post("/assignments/<int:assignment_id>/students/<int:person_id>/excusal")
def excusal(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """Excuse a student: nothing is expected, and nothing missing."""
    return excuse(assignment_id, person_id, excused=True)


@pages.post("/assignments/<int:assignment_id>/students/<int:person_id>/readmission")
def readmission(assignment_id: int, person_id: int) -> ResponseReturnValue:
    """Excuse a student no longer."""
    return excuse(assignment_id, person_id, excused=False)


def excuse(assignment_id: int, person_id: int, *, excused: bool) -> ResponseReturnValue:
    row = taught_assignment(assignment_id)
    student = taught_student(current_class(row.classroom_id).id, person_id)
    if pressed():
        with writing():
            assignments.except_for(row.id, person_id, {"excused": excused})
        way_back = ".readmission" if excused else ".excusal"
        said = gettext("%(name)s is excused.") if excused else gettext("%(name)s is not excused.")
        say(
            said % {"name": student.row.name},
            url_for(way_back, assignment_id=assignment_id, person_id=person_id),
        )
    return redirect(url_for(".assignment", assignment_id=assignment_id), 303)
