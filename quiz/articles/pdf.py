"""A PDF in: the text of its pages as one."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import PyPdfError

from quiz.articles import printed
from quiz.articles.file import ReadArticle, UnreadableFile, check_length, check_size, guess
from quiz.articles.printed import PrintedLine
from quiz.articles.written import written
from quiz.messages import Message

MOST_PAGES = 500
_LEAST_LETTERS = 20

# What pypdf raises on a damaged file, beside its own errors.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
_ANY_DAMAGE = (PyPdfError, *_DAMAGE)
_DAMAGED = Message(
    "The PDF is damaged. Open it in another program, and save or print it to a new PDF."
)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Names that programs give to what they print.
_NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft )?(?:word|powerpoint|excel) - .*|.*\.(?:docx?|pdf|html?|txt|tex|indd"
    r"|qxd|odt|pptx?|rtf)|(?:file|https?):.*|document\d*|about:blank|\W*",
    re.IGNORECASE,
)


def read(data: bytes) -> ReadArticle:
    """Return the text of a PDF, with the title and author it names. Raises UnreadableFile.

    The day on which a PDF was made is not offered: it is seldom the day its text was published.
    """
    check_size(data)
    try:
        reader = _opened(data)
        pages = [list(_lines(page)) for page in reader.pages]
        said = reader.metadata
        title, author = (guess(said.title), guess(said.author)) if said else (None, None)
    except UnreadableFile:
        raise
    except _ANY_DAMAGE as trouble:
        raise UnreadableFile(_DAMAGED) from trouble
    text = written(printed.parts(pages))
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        raise UnreadableFile(
            "The PDF holds pictures of pages, no text. Let a program for scanned pages recognise "
            "the text (OCR) first."
        )
    check_length(text)
    if title and _NO_TITLE.fullmatch(title):
        title = None
    return ReadArticle(text=text, title=title, author=author, notes=_notes(len(pages)))


def _notes(pages: int) -> tuple[str, ...]:
    return (f"It has {pages} page{'s' if pages > 1 else ''}.",)


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise UnreadableFile("The PDF has a password. Save a copy without one.")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise UnreadableFile(
            "The PDF has %(count)s pages; at most %(most)s can be read. Save the pages with "
            "the article as a PDF of their own.",
            count=count,
            most=MOST_PAGES,
        )
    return reader


def _lines(page: PageObject) -> Iterator[PrintedLine]:
    """Yield the lines of a page as they are drawn, each with its largest letters and its height."""
    pieces: list[tuple[str, float, float]] = []

    def take(
        words: str, user: list[float], text: list[float], _font: dict[str, Any] | None, size: float
    ) -> None:
        scale = abs(text[3] or text[1]) * abs(user[3] or user[1])
        height = text[4] * user[1] + text[5] * user[3] + user[5]
        pieces.append((words, size * scale, height))

    page.extract_text(visitor_text=take)
    line, largest, height = "", 0.0, None
    for words, size, at in pieces:
        first, *others = _sound(words).split("\n")
        if first.strip():
            largest, height = max(largest, size), at if height is None else height
        line += first
        for other in others:
            yield PrintedLine(line, largest, height)
            line, largest, height = other, size if other.strip() else 0.0, None
    yield PrintedLine(line, largest, height)


def _sound(words: str) -> str:
    """Return words with half characters made whole, and letters that are drawn as one parted."""
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.translate(_LIGATURES)
