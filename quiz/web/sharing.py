"""With whom a question set is shared: one teacher or all, to read, to copy or to change."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import StringField
from wtforms.validators import AnyOf, ValidationError

from quiz.storage import accounts, set_sharing, usernames
from quiz.storage.accounts import AccountRow
from quiz.storage.database import writing
from quiz.storage.sets import May, QuestionSetRow
from quiz.web.access import own_teacher, owned_set
from quiz.web.forms import LineField, PageForm, pressed
from quiz.web.notices import say

pages = Blueprint("sharing", __name__)

RIGHTS = {
    May.READ: lazy_gettext("look at it, try it and print it"),
    May.COPY: lazy_gettext("look at it and copy it"),
    May.EDIT: lazy_gettext("look at it, copy it and change it: questions, points, title and tags"),
}
NOTHING = "nothing"
CHOOSE = lazy_gettext("Choose one of these.")


class ShareForm(PageForm):
    """With which teacher a set is shared, and for what; `teacher` is whom the name means."""

    username = LineField(
        lazy_gettext("Username of the teacher"),
        usernames.LONGEST,
        lazy_gettext("Give the username of the teacher."),
    )
    may = StringField(lazy_gettext("What they may do"), [AnyOf(tuple(May), message=CHOOSE)])

    teacher: AccountRow | None = None

    def validate_username(self, field: LineField) -> None:
        """Raise ValidationError, which becomes the field's error, unless a teacher has the name.

        That a student has it is not said.
        """
        named = accounts.account_named(field.data or "")
        if named is None or named.teacher_since is None:
            raise ValidationError(
                gettext("No teacher here has this username. Ask for it: it is not the real name.")
            )
        if named.person_id == own_teacher().id:
            raise ValidationError(gettext("This is your own username."))
        self.teacher = named


class AllTeachersForm(PageForm):
    """What every teacher may do with a set."""

    teachers_may = StringField(
        lazy_gettext("All teachers"), [AnyOf((NOTHING, *May), message=CHOOSE)]
    )


@pages.route("/sets/<int:set_id>/sharing", methods=["GET", "POST"])
def sharing(set_id: int) -> ResponseReturnValue:
    """See with whom a set is shared; share it with one more teacher."""
    row, form = owned_set(set_id), ShareForm()
    if form.accepted() and form.teacher:
        teacher, may = form.teacher, May(form.may.data or "")
        with writing():
            set_sharing.share(row, own_teacher(), teacher, may, datetime.now(UTC))
        say(gettext("Shared with %(name)s.", name=teacher.username))
        return redirect(url_for(".sharing", set_id=set_id), 303)
    return sharing_page(row, form, AllTeachersForm()), form.status


def sharing_page(row: QuestionSetRow, form: ShareForm, all_form: AllTeachersForm) -> str:
    return render_template(
        "sharing/sharing.html",
        question_set=row,
        form=form,
        all_form=all_form,
        shares=set_sharing.shares_of(row.id),
        rights=RIGHTS,
        nothing=NOTHING,
    )


@pages.post("/sets/<int:set_id>/sharing/teachers")
def with_all(set_id: int) -> ResponseReturnValue:
    """Share a set with all teachers, or with all of them no more."""
    row, form = owned_set(set_id), AllTeachersForm()
    if not form.accepted():
        return sharing_page(row, ShareForm(), form), form.status
    chosen = form.teachers_may.data
    may = None if chosen == NOTHING else May(chosen or "")
    with writing():
        set_sharing.share_with_all(row, own_teacher(), may, datetime.now(UTC))
    say(gettext("Saved."))
    return redirect(url_for(".sharing", set_id=set_id), 303)


@pages.post("/sets/<int:set_id>/sharing/<int:person_id>/withdrawal")
def withdrawal(set_id: int, person_id: int) -> ResponseReturnValue:
    """Share a set with a teacher no more."""
    row = owned_set(set_id)
    shares = set_sharing.shares_of(row.id)
    share = next((one for one in shares if one.person_id == person_id), None)
    teacher = share and accounts.account(share.person_id)
    if pressed() and teacher:
        with writing():
            set_sharing.take_back(row, own_teacher(), teacher, datetime.now(UTC))
        say(gettext("No longer shared with %(name)s.", name=teacher.username))
    return redirect(url_for(".sharing", set_id=set_id), 303)
