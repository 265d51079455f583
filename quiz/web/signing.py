"""Making an account, signing in, and leaving a browser as if one had never been there."""

import re
from datetime import UTC, datetime, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, PasswordField, StringField
from wtforms.validators import ValidationError

from quiz.storage import accounts, belongings, invitations, passwords, usernames
from quiz.storage.accounts import AccountRow, UsernameTaken
from quiz.storage.database import writing
from quiz.storage.usernames import UnusableUsername
from quiz.web import access
from quiz.web.access import known_or_new_id, visitor
from quiz.web.forms import PageForm, ProofForm, check_new, check_same
from quiz.web.languages import translated

pages = Blueprint("signing", __name__)

# A path of this site, and not the beginning of another's address.
LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")
SECOND_PRESS = timedelta(minutes=1)
TAKE, KEEP, DELETE = "take", "keep", "delete"


class NewAccountForm(ProofForm):
    """The name and the password somebody wants."""

    username = StringField(lazy_gettext("Username"))
    password = PasswordField(lazy_gettext("Password"))
    again = PasswordField(lazy_gettext("Password, once more"))

    def validate_username(self, field: Field) -> None:
        try:
            field.data = usernames.readable(field.data or "")
        except UnusableUsername as reason:
            raise ValidationError(translated(reason)) from reason

    def validate_password(self, field: Field) -> None:
        check_new(field, self.username.data or "")

    def validate_again(self, field: Field) -> None:
        check_same(self.password, field)


@pages.route("/new-account", methods=["GET", "POST"])
def new_account() -> ResponseReturnValue:
    """Make an account; what was played as a guest stays with it."""
    if signed_in():
        return redirect(onward(), 303)
    form = NewAccountForm()
    if form.accepted() and (account := made(form)):
        enter(account, take=True)
        flash(gettext("Welcome, %(name)s: your scores are kept.", name=account.username))
        return redirect(onward(), 303)
    page = render_template("signing/new_account.html", form=form, next=onward(), played=played())
    return page, form.status, form.headers


def made(form: NewAccountForm, invitation: str | None = None) -> AccountRow | None:
    """Return the new account, or the one that the same press of the button made before.

    By the token of an invitation it is a teacher's; ClosedInvitation where that is too late, and
    then no account is made.
    """
    username, password = form.username.data or "", form.password.data or ""
    password_hash = passwords.hashed(password)
    now = datetime.now(UTC)
    try:
        with writing():
            account = accounts.add_account(known_or_new_id(now), username, password_hash, now)
            if invitation is not None:
                invitations.use(invitation, account, now)
            return account
    except UsernameTaken as taken:
        other = accounts.account_named(username)
        if other and now - other.joined_at < SECOND_PRESS:
            return form.proves(username, form.password, translated(taken), beside=form.username)
        form.username.errors = [translated(taken)]
        return None


class SignInForm(ProofForm):
    """Name and password, and what becomes of a guest's scores."""

    username = StringField(lazy_gettext("Username"))
    password = PasswordField(lazy_gettext("Password"))

    @property
    def takes(self) -> bool:
        return self.typed("scores", TAKE) != DELETE


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Come back, and bring along what was played as a guest."""
    if request.method == "GET" and signed_in():
        return redirect(onward(), 303)
    form = SignInForm()
    wrong = gettext("This username and this password do not fit together.")
    if form.accepted() and (account := form.proves(form.username.data or "", form.password, wrong)):
        enter(account, take=form.takes)
        return redirect(onward(), 303)
    page = render_template("signing/sign_in.html", form=form, next=onward(), played=played())
    return page, form.status, form.headers


class SignOutForm(PageForm):
    """What becomes of a guest's scores, which nobody could open again."""

    @property
    def deletes(self) -> bool:
        return self.typed("scores", KEEP) == DELETE


@pages.route("/sign-out", methods=["GET", "POST"])
def sign_out() -> ResponseReturnValue:
    """Leave nothing of oneself, or of somebody else, in this browser."""
    known = visitor()
    form = SignOutForm()
    if form.accepted():
        if known and known.is_guest and form.deletes:
            with writing():
                belongings.discard(known.id)
        access.sign_out()
        flash(gettext("This browser has forgotten who played here."))
    elif known:
        page = render_template("signing/sign_out.html", form=form, known=known, played=played())
        return page, form.status
    return redirect(url_for("home.front"), 303)


def enter(account: AccountRow, *, take: bool) -> None:
    """Begin a session for an account; a guest's scores go along, or are deleted."""
    known = visitor()
    if known and known.is_guest and known.id != account.person_id:
        with writing():
            if take:
                belongings.join(known.id, account.person_id)
            else:
                belongings.discard(known.id)
    access.sign_in(account)


def signed_in() -> bool:
    known = visitor()
    return known is not None and not known.is_guest


def played() -> int:
    """Return how many attempts a guest has in this browser."""
    known = visitor()
    return belongings.number_of_attempts(known.id) if known and known.is_guest else 0


def onward() -> str:
    """Return the page to go on to: one of this site that was asked for, or the first."""
    asked = request.values.get("next", "")
    return asked if LOCAL.fullmatch(asked) else url_for("home.front")
