"""Writing questions by hand: into an empty set, or one that has some."""

from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.formats.picture import LARGEST_PICTURE
from quiz.questions.written import WrittenKind
from quiz.storage import composing, sets
from quiz.storage.database import writing
from quiz.web.access import editable_set, own_teacher, visitor
from quiz.web.building import KeepForm
from quiz.web.desk import Desk, desk_page, is_finished, sent_form
from quiz.web.home import fresh_key
from quiz.web.notices import say
from quiz.web.sets import version_seen
from quiz.web.writing_form import WritingForm, blank

pages = Blueprint("writing", __name__)

LARGEST_TEXTS = 1024 * 1024  # bytes
MOST_PICTURES = 4  # sent at once; those sent before are kept
MOST_PARTS = 400


@pages.url_value_preprocessor
def take_pictures(endpoint: str | None, _values: object) -> None:
    """Let a teacher send pictures: this must be known before anything reads the form."""
    if endpoint != "writing.new_set":
        take_a_question()


def take_a_question() -> None:
    """Let what is sent be as large as a question may be; what a teacher sends, with pictures."""
    known = visitor()
    pictures = MOST_PICTURES * LARGEST_PICTURE if known and known.is_teacher else 0
    request.max_content_length = LARGEST_TEXTS + pictures
    request.max_form_memory_size = LARGEST_TEXTS
    request.max_form_parts = MOST_PARTS


@pages.route("/sets/new", methods=["GET", "POST"])
def new_set() -> ResponseReturnValue:
    """Begin a question set without questions; pressing twice begins one."""
    owner, form = own_teacher().id, KeepForm()
    if not form.accepted():
        return render_template("writing/new_set.html", form=form, key=fresh_key()), form.status
    key = form.key.data or ""
    with writing():
        earlier = sets.set_with_key(key)
        row = earlier if earlier and earlier.owner_id == owner else None
        if row is None:
            own = fresh_key() if earlier else key
            made = sets.of_no_topic(owner, form.title.data or "", own, datetime.now(UTC))
            row = sets.keep(made)
    return redirect(url_for("sets.question_set", set_id=row.id), 303)


@pages.route("/sets/<int:set_id>/questions/new", methods=["GET", "POST"])
def new_question(set_id: int) -> ResponseReturnValue:
    """Write a question, and put it at the end of a set."""
    row, kind = editable_set(set_id), kind_asked_for()
    action = url_for(".new_question", set_id=set_id, kind=kind, version=row.version)
    if request.method == "GET":
        return desk_page(Desk(row, action), WritingForm(kind, blank()))
    form = sent_form(kind)
    if not is_finished(form):
        return desk_page(Desk(row, action), form)
    question, now = form.made(), datetime.now(UTC)
    with writing():
        place = composing.write(row, own_teacher(), question, form.worth, version_seen(), now)
    say(gettext("Question %(num)s is written.", num=place))
    return redirect(back_to(set_id, place), 303)


def kind_asked_for() -> WrittenKind:
    """Return the kind of question that the address names; 404 where there is no such kind."""
    name = request.args.get("kind", "")
    return WrittenKind(name) if name in list(WrittenKind) else abort(404)


def back_to(set_id: int, position: int) -> str:
    """Return the address of a question of a set, where it is said what was done."""
    anchor = f"question-{position}"
    return url_for("sets.question_set", set_id=set_id, at=position, _anchor=anchor)
