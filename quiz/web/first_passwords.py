"""The first sign-in with a one-time password: before anything else, another is chosen."""

from flask import Blueprint, Flask, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, PasswordField
from wtforms.validators import ValidationError

from quiz.storage import accounts, enrolments, passwords
from quiz.storage.database import writing
from quiz.web import access
from quiz.web.access import own_account, visitor
from quiz.web.forms import PageForm, check_new, check_same
from quiz.web.signing import onward

pages = Blueprint("first_passwords", __name__)

# What can be seen before a password is chosen.
OPEN = (
    "first_passwords.first_password",
    "signing.sign_out",
    "assets.asset",
    "home.health",
    "home.ready",
)


def register(app: Flask) -> None:
    app.before_request(choose_first)


def choose_first() -> ResponseReturnValue | None:
    """Lead whoever came in by a one-time password to where another is chosen."""
    if not g.choosing or request.endpoint is None or request.endpoint in OPEN:
        return None
    if visitor() is None:  # the session was ended meanwhile: a new card was made, or used
        session.pop("choosing")
        return None
    asked = request.path if request.method == "GET" else None
    return redirect(url_for("first_passwords.first_password", next=asked), 303)


class FirstPasswordForm(PageForm):
    """The password that somebody chooses in place of the one on the card."""

    password = PasswordField(lazy_gettext("New password"))
    again = PasswordField(lazy_gettext("New password, once more"))

    def validate_password(self, field: Field) -> None:
        account = own_account()
        check_new(field, account.username)
        if passwords.matches(account.password_hash, field.data or ""):
            raise ValidationError(gettext("This is the one from the card. Choose another."))

    def validate_again(self, field: Field) -> None:
        check_same(self.password, field)


@pages.route("/account/first-password", methods=["GET", "POST"])
def first_password() -> ResponseReturnValue:
    """Choose a password; the one-time one opens nothing any more."""
    account = own_account()
    if not g.choosing:
        return redirect(onward(), 303)
    form = FirstPasswordForm()
    if form.accepted():
        password_hash = passwords.hashed(form.password.data or "")
        with writing():
            accounts.change_password(account, password_hash)
            enrolments.chosen(account.person_id)
        access.sign_in(account)
        flash(gettext("That is your password from now on. The one on the card is used up."))
        return redirect(onward(), 303)
    page = render_template(
        "first_passwords/first_password.html", form=form, account=account, next=onward()
    )
    return page, form.status
