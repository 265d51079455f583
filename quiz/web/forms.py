"""What every form of a page has in common."""

import math
from datetime import timedelta

from flask import g, request
from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, PasswordField, StringField
from wtforms.validators import ValidationError

from quiz.dates import typed
from quiz.dates.historical import HistoricalDate
from quiz.storage import passwords
from quiz.storage.accounts import AccountRow
from quiz.storage.passwords import UnusablePassword
from quiz.storage.tries import TooManyTries
from quiz.web.access import WrongPassword, proved


class PageForm(Form):
    """A form that comes back with what was typed in it when it cannot be accepted.

    Its CSRF token is no field of it: the application checks that of every POST, before any view.
    """

    def __init__(self, sent: MultiDict[str, str] | None = None) -> None:
        super().__init__(request.form if request.method == "POST" else sent)

    def accepted(self) -> bool:
        """Return whether the form was sent, from a page of ours, and holds what it should."""
        return request.method == "POST" and "refusal" not in g and self.validate()

    @property
    def status(self) -> int:
        """The status the page comes back with: 400 from a stale page, 422 with errors."""
        if "refusal" in g:
            return 400
        return 422 if self.errors else 200

    @property
    def problem(self) -> str | None:
        """The first thing that is wrong, as a sentence."""
        errors = [*self.form_errors, *(error for field in self for error in field.errors)]
        return str(errors[0]) if errors else None

    @property
    def first_wrong(self) -> Field | None:
        """The field to begin with when something is to be put right."""
        return next((field for field in self if field.errors), None)

    def typed(self, name: str, otherwise: object) -> str:
        """Return what was sent in a field, or what it starts with."""
        return request.form.get(name, str(otherwise))


class ProofForm(PageForm):
    """A form with a password to be proved, which may be tried only so often."""

    wait: timedelta | None = None

    def proves(
        self, username: str, password: PasswordField, wrong: str, beside: Field | None = None
    ) -> AccountRow | None:
        """Return the account that the password opens; if none, say `wrong` beside a field."""
        try:
            return proved(username, password.data or "")
        except WrongPassword:
            if beside is None:
                self.form_errors.append(wrong)
            else:
                beside.errors = [*beside.errors, wrong]
        except TooManyTries as limit:
            self.form_errors.append(str(limit))
            self.wait = limit.wait
        return None

    @property
    def status(self) -> int:
        """The status the page comes back with: 429 when it must wait."""
        return 429 if self.wait else super().status

    @property
    def headers(self) -> dict[str, str]:
        """What the response tells beside its status: how many seconds to wait."""
        return {"Retry-After": str(math.ceil(self.wait.total_seconds()))} if self.wait else {}


def check_new(password: Field, username: str) -> None:
    """Raise ValidationError, which becomes the field's error, unless it can be a password."""
    try:
        passwords.check(password.data or "", username)
    except UnusablePassword as reason:
        raise ValidationError(str(reason)) from reason


def check_same(first: Field, again: Field) -> None:
    """Raise ValidationError, which becomes the field's error, unless both hold the same."""
    if first.data != again.data:
        raise ValidationError(gettext("This is not the same as above. Type both anew."))


class DateField(StringField):
    """A date as people type it; `date` is what it means, None while there is none."""

    date: HistoricalDate | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        if self.data and self.data.strip():
            self.date = typed.read(self.data)
