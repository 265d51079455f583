"""What a teacher sends to be read, and what they say of an article: the forms of an import."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from flask import request
from flask_babel import gettext, lazy_gettext, ngettext
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Field, SelectField, TextAreaField
from wtforms.validators import ValidationError

from quiz.articles.article import UNKNOWN_PUBLISHER
from quiz.articles.file import LARGEST_FILE, LONGEST_TEXT
from quiz.storage.library import TopicRow
from quiz.web.arrivals import shortened
from quiz.web.articles import LONGEST, LONGEST_ADDRESS, is_address
from quiz.web.forms import DayField, LineField, PageForm
from quiz.web.topics import LONGEST_TITLE

MOST_FILES = 20
LONGEST_NAME = 120


class IntoTopicForm(PageForm):
    """Into which topic something goes: one that there is, or a new one."""

    topic = SelectField(lazy_gettext("Into the topic"), validate_choice=False)
    new_topic = LineField(lazy_gettext("Or into a new topic, called"), LONGEST_TITLE)

    def __init__(
        self, topics: Sequence[TopicRow], begun: MultiDict[str, str] | None = None
    ) -> None:
        super().__init__(begun)
        self.topics = {topic.slug: topic for topic in topics}
        if not topics:
            self.new_topic.label.text = gettext("Into a new topic, called")

    @property
    def target(self) -> TopicRow | str | None:
        """The topic, or the title of one to be made; None while neither is chosen."""
        title: str = self.new_topic.data or ""
        return title or self.topics.get(self.topic.data or "")

    @property
    def target_topic(self) -> TopicRow | None:
        """The topic, where there is one already."""
        return None if isinstance(self.target, str) else self.target


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, or a pasted text that has no name but a beginning."""

    name: str
    beginning: str
    content: bytes


class SendForm(IntoTopicForm):
    """Texts to be read: pasted, or in files. The topic can be chosen when they are read."""

    text = TextAreaField(lazy_gettext("Paste a text"))
    published = DayField(lazy_gettext("Published on, if you know it"))

    @property
    def files(self) -> list[FileStorage]:
        return [file for file in request.files.getlist("files") if file.filename]

    @property
    def pasted(self) -> str:
        """The pasted text with the line ends it had."""
        return (self.text.data or "").replace("\r\n", "\n")

    def validate_text(self, field: Field) -> None:
        if not self.pasted.strip() and not self.files:
            raise ValidationError(gettext("Paste a text here, or choose a file below."))
        if (length := len(self.pasted)) > LONGEST_TEXT:
            raise ValidationError(
                gettext(
                    "The text has %(length)s characters; at most %(most)s can be read. Divide it, "
                    "and give the parts one by one.",
                    length=f"{length:,}",
                    most=f"{LONGEST_TEXT:,}",
                )
            )
        if len(self.files) > MOST_FILES:
            raise ValidationError(
                gettext(
                    "These were %(count)s files. Choose at most %(most)s at once, and the others "
                    "after.",
                    count=len(self.files),
                    most=MOST_FILES,
                )
            )

    def sent(self) -> Iterator[Sent]:
        """Yield what was sent, one by one; of a file that is too large, a byte too much."""
        if self.pasted.strip():
            line = self.pasted.strip().partition("\n")[0]
            yield Sent("", shortened(line), self.pasted.encode())
        for file in self.files:
            yield Sent(readable_name(file.filename or ""), "", file.read(LARGEST_FILE + 1))


def readable_name(name: str) -> str:
    """Return the name of a file without folders and what nobody can see; its ending stays."""
    plain = PurePosixPath(PureWindowsPath(name).name).name
    plain = "".join(letter for letter in plain if letter.isprintable()).strip()
    ending = PurePosixPath(plain).suffix[:10]
    if len(plain) > LONGEST_NAME:
        plain = plain[: LONGEST_NAME - len(ending) - 1] + "…" + ending
    return plain or gettext("File without a name")


class SourceForm(IntoTopicForm):
    """What is said of an article, and into which topic it goes."""

    title = LineField(
        lazy_gettext("Title"), LONGEST, missing=lazy_gettext("Give the article a title.")
    )
    publisher = LineField(lazy_gettext("Publisher"), LONGEST)
    author = LineField(lazy_gettext("Author"), LONGEST)
    published = DayField(lazy_gettext("Published on"))
    url = LineField(lazy_gettext("Address"), LONGEST_ADDRESS)
    licence = LineField(lazy_gettext("Licence"), LONGEST)

    def validate_url(self, field: LineField) -> None:
        if field.data and not is_address(field.data):
            raise ValidationError(
                gettext("This is no address of a web page, such as https://example.org/a.")
            )

    def validate_new_topic(self, field: Field) -> None:
        if self.target is None:
            raise ValidationError(
                gettext("Choose a topic above, or give a new one a title.")
                if self.topics
                else gettext("Give the topic a title.")
            )

    @property
    def said(self) -> Mapping[str, str]:
        """What is said of the article, by field."""
        return {
            "title": self.title.data or "",
            "publisher": self.publisher.data or UNKNOWN_PUBLISHER,
            "author": self.author.data or "",
            "published": self.published.day.isoformat() if self.published.day else "",
            "url": self.url.data or "",
            "licence": self.licence.data or "",
        }


def waiting(count: int) -> str:
    """Return what to say of so many files that were sent."""
    return ngettext(
        "%(num)s text is on its way.", "%(num)s texts are on their way: see below.", count
    )
