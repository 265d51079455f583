"""Corrections of questions that students answered, and of their scores."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext, ngettext
from wtforms import Field, TextAreaField
from wtforms.validators import ValidationError

from quiz.attempts import answers
from quiz.attempts.answers import Answer, UnreadableAnswer
from quiz.attempts.correcting import (
    AlsoRight,
    Correction,
    CreditForAll,
    Dropped,
    Marked,
    NewKey,
    UnusableCorrection,
    check,
    next_version,
    remarked,
    to_json,
)
from quiz.questions.question import Ordering, Question
from quiz.questions.written import WrittenOrdering, WrittenQuestion
from quiz.storage import bank, classes, composing, corrections, set_sharing, sets
from quiz.storage.assignments import AssignmentRow
from quiz.storage.corrections import CorrectionRow, LaterCorrection, Overtaken
from quiz.storage.database import writing
from quiz.storage.sets import May
from quiz.web.access import LARGEST_ID, own_teacher, taught_assignment, taught_class
from quiz.web.classrooms import current_class
from quiz.web.corrected import in_words
from quiz.web.forms import PageForm, pressed
from quiz.web.languages import translated
from quiz.web.notices import say

pages = Blueprint("corrections", __name__)

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question as it was asked in an assignment, and the correction that stands."""

    assignment: AssignmentRow
    question_id: int
    question: Question
    standing: CorrectionRow | None

    @property
    def is_order(self) -> bool:
        return isinstance(self.question, Ordering | WrittenOrdering)

    @property
    def is_dropped(self) -> bool:
        return self.standing is not None and isinstance(self.standing.correction, Dropped)


@dataclass(frozen=True, slots=True)
class Change:
    """One student's attempt before and after."""

    name: str
    before: Marked
    after: Marked


class CorrectionForm(PageForm):
    """What is right now, why, and whether a score may fall."""

    reason = TextAreaField(lazy_gettext("What was wrong?"))

    def __init__(self, corrected: Corrected) -> None:
        super().__init__()
        self.corrected = corrected
        self.kind = request.form.get("kind", "")
        self.raise_only = "may_fall" not in request.form
        self.correction: Correction | None = None

    def validate(self, extra_validators: object = None) -> bool:
        """Read the correction; what is wrong with it becomes the form's error."""
        fine = super().validate()
        try:
            self.correction = self.read()
            check(self.corrected.question, self.correction)
        except (UnreadableAnswer, UnusableCorrection) as reason:
            self.form_errors = [translated(reason)]
            return False
        return fine

    def read(self) -> Correction:
        standing = self.corrected.standing
        if standing is not None and isinstance(standing.correction, Dropped):
            raise UnusableCorrection(
                gettext("The question was dropped. Take that back before correcting it otherwise.")
            )
        match self.kind:
            case "new-key":
                return NewKey(self.read_answer())
            case "also-right":
                earlier = standing.correction if standing else None
                before = earlier.answers if isinstance(earlier, AlsoRight) else ()
                return AlsoRight(tuple(dict.fromkeys((*before, self.read_answer()))))
            case "credit-for-all":
                return CreditForAll()
            case "dropped":
                return Dropped()
            case _:
                raise UnusableCorrection(gettext("Say how the question is to be marked."))

    def read_answer(self) -> Answer:
        return answers.read(self.corrected.question, Typed())

    def validate_reason(self, field: Field) -> None:
        field.data = (field.data or "").strip()
        if not field.data:
            raise ValidationError(gettext("Say in a few words what was wrong: students read it."))
        if len(field.data) > LONGEST_REASON:
            raise ValidationError(
                gettext(
                    "At most %(longest)s characters are kept; this has %(count)s.",
                    longest=LONGEST_REASON,
                    count=len(field.data),
                )
            )


class Typed:
    """The fields of a page on which an order counts as given, though nothing was moved."""

    def get(self, name: str, default: str, /) -> str:
        return "yes" if name == "keep" else request.form.get(name, default)

    def getlist(self, name: str, /) -> list[str]:
        return request.form.getlist(name)


@pages.route(
    "/assignments/<int:assignment_id>/questions/<int:question_id>/correction",
    methods=["GET", "POST"],
)
def correction(assignment_id: int, question_id: int) -> ResponseReturnValue:
    """Correct a question: see each score that changes, then change them all at once."""
    corrected = corrected_question(assignment_id, question_id)
    current_class(corrected.assignment.classroom_id)
    form = CorrectionForm(corrected)
    changes: Sequence[Change] | None = None
    if form.accepted() and form.correction:
        try:
            changes = changes_of(corrected, form)
        except UnusableCorrection as reason:
            form.form_errors.append(translated(reason))
        else:
            if request.form.get("seen") == digest(form.correction, changes):
                try:
                    row = kept(corrected, form, changes)
                except Overtaken:
                    form.form_errors.append(gettext("Marks have changed meanwhile. Look again."))
                    changes = changes_of(corrected, form)
                else:
                    say_done(row, len(changes))
                    return redirect(url_for(".ledger", assignment_id=assignment_id), 303)
    return correction_page(corrected, form, changes), form.status


def corrected_question(assignment_id: int, question_id: int) -> Corrected:
    """Return a question asked in an assignment of the visitor's class; 404 for any other."""
    assignment = taught_assignment(assignment_id)
    if question_id > LARGEST_ID or corrections.asked_in(assignment.id, question_id) is None:
        abort(404)
    return Corrected(
        assignment,
        question_id,
        bank.question_numbered(question_id),
        corrections.standing(assignment.id, question_id),
    )


