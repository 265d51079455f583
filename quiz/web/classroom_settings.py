"""What a class is called, which topics it sees, who teaches it, and how its year ends."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, SelectField, StringField
from wtforms.validators import ValidationError

from quiz.storage import accounts, belongings, classes, enrolments, topics
from quiz.storage.classes import ClassroomRow, LastTeacher
from quiz.storage.database import writing
from quiz.storage.library import Sharing, TopicRow
from quiz.web.access import own_teacher, taught_class
from quiz.web.classes import LONGEST_TITLE, check_zone
from quiz.web.classrooms import current_class
from quiz.web.forms import LineField, PageForm, SharedForm, pressed
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.zones import zones

pages = Blueprint("classroom_settings", __name__)

FEWEST_DAYS, MOST_DAYS = 1, 3650


class SettingsForm(SharedForm):
    """Title and time zone of a class, and how long it keeps what students who left have done."""

    title = LineField(lazy_gettext("Title"), LONGEST_TITLE, lazy_gettext("Give the class a title."))
    zone = SelectField(lazy_gettext("Time zone"), validate_choice=False)
    kept_days = StringField(lazy_gettext("Days that results of students who left are kept"))

    def validate_zone(self, field: Field) -> None:
        check_zone(field)

    def validate_kept_days(self, field: Field) -> None:
        field.data = (field.data or "").strip()
        if field.data and days(field.data) is None:
            raise ValidationError(
                gettext(
                    "Write a number of days from %(fewest)s to %(most)s, or leave it empty.",
                    fewest=FEWEST_DAYS,
                    most=f"{MOST_DAYS:,}",
                )
            )


def days(typed: str) -> int | None:
    """Return a number of days that is allowed; None for anything else."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_DAYS))):
        return None
    return int(typed) if FEWEST_DAYS <= int(typed) <= MOST_DAYS else None


def said(row: ClassroomRow) -> dict[str, str]:
    """Return what the settings say now, by field."""
    kept = "" if row.kept_days is None else str(row.kept_days)
    return {"title": row.title, "zone": row.zone, "kept_days": kept}


@pages.route("/classes/<int:classroom_id>/settings", methods=["GET", "POST"])
def settings(classroom_id: int) -> ResponseReturnValue:
    """Change what a class is called, what time it keeps, and which topics it sees."""
    row = current_class(classroom_id)
    form = SettingsForm(said(row))
    offered = offered_topics(classroom_id)
    if form.accepted() and not form.overtaken(said(row)):
        ticked = set(request.form.getlist("topic"))
        seen = set(request.form.getlist("topic-seen"))
        shown = [one.id for one in offered if str(one.id) in ticked - seen]
        hidden = [one.id for one in offered if str(one.id) in seen - ticked]
        with writing():
            for field, value in form.changed.items():
                setattr(row, field, days(value) if field == "kept_days" else value)
            classes.show_topics(classroom_id, shown, hidden)
        say(gettext("Saved."))
        return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)
    chosen = {str(one) for one in classes.topic_ids_of(classroom_id)}
    page = render_template(
        "classes/settings.html",
        classroom=row,
        form=form,
        zones=zones(),
        topics={str(one.id): one.title for one in offered},
        seen=chosen,
        chosen=set(request.form.getlist("topic")) if form.errors else chosen,
    )
    return page, form.status


def offered_topics(classroom_id: int) -> Sequence[TopicRow]:
    """Return the topics that the visitor may show a class, and those it sees already, by title."""
    there = classes.topic_ids_of(classroom_id)
    own = {one.row.id: one.row for one in topics.listed(own_teacher().id)}
    all_of_them = own | {one.id: one for one in classes.topics_of(classroom_id)}
    return [
        one for one in all_of_them.values() if one.sharing != Sharing.EVERYONE or one.id in there
    ]


