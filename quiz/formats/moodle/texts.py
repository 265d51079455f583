"""Texts in Moodle XML: in one of Moodle's formats, with the files that are shown in them."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from quiz.formats.picture import PictureFile, UnusablePicture, reencoded
from quiz.formats.rich_text import (
    PictureIn,
    RichText,
    check_length,
    from_html,
    from_plain,
)
from quiz.messages import Complaint, Message
from quiz.questions.written import Picture

HTML = "html"
# How Moodle names the place of the files that are stored with a text.
STORED = "@@PLUGINFILE@@/"
EMBEDDED = re.compile(
    r"(?P<before>\bsrc\s*=\s*[\"'])data:image/[\w.+-]{1,40};base64,"
    r"(?P<content>[A-Za-z0-9+/=\s%]*)(?=[\"'])",
    re.IGNORECASE,
)
PLACE_OF_EMBEDDED = "data:"
IN_MARKDOWN = re.compile(r"!\[(?P<alternative>[^\[\]\n]*)\]\((?P<address>[^()\s\"]+)[^()\n]*\)")


class NotStored(Complaint):
    """A picture is not in the file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as Markdown, the pictures in it by their addresses, and their files, encoded."""

    markdown: str = ""
    pictures: tuple[PictureIn, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Pictures:
    """The pictures of a file; one that stands in many questions is read once."""

    kept: dict[str, PictureFile] = field(default_factory=dict)
    known: dict[bytes, str] = field(default_factory=dict)

    def taken(self, picture: PictureIn, files: Mapping[str, str]) -> Picture:
        """Return a picture of a text. Raises NotStored, UnusablePicture."""
        sent = stored(picture.address, files)
        seen_before = hashlib.sha256(sent).digest()
        if seen_before not in self.known:
            file = reencoded(sent)
            self.kept[file.digest] = file
            self.known[seen_before] = file.digest
        file = self.kept[self.known[seen_before]]
        return Picture(file.digest, picture.alternative, file.width, file.height)


def stored(address: str, files: Mapping[str, str]) -> bytes:
    """Return the content of a file by its address in a text. Raises NotStored, UnusablePicture."""
    name = address.removeprefix(STORED) if address.startswith(STORED) else ""
    encoded = files.get(address) or files.get(unquote(name.partition("?")[0]).strip("/"))
    if encoded is None:
        raise NotStored(
            "What stands at %(address)s is not in the file.",
            address=address[:200],
        )
    try:
        return base64.b64decode(encoded)
    except (binascii.Error, ValueError):
        raise UnusablePicture("Its content is damaged.") from None


def text_in(parent: Element | None, default: str = HTML) -> Text:
    """Return the text that an element has, and its files; empty where there is no element.

    `default` is the format of a text that names none. Raises UnusableText.
    """
    if parent is None:
        return Text()
    written = markup(parent.find("text"))
    embedded: dict[str, str] = {}

    def set_aside(found: re.Match[str]) -> str:
        address = f"{PLACE_OF_EMBEDDED}{len(embedded)}"
        embedded[address] = unquote(found["content"])
        return f"{found['before']}{address}"

    rich = marked(EMBEDDED.sub(set_aside, written), format_of(parent, default))
    return Text(rich.markdown, rich.pictures, {**embedded, **dict(files_in(parent))})


def format_of(parent: Element, default: str = HTML) -> str:
    return parent.get("format", default).strip() or default


def markup(text: Element | None) -> str:
    """Return what a text says; elements in it are HTML that somebody forgot to escape."""
    if text is None:
        return ""
    inner = (ElementTree.tostring(part, encoding="unicode") for part in text)
    return ((text.text or "") + "".join(inner)).strip()


def files_in(parent: Element) -> Iterator[tuple[str, str]]:
    for file in parent.findall("file"):
        path = f"{file.get('path', '')}/{file.get('name', '')}"
        yield "/".join(part for part in path.split("/") if part), file.text or ""


def marked(written: str, form: str) -> RichText:
    """Return a text of one of Moodle's formats as Markdown."""
    if not written:
        return RichText("")
    check_length(written)
    match form:
        case "plain_text":
            return RichText(from_plain(written))
        case "markdown":
            found = IN_MARKDOWN.finditer(written)
            pictures = tuple(PictureIn(one["address"], one["alternative"]) for one in found)
            return RichText(IN_MARKDOWN.sub("", written).strip(), pictures)
        case "moodle_auto_format":
            return from_html("<br>".join(written.splitlines()))
    return from_html(written)


def picture_of(text: Text, pictures: Pictures, notes: list[Message]) -> Picture | None:
    """Return the first picture of a text that can be shown; what cannot is noted."""
    taken: Picture | None = None
    for one in text.pictures:
        if taken is not None:
            notes.append(
                Message("More than one picture stands in a text of it: the first was taken.")
            )
            break
        try:
            taken = pictures.taken(one, text.files)
        except (NotStored, UnusablePicture) as trouble:
            notes.append(Message("A picture was left out. %(why)s", why=trouble))
    return taken
