"""A question set by its link, for whoever has it."""

import secrets

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quiz.questions.code import SEEDS
from quiz.storage import gradebook, sets
from quiz.storage.sets import QuestionSetRow
from quiz.web.access import remember, visitor_id
from quiz.web.home import StartForm, fresh_key
from quiz.web.previews import Preview, preview_page
from quiz.web.sets import topic_of
from quiz.web.taking import begun
from quiz.web.ways_round import is_link_closed

pages = Blueprint("playing", __name__)


@pages.get("/play/<key>")
def quiz(key: str) -> ResponseReturnValue:
    """See what a link leads to before playing it, or go on where one left off."""
    return set_page(key, StartForm())


@pages.post("/play/<key>/attempts")
def start(key: str) -> ResponseReturnValue:
    """Begin an attempt at the questions of a set; pressing twice begins one.

    Its topic need not be open to who plays it, nor be there any more.
    """
    row, form = open_set(key), StartForm()
    if row is None or is_link_closed(row) or not form.accepted():
        return set_page(key, form)
    items = sets.items_of(row.id)
    if not items:
        return redirect(url_for(".quiz", key=key), 303)
    attempt = begun(
        row.topic,
        (row.first_day, row.last_day),
        [item.question for item in items],
        secrets.randbelow(SEEDS),
        form.start_key.data or "",
        row.code,
        set_id=row.id,
        title=row.title,
        points=[item.points for item in items],
        own_exam=form.own_exam,
    )
    remember(attempt.person_id)
    return redirect(url_for("taking.attempt", attempt_id=attempt.id), 303)


@pages.route("/play/<key>/questions/<int:position>", methods=["GET", "POST"])
def question(key: str, position: int) -> ResponseReturnValue:
    """Try one question of a set, and read why; nothing is kept."""
    row = open_set(key)
    if row is None or is_link_closed(row):
        return set_page(key, StartForm())
    items, topic = sets.items_of(row.id), topic_of(row)
    if not 1 <= position <= len(items):
        abort(404)
    return preview_page(
        Preview(
            question=items[position - 1].question,
            position=position,
            count=len(items),
            title=row.title,
            topic=topic.slug if topic else None,
            first_day=row.first_day,
            last_day=row.last_day,
            here=url_for(".question", key=key, position=position),
            back=url_for(".quiz", key=key),
            onward=None,
            shared=True,
        )
    )


def open_set(key: str) -> QuestionSetRow | None:
    row = sets.set_with_key(key)
    return row if row and row.deleted_at is None else None


def set_page(key: str, form: StartForm) -> ResponseReturnValue:
    row, person_id = open_set(key), visitor_id()
    if row is None:
        return render_template("playing/gone.html"), 404
    if is_link_closed(row):
        return render_template("playing/closed.html", title=row.title), 403
    worth = sets.points_of(row.id)
    page = render_template(
        "playing/quiz.html",
        question_set=row,
        form=form,
        questions=len(worth),
        points=sum(worth),
        alike=all(points == 1 for points in worth),
        start_key=fresh_key(),
        open_attempt=person_id and gradebook.open_attempt_at_set(person_id, row.id),
    )
    return page, form.status
