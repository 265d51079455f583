"""The form for the terms of an assignment."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, StringField
from wtforms.validators import ValidationError

from quiz.attempts.appointments import on_the_wall
from quiz.attempts.rules import Rule
from quiz.attempts.terms import Explained, Preset, Terms
from quiz.results.standing import Counting
from quiz.storage.assignments import AssignmentRow
from quiz.web.forms import LineField, PageForm
from quiz.web.marking import NAMES
from quiz.web.moments import MomentField, picked
from quiz.web.promises import COUNTED

LONGEST_TITLE = 120
MOST_ATTEMPTS, MOST_MINUTES = 100, 24 * 60
USUAL_DAYS = 7

NUMBER = re.compile(r"[0-9]{1,5}")
SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*%?")

USUAL = ""
USUALLY = {
    Preset.PRACTICE: Explained.AT_ONCE,
    Preset.EXAM: Explained.AFTER_SUBMISSION,
}
EXPLAINED = {
    USUAL: lazy_gettext("As usual for practice or exam"),
    Explained.AT_ONCE: lazy_gettext("At once, after each answer"),
    Explained.AFTER_SUBMISSION: lazy_gettext("After handing in"),
    Explained.AFTER_CLOSING: lazy_gettext("After closing"),
    Explained.NEVER: lazy_gettext("Never"),
}
PRESETS = {
    Preset.PRACTICE: lazy_gettext("Practice: each answer stands, and is explained"),
    Preset.EXAM: lazy_gettext("Exam: answers can be changed until they are handed in"),
}
SHUFFLED = {
    "": lazy_gettext("The same for all"),
    "yes": lazy_gettext("Another order for each student"),
}


class NumberField(StringField):
    """A whole number, or nothing where there is no limit; `number` is what was typed."""

    number: int | None = None

    def __init__(self, label: str, most: int, **options: Any) -> None:
        super().__init__(label, **options)
        self.most = most

    def pre_validate(self, form: object) -> None:
        """Raise ValidationError, with a sentence, unless it is a number in bounds, or empty."""
        typed = (self.data or "").strip()
        if not typed:
            return
        if not NUMBER.fullmatch(typed) or not 1 <= int(typed) <= self.most:
            raise ValidationError(
                gettext("Write a whole number from 1 to %(most)s, or nothing.", most=self.most)
            )
        self.number, self.data = int(typed), str(int(typed))


class PercentField(StringField):
    """A share in percent, or nothing; `share` is from 0 to 1."""

    share: float | None = None

    def pre_validate(self, form: object) -> None:
        """Raise ValidationError, with a sentence, unless it is a share, or empty."""
        typed = (self.data or "").strip()
        if not typed:
            return
        match = SHARE.fullmatch(typed)
        share = float(match[1].replace(",", ".")) / 100 if match else -1
        if not 0 <= share <= 1:
            raise ValidationError(gettext("Write a percentage from 0 to 100, or nothing."))
        self.share = share


class ListedField(StringField):
    """One of a list of words."""

    def __init__(self, label: str, words: Mapping[Any, Any], **options: Any) -> None:
        super().__init__(label, **options)
        self.words = {str(value): text for value, text in words.items()}

    @property
    def value(self) -> str:
        return self.data or ""

    def pre_validate(self, form: object) -> None:
        """Raise ValidationError where something else was sent."""
        if self.data not in self.words:
            raise ValidationError(gettext("Choose one of the list."))


class TermsForm(PageForm):
    """When an assignment is open, how often and how long it is sat, and what counts.

    Others may change the same at the same time: with each field comes, unseen, what it said when
    the page was made, and only what was changed on this page is taken from it.
    """

    title = LineField(
        lazy_gettext("Title"), LONGEST_TITLE, lazy_gettext("Give the assignment a title.")
    )
    opens = MomentField(lazy_gettext("Opens"))
    closes = MomentField(lazy_gettext("Closes"))
    preset = ListedField(lazy_gettext("Practice or exam"), PRESETS)
    attempts = NumberField(lazy_gettext("Attempts allowed"), MOST_ATTEMPTS)
    counting = ListedField(lazy_gettext("Which attempt counts"), COUNTED)
    minutes = NumberField(lazy_gettext("Time limit in minutes"), MOST_MINUTES)
    explained = ListedField(lazy_gettext("Explanations"), EXPLAINED)
    pass_mark = PercentField(lazy_gettext("Pass mark in percent"))
    shuffled = ListedField(lazy_gettext("Order of the choices"), SHUFFLED)
    rule = ListedField(lazy_gettext("How an order is marked"), NAMES)

    def __init__(
        self,
        kept: Mapping[str, str],
        zone: ZoneInfo,
        now: datetime,
        row: AssignmentRow | None = None,
    ) -> None:
        """`kept` is what the fields say so far, `row` the assignment that they say it of."""
        self.now, self.zone, self.row = now, zone, row
        self.kept = kept
        sent = request.form if request.method == "POST" else {}
        self.seen = {name: sent.get(f"{name}-seen", kept[name]) for name in kept}
        shown = {
            name: sent[name] if name in sent and sent[name] != self.seen[name] else kept[name]
            for name in kept
        }
        Form.__init__(self, MultiDict(shown))
        for field in (self.opens, self.closes):
            field.zone = zone
        self.closes.late = True

    def validate(self, extra_validators: object = None) -> bool:
        """Read the times too, and see that all of it can be kept together."""
        super().validate()
        for field in (self.opens, self.closes):
            field.errors = list(field.errors)
            field.read()
        self.keep_moments()
        self.check_order()
        self.check_explanations()
        return not self.errors

    def keep_moments(self) -> None:
        """Leave the moments as they are whose words were not changed.

        What stands in an hour that comes twice is not read anew.
        """
        if self.row is None:
            return
        moments = ((self.opens, self.row.opens_at), (self.closes, self.row.closes_at))
        for field, moment in moments:
            if field.data == self.kept[field.name]:
                field.moment, field.note = moment, ""

    def check_order(self) -> None:
        opens, closes = self.opens.moment, self.closes.moment
        if opens and closes and closes <= opens:
            self.closes.errors = [
                *self.closes.errors,
                gettext("It would close before it opens."),
            ]

    def check_explanations(self) -> None:
        if self.explained.data == Explained.AFTER_CLOSING and not self.closes.data:
            self.explained.errors = [
                *self.explained.errors,
                gettext("It never closes. Say when it does, or choose another time to explain."),
            ]
        if self.preset.data == Preset.EXAM and self.explained.data == Explained.AT_ONCE:
            self.explained.errors = [
                *self.explained.errors,
                gettext(
                    "In an exam an answer can be changed until it is handed in, so it cannot be "
                    "explained at once. Choose another time, or practice."
                ),
            ]

    def overtaken(self) -> bool:
        """Return whether somebody else has changed the same meanwhile; the form then says so.

        Sent once more, it stands.
        """
        for field in self:
            mine = request.form.get(field.name, self.seen[field.name])
            now = self.kept[field.name]
            if mine != self.seen[field.name] and now not in (self.seen[field.name], mine):
                message = gettext(
                    "Somebody else has changed this meanwhile, to “%(now)s”. Save once more if "
                    "yours shall stand.",
                    now=self.said(field, now),
                )
                field.errors = [*field.errors, message]
                self.seen[field.name] = now
        return bool(self.errors)

    def said(self, field: Field, value: str) -> str:
        """Return a value as it is read on the page."""
        words = field.words if isinstance(field, ListedField) else {}
        return str(words.get(value, value)) or gettext("nothing")

    @property
    def values(self) -> dict[str, Any]:
        """Return what is to be kept, by the columns of an assignment; found right before."""
        preset = Preset(self.preset.value)
        return {
            "title": self.title.data,
            "opens_at": self.opens.moment or self.now.replace(second=0, microsecond=0),
            "closes_at": self.closes.moment,
            "preset": preset,
            "attempts": self.attempts.number,
            "counting": Counting(self.counting.value),
            "minutes": self.minutes.number,
            "explained": Explained(self.explained.value or USUALLY[preset]),
            "pass_mark": self.pass_mark.share,
            "shuffled": self.shuffled.data == "yes",
            "rule": Rule(self.rule.value),
        }

    @property
    def terms(self) -> Terms:
        """Return the terms for a student without an exception."""
        values = self.values
        minutes = values.pop("minutes")
        for name in ("title", "counting"):
            values.pop(name)
        return Terms(limit=minutes and timedelta(minutes=minutes), **values)

    @property
    def counted(self) -> Counting:
        return Counting(self.counting.value)

    @property
    def notes(self) -> list[str]:
        """Return what is to be said of times that clocks do not show, or show twice."""
        return [field.note for field in (self.opens, self.closes) if field.note]

    @property
    def has_closed(self) -> bool:
        return self.closes.moment is not None and self.closes.moment <= self.now


def usual(title: str, zone: ZoneInfo, now: datetime) -> dict[str, str]:
    """Return what the form starts with: open for a week, to be practised as often as wished."""
    last_day = on_the_wall(now, zone) + timedelta(days=USUAL_DAYS)
    return {
        "title": title[:LONGEST_TITLE],
        "opens": "",
        "closes": f"{last_day:%Y-%m-%d}T23:59",
        "preset": Preset.PRACTICE.value,
        "attempts": "",
        "counting": Counting.HIGHEST.value,
        "minutes": "",
        "explained": USUAL,
        "pass_mark": "",
        "shuffled": "",
        "rule": Rule.CERTAIN_PAIRS.value,
    }


def kept(row: AssignmentRow, zone: ZoneInfo) -> dict[str, str]:
    """Return what the form says of an assignment."""
    as_usual = USUALLY[Preset(row.preset)] == row.explained
    return {
        "title": row.title,
        "opens": picked(row.opens_at, zone) if row.opens_at else "",
        "closes": picked(row.closes_at, zone) if row.closes_at else "",
        "preset": row.preset,
        "attempts": "" if row.attempts is None else str(row.attempts),
        "counting": row.counting,
        "minutes": "" if row.minutes is None else str(row.minutes),
        "explained": USUAL if as_usual else row.explained,
        "pass_mark": ""
        if row.pass_mark is None
        else f"{100 * row.pass_mark:.2f}".rstrip("0").rstrip("."),
        "shuffled": "yes" if row.shuffled else "",
        "rule": row.rule,
    }
