"""A Word file in: its headings, paragraphs, lists and tables as a person reads them."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml import etree

from quiz.articles.file import ReadArticle, UnreadableFile, check_length, check_size, guess
from quiz.articles.tables import Cell, table
from quiz.articles.written import Part, bullet, heading, on_one_line, paragraphs, written
from quiz.messages import Message

LARGEST_UNPACKED = 100_000_000  # bytes, all parts together
HIGHEST_RATIO = 200  # times as large as it is packed, of a part that is large at all
LARGE_PART = 10_000_000  # bytes
MOST_PARTS = 5_000

_ARCHIVES = (".zip", ".docx", ".docm", ".7z", ".rar", ".gz", ".jar")
_HEADING = re.compile(r"(?:heading|title|überschrift|titre|título)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of figures|contents)\b", re.IGNORECASE)
_LISTED = re.compile(r"list (?P<kind>bullet|number)", re.IGNORECASE)
_DAMAGED = Message("The Word file is damaged. Open it in Word, and save it anew.")
# What python-docx raises on a damaged file, beside its own errors and those of the archive.
_ANY_DAMAGE = (
    OpcError,
    etree.LxmlError,
    zipfile.BadZipFile,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    EOFError,
    zlib.error,
)
W_P, W_TBL, W_SDT, W_SDT_CONTENT = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:sdtContent")
W_T, W_TAB, W_BR, W_CR, W_HYPHEN = (
    qn("w:t"),
    qn("w:tab"),
    qn("w:br"),
    qn("w:cr"),
    qn("w:noBreakHyphen"),
)
# Tracked deletions, and drawings with their text boxes, which are stored twice.
_PASSED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:pPr")))
_WRAPPERS = frozenset(map(qn, ("w:ins", "w:moveTo", "w:customXml", "w:smartTag"))) | {W_SDT_CONTENT}


def read(data: bytes) -> ReadArticle:
    """Return the text of a Word file, with the title and author it names. Raises UnreadableFile."""
    check_size(data)
    try:
        check_archive(data)
        document = docx.Document(io.BytesIO(data))
        text = written(_Word(document).parts())
        said = document.core_properties
        title, author = guess(said.title), guess(said.author)
    except UnreadableFile:
        raise
    except _ANY_DAMAGE as trouble:
        raise UnreadableFile(_DAMAGED) from trouble
    if not any(map(str.isalnum, text)):
        raise UnreadableFile("The Word file holds no text.")
    check_length(text)
    if title and title.lower() in ("word document", "document", "untitled"):
        title = None
    return ReadArticle(text=text, title=title, author=author)


def check_archive(data: bytes) -> None:
    """Raise UnreadableFile when unpacking a Word file would take more than a document may."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if len(members) > MOST_PARTS:
        raise UnreadableFile("The Word file has more than %(most)s parts.", most=MOST_PARTS)
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise UnreadableFile(
            "Unpacked, the Word file has more than %(most)s bytes. Take out its "
            "pictures, or save it as plain text.",
            most=LARGEST_UNPACKED,
        )
    for member in members:
        if member.file_size > max(LARGE_PART, HIGHEST_RATIO * member.compress_size):
            raise UnreadableFile(
                "A part of the Word file, %(part)s, unpacks to more than "
                "%(times)s times its size. Save it as plain text.",
                part=repr(member.filename[:80]),
                times=HIGHEST_RATIO,
            )
        if member.filename.lower().endswith(_ARCHIVES):
            raise UnreadableFile(
                "The Word file holds an archive, %(part)s. Take it out, or save "
                "the file as plain text.",
                part=repr(member.filename[:80]),
            )


