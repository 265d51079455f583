"""The parts of a Moodle XML file: each an element, with its own source and the line it begins in.

What is read is never more than one part at a time, and no file can define entities or lead
anywhere: nothing that XML has for that may stand in it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from quiz.articles.file import UnreadableFile, check_size
from quiz.formats.exchange import Problem, line, text_of
from quiz.messages import Message

DEEPEST = 100
# Elements of one question, attributes of one element: ten times what anybody has.
MOST_ELEMENTS = 5_000
MOST_ATTRIBUTES = 500
LONG_TAG = re.compile(r"<[^<>]{5000,}")
ATTRIBUTE = re.compile(r"=\s?[\"']")
STEP = 1_000_000  # bytes, read at a time
# What a file is put into: one that has several roots, or text around one, is read as well.
AROUND = b"<file>", b"</file>"

DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# The encodings that texts are in, beside those that anybody can tell by looking.
ENCODINGS = re.compile(
    r"iso-8859-\d\d?|windows-125\d|koi8-[ru]|macintosh|shift_jis|euc-(jp|kr)|gbk?|gb18030|big5",
    re.IGNORECASE,
)
WITHOUT_MARK = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
# Of characters that are a byte each: it is blotted out, and what follows stays at its place.
FIRST_LINE = re.compile(r"[ \t\r\n]*<\?xml\b[\x01-=?-\x7f]*\?>")
UNHEARD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
BEGINNING = re.compile(
    r"\s*(?:<\?xml\b[^>]*\?>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"
    r"(?:<quiz[\s>]|<question\s+type\s*=)"
)


class Broken(Exception):
    """From a line on, the file is no XML; where a part was begun, it is not whole."""

    def __init__(self, number: int, begun: int | None) -> None:
        super().__init__(number)
        self.line = number
        self.begun = begun


@dataclass(frozen=True, slots=True)
class Record:
    """A part of the file; it is not `whole` where it has more in it than is read."""

    element: Element
    source: str
    line: int
    whole: bool

    @property
    def kind(self) -> str:
        """Return the type of a question; of anything else nothing."""
        is_question = self.element.tag == "question"
        return self.element.get("type", "").strip() if is_question else ""


def begins_like_moodle(content: bytes) -> bool:
    beginning = content[:4000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    text = beginning.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(BEGINNING.match(text.decode("latin-1")))


def source_of(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file, and what was to be said of its characters.

    Raises UnreadableFile.
    """
    check_size(content)
    found = DECLARATION.match(content)
    name = found[1].decode() if found else ""
    encoding = name if ENCODINGS.fullmatch(name) else WITHOUT_MARK.get(content[:2])
    if encoding is None:
        return text_of(content)
    try:
        return content.decode(encoding), ()
    except (UnicodeDecodeError, LookupError):
        return text_of(content)


def readable(source: str) -> tuple[str, tuple[Problem, ...]]:
    """Return a source as XML can be read, each part at the same place, and what was changed.

    The line that declares an encoding says nothing any more. Raises UnreadableFile.
    """
    tags = (tag[0] for tag in LONG_TAG.finditer(source))
    if any(len(ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES for tag in tags):
        raise UnreadableFile("The file is no Moodle XML: one of its tags says endlessly much.")
    if found := FIRST_LINE.match(source):
        source = re.sub(r"[^\r\n]", " ", found[0]) + source[found.end() :]
    unheard = UNHEARD.search(source)
    if unheard is None:
        return source, ()
    said = Message(
        "From here on there are characters that nobody can see, and that XML cannot hold. Each "
        "was read as a space."
    )
    number = source.count("\n", 0, unheard.start()) + 1
    return UNHEARD.sub(" ", source), (Problem(line(number), said),)


def records(source: str, readable_source: str) -> Iterator[Record]:
    """Yield the parts of a file in their order.

    Raises UnreadableFile where it is something else than Moodle XML, and Broken where it can be
    read no further.
    """
    content = readable_source.encode("utf-8", "replace")
    parts = Parts(source.encode("utf-8", "replace"))
    parser = parts.parser
    try:
        parser.feed(AROUND[0])
        for start in range(0, len(content), STEP):
            parser.feed(content[start : start + STEP])
            yield from parts.taken()
        parser.feed(AROUND[1])
        parser.close()
    except ParseError as trouble:
        number = trouble.position[0]
        yield from parts.taken()
        check_no_definitions(content, parser.parser.ErrorByteIndex - len(AROUND[0]))
        raise Broken(number, parts.begun) from None
    except TooDeep:
        yield from parts.taken()
        raise Broken(parser.parser.CurrentLineNumber, parts.begun) from None
    except DefusedXmlException:
        raise UnreadableFile(definitions()) from None


def check_no_definitions(content: bytes, place: int) -> None:
    """Raise UnreadableFile where what cannot be read, after `<!`, defines a type of document."""
    if content.startswith(b"<!DOCTYPE", max(place - 2, 0)):
        raise UnreadableFile(definitions())


def definitions() -> Message:
    return Message(
        "The file defines a type of document or entities, as no export of Moodle does. Export "
        "the questions from Moodle again, as Moodle XML."
    )


class TooDeep(Exception):
    """Elements stand in elements, further down than anybody writes."""


class Parts:
    """What the parser tells its parts to."""

    def __init__(self, content: bytes) -> None:
        self.parser: Any = DefusedXMLParser(target=self, encoding="utf-8", forbid_dtd=True)
        self.content = content
        self.ready: list[Record] = []
        self.depth = 0
        self.known = False
        self.builder: TreeBuilder | None = None
        self.begun: int | None = None
        self.started = self.top = self.elements = 0

    def taken(self) -> list[Record]:
        ready, self.ready = self.ready, []
        return ready

    @property
    def place(self) -> int:
        return int(self.parser.parser.CurrentByteIndex) - len(AROUND[0])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep
        if self.builder is None:
            if self.depth == 1 or (self.depth == 2 and self.is_around(local(tag))):
                return
            self.builder, self.elements = TreeBuilder(), 0
            self.started, self.top = self.place, self.depth
            self.begun = self.parser.parser.CurrentLineNumber
        self.elements += 1
        if self.elements <= MOST_ELEMENTS or self.depth == self.top:
            self.builder.start(local(tag), dict(attributes))

    def is_around(self, tag: str) -> bool:
        """Return whether an element only holds others. Raises UnreadableFile for a foreign one."""
        if not self.known and tag not in ("quiz", "question"):
            raise UnreadableFile(
                "The file is XML, but no Moodle XML: it begins with <%(tag)s>. In Moodle, export "
                "the questions as Moodle XML.",
                tag=tag[:40],
            )
        self.known = True
        return tag == "quiz"

    def data(self, text: str) -> None:
        if self.builder is not None and self.elements <= MOST_ELEMENTS:
            self.builder.data(text)

    def end(self, tag: str) -> None:
        if self.builder is not None:
            if self.elements <= MOST_ELEMENTS or self.depth == self.top:
                self.builder.end(local(tag))
            if self.depth == self.top:
                self.finish(self.builder.close())
        self.depth -= 1

    def finish(self, element: Element) -> None:
        end = self.place
        if self.content.startswith(b"</", end):
            end = self.content.index(b">", end) + 1
        source = self.content[self.started : end].decode("utf-8", "replace")
        whole = self.elements <= MOST_ELEMENTS
        self.ready.append(Record(element, source, self.begun or 0, whole))
        self.builder = self.begun = None

    def close(self) -> None:
        return


def local(tag: str) -> str:
    """Return the name of an element without where it is from."""
    return tag.rpartition("}")[2]
