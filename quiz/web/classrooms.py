"""The one way to a class that can be changed, and to its students: load it, or 404."""

from flask import abort, redirect, url_for
from flask_babel import gettext

from quiz.storage import enrolments, marks
from quiz.storage.classes import ClassroomRow, EnrolmentRow
from quiz.storage.enrolments import Student
from quiz.web.access import LARGEST_ID, taught_class
from quiz.web.notices import say


def current_class(classroom_id: int) -> ClassroomRow:
    """Return a class that the visitor teaches; 404 for everybody else.

    Of one that is archived nothing can be changed: its page says so.
    """
    row = taught_class(classroom_id)
    if row.archived_at is None:
        return row
    say(gettext("“%(title)s” is archived. Bring it back before you change it.", title=row.title))
    abort(redirect(url_for("classes.classroom", classroom_id=classroom_id), 303))


def placed_student(classroom_id: int, person_id: int) -> Student:
    """Return somebody who is in a class, or was; 404 for everybody else."""
    if person_id > LARGEST_ID:
        abort(404)
    inside = enrolments.student(classroom_id, person_id)
    return inside or enrolments.student(classroom_id, person_id, left=True) or abort(404)


def taught_student(classroom_id: int, person_id: int) -> Student:
    """Return somebody who is in a class; 404 for who was, and everybody else."""
    placed = placed_student(classroom_id, person_id)
    return placed if placed.row.left_at is None else abort(404)


def taught_person(classroom_id: int, person_id: int) -> EnrolmentRow:
    """Return the place in a class of who is in it, or was; 404 for who never was."""
    if person_id > LARGEST_ID:
        abort(404)
    return marks.place_in(classroom_id, person_id) or abort(404)
