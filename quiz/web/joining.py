"""Joining a class by its code, seeing which classes one is in, and leaving one."""

import math
from datetime import UTC, datetime
from enum import StrEnum

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField

from quiz.storage import classes, enrolments, tries
from quiz.storage.accounts import Visitor
from quiz.storage.classes import ClassroomRow
from quiz.storage.database import writing
from quiz.storage.tries import TooManyTries
from quiz.web.access import LARGEST_ID, client_network, own_account, visitor
from quiz.web.enrolments import NameForm
from quiz.web.forms import PageForm, pressed
from quiz.web.languages import translated
from quiz.web.notices import say

pages = Blueprint("joining", __name__)

LONGEST_CODE = 40


class CodeForm(PageForm):
    """The code of a class as it was given to somebody."""

    code = StringField(lazy_gettext("Code of the class"))


@pages.route("/join", methods=["GET", "POST"])
def enter() -> ResponseReturnValue:
    """Type the code of a class."""
    form = CodeForm()
    typed = (form.code.data or "").strip()[:LONGEST_CODE]
    wait: dict[str, str] = {}
    if form.accepted():
        try:
            if row := found(typed):
                return redirect(url_for(".confirm", typed=row.join_code), 303)
        except TooManyTries as limit:
            form.code.errors, wait = [translated(limit)], seconds(limit)
        else:
            form.code.errors = [unknown(typed)]
    page = render_template("joining/enter.html", form=form)
    return page, 429 if wait else form.status, wait


def unknown(typed: str) -> str:
    if not classes.code(typed):
        return gettext("Type the code that your teacher has given you.")
    return gettext("No class has the code “%(code)s”. Look at it once more.", code=typed)


def found(typed: str) -> ClassroomRow | None:
    """Return the class of a code; a wrong one is counted.

    TooManyTries where this address has tried too many already.
    """
    address, now = client_network(), datetime.now(UTC)
    tries.check_code(address, now)
    row = classes.class_with_code(typed)
    if row is None and classes.code(typed):
        with writing():
            tries.note_code(address, now)
    return row


def seconds(limit: TooManyTries) -> dict[str, str]:
    return {"Retry-After": str(math.ceil(limit.wait.total_seconds()))}


@pages.route("/join/<typed>", methods=["GET", "POST"])
def confirm(typed: str) -> ResponseReturnValue:
    """See whose class a code leads into, and join it by a name."""
    try:
        row = found(typed[:LONGEST_CODE])
    except TooManyTries as limit:
        return (
            render_template("joining/unknown.html", reason=translated(limit)),
            429,
            seconds(limit),
        )
    if row is None:
        return render_template("joining/unknown.html", reason=None), 404
    known, form = visitor(), NameForm()
    here = url_for(".confirm", typed=row.join_code)
    standing = standing_of(known, row)
    if request.method == "POST" and standing is Standing.STRANGER:
        return redirect(url_for("signing.sign_in", next=here), 303)
    if known and standing is Standing.WELCOME and form.accepted():
        with writing():
            enrolments.enrol(row.id, known.id, form.name.data or "", datetime.now(UTC))
        say(gettext("You are in “%(title)s” now.", title=row.title))
        return redirect(url_for("assigned.overview"), 303)
    if request.method == "POST" and standing is not Standing.WELCOME:
        return redirect(here, 303)
    page = render_template(
        "joining/confirm.html",
        classroom=row,
        teachers=[one.username for one in classes.teachers_of(row.id)],
        form=form,
        here=here,
        standing=standing,
        inside=classes.enrolment_of(known.id, row.id) if known else None,
    )
    return page, 410 if standing is Standing.LATE else form.status


class Standing(StrEnum):
    """How somebody with the code of a class stands to it."""

    TEACHER = "teacher"
    INSIDE = "inside"
    LATE = "late"
    STRANGER = "stranger"
    WELCOME = "welcome"


def standing_of(known: Visitor | None, row: ClassroomRow) -> Standing:
    """Return whether somebody may join; a guest must sign in first."""
    if known and classes.class_taught(known.id, row.id):
        return Standing.TEACHER
    if known and classes.enrolment_of(known.id, row.id):
        return Standing.INSIDE
    if row.archived_at or not row.joinable:
        return Standing.LATE
    return Standing.STRANGER if known is None or known.is_guest else Standing.WELCOME


@pages.route("/classes/<int:classroom_id>/leaving", methods=["GET", "POST"])
def leaving(classroom_id: int) -> ResponseReturnValue:
    """Leave a class that one is in; what was done in it stays with its teachers."""
    account = own_account()
    if classroom_id > LARGEST_ID:
        abort(404)
    joined = enrolments.joined_classes(account.person_id)
    one = next((one for one in joined if one.row.id == classroom_id), None) or abort(404)
    if pressed():
        with writing():
            enrolments.leave(classroom_id, account.person_id, datetime.now(UTC))
        say(gettext("You are not in “%(title)s” any more.", title=one.row.title))
        return redirect(url_for("accounts.account", _anchor="classes"), 303)
    return render_template("joining/leaving.html", joined=one)
