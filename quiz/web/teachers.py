"""Teachers: who they are, the invitations they give, and how others come in by them."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from logging import LogRecord

from flask import Blueprint, Flask, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from quiz.storage import accounts, invitations
from quiz.storage.accounts import AccountRow
from quiz.storage.database import writing
from quiz.storage.invitations import ClosedInvitation, UnusableName
from quiz.web.access import own_account, own_invitation, own_teacher, visitor
from quiz.web.forms import PageForm
from quiz.web.languages import translated
from quiz.web.signing import NewAccountForm, enter, made, played, signed_in

pages = Blueprint("teachers", __name__)

# What these addresses end in opens a door, to the teachers or into a class, and what is logged can
# be shown to anyone.
TOKEN = re.compile(r"(/(?:invitations|join)/+)\S+", re.IGNORECASE)


def register(app: Flask) -> None:
    app.logger.addFilter(keep_no_token)


def keep_no_token(record: LogRecord) -> bool:
    """Take the token out of what the application logs, as after an error on such a page."""
    record.msg, record.args = without_token(record.getMessage()), ()
    return True


def without_token(text: str) -> str:
    return TOKEN.sub(r"\1<token>", text)


@pages.route("/invitations/<token>", methods=["GET", "POST"])
def invitation(token: str) -> ResponseReturnValue:
    """Become a teacher by the link that somebody sent."""
    known = visitor()
    if known and known.is_teacher:
        flash(gettext("You teach here already. An invitation that is still open is for another."))
        return redirect(url_for(".teachers"), 303)
    form = PageForm() if signed_in() else NewAccountForm()
    with suppress(ClosedInvitation):  # the page says why
        if form.accepted() and (account := newcomer(form, token)):
            flash(gettext("Welcome, %(name)s: you teach here now.", name=account.username))
            return redirect(url_for("topics.library"), 303)
    found = invitations.invitation(token)
    inviter = accounts.account(found.invited_by) if found and found.invited_by else None
    shown = {"invitation": found, "inviter": inviter, "known": known}
    if found is None or not found.is_open(datetime.now(UTC)):
        return render_template("teachers/closed.html", **shown), 410 if found else 404
    page = render_template(
        "teachers/invitation.html", form=form, token=token, played=played(), **shown
    )
    return page, form.status, form.headers


def newcomer(form: PageForm, token: str) -> AccountRow | None:
    """Return the account that teaches now, the visitor's own or a new one.

    None when there is something to put right in the form; ClosedInvitation when it is too late.
    """
    account = made(form, token) if isinstance(form, NewAccountForm) else own_account()
    if account is None:
        return None
    if account.teacher_since is None:
        with writing():
            invitations.use(token, account, datetime.now(UTC))
    if isinstance(form, NewAccountForm):
        enter(account, take=True)
    return account


class InvitationForm(PageForm):
    """Whom an invitation is for, if anybody in particular."""

    name = StringField(lazy_gettext("Name, if you like"))

    def validate_name(self, field: Field) -> None:
        try:
            field.data = invitations.readable_name(field.data or "")
        except UnusableName as reason:
            raise ValidationError(translated(reason)) from reason


@pages.get("/teachers")
def teachers() -> str:
    """See who teaches here and whom one has invited; the link of a new invitation, once."""
    own_teacher()
    return teachers_page(InvitationForm(), session.pop("invitation", None))


@pages.post("/invitations")
def invite() -> ResponseReturnValue:
    """Invite somebody to teach here."""
    known = own_teacher()
    form = InvitationForm()
    if form.accepted():
        with writing():
            token = invitations.invite(form.name.data, known.id, datetime.now(UTC))
        session["invitation"] = token
        return redirect(url_for(".teachers"), 303)
    return teachers_page(form), form.status


@pages.post("/invitations/<int:invitation_id>/withdrawal")
def withdrawal(invitation_id: int) -> ResponseReturnValue:
    """Withdraw an invitation that nobody has used."""
    own_invitation(invitation_id)
    form = PageForm()
    if form.accepted():
        with writing():
            in_time = invitations.withdraw(invitation_id, datetime.now(UTC))
        flash(
            gettext("The invitation is withdrawn: its link opens nothing any more.")
            if in_time
            else gettext("That was too late: the invitation had been used.")
        )
        return redirect(url_for(".teachers"), 303)
    return teachers_page(InvitationForm()), form.status


def teachers_page(form: InvitationForm, token: str | None = None) -> str:
    """Return the page of teachers, with the link of an invitation whose token is at hand."""
    known = own_teacher()
    now = datetime.now(UTC)
    given = [one for one in invitations.invitations_of(known.id) if one.is_open(now)]
    new = invitations.invitation(token) if token else None
    return render_template(
        "teachers/teachers.html",
        form=form,
        known=known,
        teachers=accounts.teachers(),
        given=given,
        new=new if new in given else None,
        token=token,
    )
