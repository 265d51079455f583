"""What reading a file gives: the text to store and what the file says of itself, or why not."""

from dataclasses import dataclass
from datetime import date

from quiz.articles.article import LANGUAGE
from quiz.messages import Complaint

LARGEST_FILE = 20_000_000  # bytes
LONGEST_TEXT = 2_000_000  # characters
LONGEST_GUESS = 200  # characters


class UnreadableFile(Complaint):
    """A file that holds no text we can store; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The text of a file, and what the file says of where it comes from.

    Title, publisher, day, author, address and licence are guesses, for whoever imports it to
    change.
    `notes` are sentences on how it was read, for that person to know.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None
    licence: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language of its text, as HTML names it."""
        return LANGUAGE


def check_size(data: bytes) -> None:
    """Raise UnreadableFile when a file has more bytes than can be read."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(
            "The file has %(count)s bytes; at most %(most)s can be read.",
            count=len(data),
            most=LARGEST_FILE,
        )


def check_length(text: str) -> None:
    """Raise UnreadableFile when a text is longer than can be read."""
    if len(text) > LONGEST_TEXT:
        raise UnreadableFile(
            "The text has %(count)s characters; at most %(most)s can be read.",
            count=len(text),
            most=LONGEST_TEXT,
        )


def guess(words: object) -> str | None:
    """Return what a file says of itself as one line; None where that is nothing, or endless."""
    line = " ".join(str(words).split()) if isinstance(words, str) else ""
    return line if 0 < len(line) <= LONGEST_GUESS and line.isprintable() else None
