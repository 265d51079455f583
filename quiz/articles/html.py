"""A saved web page in: the article as a person reads it, and what the page says of itself."""

import re
from collections.abc import Iterator
from datetime import date

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from quiz.articles.file import (
    LONGEST_TEXT,
    ReadArticle,
    UnreadableFile,
    check_length,
    check_size,
    guess,
)
from quiz.articles.tables import Cell, table
from quiz.articles.webpage import BLOCKS, main_part, take_out_unread
from quiz.articles.written import Part, bullet, heading, on_one_line, paragraphs, written
from quiz.messages import Message

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_ELEMENTS = 400_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol", "menu", "dir")
_LONGEST_CELL = 600
_WHITE = re.compile(r"[ \t\r\n\f]+")
# The same page gives the same guess on every day that it is read, and old papers have pages too.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1700-01-01",
    "max_date": "2200-01-01",
}
_NO_TEXT = Message(
    "The page holds no text. If it shows its article only in a browser, copy the text into a "
    "plain text file."
)
_BEYOND = Message(
    "The page is nested too deeply, or a piece of it is too long. Copy its article into a plain "
    "text file."
)
_BREAKS_OFF = "Only the beginning was read: after it the page is nested too deeply."


def read(data: bytes) -> ReadArticle:
    """Return the article of a web page, with what it says of where it comes from.

    Nothing is ever fetched. Raises UnreadableFile.
    """
    check_size(data)
    page, is_whole = _parsed(data)
    body = page.find("body")
    if body is None:
        raise UnreadableFile(_NO_TEXT if is_whole else _BEYOND)
    said = trafilatura.extract_metadata(page, date_config=_DATES)
    title = guess(said.title)
    first = _first_heading(body, title)
    if (characters := take_out_unread(body)) > 2 * LONGEST_TEXT:
        raise UnreadableFile(
            "The page has %(count)s characters; at most %(most)s can be read.",
            count=characters,
            most=LONGEST_TEXT,
        )
    parts = list(_parts(main_part(body)))
    if first and not any(first == part.words.removeprefix("# ") for part in parts):
        parts = [*heading(first), *parts]
    if not any(map(str.isalnum, text := written(parts))):
        raise UnreadableFile(_NO_TEXT if is_whole else _BEYOND)
    check_length(text)
    return ReadArticle(
        text=text,
        title=title,
        publisher=guess(said.sitename),
        published=_day(said.date),
        author=guess(said.author),
        url=guess(said.url),
        licence=guess(said.license),
        notes=() if is_whole else (_BREAKS_OFF,),
    )


def _parsed(data: bytes) -> tuple[HtmlElement, bool]:
    """Return a page, and whether all of it could be read."""
    text = _decoded(data).replace("\0", "")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        page = None
    if (errors := parser.error_log).filter_types(etree.ErrorTypes.ERR_NO_MEMORY):
        raise MemoryError
    if page is None:
        raise UnreadableFile(_NO_TEXT)
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        raise UnreadableFile(
            "The page is made of more than %(most)s pieces. Copy its article into a "
            "plain text file.",
            most=_MOST_ELEMENTS,
        )
    return page, not errors.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT)


def _decoded(data: bytes) -> str:
    """Return a page's characters: by its mark, as UTF-8, as it says itself, as windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) if encoding == "utf-8" else 0 :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:10_000])
    encoding = named.group(1).decode().lower() if named else "windows-1252"
    if encoding in ("iso-8859-1", "latin-1", "us-ascii", "ascii"):
        encoding = "windows-1252"  # as browsers do
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return data.decode("windows-1252", "replace")


def _first_heading(body: HtmlElement, title: str | None) -> str | None:
    """Return the heading of a page, which may stand outside what holds its article."""
    first = [line for found in body.iter("h1") if (line := on_one_line(_words(found)))]
    if len(first) == 1:
        return first[0]
    return next((line for line in first if title and (line in title or title in line)), None)


def _words(element: HtmlElement) -> str:
    return _WHITE.sub(" ", "".join(element.itertext(etree.Element)))


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _parts(part: HtmlElement) -> Iterator[Part]:
    """Yield what there is to read in an element, a heading, paragraph, item or row at a time."""
    reader = _Reader()
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag == "table" and (rows := _rows(element)) is not None:
                yield from reader.flushed()
                for title in element.iterchildren("caption"):
                    yield from paragraphs(_words(title))
                yield from table(rows)
                walk.skip_subtree()
                reader.skipped = element
            else:
                yield from reader.start(element)
        else:
            yield from reader.end(element, is_last=element is part)


class _Reader:
    """The words since the last block began or ended, and in what they stand."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.heading = False
        self.item: int | None = None  # the item that begins here: its number, 0 without one
        self.lists: list[int] = []  # of each open list the last number, -1 where it has none
        self.kept_breaks = 0  # inside so many <pre>
        self.skipped: HtmlElement | None = None

    def start(self, element: HtmlElement) -> Iterator[Part]:
        tag = element.tag
        if tag in BLOCKS:
            yield from self.flushed()
        if tag in _HEADINGS:
            self.heading = True
        elif tag in _LISTS:
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._begin_item()
        elif tag == "pre":
            self.kept_breaks += 1
        elif tag == "br":
            self.words.append("\n")
        elif tag == "q":
            self.words.append("“")
        self._take(element.text)

    def end(self, element: HtmlElement, is_last: bool) -> Iterator[Part]:
        tag = element.tag
        if self.skipped is element:
            self.skipped = None
        else:
            if tag in BLOCKS or is_last:
                yield from self.flushed()
            if tag in _HEADINGS:
                self.heading = False
            elif tag in _LISTS and self.lists:
                self.lists.pop()
            elif tag == "li":
                self.item = None
            elif tag == "pre":
                self.kept_breaks -= 1
            elif tag == "q":
                self.words.append("”")
        if not is_last:
            self._take(element.tail)

    def flushed(self) -> Iterator[Part]:
        words = "".join(self.words)
        self.words = []
        if not words.strip():
            return
        if self.heading:
            yield from heading(words)
        elif self.item is not None:
            yield from bullet(words, max(0, len(self.lists) - 1), self.item or None)
            self.item = None
        else:
            yield from paragraphs(words)

    def _begin_item(self) -> None:
        self.item = 0
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            self.item = self.lists[-1]

    def _take(self, words: str | None) -> None:
        if words:
            self.words.append(words if self.kept_breaks else _WHITE.sub(" ", words))


def _rows(element: HtmlElement) -> list[list[Cell]] | None:
    """Return the rows of a table, None if it only places what a page is made of."""
    if next(element.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return None
    rows = [[_cell(cell) for cell in line.iterchildren("td", "th")] for line in element.iter("tr")]
    if any(sum(map(len, cell.lines)) > _LONGEST_CELL for cells in rows for cell in cells):
        return None
    return rows


def _cell(element: HtmlElement) -> Cell:
    return Cell(_lines(element), _number(element.get("rowspan")), _number(element.get("colspan")))


def _lines(element: HtmlElement) -> tuple[str, ...]:
    return tuple(part.words.lstrip(" •") for part in _parts(element))


def _number(words: str | None) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 6 else 1
