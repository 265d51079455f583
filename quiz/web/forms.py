"""What every form of a page has in common."""

import math
import unicodedata
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any

from flask import flash, g, request
from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, PasswordField, StringField
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from quiz.dates import typed, written
from quiz.dates.daynumber import calendar_date
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate
from quiz.storage import passwords
from quiz.storage.accounts import AccountRow
from quiz.storage.passwords import UnusablePassword
from quiz.storage.tries import TooManyTries
from quiz.web.access import WrongPassword, proved
from quiz.web.languages import translated

# What turns the direction of all that follows it, on the page too.
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


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
    def headers(self) -> dict[str, str]:
        """What the response tells beside its status."""
        return {}

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


def pressed() -> bool:
    """Return whether a button that needs no form was pressed, on a page of ours.

    From a stale page it was not; the next page says so.
    """
    if "refusal" in g:
        flash(g.refusal)
        return False
    return request.method == "POST"


class SharedForm(PageForm):
    """A form for what others may be changing at the same time.

    With each field comes, unseen, what it said when the page was made. So only what was changed
    on this page is kept, and nobody's change is written over without being shown.
    """

    def __init__(self, kept: Mapping[str, str]) -> None:
        super().__init__(MultiDict(kept))
        self.seen = {name: request.form.get(f"{name}-seen", kept[name]) for name in kept}

    @property
    def changed(self) -> dict[str, str]:
        """What is to be kept, by field."""
        return {one.name: one.data for one in self if one.data != self.seen[one.name]}

    def overtaken(self, now: Mapping[str, str]) -> bool:
        """Return whether somebody else has changed the same meanwhile; the form then says so.

        Sent once more, it stands.
        """
        for name in self.changed:
            if now[name] not in (self.seen[name], self[name].data):
                message = gettext(
                    "Somebody else has changed this meanwhile, to “%(now)s”. Save once more if "
                    "yours shall stand.",
                    now=now[name],
                )
                self[name].errors = [*self[name].errors, message]
                self.seen[name] = now[name]
        return bool(self.errors)


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
            self.form_errors.append(translated(limit))
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
        raise ValidationError(translated(reason)) from reason


def check_same(first: Field, again: Field) -> None:
    """Raise ValidationError, which becomes the field's error, unless both hold the same."""
    if first.data != again.data:
        raise ValidationError(gettext("This is not the same as above. Type both anew."))


class LineField(StringField):
    """A line of text in any script; spaces that say nothing are left out."""

    breaks = ""

    def __init__(self, label: str, longest: int, missing: str = "", **options: Any) -> None:
        super().__init__(label, **options)
        self.longest, self.missing = longest, missing

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = " ".join((self.data or "").split())

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError where it is too long, cannot be shown, or is missing."""
        line = self.data or ""
        if len(line) > self.longest:
            raise ValidationError(
                gettext(
                    "Here are at most %(longest)s characters allowed; this has %(count)s.",
                    longest=self.longest,
                    count=len(line),
                )
            )
        shown = (one for one in line if one not in self.breaks)
        if any(unicodedata.category(one) == "Cc" or one in TURNING for one in shown):
            raise ValidationError(
                gettext("There is a character in it that nobody can see. Type it anew.")
            )
        if self.missing and not any(unicodedata.category(one)[0] in "LNPS" for one in line):
            raise ValidationError(self.missing)


class DayField(StringField):
    """A day as people type it; `day` is what it means, None while there is none."""

    day: date | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = (self.data or "").strip()
        if self.data:
            try:
                self.day = day_of(written.read(self.data))
            except UnreadableDate as reason:
                raise ValueError(translated(reason)) from reason
            self.data = self.day.isoformat()


def day_of(typed: HistoricalDate) -> date:
    """Return the one day that a date means; UnreadableDate, with a sentence, for anything else."""
    if typed.earliest is None or typed.earliest != typed.latest:
        raise UnreadableDate(gettext("This is not one day. Write it as 4 July 1961 or 1961-07-04."))
    year, month, day = calendar_date(typed.earliest)
    if not MINYEAR <= year <= MAXYEAR:
        raise UnreadableDate(gettext("No article is as old as that."))
    return date(year, month, day)


class DateField(StringField):
    """A date as people type it; `date` is what it means, None while there is none."""

    date: HistoricalDate | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        if self.data and self.data.strip():
            try:
                self.date = typed.read(self.data)
            except UnreadableDate as reason:
                raise ValueError(translated(reason)) from reason
