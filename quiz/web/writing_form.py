"""What a teacher types of a question, and the question it makes, or what is wrong with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    FileField,
    Form,
    FormField,
    HiddenField,
    StringField,
)
from wtforms.validators import ValidationError
from wtforms.widgets import TextArea

from quiz.questions.written import (
    FEWEST_WRITTEN,
    LETTERS,
    Picture,
    WrittenChoice,
    WrittenKind,
    WrittenMultipleChoice,
    WrittenQuestion,
    check_weights,
    chosen_as_written,
    ordered_as_written,
)
from quiz.storage import pictures
from quiz.storage.sets import MOST_POINTS
from quiz.web.choice_rows import FIRST_ROWS
from quiz.web.forms import LineField, PageForm

LONGEST_STEM = 2_000
LONGEST_CHOICE = 500
LONGEST_EXPLANATION = 2_000
LONGEST_SOURCE = 500
LONGEST_ALTERNATIVE = 500

PER_CENT = re.compile(r"[-−]?\d{1,3}(?:[.,]\d{1,5})?", re.ASCII)
POINTS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)

SHORT = {"rows": 2}
PICTURES = {"accept": "image/*"}


class ParagraphField(LineField):
    """Lines of text in any script, with Markdown."""

    widget = TextArea()
    breaks = "\n\t"

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0] if valuelist else ""
        self.data = typed.replace("\r\n", "\n").replace("\r", "\n").strip()


class CardField(LineField):
    """A line of text in any script, typed where there is room for a long one."""

    widget = TextArea()


class ChoiceForm(Form):
    """One choice; `kept` is the digest of its picture, which was sent before.

    `weight` is in per cent, and empty where only the key counts.
    """

    text = CardField(lazy_gettext("Choice"), LONGEST_CHOICE, render_kw=SHORT)
    explanation = ParagraphField(
        lazy_gettext("Why it is right or wrong"), LONGEST_EXPLANATION, render_kw=SHORT
    )
    source = LineField(lazy_gettext("Where that is written"), LONGEST_SOURCE)
    picture = FileField(lazy_gettext("Picture"), render_kw=PICTURES)
    kept = HiddenField()
    alternative = LineField(lazy_gettext("What is seen in the picture"), LONGEST_ALTERNATIVE)
    weight = StringField(lazy_gettext("Per cent of the points"))

    def validate_alternative(self, field: Field) -> None:
        check_alternative(self, field)

    def validate_weight(self, field: Field) -> None:
        typed = (field.data or "").strip()
        if typed and not (PER_CENT.fullmatch(typed) and -1 <= as_share(typed) <= 1):
            raise ValidationError(gettext("Write a number from -100 to 100."))


class WritingForm(PageForm):
    """A question as it is typed, its choices in rows; `right` are the rows that are right.

    `fields` are what is typed in it, `troubles` what is wrong with pictures that were sent, by the
    names of their fields, `focus` the id of what to go on with, and `said` what a button did.
    """

    stem = ParagraphField(
        lazy_gettext("The question"), LONGEST_STEM, lazy_gettext("Write what is asked.")
    )
    picture = FileField(lazy_gettext("Picture"), render_kw=PICTURES)
    kept = HiddenField()
    alternative = LineField(lazy_gettext("What is seen in the picture"), LONGEST_ALTERNATIVE)
    choices = FieldList(FormField(ChoiceForm))
    explanation = ParagraphField(
        lazy_gettext("Explanation of the whole"), LONGEST_EXPLANATION, render_kw=SHORT
    )
    source = LineField(lazy_gettext("Where that is written"), LONGEST_SOURCE)
    in_time = BooleanField(lazy_gettext("Show the choices in this order to everybody"))
    points = StringField(lazy_gettext("Points"), render_kw={"inputmode": "decimal"})

    def __init__(
        self,
        kind: WrittenKind,
        fields: MultiDict[str, str],
        troubles: Mapping[str, str] | None = None,
        focus: str = "",
        said: str = "",
    ) -> None:
        Form.__init__(self, fields)  # not what was sent: a button may have changed it
        self.kind, self.fields, self.focus, self.said = kind, fields, focus, said
        self.right = [int(place) for place in fields.getlist("right") if place.isdecimal()]
        self.choices_problem = self.right_problem = ""
        for place, row in enumerate(self.rows):
            row.text.label.text = gettext("Choice %(num)s", num=place + 1)
        for one in self.pictured:
            if one.kept.data and pictures.picture(one.kept.data) is None:
                one.kept.data = ""
            if one.kept.data:
                one.picture.label.text = gettext("Another picture in its place")
            trouble = troubles and troubles.get(one.picture.name)
            if trouble:
                one.picture.process_errors = one.picture.errors = [trouble]

    @property
    def rows(self) -> list[ChoiceForm]:
        """The choices, whether there is anything in them or not."""
        return [entry.form for entry in self.choices]

    @property
    def pictured(self) -> Iterator["ChoiceForm | WritingForm"]:
        yield self
        yield from self.rows

    @property
    def filled(self) -> list[tuple[int, ChoiceForm]]:
        """The rows in which there is anything, by their places from 0."""
        return [
            (place, row)
            for place, row in enumerate(self.rows)
            if place in self.right or any(field.data for field in row)
        ]

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Return whether a question can be made of it; if not, the fields say why."""
        super().validate(extra_validators)
        self.check_texts()
        self.check_weights()
        if len(self.filled) < FEWEST_WRITTEN:
            self.choices_problem = gettext("A question has two choices at least.")
        if self.kind is WrittenKind.ONE_RIGHT and len(self.right) != 1:
            self.right_problem = gettext("Say which choice is right.")
        elif self.kind is WrittenKind.SEVERAL_RIGHT and not self.right:
            self.right_problem = gettext("Tick each choice that is right.")
        return not self.is_wrong

    def check_texts(self) -> None:
        """Let each choice have words or a picture, and none say what another says."""
        places: dict[tuple[str, str], int] = {}
        for place, row in self.filled:
            text, kept = row.text.data or "", row.kept.data or ""
            if not text and not kept:
                say(row.text, gettext("Write the choice, or remove it."))
            elif (earlier := places.setdefault((text.casefold(), kept), place)) != place:
                say(row.text, gettext("This is choice %(num)s once more.", num=earlier + 1))

    @property
    def is_weighed(self) -> bool:
        """Whether choices say what they are worth, as those of other programs may."""
        return self.kind is not WrittenKind.WRITTEN_ORDER and any(
            row.weight.data for row in self.rows
        )

    def check_weights(self) -> None:
        """Let the weights be none, or such that the key and nothing else earns everything."""
        if not self.is_weighed or any(row.weight.errors for row in self.rows):
            return
        key = frozenset(str(place) for place, _ in self.filled if place in self.right)
        choices = tuple(
            WrittenChoice(str(place), "-", weight=weight_of(row)) for place, row in self.filled
        )
        try:
            check_weights(choices, key)
        except ValueError:
            say(
                self.filled[0][1].weight,
                gettext(
                    "Each choice needs a number: those of the right choices add up to 100, and "
                    "the others are less. Or leave all of them empty."
                ),
            )

    def validate_points(self, field: Field) -> None:
        typed = (field.data or "").strip()
        if not POINTS.fullmatch(typed) or not 0 < as_number(typed) <= MOST_POINTS:
            raise ValidationError(
                gettext("Write a number above 0, at most %(most)s: 1, 2 or 1.5.", most=MOST_POINTS)
            )

    @property
    def worth(self) -> float:
        return as_number((self.points.data or "").strip())

    def validate_alternative(self, field: Field) -> None:
        check_alternative(self, field)

    @property
    def is_wrong(self) -> bool:
        wrong = any(field.errors for field in self.read)
        return wrong or bool(self.choices_problem or self.right_problem)

    @property
    def read(self) -> Iterator[Field]:
        """The fields that may be wrong, in the order in which they are read."""
        yield from (self.stem, self.picture, self.alternative)
        for row in self.rows:
            yield from (row.text, row.weight, row.explanation, row.source, row.picture)
            yield row.alternative
        yield from (self.explanation, self.source, self.points)

    @property
    def first_wrong(self) -> Field | None:
        """The field to go on with: where a button leads, or the first that is wrong."""
        if self.focus:
            return next((field for field in self.read if field.id == self.focus), None)
        return next((field for field in self.read if field.errors), None)

    @property
    def problem(self) -> str | None:
        found = [str(error) for field in self.read for error in field.errors]
        return next(filter(None, [*found, self.choices_problem, self.right_problem]), None)

    @property
    def status(self) -> int:
        """The status the page comes back with: 400 from a stale page, 422 with errors."""
        return 422 if super().status == 200 and self.is_wrong else super().status

    def made(self) -> WrittenQuestion:
        """Return the question; ValueError while there is none."""
        choices = tuple(
            WrittenChoice(
                LETTERS[number],
                row.text.data or "",
                row.explanation.data or "",
                row.source.data or "",
                picture_of(row),
                weight_of(row) if self.is_weighed else None,
            )
            for number, (_, row) in enumerate(self.filled)
        )
        beside = (self.explanation.data or "", self.source.data or "", picture_of(self))
        stem = self.stem.data or ""
        if self.kind is WrittenKind.WRITTEN_ORDER:
            return ordered_as_written(stem, choices, *beside)
        right = [number for number, (place, _) in enumerate(self.filled) if place in self.right]
        several = self.kind is WrittenKind.SEVERAL_RIGHT
        made = chosen_as_written(stem, choices, right, *beside, several=several)
        return replace(made, in_time=self.in_time.data)


