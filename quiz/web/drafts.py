"""What a teacher types of an event: statement, dates, tags; and what is to be said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, StringField, TextAreaField
from wtforms.validators import ValidationError

from quiz.dates import edtf, written
from quiz.dates.daynumber import day_number
from quiz.dates.edtf import UnreadableDate
from quiz.dates.historical import HistoricalDate
from quiz.dates.wording import words
from quiz.events.editing import UnusableEdit, checked_statement, checked_tags
from quiz.events.event import Event
from quiz.questions.linting import Remark, lint_statement
from quiz.storage import library
from quiz.web import drawing
from quiz.web.drawing import Gate, Mark
from quiz.web.filters import publication
from quiz.web.forms import PageForm
from quiz.web.languages import translated
from quiz.web.scale import Scale
from quiz.web.told import sure_words

LONGEST_CHECKED = 2_500


@dataclass(frozen=True, slots=True)
class Basis:
    """What a date field begins with, and the day that “last year” in it leans on."""

    published: date | None
    kept: HistoricalDate | None = None
    title: str | None = None

    @property
    def typed(self) -> str:
        return as_typed(self.kept) if self.kept else ""

    @property
    def widened(self) -> bool:
        """Whether proofs take the date wider than its own words are."""
        return self.kept is not None and edtf.read(self.kept.edtf) != self.kept


def as_typed(date: HistoricalDate) -> str:
    """Return a date in words that are read as the same date, or else in EDTF."""
    try:
        same = written.read(words(date)).edtf == date.edtf
    except UnreadableDate:
        same = False
    return words(date) if same else date.edtf


def bases_of(event: Event) -> tuple[Basis, ...]:
    """Return what the date fields of an event begin with, one for each of its excerpts."""
    return tuple(Basis(one.source.published, one.date, one.source.title) for one in event.excerpts)


class DraftForm(PageForm):
    """An event as it is typed; `dates` are as many fields as there are bases, in their order."""

    statement = TextAreaField(lazy_gettext("What happened"))
    dates = FieldList(StringField(), min_entries=1)
    tags = StringField(lazy_gettext("Tags, if you like"))

    read: tuple[HistoricalDate, ...] = ()

    def __init__(self, bases: Sequence[Basis], sent: MultiDict[str, str] | None = None) -> None:
        super().__init__(sent)
        self.bases = bases
        while len(self.dates) < len(bases):
            self.dates.append_entry()
        while len(self.dates) > len(bases):
            self.dates.pop_entry()
        for field, basis in zip(self.dates, bases, strict=False):
            label = gettext("When it happened")
            if len(bases) > 1:
                label = gettext("When, as told in “%(title)s”", title=basis.title)
            field.label.text = label

    def validate_statement(self, field: Field) -> None:
        try:
            checked_statement(field.data or "")
        except UnusableEdit as reason:
            raise ValidationError(translated(reason)) from reason

    def validate_dates(self, field: "FieldList[StringField]") -> None:
        read = []
        problems = []
        for index, (typed, basis) in enumerate(zip(field, self.bases, strict=False)):
            try:
                read.append(meant(typed.data or "", basis, sure=str(index) in self.sure))
            except UnreadableDate as reason:
                typed.errors = [translated(reason)]
                problems.append(translated(reason))
        self.read = tuple(read)
        if problems:
            raise ValidationError(problems[0])

    def validate_tags(self, field: Field) -> None:
        try:
            checked_tags(self.listed_tags)
        except UnusableEdit as reason:
            raise ValidationError(translated(reason)) from reason

    @property
    def sure(self) -> list[str]:
        """The numbers of the dates that the teacher knows to be as they are written."""
        return request.values.getlist("sure")

    @property
    def listed_tags(self) -> list[str]:
        return (self.tags.data or "").split(",")

    @property
    def first_wrong(self) -> Field | None:
        """The field to begin with; the dates are one field, of which one is wrong."""
        first = super().first_wrong
        if first is self.dates:
            return next((field for field in self.dates if field.errors), first)
        return first


def meant(typed: str, basis: Basis, *, sure: bool = False) -> HistoricalDate:
    """Return the date that is meant; one left as it was keeps its bounds, unless it is sure."""
    if not typed.strip():
        raise UnreadableDate(gettext("Say when it happened, if only roughly."))
    if basis.kept and typed.strip() == basis.typed:
        return edtf.read(basis.kept.edtf) if sure else basis.kept
    return written.read(typed, basis.published)


def begun(event: Event) -> MultiDict[str, str]:
    """Return what the form of an event begins with."""
    fields = {f"dates-{index}": basis.typed for index, basis in enumerate(bases_of(event))}
    return MultiDict({"statement": event.statement, "tags": ", ".join(event.tags), **fields})


@dataclass(frozen=True, slots=True)
class CheckedDate:
    """A date as it will be used: drawn, in words, and what is odd about it."""

    date: HistoricalDate
    scale: Scale
    mark: Mark
    reach: Gate
    sure: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What is said of a draft; in the place of a date that cannot be read, why."""

    dates: tuple[CheckedDate | str, ...]
    remarks: tuple[Remark, ...]


def checked(form: DraftForm, topic_id: int) -> Check:
    """Return what is to be said of a form as it stands, but for what is said beside its fields."""
    days = library.days_of(topic_id)
    typed = zip(form.dates, form.bases, strict=False)
    statement = (form.statement.data or "")[:LONGEST_CHECKED]
    return Check(
        dates=tuple(
            checked_date(field.data or "", basis, days, sure=str(index) in form.sure)
            for index, (field, basis) in enumerate(typed)
            if not field.errors
        ),
        remarks=() if form.statement.errors else lint_statement(statement),
    )


def checked_date(
    typed: str, basis: Basis, days: tuple[int, int] | None, *, sure: bool
) -> CheckedDate | str:
    try:
        date = meant(typed, basis, sure=sure)
    except UnreadableDate as reason:
        return translated(reason)
    scale = scale_with(date, days)
    return CheckedDate(
        date=date,
        scale=scale,
        mark=drawing.mark(date, scale),
        reach=drawing.gate(date, scale),
        sure=sure_words(date),
        notes=tuple(notes(date, basis.published)),
    )


def scale_with(date: HistoricalDate, days: tuple[int, int] | None) -> Scale:
    """Return the topic's scale, wide enough for one more date."""
    known = [day for day in (*(days or ()), date.earliest, date.latest) if day is not None]
    return Scale.covering(min(known), max(known)) if known else Scale.covering(0, 0)


def notes(date: HistoricalDate, published: date | None) -> list[str]:
    """Return what may be amiss with a date that can be read."""
    found = []
    today = datetime.now(UTC).date()
    if published and later(date, published):
        found.append(
            gettext("That is after the article came out, on %(day)s.", day=publication(published))
        )
    elif later(date, today):
        found.append(gettext("That is still to come."))
    if not date.can_be_asked:
        found.append(gettext("It lasted, and one end of it is open: so it cannot be asked."))
    return found


def later(date: HistoricalDate, day: date) -> bool:
    """Return whether a date certainly begins after a day."""
    return date.earliest is not None and date.earliest > day_number(day.year, day.month, day.day)
