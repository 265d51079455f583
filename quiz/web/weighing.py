"""What each question of a set is worth, as a teacher types it."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from markupsafe import Markup
from wtforms import StringField
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from quiz.questions.question import MultipleChoice
from quiz.storage.sets import MOST_POINTS, SetItem
from quiz.web.filters import headline, points_words
from quiz.web.forms import PageForm
from quiz.web.languages import in_language
from quiz.web.markdown import stem_words

# Of a question's words, enough to tell it from others.
LONGEST_LABEL = 100
POINTS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?", re.ASCII)


class PointsField(StringField):
    """Points as people type them, with a point or a comma; `points` is what they mean."""

    points = 0.0

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = (self.data or "").strip()

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError unless it is a number of points that a question can have."""
        typed = self.data or ""
        self.points = float(typed.replace(",", ".")) if POINTS.fullmatch(typed) else 0.0
        if not 0 < self.points <= MOST_POINTS:
            raise ValidationError(
                gettext(
                    "Points are a number above 0 and up to %(most)s, such as 2 or 0.5.",
                    most=MOST_POINTS,
                )
            )


class PointsForm(PageForm):
    """Points, a field for each question of a set in order."""

    @property
    def points(self) -> list[float]:
        return [field.points for field in self if isinstance(field, PointsField)]


def points_form(items: Sequence[SetItem]) -> PointsForm:
    """Return a form with a field for each question.

    A field goes by its question's id, so that what was typed stays with it when it is moved.
    """
    seen: Counter[int] = Counter()
    fields: dict[str, Any] = {}
    for item in items:
        question_id = item.placed.question_id
        fields[f"points-{question_id}-{seen[question_id]}"] = PointsField(
            label(item), default=points_words(item.points)
        )
        seen[question_id] += 1
    form: PointsForm = type("PointsForm", (PointsForm,), fields)()
    return form


def label(item: SetItem) -> str:
    """Return by what a question is known in a list: its number, stem and what it is about."""
    question = item.question
    about = question.about[:1] if isinstance(question, MultipleChoice) else ()
    words = " ".join(" ".join([stem_words(question), *(one.text for one in about)]).split())
    short = words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}…"
    return Markup("{}. {}").format(item.position, in_language(headline(short), question))
