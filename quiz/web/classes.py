"""A teacher's classes: all of them, and the page of each, with the code to join by."""

import re
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from quiz.questions.sitting import compose
from quiz.storage import classes, enrolments, library, sample_class, topics
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.web import deadlines
from quiz.web.access import own_teacher, taught_class
from quiz.web.classrooms import current_class
from quiz.web.forms import LineField, PageForm, pressed
from quiz.web.notices import say
from quiz.web.scale import outermost_days
from quiz.web.squares import square
from quiz.web.zones import default_zone, zones

pages = Blueprint("classes", __name__)

LONGEST_TITLE = 120
SAMPLE_SEED = 7
# Under these names only the machine itself finds the server.
ONLY_HERE = re.compile(r"(localhost|127\.[\d.]+|\[::1\])(:\d+)?", re.IGNORECASE)


class ClassForm(PageForm):
    """What a new class is called, and what time it keeps."""

    title = LineField(lazy_gettext("Title"), LONGEST_TITLE, lazy_gettext("Give the class a title."))
    zone = SelectField(lazy_gettext("Time zone"), validate_choice=False)

    def validate_zone(self, field: Field) -> None:
        check_zone(field)


def check_zone(field: Field) -> None:
    """Raise ValidationError, which becomes the field's error, unless there is such a zone."""
    if field.data not in zones():
        raise ValidationError(gettext("Choose a time zone from the list."))


@pages.route("/classes", methods=["GET", "POST"])
def shelf() -> ResponseReturnValue:
    """See one's classes, and make a new one."""
    known = own_teacher()
    form = ClassForm()
    if form.accepted():
        with writing():
            row = classes.make(form.title.data or "", form.zone.data, known.id, datetime.now(UTC))
        say(gettext("The class is made. Let students in by the code, or add them from a list."))
        return redirect(url_for(".classroom", classroom_id=row.id), 303)
    taught = classes.classes_taught(known.id)
    page = render_template(
        "classes/shelf.html",
        form=form,
        zones=zones(),
        zone=form.zone.data or default_zone(),
        sample=not taught and topics.sample_source() is not None,
        taught=[one for one in taught if one.row.archived_at is None],
        archived=[one for one in taught if one.row.archived_at],
    )
    return page, form.status


@pages.post("/classes/sample")
def sample() -> ResponseReturnValue:
    """Put a class to look around in before a teacher who has none yet; pressing twice makes one."""
    known, source = own_teacher(), topics.sample_source()
    days = outermost_days(library.events_of(source.id)) if source else None
    if not pressed() or source is None or days is None or classes.classes_taught(known.id):
        return redirect(url_for(".shelf"), 303)
    questions = compose(library.events_of(source.id), SAMPLE_SEED).questions
    titles = gettext("Sample class"), gettext("Sample: week 1"), gettext("Sample: week 2")
    with writing():
        row = sample_class.add(
            known, source, questions, days, default_zone(), titles, datetime.now(UTC)
        )
    say(gettext("Nobody in this class exists. Look around, change what you like, and delete it."))
    return redirect(url_for(".classroom", classroom_id=row.id), 303)


@pages.get("/classes/<int:classroom_id>")
def classroom(classroom_id: int) -> str:
    """See a class: what it is given, who is in it, who teaches it, and how others join."""
    row = taught_class(classroom_id)
    deadlines.forget_expired(classroom_id)
    students = enrolments.students_of(classroom_id)
    return render_template(
        "classes/class.html",
        classroom=row,
        students=students,
        waiting=sum(one.one_time for one in students),
        removed=enrolments.students_of(classroom_id, left=True),
        teachers=classes.teachers_of(classroom_id),
        known=own_teacher(),
        **joining(row),
    )


def joining(row: ClassroomRow) -> dict[str, object]:
    """Return what a page shows of the way into a class."""
    link = url_for("joining.confirm", typed=row.join_code, _external=True)
    return {"link": link, "square": square(link), "only_here": is_only_here()}


def is_only_here() -> bool:
    """Return whether the address of this page leads nobody but this machine to the server."""
    return ONLY_HERE.fullmatch(request.host) is not None


@pages.route("/classes/<int:classroom_id>/code", methods=["GET", "POST"])
def code(classroom_id: int) -> ResponseReturnValue:
    """Show the code on the wall or print it; or make another, and let this one open nothing."""
    if request.method == "GET":
        row = taught_class(classroom_id)
        return render_template("classes/code.html", classroom=row, **joining(row))
    row = current_class(classroom_id)
    if pressed():
        with writing():
            row.join_code = classes.new_code()
        say(gettext("There is a new code. The old one opens nothing any more."))
    return redirect(url_for(".classroom", classroom_id=classroom_id, _anchor="joining"), 303)


@pages.post("/classes/<int:classroom_id>/joining")
def door(classroom_id: int) -> ResponseReturnValue:
    """Let nobody in by the code any more; or let students in again."""
    row = current_class(classroom_id)
    wanted = request.form.get("joinable") == "yes"
    if pressed():
        with writing():
            row.joinable = wanted
        say(
            gettext("Students can join by the code again.")
            if wanted
            else gettext("Nobody can join by the code now. Who is in the class stays in it.")
        )
    return redirect(url_for(".classroom", classroom_id=classroom_id, _anchor="joining"), 303)
