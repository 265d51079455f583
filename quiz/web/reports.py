"""What looks wrong to students: how they say so, and what teachers make of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts.answers import as_text
from quiz.attempts.attempt import Item, respond
from quiz.events.event import Event
from quiz.questions.question import Choice, proved_choices
from quiz.storage import accounts, gradebook, library, reports
from quiz.storage.database import writing
from quiz.storage.reports import Report, ReportRow, TooManyReports
from quiz.web.access import edits, own_attempt, own_teacher, settleable_report
from quiz.web.answered import answered
from quiz.web.attempts import shown_attempt
from quiz.web.forms import PageForm
from quiz.web.languages import translated
from quiz.web.notices import say
from quiz.web.responding import ReportForm, answered_page, item_or_404
from quiz.web.scale import Scale, outermost_days

pages = Blueprint("reports", __name__)

LONGEST_REPLY = 1000
A_PAGE, MOST_OPEN = 20, 100
MOST_DIGITS = 6


@pages.post("/attempts/<int:attempt_id>/items/<int:position>/reports")
def report(attempt_id: int, position: int) -> ResponseReturnValue:
    """Tell the teachers of a topic what looks wrong in a question that one has answered."""
    attempt = own_attempt(attempt_id)
    item, shown = item_or_404(attempt, position), shown_attempt(attempt)
    if item.response is None or attempt.topic_id is None or not shown.may.explained:
        abort(404)
    form = ReportForm(item.question)
    if form.accepted():
        row = ReportRow(
            topic_id=attempt.topic_id,
            person_id=attempt.person_id,
            question_id=gradebook.question_id_at(attempt_id, position),
            answer=as_text(item.response.answer),
            event=form.named,
            message=form.message.data,
            made_at=datetime.now(UTC),
        )
        try:
            with writing():
                reports.add(row)
        except TooManyReports as limit:
            form.message.errors = [translated(limit)]
            return answered_page(shown, item, form), 429
        say(gettext("Thank you. A teacher will read it, and the reply will stand here."))
        return redirect(url_for("taking.item", attempt_id=attempt_id, position=position), 303)
    return answered_page(shown, item, form), form.status


@pages.get("/reports")
def waiting() -> str:
    """See what students reported of one's topics: what is open first, then what is settled."""
    teacher_id, page = own_teacher().id, page_asked_for()
    settled = reports.reports_for(teacher_id, A_PAGE + 1, settled=True, skipped=(page - 1) * A_PAGE)
    return render_template(
        "reports/waiting.html",
        waiting=reports.reports_for(teacher_id, MOST_OPEN, settled=False) if page == 1 else [],
        number=reports.number_open(teacher_id),
        settled=settled[:A_PAGE],
        page=page,
        more=len(settled) > A_PAGE,
    )


def page_asked_for() -> int:
    given = request.args.get("page", "")
    readable = given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS
    return max(1, int(given)) if readable else 1


class ReplyForm(PageForm):
    """What is said to the student, if anything."""

    reply = TextAreaField(lazy_gettext("A reply, if you like"))

    def validate_reply(self, field: Field) -> None:
        field.data = (field.data or "").strip()
        if len(field.data) > LONGEST_REPLY:
            raise ValidationError(
                gettext(
                    "A reply has at most %(longest)s characters; this has %(count)s.",
                    longest=LONGEST_REPLY,
                    count=len(field.data),
                )
            )


@pages.get("/reports/<int:report_id>")
def reported(report_id: int) -> str:
    """Read a report beside the question, the answer, and the events it is about."""
    return report_page(settleable_report(report_id), ReplyForm())


@pages.post("/reports/<int:report_id>/settlement")
def settlement(report_id: int) -> ResponseReturnValue:
    """Settle a report, with a reply that the student finds beside the question."""
    report, form = settleable_report(report_id), ReplyForm()
    if not form.accepted():
        return report_page(report, form), form.status
    with writing():
        first = reports.settle(
            report.row, own_teacher().id, form.reply.data or "", datetime.now(UTC)
        )
    say(gettext("Settled.") if first else gettext("Somebody has settled this report before."))
    return redirect(
        url_for(".waiting") if first else url_for(".reported", report_id=report_id), 303
    )


def report_page(report: Report, form: ReplyForm) -> str:
    events = library.events_of(report.topic.id)
    names = {event.name for event in events}
    first_day, last_day = days_of(report, events)
    scale = Scale.covering(first_day, last_day)
    item = Item(1, report.question, respond(report.question, report.answer, report.row.made_at))
    settled_by = report.row.settled_by and accounts.account(report.row.settled_by)
    return render_template(
        "reports/report.html",
        report=report,
        form=form,
        scale=scale,
        topic_days=last_day - first_day + 1,
        answered=answered(item, scale),
        events=[one for one in events_asked(report) if one.event in names],
        editable=edits(report.topic),
        settled_by=settled_by,
    )


def days_of(report: Report, events: Sequence[Event]) -> tuple[int, int]:
    """Return the first and the last day of a topic, or of the question where that goes beyond."""
    asked = [one.given for one in proved_choices(report.question) if one.given]
    days = [day for date in asked for day in (date.earliest, date.latest) if day is not None]
    days += outermost_days(events) or ()
    return min(days, default=0), max(days, default=0)


def events_asked(report: Report) -> Sequence[Choice]:
    """Return the event that a report is about, or all of its question."""
    asked = [one for one in proved_choices(report.question) if one.event]
    return [one for one in asked if one.event == report.row.event] or asked
