"""Written questions worded anew, and what they said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quiz.questions.question import Kind
from quiz.questions.rewording import Change
from quiz.questions.rewording import changes as changed
from quiz.questions.written import WrittenMultipleChoice, WrittenOrdering
from quiz.storage import composing, sets, written
from quiz.storage.composing import RewordedMeanwhile
from quiz.storage.database import writing
from quiz.storage.sets import QuestionSetRow, SetItem
from quiz.storage.written import Version
from quiz.web.access import editable_set, own_teacher
from quiz.web.desk import Conflict, Desk, desk_page, is_finished, sent_form
from quiz.web.forms import pressed
from quiz.web.notices import say
from quiz.web.sets import item_at, number_given, topic_of
from quiz.web.writing import back_to, kind_asked_for, take_a_question
from quiz.web.writing_form import WritingForm, begun

pages = Blueprint("rewording", __name__)


@pages.url_value_preprocessor
def take_pictures(endpoint: str | None, _values: object) -> None:
    """Let a teacher send pictures: this must be known before anything reads the form."""
    if endpoint == "rewording.question":
        take_a_question()


@pages.route("/sets/<int:set_id>/items/<int:position>/question", methods=["GET", "POST"])
def question(set_id: int, position: int) -> ResponseReturnValue:
    """Word a written question anew; whoever was asked it as it was keeps that."""
    row = editable_set(set_id)
    if request.method == "POST" and "seen" in request.args:
        return reworded(row, position)
    item = item_at(sets.items_of(row.id), position)
    if isinstance(item.question, WrittenMultipleChoice | WrittenOrdering):
        form = WritingForm(item.question.kind, begun(item.question, item.points))
        return desk_page(Desk(row, action_of(row, item), position), form)
    return generated_page(row, item)


def generated_page(row: QuestionSetRow, item: SetItem) -> str:
    return render_template(
        "writing/generated.html",
        question_set=row,
        item=item,
        topic=topic_of(row),
        kinds=tuple(Kind),
    )


def action_of(row: QuestionSetRow, item: SetItem) -> str:
    """Return where a question is sent that was seen in this state."""
    kind, placed = item.question.kind, item.placed
    return action(row, item.position, kind, placed.written_id or 0, placed.question_id)


def action(row: QuestionSetRow, position: int, kind: str, written_id: int, seen: int) -> str:
    return url_for(
        "rewording.question",
        set_id=row.id,
        position=position,
        kind=kind,
        written=written_id,
        seen=seen,
    )


def reworded(row: QuestionSetRow, position: int) -> ResponseReturnValue:
    """Keep a question as it was sent; where somebody was faster, show both."""
    kind, written_id, seen = kind_asked_for(), number_given("written"), number_given("seen")
    form = sent_form(kind)
    if not is_finished(form):
        again = action(row, position, kind, written_id, seen)
        return desk_page(Desk(row, again, position), form)
    made, now = form.made(), datetime.now(UTC)
    try:
        with writing():
            place = composing.reword(row, own_teacher(), written_id, made, form.worth, seen, now)
    except RewordedMeanwhile as conflict:
        return desk_page(conflicting(row, written_id, conflict.item), form)
    say(gettext("Question %(num)s is saved.", num=place))
    return redirect(back_to(row.id, place), 303)


def conflicting(row: QuestionSetRow, written_id: int, item: SetItem | None) -> Desk:
    """Return where to go on with a question that somebody else was faster at."""
    if item is None:
        kind = kind_asked_for()
        again = url_for("writing.new_question", set_id=row.id, kind=kind, version=row.version)
        return Desk(row, again, conflict=Conflict("", None))
    (last, *_) = written.versions_of(written_id)
    conflict = Conflict(last.row.username, item)
    return Desk(row, action_of(row, item), item.position, conflict)


@dataclass(frozen=True, slots=True)
class Step:
    """A version, what was changed to make it of the one before, and whether the set asks it."""

    version: Version
    changes: tuple[Change, ...]
    is_asked: bool


@pages.route("/sets/<int:set_id>/items/<int:position>/versions", methods=["GET", "POST"])
def versions(set_id: int, position: int) -> ResponseReturnValue:
    """See what a question said before, and who changed it; bring an earlier version back."""
    row = editable_set(set_id)
    item = item_at(sets.items_of(row.id), position)
    written_id = item.placed.written_id
    if written_id is None:
        return generated_page(row, item)
    if pressed():
        return brought_back(row, item)
    steps = steps_of(written.versions_of(written_id), item.placed.question_id)
    return render_template("writing/versions.html", question_set=row, item=item, steps=steps)


def steps_of(found: Sequence[Version], asked_id: int) -> list[Step]:
    """Return versions, the latest first, each with what it changed."""
    asked = next((one for one in found if one.row.question_id == asked_id), None)
    earlier = [*found[1:], None]
    return [
        Step(one, changed(before.question, one.question) if before else (), one is asked)
        for one, before in zip(found, earlier, strict=True)
    ]


def brought_back(row: QuestionSetRow, item: SetItem) -> ResponseReturnValue:
    """Let a set ask again what a question said before: that is its newest version then."""
    here = url_for(".versions", set_id=row.id, position=item.position)
    wanted = written.version(number_given("written"), number_given("number"))
    if wanted is None:
        return redirect(here, 303)
    seen, now = number_given("seen"), datetime.now(UTC)
    try:
        with writing():
            place = composing.reword(
                row, own_teacher(), wanted.row.written_id, wanted.question, None, seen, now
            )
    except RewordedMeanwhile:
        say(gettext("The question was changed meanwhile. Look at it as it is now, and try again."))
        return redirect(here, 303)
    say(gettext("Version %(num)s is back.", num=wanted.row.number))
    return redirect(back_to(row.id, place), 303)
