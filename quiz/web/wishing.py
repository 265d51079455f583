"""What a teacher wishes a quiz to be like: a form whose address can be linked and loaded again."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Field, Form, StringField
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from quiz.dates import daynumber
from quiz.events.event import Event
from quiz.questions import difficulty
from quiz.questions.code import SEEDS
from quiz.questions.question import Kind
from quiz.questions.selection import Selection, shared_names
from quiz.questions.wishes import LEVELS, QUESTIONS, Wishes
from quiz.storage.library import ArticleRow
from quiz.web.filters import kind_name
from quiz.web.forms import DateField, PageForm
from quiz.web.languages import translated

MOST_QUESTIONS = 60
# So that the address stays short enough for every server, and its code can hold them.
MOST_NAMES, LONGEST_NAMES = 10, 200
LAST_YEAR = 9999

NO_YEAR = lazy_gettext("Type a year, such as 1961 or 490 BC.")
NUMBER = re.compile(r"[0-9]{1,8}")


class TickedField(Field):
    """Things to tick: `there` has the words for each value."""

    there: Mapping[str, str]

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = tuple(dict.fromkeys(value for value in valuelist if value))

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError where something is ticked that there is not."""
        if not set(self.data or ()) <= self.there.keys():
            raise ValidationError(
                gettext(
                    "Something that was ticked here is no longer there. Look at what is ticked."
                )
            )


class NamesField(Field):
    """Names, ticked or typed with commas between them; any text may be one."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = (name for value in valuelist for name in value.split(","))
        self.data = tuple(dict.fromkeys(" ".join(name.split()) for name in typed if name.strip()))

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError where they are too many, or no names."""
        if len(self.data or ()) > MOST_NAMES or len("".join(self.data or ())) > LONGEST_NAMES:
            raise ValidationError(
                gettext(
                    "At most %(most)s names are looked for, of %(longest)s characters together.",
                    most=MOST_NAMES,
                    longest=LONGEST_NAMES,
                )
            )
        if any(unicodedata.category(one) == "Cc" for one in "".join(self.data or ())):
            raise ValidationError(
                gettext("There is a character in it that nobody can see. Type it anew.")
            )


class YearField(DateField):
    """A year as people type it: 1961, AD 79, 490 BC, or the 1980s."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as reason:
            raise ValueError(NO_YEAR) from reason

    def pre_validate(self, form: BaseForm) -> None:
        """Raise ValidationError unless it is whole years that a code can hold."""
        if self.date and not self.years:
            raise ValidationError(NO_YEAR)

    @property
    def years(self) -> tuple[int, int] | None:
        """Return the first and the last year; None while there is none."""
        if self.date is None or self.date.earliest is None or self.date.latest is None:
            return None
        start = daynumber.calendar_date(self.date.earliest)
        end = daynumber.calendar_date(self.date.latest)
        whole = start[1:] == (1, 1) and end[1:] == (12, 31)
        return (
            (start[0], end[0]) if whole and -LAST_YEAR <= start[0] <= end[0] <= LAST_YEAR else None
        )


class WishesForm(PageForm):
    """Kinds, number, difficulty, and which events.

    All of it stands in the address, also where another form is sent to that address: the one that
    keeps the questions as a set, or plays them.
    """

    kind = TickedField(lazy_gettext("Kinds of question"))
    number = StringField(lazy_gettext("Number of questions"), default=str(QUESTIONS))
    difficulty = StringField(lazy_gettext("Difficulty"), default="")
    since = YearField(lazy_gettext("From"), name="from")
    until = YearField(lazy_gettext("To"), name="to")
    article = TickedField(lazy_gettext("Told by"))
    name = NamesField(lazy_gettext("About"))
    tag = TickedField(lazy_gettext("Tagged"))
    corroborated = BooleanField(lazy_gettext("Only what two sources tell alike"))
    reviewed = BooleanField(lazy_gettext("Only what a teacher has read"))
    brackets = BooleanField(lazy_gettext("Some orders that the sources do not tell"))

    def __init__(
        self,
        events: Sequence[Event],
        articles: Sequence[ArticleRow],
        given: MultiDict[str, str] | None = None,
    ) -> None:
        self.given = request.args if given is None else given
        Form.__init__(self, self.given)
        self.kind.there = {kind.value: kind_name(kind) for kind in Kind}
        self.article.there = {article.slug: article.title for article in articles}
        tags = Counter(tag for event in events for tag in event.tags)
        self.tag.there = {tag: f"{tag} ({tags[tag]})" for tag in sorted(tags)}
        self.levels = levels()
        self.shared_names = shared_names(events)

    def validate_number(self, field: Field) -> None:
        if (
            not NUMBER.fullmatch((field.data or "").strip())
            or not 1 <= self.count <= MOST_QUESTIONS
        ):
            raise ValidationError(gettext("Type a number from 1 to %(most)s.", most=MOST_QUESTIONS))

    def validate_difficulty(self, field: Field) -> None:
        if field.data not in self.levels:
            raise ValidationError(gettext("Choose one of the list."))

    def validate_until(self, field: Field) -> None:
        first, last = self.since.years, self.until.years
        if first and last and last[1] < first[0]:
            raise ValidationError(gettext("The period ends before it begins."))

    @property
    def count(self) -> int:
        return int(self.number.data or 0)

    @property
    def seed(self) -> int | None:
        """Return what chance begins with; None where the address has none."""
        given = self.given.get("seed", "")
        return int(given) if NUMBER.fullmatch(given) and int(given) < SEEDS else None

    @property
    def named(self) -> dict[str, str]:
        """Return the names to be ticked, each with how many events share it."""
        return {name: f"{name} ({number})" for name, number in self.shared_names.items()}

    @property
    def other_names(self) -> str:
        """Return the names that are not among those to be ticked."""
        return ", ".join(name for name in self.name.data or () if name not in self.shared_names)

    @property
    def wishes(self) -> Wishes:
        """Return what is wished for; the form must have been found right."""
        since, until = self.since.years, self.until.years
        return Wishes(
            kinds=tuple(Kind(value) for value in self.kind.data or ()),
            count=self.count,
            difficulty=int(self.difficulty.data) if self.difficulty.data else None,
            brackets=self.brackets.data,
            selection=Selection(
                first_year=since[0] if since else None,
                last_year=until[1] if until else None,
                articles=tuple(self.article.data or ()),
                names=tuple(self.name.data or ()),
                tags=tuple(self.tag.data or ()),
                corroborated=self.corroborated.data,
                reviewed=self.reviewed.data,
            ),
        )

    def address(self, **others: object) -> dict[str, Any]:
        """Return what makes this address again, what is empty left out, with other values."""
        names = [field.name for field in self] + ["seed"]
        given = {name: [one for one in self.given.getlist(name) if one.strip()] for name in names}
        return {name: values for name, values in given.items() if values} | others

    @property
    def text(self) -> str:
        """Return the address as it is kept with a question set."""
        return urlencode(self.address(), doseq=True)


def levels() -> dict[str, str]:
    """Return the difficulties to choose from, in words; any of them first."""
    words = {str(level): f"{level}: {translated(difficulty.LEVELS[level - 1])}" for level in LEVELS}
    return {"": gettext("Any"), **words}


def kept_wishes(text: str, events: Sequence[Event], articles: Sequence[ArticleRow]) -> Wishes:
    """Return the wishes a question set was made with; any event will do where they fit no more."""
    form = WishesForm(events, articles, MultiDict(parse_qsl(text)))
    return form.wishes if form.validate() else Wishes()
