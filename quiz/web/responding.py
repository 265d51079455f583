"""What the page of one question of an attempt shows, and the forms on it."""

import secrets

from flask import abort, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from wtforms import Field, SelectField, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts import answers
from quiz.attempts.answers import NothingGiven, UnreadableAnswer
from quiz.attempts.attempt import Item, Response
from quiz.attempts.rules import Rule
from quiz.questions.question import Question, proved_choices
from quiz.storage import drafts, flagging, gradebook, reports, sets
from quiz.storage.drafts import Standing
from quiz.storage.gradebook import AttemptRow
from quiz.storage.revisions import Revision
from quiz.web import drawing
from quiz.web.access import attempted_topic
from quiz.web.answered import answered
from quiz.web.attempts import ShownAttempt
from quiz.web.corrected import corrected_in
from quiz.web.drawing import Bead
from quiz.web.forms import PageForm
from quiz.web.languages import translated
from quiz.web.scale import Scale

LONGEST_REPORT = 1000
LONGEST_PAGE_NAME = 32
# What a student can say of an answer, by the values of its field.
SURE = {"yes": True, "no": False}


class ResponseForm(PageForm):
    """The fields of one question; which there are, and what they mean, is the question's.

    It starts with the answer that is saved, where one is and may be changed. `untouched` says that
    nothing was given at all; `sure` is what the student says of the answer, if anything.
    """

    untouched = False

    def __init__(self, question: Question, saved: Response | None = None) -> None:
        super().__init__()
        self.question = question
        self.saved = answers.as_fields(saved.answer) if saved else {}
        if saved and saved.sure is not None:
            self.saved["sure"] = ["yes" if saved.sure else "no"]
        self.sure = SURE.get(request.form.get("sure", ""))

    @property
    def revision(self) -> Revision | None:
        """Return which state of the answer was sent; None from a page that does not say."""
        seen, change = (whole_number(request.form.get(one, "")) for one in ("revision", "change"))
        page = request.form.get("page-name", "")
        if seen is None or not change or not 1 <= len(page) <= LONGEST_PAGE_NAME:
            return None
        return Revision(seen, seen + change, page)

    def validate(self, extra_validators: object = None) -> bool:
        """Read the answer; what makes it unreadable becomes the form's error."""
        try:
            self.answer = answers.read(self.question, request.form)
        except UnreadableAnswer as problem:
            self.untouched = isinstance(problem, NothingGiven)
            self.form_errors = [translated(problem)]
            return False
        return True

    def typed(self, name: str, otherwise: object) -> str:
        """Return what was sent in a field, or is saved, or what it starts with."""
        return super().typed(name, self.saved.get(name, [otherwise])[0])

    def ticked(self, name: str) -> list[str]:
        """Return what was sent in a field that has several values, or is saved."""
        return request.form.getlist(name) if request.form else self.saved.get(name, [])


def whole_number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else None


def standing_fields(kept: Standing) -> dict[str, list[str]]:
    """Return the fields of a page on which what is kept of an item stands."""
    fields = answers.as_fields(kept.answer) if kept.answer else {}
    if kept.sure is not None:
        fields["sure"] = ["yes" if kept.sure else "no"]
    return fields


class ReportForm(PageForm):
    """What looks wrong to a student, and in which event, if it is one."""

    message = TextAreaField(lazy_gettext("What looks wrong?"))
    event = SelectField(lazy_gettext("Which event is it about?"), validate_choice=False)

    def __init__(self, question: Question) -> None:
        super().__init__()
        events = {one.event: one.text for one in proved_choices(question) if one.event}
        self.event.choices = [("", gettext("None of them, or all")), *events.items()]
        self.named = self.event.data if self.event.data in events else None

    def validate_message(self, field: Field) -> None:
        field.data = (field.data or "").strip()
        if not field.data:
            raise ValidationError(gettext("Say in a few words what looks wrong."))
        if len(field.data) > LONGEST_REPORT:
            raise ValidationError(
                gettext(
                    "At most %(longest)s characters are read; this has %(count)s.",
                    longest=LONGEST_REPORT,
                    count=len(field.data),
                )
            )


def item_or_404(attempt: AttemptRow, position: int) -> Item:
    if position > attempt.questions:
        abort(404)
    return gradebook.item_at(attempt.id, position) or abort(404)


def scale_of(attempt: AttemptRow) -> Scale:
    return Scale.covering(attempt.first_day, attempt.last_day)


def beads(shown: ShownAttempt, item: Item) -> tuple[Bead, ...]:
    times = gradebook.answered_times(shown.row.id)
    return drawing.beads(times, item.position, flagging.flagged_positions(shown.row.id))


def onward(attempt: AttemptRow, after: int | None) -> str:
    """Return where it goes on behind an answer that stands: to the open question `after` it.

    Without one it goes back to all questions while any is open, and else to the score.
    """
    if attempt.finished_at is not None:
        return url_for("taking.result", attempt_id=attempt.id)
    if after is None:
        return url_for("submitting.overview", attempt_id=attempt.id)
    return url_for("taking.item", attempt_id=attempt.id, position=after)


def alone(attempt: AttemptRow, position: int) -> str | None:
    """Return the address at which anybody can try a question; None where it was asked of few."""
    if attempt.assignment_id is not None:
        return None
    question_set = attempt.set_id and sets.set_numbered(attempt.set_id)
    if question_set:
        return url_for("playing.question", key=question_set.key, position=position)
    if attempt.code and attempted_topic(attempt):
        return url_for("quizzes.question", typed=attempt.code, position=position)
    return None


def item_page(shown: ShownAttempt, item: Item, form: ResponseForm) -> str:
    """Return the page to answer on, or to change the answer on."""
    times = gradebook.answered_times(shown.row.id)
    kept = drafts.standing(shown.row.id, item.position)
    if not kept.answered:
        form.saved = standing_fields(kept)
    return render_template(
        "taking/item.html",
        attempt=shown.row,
        shown=shown,
        item=item,
        form=form,
        kept=kept,
        page_name=secrets.token_hex(8),
        beads=beads(shown, item),
        saved_at=max((time for time in times if time), default=None),
    )


def saved_page(shown: ShownAttempt, item: Item) -> str:
    """Return the page of an answer that stands, though nothing of it may be read yet."""
    return render_template(
        "taking/saved.html",
        attempt=shown.row,
        shown=shown,
        item=item,
        beads=beads(shown, item),
    )


def answered_page(shown: ShownAttempt, item: Item, form: ReportForm) -> str:
    """Return the page that says why an answer is right or wrong."""
    attempt = shown.row
    after = gradebook.first_open_position(attempt.id, item.position)
    scale, topic = scale_of(attempt), attempted_topic(attempt)
    question_id = gradebook.question_id_at(attempt.id, item.position) or abort(404)
    return render_template(
        "taking/answered.html",
        attempt=attempt,
        shown=shown,
        item=item,
        beads=beads(shown, item),
        onward=onward(attempt, after),
        more=after is not None,
        alone=alone(attempt, item.position),
        scale=scale,
        answered=answered(item, scale, Rule(attempt.rule)),
        corrected=corrected_in(attempt, item).get(item.position),
        topic_slug=topic and topic.slug,
        form=form,
        longest=LONGEST_REPORT,
        reports=reports.reports_by(attempt.person_id, question_id),
    )
