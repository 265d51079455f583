"""Where a question is written: its form as it was sent, what is said of it, and how it is tried."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import FileStorage, MultiDict

from quiz.formats.picture import UnusablePicture
from quiz.questions.asked import Finding, asked
from quiz.questions.flaws import Flaw
from quiz.questions.linting import lint
from quiz.questions.written import WrittenKind
from quiz.storage import sets
from quiz.storage.sets import QuestionSetRow, SetItem
from quiz.web.access import own_teacher
from quiz.web.choice_rows import MOST_ROWS, Rows, arranged, rows_of
from quiz.web.languages import translated
from quiz.web.pictures import keep_picture
from quiz.web.previews import Preview, preview_page
from quiz.web.writing_form import WritingForm

# The buttons that look at the whole question.
SAVE, CHECK, TRY, ANSWER = "save", "check", "try", "answer"
UNPICTURE = "unpicture"
# What the page of a question that is tried has beside the fields of the question itself.
NOT_TYPED = ("csrf_token", "do", "choice", "moved", "keep")

KINDS = {
    WrittenKind.ONE_RIGHT: lazy_gettext("One choice is right"),
    WrittenKind.SEVERAL_RIGHT: lazy_gettext("Several choices may be right"),
    WrittenKind.WRITTEN_ORDER: lazy_gettext("To be put in order"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """What has become of a question meanwhile: `theirs`, or None where it is taken out."""

    username: str
    theirs: SetItem | None


@dataclass(frozen=True, slots=True)
class Desk:
    """A question on its way into a set, where it has no position yet, or to be worded anew.

    `action` is the address that its form is sent to.
    """

    row: QuestionSetRow
    action: str
    position: int | None = None
    conflict: Conflict | None = None


def sent_form(kind: WrittenKind) -> WritingForm:
    """Return a question as it was sent, after the button that was pressed.

    Pictures are kept at once, so that nobody has to send them twice.
    """
    fields, troubles = with_pictures(MultiDict(request.form))
    unpictured = without_picture(fields, pressed())
    rows = rows_of(fields, pressed())
    form = WritingForm(
        kind,
        arranged(fields, rows),
        {renamed: said for name, said in troubles.items() if (renamed := rows.renamed(name))},
        rows.focus or unpictured,
        moved_words(rows),
    )
    if pressed() in (SAVE, CHECK, TRY, ANSWER):
        form.validate()
    return form


def pressed() -> str:
    return request.form.get("do", SAVE)


def with_pictures(
    fields: MultiDict[str, str],
) -> tuple[MultiDict[str, str], dict[str, str]]:
    """Return fields with the digests of the pictures sent with them, and what is wrong with some.

    From a stale page nothing is kept.
    """
    troubles = {}
    for name, upload in request.files.items():
        if not upload.filename or not name.endswith("picture"):
            continue
        try:
            fields[name.removesuffix("picture") + "kept"] = kept_picture(upload)
        except UnusablePicture as reason:
            troubles[name] = translated(reason)
    return fields, troubles


def kept_picture(upload: FileStorage) -> str:
    if "refusal" in g:
        raise UnusablePicture(gettext("Choose the picture once more: it could not be kept."))
    return keep_picture(upload, own_teacher().id, datetime.now(UTC)).digest


def without_picture(fields: MultiDict[str, str], button: str) -> str:
    """Take the picture away whose button was pressed, and return the id of where it was sent."""
    what, _, place = button.partition("-")
    if what != UNPICTURE:
        return ""
    prefix = f"choices-{place}-" if place else ""
    for name in ("kept", "alternative"):
        fields.setlist(prefix + name, [])
    return f"{prefix}picture"


def moved_words(rows: Rows) -> str:
    """Return what a button did, as a sentence for those who do not see it."""
    if rows.said is None:
        return ""
    what, place, to = rows.said
    return {
        "add": gettext("Choice %(num)s is added.", num=place),
        "remove": gettext("Choice %(num)s is removed.", num=place),
    }.get(what) or gettext("Choice %(num)s is now %(place)s.", num=place, place=to)


def is_finished(form: WritingForm) -> bool:
    """Return whether a question is to be kept as it was sent."""
    return pressed() == SAVE and "refusal" not in g and not form.is_wrong


def desk_page(desk: Desk, form: WritingForm) -> ResponseReturnValue:
    """Return the page on which a question is written, or the question to be tried."""
    if pressed() in (TRY, ANSWER) and not form.is_wrong and "refusal" not in g:
        return tried(desk, form)
    page = render_template(
        "writing/question.html",
        desk=desk,
        form=form,
        kinds=KINDS,
        most_choices=MOST_ROWS,
        findings=findings(form),
    )
    return page, 409 if desk.conflict else form.status


def findings(form: WritingForm) -> tuple[Finding, ...] | None:
    """Return what is to be said of the wording; None while it is no question."""
    try:
        question = form.made()
    except ValueError:
        return None
    found = lint(asked(question))
    if form.kind is WrittenKind.SEVERAL_RIGHT:  # the page says so below each of them
        found = tuple(one for one in found if one.flaw is not Flaw.MORE_THAN_ONE_RIGHT)
    return found


def tried(desk: Desk, form: WritingForm) -> ResponseReturnValue:
    """Return a question to be answered as a student would; what is typed goes along, unsaved."""
    row, size = desk.row, sets.size_of(desk.row.id)
    typed = [field for field in form.fields.items(multi=True) if field[0] not in NOT_TYPED]
    return preview_page(
        Preview(
            question=form.made(),
            position=desk.position or size + 1,
            count=size if desk.position else size + 1,
            title=row.title,
            topic=None,
            first_day=row.first_day,
            last_day=row.last_day,
            here=desk.action,
            back=desk.action,
            onward=None,
            typed=typed,
        ),
        begins=pressed() == TRY,
    )
