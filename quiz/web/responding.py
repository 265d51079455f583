"""What the page of one question of an attempt shows, and the forms on it."""

from flask import abort, render_template, request
from flask_babel import gettext, lazy_gettext
from wtforms import Field, SelectField, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts import answers
from quiz.attempts.answers import Answer, NothingGiven, UnreadableAnswer
from quiz.attempts.attempt import Item
from quiz.attempts.rules import Rule
from quiz.questions.question import Question, proved_choices
from quiz.storage import gradebook, reports
from quiz.storage.gradebook import AttemptRow
from quiz.web import drawing
from quiz.web.access import attempted_topic
from quiz.web.answered import answered
from quiz.web.attempts import ShownAttempt
from quiz.web.forms import PageForm
from quiz.web.scale import Scale

LONGEST_REPORT = 1000


class ResponseForm(PageForm):
    """The fields of one question; which there are, and what they mean, is the question's.

    It starts with the answer that is saved, where one is and may be changed. `untouched` says that
    nothing was given at all.
    """

    untouched = False

    def __init__(self, question: Question, saved: Answer | None = None) -> None:
        super().__init__()
        self.question = question
        self.saved = answers.as_fields(saved) if saved else {}

    def validate(self, extra_validators: object = None) -> bool:
        """Read the answer; what makes it unreadable becomes the form's error."""
        try:
            self.answer = answers.read(self.question, request.form)
        except UnreadableAnswer as problem:
            self.untouched = isinstance(problem, NothingGiven)
            self.form_errors = [str(problem)]
            return False
        return True

    def typed(self, name: str, otherwise: object) -> str:
        """Return what was sent in a field, or is saved, or what it starts with."""
        return super().typed(name, self.saved.get(name, [otherwise])[0])

    def ticked(self, name: str) -> list[str]:
        """Return what was sent in a field that has several values, or is saved."""
        return request.form.getlist(name) if request.form else self.saved.get(name, [])


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


def item_page(shown: ShownAttempt, item: Item, form: ResponseForm) -> str:
    """Return the page to answer on, or to change the answer on."""
    times = gradebook.answered_times(shown.row.id)
    return render_template(
        "taking/item.html",
        attempt=shown.row,
        shown=shown,
        item=item,
        form=form,
        beads=drawing.beads(times, item.position),
        saved_at=max((time for time in times if time), default=None),
    )


def saved_page(shown: ShownAttempt, item: Item) -> str:
    """Return the page of an answer that stands, though nothing of it may be read yet."""
    return render_template(
        "taking/saved.html",
        attempt=shown.row,
        shown=shown,
        item=item,
        beads=drawing.beads(gradebook.answered_times(shown.row.id), item.position),
    )


def answered_page(shown: ShownAttempt, item: Item, form: ReportForm) -> str:
    """Return the page that says why an answer is right or wrong."""
    attempt = shown.row
    scale, topic = scale_of(attempt), attempted_topic(attempt)
    question_id = gradebook.question_id_at(attempt.id, item.position) or abort(404)
    return render_template(
        "taking/answered.html",
        attempt=attempt,
        shown=shown,
        item=item,
        beads=drawing.beads(gradebook.answered_times(attempt.id), item.position),
        scale=scale,
        answered=answered(item, scale, Rule(attempt.rule)),
        topic_slug=topic and topic.slug,
        form=form,
        longest=LONGEST_REPORT,
        reports=reports.reports_by(attempt.person_id, question_id),
    )