@pages.post("/classes/<int:classroom_id>/archiving")
def archiving(classroom_id: int) -> ResponseReturnValue:
    """Put a class away: it is kept as it is, and changes no more."""
    row = current_class(classroom_id)
    if not pressed():
        return redirect(url_for(".settings", classroom_id=classroom_id), 303)
    with writing():
        row.archived_at = datetime.now(UTC)
    say(
        gettext("“%(title)s” is archived. Its students still see their results.", title=row.title),
        url_for(".restoration", classroom_id=classroom_id),
    )
    return redirect(url_for("classes.shelf"), 303)


@pages.post("/classes/<int:classroom_id>/restoration")
def restoration(classroom_id: int) -> ResponseReturnValue:
    """Bring an archived class back."""
    row = taught_class(classroom_id)
    if pressed():
        with writing():
            row.archived_at = None
        say(gettext("“%(title)s” is back.", title=row.title))
    return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)


@pages.route("/classes/<int:classroom_id>/deletion", methods=["GET", "POST"])
def deletion(classroom_id: int) -> ResponseReturnValue:
    """Delete an archived class, or a sample, with its assignments and marks, for good."""
    row = taught_class(classroom_id)
    if row.archived_at is None and not row.sample:
        say(gettext("Only an archived class can be deleted."))
        return redirect(url_for("classes.classroom", classroom_id=classroom_id), 303)
    if pressed():
        title = row.title
        with writing():
            belongings.remove_class(row)
        say(gettext("“%(title)s” is deleted.", title=title))
        return redirect(url_for("classes.shelf"), 303)
    students = enrolments.students_of(classroom_id)
    left = enrolments.students_of(classroom_id, left=True)
    return render_template(
        "classes/deletion.html",
        classroom=row,
        students=len(students),
        unused=sum(one.one_time for one in (*students, *left)),
    )


class TeacherForm(PageForm):
    """Who shall teach a class too."""

    username = StringField(lazy_gettext("Username of the teacher"))


@pages.route("/classes/<int:classroom_id>/teachers", methods=["GET", "POST"])
def teachers(classroom_id: int) -> ResponseReturnValue:
    """See who teaches a class, and let another teacher in."""
    row = current_class(classroom_id)
    form = TeacherForm()
    if form.accepted():
        account = accounts.account_named(form.username.data or "")
        if account and account.teacher_since:
            with writing():
                classes.add_teacher(classroom_id, account.person_id, datetime.now(UTC))
            say(gettext("%(name)s teaches this class.", name=account.username))
            return redirect(url_for(".teachers", classroom_id=classroom_id), 303)
        form.username.errors = [gettext("No teacher here has this username.")]
    page = render_template(
        "classes/teachers.html",
        classroom=row,
        form=form,
        known=own_teacher(),
        teachers=classes.teachers_of(classroom_id),
    )
    return page, form.status


@pages.route(
    "/classes/<int:classroom_id>/teachers/<int:person_id>/removal", methods=["GET", "POST"]
)
def teacher_removal(classroom_id: int, person_id: int) -> ResponseReturnValue:
    """Let somebody teach a class no more, oneself perhaps; never the last."""
    row, known = current_class(classroom_id), own_teacher()
    teaching = {one.person_id: one for one in classes.teachers_of(classroom_id)}
    if person_id not in teaching:
        return redirect(url_for(".teachers", classroom_id=classroom_id), 303)
    if pressed():
        try:
            with writing():
                classes.remove_teacher(classroom_id, person_id)
        except LastTeacher as reason:
            say(translated(reason))
            return redirect(url_for(".teachers", classroom_id=classroom_id), 303)
        if person_id == known.id:
            say(gettext("You do not teach “%(title)s” any more.", title=row.title))
            return redirect(url_for("classes.shelf"), 303)
        name = teaching[person_id].username
        say(gettext("%(name)s does not teach this class any more.", name=name))
        return redirect(url_for(".teachers", classroom_id=classroom_id), 303)
    return render_template(
        "classes/teacher_removal.html",
        classroom=row,
        teacher=teaching[person_id],
        known=known,
        last=len(teaching) == 1,
    )
