"""One student of a class: the name teachers see, another class, a new password, gone and back."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from quiz.storage import classes, enrolments
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.web.access import own_teacher
from quiz.web.classrooms import current_class, placed_student, taught_student
from quiz.web.forms import LineField, PageForm, pressed
from quiz.web.notices import say

pages = Blueprint("enrolments", __name__)

LONGEST_NAME = 200


class NameForm(PageForm):
    """What a student is called in a class."""

    name = LineField(
        lazy_gettext("Name in this class"), LONGEST_NAME, lazy_gettext("Write a name.")
    )


@pages.route(
    "/classes/<int:classroom_id>/students/<int:person_id>/enrolment", methods=["GET", "POST"]
)
def enrolment(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """See what can be done for a student, and give the student another name."""
    classroom = current_class(classroom_id)
    student = taught_student(classroom_id, person_id)
    form = NameForm()
    if form.accepted():
        with writing():
            student.row.name = form.name.data or ""
        say(gettext("The name is changed to %(name)s.", name=student.row.name))
        return redirect(url_for(".enrolment", classroom_id=classroom_id, person_id=person_id), 303)
    if request.method == "GET":
        form.name.data = student.row.name
    page = render_template(
        "enrolments/enrolment.html",
        classroom=classroom,
        student=student,
        form=form,
        others=other_classes(classroom),
    )
    return page, form.status


def other_classes(classroom: ClassroomRow) -> list[ClassroomRow]:
    """Return the classes to which a student can be moved: those of the visitor in use."""
    return [
        one.row
        for one in classes.classes_taught(own_teacher().id)
        if one.row.archived_at is None and one.row.id != classroom.id
    ]


@pages.post("/classes/<int:classroom_id>/students/<int:person_id>/move")
def move(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Let a student be in another class that the visitor teaches; results stay where they are."""
    classroom = current_class(classroom_id)
    student = placed_student(classroom_id, person_id)
    here = url_for(".enrolment", classroom_id=classroom_id, person_id=person_id)
    target = target_class(classroom)
    if target is None or not pressed():
        say(gettext("Choose a class to move the student to."))
        return redirect(here, 303)
    with writing():
        enrolments.move(classroom_id, person_id, target.id, datetime.now(UTC))
    say(
        gettext("%(name)s is in “%(title)s” now.", name=student.row.name, title=target.title),
        url_for(".move", classroom_id=target.id, person_id=person_id, to=classroom_id),
    )
    return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)


def target_class(classroom: ClassroomRow) -> ClassroomRow | None:
    """Return the class that the form, or the button that takes a move back, names."""
    given = request.values.get("to", "")
    return next((one for one in other_classes(classroom) if str(one.id) == given), None)


@pages.post("/classes/<int:classroom_id>/students/<int:person_id>/removal")
def removal(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Let a student be in a class no more; the results stay."""
    current_class(classroom_id)
    student = placed_student(classroom_id, person_id)
    if pressed():
        with writing():
            enrolments.leave(classroom_id, person_id, datetime.now(UTC))
        say(
            gettext("%(name)s is not in this class any more.", name=student.row.name),
            url_for(".coming_back", classroom_id=classroom_id, person_id=person_id),
        )
    return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)


@pages.post("/classes/<int:classroom_id>/students/<int:person_id>/return")
def coming_back(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Let a student who was removed be in the class again."""
    current_class(classroom_id)
    student = placed_student(classroom_id, person_id)
    if pressed():
        with writing():
            enrolments.enrol(classroom_id, person_id, student.row.name, datetime.now(UTC))
        say(gettext("%(name)s is in this class again.", name=student.row.name))
    return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)