class _Word:
    """A document, and what its styles and lists mean."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.counted: Counter[tuple[str, int]] = Counter()

    def parts(self) -> Iterator[Part]:
        for block in _blocks(self.document.element.body):
            if block.tag == W_P:
                yield from self.paragraph(block)
            else:
                yield from table(list(self.rows(block)))

    def paragraph(self, block: Element) -> Iterator[Part]:
        words = "".join(_words(block))
        if not words.strip():
            return
        style = self.styles.get(_value(block, "w:pPr/w:pStyle") or "", "")
        if _CONTENTS.match(style):
            return
        if _HEADING.match(style) or _value(block, "w:pPr/w:outlineLvl") not in (None, "9"):
            yield from heading(words)
            return
        number, depth = _value(block, "w:pPr/w:numPr/w:numId"), self.depth(block)
        listed = _LISTED.match(style)
        if number == "0" or (number is None and listed is None):
            yield from paragraphs(words)
            return
        kind = self.formats.get(number, {}).get(depth, listed["kind"].lower() if listed else "")
        if kind in ("", "bullet", "none"):
            yield from bullet(words, depth)
        else:
            self.counted[number or style, depth] += 1
            for deeper in range(depth + 1, 9):
                self.counted.pop((number or style, deeper), None)
            yield from bullet(words, depth, self.counted[number or style, depth])

    def depth(self, block: Element) -> int:
        level = _value(block, "w:pPr/w:numPr/w:ilvl") or "0"
        return min(int(level), 8) if level.isdecimal() else 0

    def rows(self, block: Element) -> Iterator[list[Cell]]:
        """Yield the rows of a table; a cell merged with the one above it has its words."""
        above: dict[int, tuple[str, ...]] = {}
        for line in block.iterchildren(qn("w:tr")):
            cells, column = [], 0
            for cell in _children(line, qn("w:tc")):
                across = _number(_value(cell, "w:tcPr/w:gridSpan"))
                lines = self.lines(cell)
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                if merged is not None and merged.get(qn("w:val"), "continue") == "continue":
                    lines = above.get(column, lines)
                above[column] = lines
                cells.append(Cell(lines, across=across))
                column += across
            yield cells

    def lines(self, cell: Element) -> tuple[str, ...]:
        blocks = (block for block in cell.iterdescendants(W_P))
        return tuple(line for block in blocks if (line := on_one_line("".join(_words(block)))))

    @cached_property
    def styles(self) -> dict[str, str]:
        """The name of each style by its id."""
        return {style.style_id: style.name or "" for style in self.document.styles}

    @cached_property
    def formats(self) -> dict[str | None, dict[int, str]]:
        """How the items of each list are marked, at each depth."""
        try:
            numbering = self.document.part.numbering_part.element
        except (NotImplementedError, KeyError):
            return {}
        levels = {
            each.get(qn("w:abstractNumId")): {
                _number(level.get(qn("w:ilvl")), 0): _value(level, "w:numFmt") or ""
                for level in each.iterchildren(qn("w:lvl"))
            }
            for each in numbering.iterchildren(qn("w:abstractNum"))
        }
        return {
            each.get(qn("w:numId")): levels.get(_value(each, "w:abstractNumId"), {})
            for each in numbering.iterchildren(qn("w:num"))
        }


def _blocks(holder: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a document, also those in frames; no table of contents."""
    waiting = list(reversed(holder))
    while waiting:
        element = waiting.pop()
        if element.tag in (W_P, W_TBL):
            yield element
        elif element.tag == W_SDT:
            gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
            if gallery is None or gallery.get(qn("w:val")) != "Table of Contents":
                waiting.extend(reversed(element))
        elif element.tag in _WRAPPERS:
            waiting.extend(reversed(element))


def _children(holder: Element, tag: str) -> Iterator[Element]:
    waiting = list(reversed(holder))
    while waiting:
        element = waiting.pop()
        if element.tag == tag:
            yield element
        elif element.tag == W_SDT or element.tag in _WRAPPERS:
            waiting.extend(reversed(element))


def _words(block: Element) -> Iterator[str]:
    """Yield what is read in a paragraph: no hidden, deleted or boxed text."""
    waiting = list(reversed(block))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == W_T:
            yield element.text or ""
        elif tag == W_TAB:
            yield " "
        elif tag in (W_BR, W_CR):
            yield "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
        elif tag == W_HYPHEN:
            yield "-"
        elif tag not in _PASSED and not _is_hidden(element):
            waiting.extend(reversed(element))


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") if run.tag == qn("w:r") else None
    return hidden is not None and hidden.get(qn("w:val"), "1") not in ("0", "false", "off")


def _value(holder: Element, path: str) -> str | None:
    """Return the value of an element below another, None where there is none."""
    found = holder.find("/".join(map(qn, path.split("/"))))
    value: str | None = None if found is None else found.get(qn("w:val"))
    return value


def _number(words: str | None, otherwise: int = 1) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 4 else otherwise
