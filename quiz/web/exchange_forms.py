"""What a teacher says of a question file: what it is, and where its questions go."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import PurePath

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Field, FileField, SelectField, TextAreaField
from wtforms.validators import ValidationError

from quiz.articles import file as article_file
from quiz.articles.file import LARGEST_FILE
from quiz.formats import catalogue
from quiz.storage.question_files import QuestionFileRow
from quiz.storage.sets import LONGEST_TAG, LONGEST_TITLE, MOST_TAGS, KeptSet, QuestionSetRow
from quiz.web.forms import LineField, PageForm
from quiz.web.sending import readable_name
from quiz.web.sets import TagsField


class QuestionFileForm(PageForm):
    """A question file, or its text pasted; and which format it has, where that is known."""

    text = TextAreaField(lazy_gettext("Paste questions"))
    file = FileField(lazy_gettext("Or choose a file"))
    format = SelectField(lazy_gettext("Format"), default="")

    def __init__(self) -> None:
        super().__init__()
        self.format.choices = [
            ("", gettext("Found out by itself")),
            *((one.name, one.label) for one in catalogue.readable()),
        ]

    @property
    def sent_file(self) -> FileStorage | None:
        sent = request.files.get("file")
        return sent if sent and sent.filename else None

    def validate_text(self, field: Field) -> None:
        pasted = bool((field.data or "").strip())
        if pasted and self.sent_file:
            raise ValidationError(
                gettext("This and a file were sent. Send one after the other: empty this field.")
            )
        if not pasted and not self.sent_file:
            raise ValidationError(gettext("Paste questions here, or choose a file below."))

    @property
    def source(self) -> Field:
        """The field that what was sent stands in."""
        return self.file if self.sent_file else self.text

    @property
    def filename(self) -> str:
        """What the file is called; nothing where a text was pasted."""
        return readable_name(self.sent_file.filename or "") if self.sent_file else ""

    def content(self) -> bytes:
        """Return what was sent; of a file that is too large, a byte too much."""
        if sent := self.sent_file:
            with closing(sent):
                return sent.read(LARGEST_FILE + 1)
        return (self.text.data or "").replace("\r\n", "\n").encode()


def guessed_title(title: str, filename: str) -> str:
    """Return what a set may be called by what a file says of itself, or else by its name.

    What was pasted has no name: its set is called so until its teacher knows better.
    """
    named = PurePath(filename).stem.replace("_", " ") if filename else gettext("Pasted questions")
    words = title if title.strip() else named
    return (article_file.guess(words) or "")[:LONGEST_TITLE]


class ChoiceForm(PageForm):
    """Which questions of a file are taken, and into which set; a new one has a title and tags."""

    target = SelectField(lazy_gettext("Into"), default="")
    title = LineField(lazy_gettext("Title of the new set"), LONGEST_TITLE)
    tags = TagsField(lazy_gettext("Tags of the new set"), MOST_TAGS * (LONGEST_TAG + 2))

    def __init__(self, row: QuestionFileRow, own: Sequence[KeptSet]) -> None:
        kept = {
            "target": str(row.set_id or ""),
            "title": row.title,
            "tags": ", ".join(row.tags.splitlines()),
        }
        super().__init__(MultiDict(kept))
        self.own = {str(one.row.id): one.row for one in own if one.row.archived_at is None}
        self.target.choices = [
            ("", gettext("A new set")),
            *((set_id, one.title) for set_id, one in self.own.items()),
        ]

    @property
    def target_set(self) -> QuestionSetRow | None:
        """The set that there is already; None where one is to be made."""
        return self.own.get(self.target.data or "")

    @property
    def shown(self) -> list[int]:
        """The questions that were on the page, by their positions."""
        return positions("shown")

    @property
    def ticked(self) -> list[int]:
        return positions("take")

    def validate_title(self, field: Field) -> None:
        if not self.target_set and not field.data:
            raise ValidationError(gettext("Give the question set a title."))


def positions(name: str) -> list[int]:
    """Return the numbers that were sent in fields of a name."""
    given = request.form.getlist(name)
    return [int(one) for one in given if one.isascii() and one.isdigit() and len(one) <= 9]
