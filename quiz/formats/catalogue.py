"""The formats that question sets come and go in, and which of them a file has.

A new format is a module beside this one, with `read` and `is_probably`, or `write`, or all three;
and an entry here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from quiz.formats import (
    aiken,
    anki,
    kahoot,
    question_sheet,
    question_table,
    quizlet,
)
from quiz.formats.exchange import Package, Reading, Written
from quiz.formats.gift import file as gift
from quiz.formats.moodle import reading as moodle_reading
from quiz.formats.moodle import writing as moodle_writing
from quiz.formats.qti import package as qti_package
from quiz.formats.qti import reading as qti_reading
from quiz.formats.workbook import is_workbook
from quiz.messages import Complaint, Message


@dataclass(frozen=True, slots=True)
class Format:
    """A format, by the name that addresses and commands call it.

    `purpose` says what it is for, and `carries` what it cannot carry, each in one sentence. What a
    format is not read or not written by is None; so is `rejoin`, which makes a file of records of
    another, where that cannot be done.
    """

    name: str
    label: str
    ending: str
    media_type: str
    purpose: Message
    carries: Message
    read: Callable[[bytes], Reading] | None = None
    write: Callable[[Package], Written] | None = None
    is_probably: Callable[[bytes], bool] | None = None
    rejoin: Callable[[Sequence[str], bytes], bytes] | None = None


class UndecidedFormat(Complaint):
    """A file does not show which format it has; `possible` are those it may have.

    Where it looks like none of them, and `fits` none, all that can be read are possible.
    """

    def __init__(self, possible: Sequence[Format], *, fits: bool) -> None:
        formats = ", ".join(one.label for one in possible)
        super().__init__(
            Message("The file may be in one of these formats: %(formats)s.", formats=formats)
            if fits
            else Message(
                "This looks like no question file that can be read. These can: %(formats)s. If "
                "you know that it is one of them, choose it.",
                formats=formats,
            )
        )
        self.possible = tuple(possible)
        self.fits = fits


def is_workbook_of_questions(content: bytes) -> bool:
    return is_workbook(content) and question_table.is_probably(content)


FORMATS = (
    Format(
        "moodle-xml",
        "Moodle XML",
        ".xml",
        "application/xml",
        Message(
            "For the question bank of a Moodle course, pictures and explanations and all. Imported "
            "twice, the questions are there twice."
        ),
        Message("Moodle knows only certain shares of the points for a choice."),
        read=moodle_reading.read,
        write=moodle_writing.write,
        is_probably=moodle_reading.is_probably,
        rejoin=moodle_reading.rejoin,
    ),
    Format(
        "gift",
        "GIFT",
        ".txt",  # the only ending that Moodle takes
        "text/plain",
        Message("Moodle’s plain text, which can be read and written by hand."),
        Message("It carries no pictures, and no explanation of a single event in an order."),
        read=gift.read,
        write=gift.write,
        is_probably=gift.is_probably,
        rejoin=gift.rejoin,
    ),
    Format(
        "aiken",
        "Aiken",
        ".txt",
        "text/plain",
        Message("A question, a line for each choice, and the letter of the right one."),
        Message("Nothing but choices of which one is right can be written in it."),
        read=aiken.read,
        is_probably=aiken.is_probably,
        rejoin=aiken.rejoin,
    ),
    Format(
        "csv",
        "CSV",
        ".csv",
        "text/csv",
        Message(
            "A table as text, a row for each question, for any program. Excel may take a date in "
            "it for one of its own, and change it: for Excel, take the workbook."
        ),
        Message("It carries no pictures."),
        read=question_table.read,
        write=question_sheet.to_csv,
        is_probably=question_table.is_probably,
        rejoin=question_table.rejoin,
    ),
    Format(
        "xlsx",
        "Excel",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Message(
            "A workbook with a row for each question, for Excel, LibreOffice and Google Sheets: to "
            "be changed there, and imported again."
        ),
        Message("It carries no pictures."),
        read=question_table.read,
        write=question_sheet.to_xlsx,
        is_probably=is_workbook_of_questions,
        rejoin=question_table.rejoin,
    ),
    Format(
        "kahoot",
        "Kahoot!",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Message("A workbook that Kahoot! imports, for a quiz that a class plays together."),
        Message(
            "It carries only choices: no orders, no explanations, no pictures, and at most four "
            "short answers."
        ),
        read=kahoot.read,
        write=kahoot.write,
        is_probably=kahoot.is_probably,
        rejoin=kahoot.rejoin,
    ),
    Format(
        "quizlet",
        "Quizlet",
        ".tsv",
        "text/tab-separated-values",
        Message("Cards to learn with: the question on one side, what is right on the other."),
        Message("It carries no wrong answers, no explanations and no pictures."),
        read=quizlet.read,
        write=quizlet.write,
        is_probably=quizlet.is_probably,
        rejoin=quizlet.rejoin,
    ),
    Format(
        "anki",
        "Anki",
        ".apkg",
        "application/octet-stream",
        Message(
            "A card for each question, to learn with. A deck that is imported again renews its "
            "cards and doubles none."
        ),
        Message("It carries neither points nor weights: whoever turns a card marks it."),
        write=anki.write,
    ),
    Format(
        "qti",
        "QTI",
        ".zip",
        "application/zip",
        Message("From platforms that exams are sat on, in any version from 2.0 to 3.0."),
        Message("Only choices and orders are taken from it."),
        read=qti_reading.read,
        is_probably=qti_reading.is_probably,
    ),
    Format(
        "qti-2.2",
        "QTI 2.2",
        ".zip",
        "application/zip",
        Message("For TAO, Canvas, Blackboard and other platforms that exams are sat on."),
        Message("Some platforms read only a part of it."),
        write=qti_package.write_2_2,
    ),
    Format(
        "qti-3.0",
        "QTI 3.0",
        ".zip",
        "application/zip",
        Message("The same for platforms that know the newer version."),
        Message("Some platforms read only a part of it."),
        write=qti_package.write_3_0,
    ),
)


def format_named(name: str) -> Format | None:
    return next((one for one in FORMATS if one.name == name), None)


def readable() -> tuple[Format, ...]:
    return tuple(one for one in FORMATS if one.read)


def writable() -> tuple[Format, ...]:
    return tuple(one for one in FORMATS if one.write)


def guess(content: bytes, filename: str) -> Format:
    """Return the format that a file has by what is in it, and among several by how it is named.

    Raises UndecidedFormat where none fits, and where more than one does.
    """
    # In an archive, as workbooks are, there may be anything that looks like text.
    archived = is_workbook(content)
    fitting = [
        one
        for one in readable()
        if one.is_probably
        and not (archived and one.media_type.startswith("text/"))
        and one.is_probably(content)
    ]
    if len(fitting) > 1:
        ending = PurePath(filename).suffix.lower()
        fitting = [one for one in fitting if one.ending == ending] or fitting
    if len(fitting) != 1:
        raise UndecidedFormat(fitting or readable(), fits=bool(fitting))
    return fitting[0]
