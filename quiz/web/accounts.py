"""One's own account: the password, everything that is kept, and the way to end it."""

import json
from collections.abc import Iterator

from flask import (
    Blueprint,
    Response,
    flash,
    redirect,
    render_template,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from wtforms import Field, PasswordField

from quiz.formats.own_data import Record
from quiz.storage import accounts, belongings, classes, enrolments, library, passwords
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from quiz.web import access, clock
from quiz.web.access import own_account, own_visit
from quiz.web.forms import ProofForm, check_new, check_same

pages = Blueprint("accounts", __name__)


@pages.get("/account")
def account() -> str:
    """See what is kept, and what can be done with it."""
    account = own_account()
    return render_template(
        "accounts/account.html",
        account=account,
        played=belongings.number_of_attempts(account.person_id),
        joined=enrolments.joined_classes(account.person_id),
    )


class PasswordForm(ProofForm):
    """The password as it is, and as it shall be."""

    current = PasswordField(lazy_gettext("Your password now"))
    password = PasswordField(lazy_gettext("New password"))
    again = PasswordField(lazy_gettext("New password, once more"))

    def validate_password(self, field: Field) -> None:
        check_new(field, own_account().username)

    def validate_again(self, field: Field) -> None:
        check_same(self.password, field)


@pages.route("/account/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change the password; every other browser that is signed in has to sign in again."""
    account = own_account()
    form = PasswordForm()
    wrong = gettext("This is not your password.")
    if form.accepted() and form.proves(account.username, form.current, wrong, form.current):
        password_hash = passwords.hashed(form.password.data or "")
        with writing():
            accounts.change_password(account, password_hash)
        access.sign_in(account)
        flash(gettext("Your password is changed. Everywhere else you are signed out."))
        return redirect(url_for(".account"), 303)
    page = render_template("accounts/password.html", form=form, account=account)
    return page, form.status, form.headers


class DeletionForm(ProofForm):
    """The password, as a seal under the wish to be gone."""

    password = PasswordField(lazy_gettext("Your password"))


@pages.route("/account/deletion", methods=["GET", "POST"])
def deletion() -> ResponseReturnValue:
    """Delete the account, with every attempt and every answer."""
    account = own_account()
    form = DeletionForm()
    wrong = gettext("This is not your password. Nothing was deleted.")
    if form.accepted() and form.proves(account.username, form.password, wrong, form.password):
        with writing():
            belongings.remove(account.person_id)
        access.sign_out()
        flash(gettext("Your account is deleted, with everything that was in it."))
        return redirect(url_for("home.front"), 303)
    shared = [one.sharing != Sharing.OWN for one in library.topics_of(account.person_id)]
    page = render_template(
        "accounts/deletion.html",
        form=form,
        account=account,
        played=belongings.number_of_attempts(account.person_id),
        own_topics=shared.count(False),
        shared_topics=shared.count(True),
        alone=classes.taught_alone(account.person_id),
    )
    return page, form.status, form.headers


@pages.get("/account/data")
def data() -> Response:
    """Take home everything that is kept of oneself, account or not."""
    known = own_visit()
    profile = belongings.profile_for_export(known.id)
    attempts = belongings.attempts_for_export(known.id, clock.now())
    return Response(
        stream_with_context(document(profile, attempts)),
        mimetype="application/json",
        headers={"Content-Disposition": "attachment; filename=chronoquiz.json"},
    )


def document(profile: Record, attempts: Iterator[Record]) -> Iterator[str]:
    """Yield a JSON document piece by piece: one may have played for years."""
    yield f'{{"profile": {as_json(profile)},\n "attempts": ['
    separator = "\n"
    for attempt in attempts:
        yield separator + as_json(attempt)
        separator = ",\n"
    yield "]}\n"


def as_json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