def changes_of(corrected: Corrected, form: CorrectionForm) -> list[Change]:
    """Return each attempt whose score the correction changes, in order of the names."""
    assignment, made = corrected.assignment, form.correction
    assert made is not None
    names = classes.names_in(assignment.classroom_id)
    changes = []
    for one in corrections.marked_items(assignment.id, corrected.question_id):
        after = remarked(one.marked, made, corrected.question, one.rule, raise_only=form.raise_only)
        if after:
            changes.append(Change(names.get(one.person_id, ""), one.marked, after))
    return sorted(changes, key=lambda change: (change.name.casefold(), change.before.attempt))


def digest(made: Correction, changes: Sequence[Change]) -> str:
    """Return what stands for a preview: another where a mark has changed since."""
    return hashlib.sha256(repr((to_json(made), changes)).encode()).hexdigest()


def kept(corrected: Corrected, form: CorrectionForm, changes: Sequence[Change]) -> CorrectionRow:
    """Change all the scores, keep who did it and why, and ask it rightly from now on."""
    teacher, made, now = own_teacher(), form.correction, datetime.now(UTC)
    assert made is not None and teacher.username is not None
    new = next_version(corrected.question, made)
    with writing():
        row = CorrectionRow(
            assignment_id=corrected.assignment.id,
            question_id=corrected.question_id,
            replaced_by=bank.keep([new])[0] if new else None,
            said=to_json(made),
            reason=form.reason.data or "",
            raise_only=form.raise_only,
            person_id=teacher.id,
            username=teacher.username,
            made_at=now,
        )
        corrections.apply(row, [(change.before, change.after) for change in changes])
        if new:
            reword(corrected.assignment, corrected.question_id, new, now)
        return row


def reword(assignment: AssignmentRow, old_id: int, new: WrittenQuestion, now: datetime) -> None:
    """Put another version of a question into the set, if the teacher may and it still has the old
    one.
    """
    teacher, set_id = own_teacher(), assignment.set_id
    row = set_sharing.set_for(teacher.id, set_id, May.EDIT) if set_id else None
    for item in sets.items_of(row.id) if row else ():
        placed = item.placed
        if row and placed.question_id == old_id and placed.written_id:
            composing.reword(row, teacher, placed.written_id, new, None, old_id, now)


def say_done(row: CorrectionRow, changed: int) -> None:
    say(
        ngettext(
            "Corrected. %(num)s score has changed.",
            "Corrected. %(num)s scores have changed.",
            changed,
        ),
        url_for(".undoing", correction_id=row.id),
    )


def correction_page(
    corrected: Corrected, form: CorrectionForm, changes: Sequence[Change] | None
) -> str:
    seen = "" if changes is None or not form.correction else digest(form.correction, changes)
    return render_template(
        "corrections/correction.html",
        corrected=corrected,
        form=form,
        changes=changes,
        seen=seen,
        kinds=kinds_for(corrected),
        several=getattr(corrected.question, "several", False),
        ticked=set(request.form.getlist("choice")) or set(corrected.question.key),
        places={
            choice: place
            for place, choice in enumerate(
                corrected.question.key if corrected.is_order else (), start=1
            )
        },
        longest=LONGEST_REASON,
    )


def kinds_for(corrected: Corrected) -> dict[str, str]:
    """Return the ways in which the question can be corrected, in words; a proof stays a proof."""
    kinds = {
        "new-key": gettext("Another key is right, and only that."),
        "also-right": gettext("Another answer is right as well."),
        "credit-for-all": gettext("Everybody has credit for it, answered or not."),
        "dropped": gettext("It counts for nothing: it is taken out of every total."),
    }
    if isinstance(corrected.question, Ordering):
        del kinds["new-key"]
    return kinds


@pages.get("/assignments/<int:assignment_id>/corrections")
def ledger(assignment_id: int) -> str:
    """See every correction of an assignment: what, why, by whom, and how many scores changed."""
    assignment = taught_assignment(assignment_id)
    rows = corrections.ledger(assignment.id)
    questions = {row.question_id: bank.question_numbered(row.question_id) for row in rows}
    return render_template(
        "corrections/ledger.html",
        assignment=assignment,
        rows=rows,
        questions=questions,
        said={row.id: in_words(row.correction, questions[row.question_id]) for row in rows},
        changed=corrections.corrected_counts(assignment.id),
        zone=ZoneInfo(taught_class(assignment.classroom_id).zone),
    )


@pages.post("/corrections/<int:correction_id>/undoing")
def undoing(correction_id: int) -> ResponseReturnValue:
    """Take a correction back: each score is again what it was, and so is what is asked."""
    row = own_correction(correction_id)
    assignment = taught_assignment(row.assignment_id)
    current_class(assignment.classroom_id)
    if pressed() and row.undone_at is None:
        now, before = datetime.now(UTC), bank.question_numbered(row.question_id)
        try:
            with writing():
                corrections.undo(row, now)
                if row.replaced_by and isinstance(before, WrittenQuestion):
                    reword(assignment, row.replaced_by, before, now)
        except LaterCorrection:
            say(gettext("The question was corrected once more since. Take that back first."))
        except Overtaken:
            say(gettext("That cannot be taken back: a mark was changed otherwise since."))
        else:
            say(gettext("Taken back: each score is again what it was."))
    return redirect(url_for(".ledger", assignment_id=row.assignment_id), 303)


def own_correction(correction_id: int) -> CorrectionRow:
    """Return a correction in an assignment of the visitor's class; 404 for any other."""
    own_teacher()
    row = corrections.correction_numbered(correction_id) if correction_id <= LARGEST_ID else None
    if row is None:
        abort(404)
    taught_assignment(row.assignment_id)
    return row