def say(field: Field, problem: str) -> None:
    field.errors = [*field.errors, problem]


def check_alternative(form: ChoiceForm | WritingForm, field: Field) -> None:
    if form.kept.data and not field.data:
        raise ValidationError(
            gettext("Say in words what is seen in it, for whoever does not see it.")
        )


def weight_of(row: ChoiceForm) -> float | None:
    typed = (row.weight.data or "").strip()
    return as_share(typed) if typed else None


def as_share(typed: str) -> float:
    """Return per cent as they are typed as a share of 1."""
    return as_number(typed.replace("−", "-")) / 100


def per_cent(share: float) -> str:
    """Return a share of 1 in per cent, as it is typed: "50", "33.33333"."""
    return f"{100 * share:.5f}".rstrip("0").removesuffix(".")


def as_number(typed: str) -> float:
    return float(typed.replace(",", "."))


def picture_of(form: ChoiceForm | WritingForm) -> Picture | None:
    row = pictures.picture(form.kept.data) if form.kept.data else None
    if row is None:
        return None
    return Picture(row.digest, form.alternative.data or "", row.width, row.height)


def blank() -> MultiDict[str, str]:
    """Return what the form of a new question begins with."""
    rows = {f"choices-{place}-text": "" for place in range(FIRST_ROWS)}
    return MultiDict({"points": "1", **rows})


def begun(question: WrittenQuestion, points: float) -> MultiDict[str, str]:
    """Return what the form of a question begins with; the choices of an order stand in order."""
    if isinstance(question, WrittenMultipleChoice):
        choices, key = question.choices, question.key
    else:
        choices, key = question.in_order, frozenset()
    fields = MultiDict({"stem": question.stem, "points": f"{points:g}", **beside("", question)})
    if isinstance(question, WrittenMultipleChoice) and question.in_time:
        fields["in_time"] = "yes"
    for place, choice in enumerate(choices):
        fields.update({f"choices-{place}-text": choice.text})
        fields.update(beside(f"choices-{place}-", choice))
        if choice.weight is not None:
            fields.update({f"choices-{place}-weight": per_cent(choice.weight)})
        if choice.id in key:
            fields.add("right", str(place))
    return fields


def beside(prefix: str, part: WrittenChoice | WrittenQuestion) -> dict[str, str]:
    picture = part.picture
    return {
        f"{prefix}explanation": part.explanation,
        f"{prefix}source": part.source,
        f"{prefix}kept": picture.digest if picture else "",
        f"{prefix}alternative": picture.alternative if picture else "",
    }
