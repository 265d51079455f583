"""A question as a student sees it, tried by a teacher, or by its link: nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import render_template
from flask.typing import ResponseReturnValue

from quiz.attempts.attempt import Item, respond
from quiz.questions.question import Question
from quiz.web.answered import answered
from quiz.web.responding import ResponseForm
from quiz.web.scale import Scale


@dataclass(frozen=True, slots=True)
class Preview:
    """A question to try, where it stands among others, and what it is drawn with.

    `topic` is the slug of the topic if it may be read; `here`, `back` and `onward` are addresses:
    of the question, of where it came from, and of the next one if there is one. A question that is
    kept nowhere yet goes along as it is `typed`: fields of a form. One that is `shared` is tried by
    whoever has its link, and came from the quiz that it is of.
    """

    question: Question
    position: int
    count: int
    title: str
    topic: str | None
    first_day: int
    last_day: int
    here: str
    back: str
    onward: str | None
    typed: Sequence[tuple[str, str]] = ()
    shared: bool = False


def preview_page(preview: Preview, *, begins: bool = False) -> ResponseReturnValue:
    """Return the question to be answered or, once an answer is sent, why it is right or wrong.

    What was sent where it `begins` is the question, and no answer.
    """
    question, form = preview.question, ResponseForm(preview.question)
    if begins or not form.accepted():
        item = Item(preview.position, question)
        page = render_template("previews/item.html", preview=preview, item=item, form=form)
        return page, form.status
    item = Item(preview.position, question, respond(question, form.answer, datetime.now(UTC)))
    scale = Scale.covering(preview.first_day, preview.last_day)
    return render_template(
        "previews/answered.html",
        preview=preview,
        item=item,
        scale=scale,
        answered=answered(item, scale),
    )
