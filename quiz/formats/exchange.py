"""Question sets from and for other programs: what a file brings, and what could not be carried.

A reader of a format is `read(content: bytes) -> Reading`. It stops at no bad record and loses none:
each is a question or a problem. It raises UnreadableFile only where the whole file is none of its
format. A writer is `write(package: Package) -> Written`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz.articles import plain
from quiz.formats.picture import PictureFile
from quiz.messages import Message
from quiz.questions.written import WrittenQuestion

MOST_QUESTIONS = 5_000

# The place of what is said of all of a file.
WHOLE = Message("the file")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken over, or not be carried into one.

    `place` says where, as people count: “row 3”, “slide 2”. `why` is a sentence for whoever can
    put it right. `record` is what stands there, as it stands, where it can be given back in a file
    of the same format; it is empty where the rest of the question was taken all the same.
    """

    place: Message | str
    why: Message | str
    record: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """A question as a file has it: what is asked, and what the file says beside that.

    `name` is what a program lists the question by, `number` what the file calls it by (Moodle's
    idnumber), `category` a path with slashes. Where the choices run in time, as years do, they are
    `in_time`, and to be shown in the order they have. `record` is what the file says, as it says
    it.
    """

    question: WrittenQuestion
    place: Message | str = ""
    name: str = ""
    number: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    points: float = 1.0
    in_time: bool = False
    record: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds; `pictures` by their digests, `title` where the file gives itself one."""

    questions: tuple[FileQuestion, ...]
    problems: tuple[Problem, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """A question set on its way out, with the pictures that are in its questions, by digest.

    `made_at` is its moment in seconds since 1970, by which a program knows the newer of two.
    """

    title: str
    questions: tuple[FileQuestion, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    made_at: int = 0


class Written(NamedTuple):
    """A file, and what could not be carried into it."""

    content: bytes
    problems: tuple[Problem, ...] = ()


def text_of(content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return a file of text without its mark, and a problem where its encoding was guessed.

    Raises UnreadableFile.
    """
    text, note = plain.characters(content)
    return text.removeprefix("\ufeff"), (Problem(WHOLE, note),) if note else ()


def line(number: int) -> Message:
    """Return where a record begins, in a file that is read by lines, counted from 1."""
    return Message("line %(number)s", number=number)


def at_place(number: int) -> Message:
    """Return where a question stands in a set, counted from 1."""
    return Message("question %(number)s", number=number)


def too_many(place: Message | str) -> Problem:
    """Return what is said, once, at the first question beyond the most that are taken."""
    return Problem(
        place,
        Message(
            "At most %(most)s questions are taken from a file: this one and those after it are "
            "left out.",
            most=f"{MOST_QUESTIONS:,}",
        ),
    )
