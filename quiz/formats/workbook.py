"""The first sheet of an Excel workbook as rows of text, within bounds."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from quiz.articles.file import UnreadableFile
from quiz.messages import Message

MOST_PARTS = 500
MOST_ROWS = 20_000
LAST_ROW = 50_000  # what stands lower is not looked at
# How spreadsheets pack: what else an archive can hold takes more memory to unpack.
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# No spreadsheet writes entities of its own; they are how small files grow large.
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
ENTRY = b"PK\x01\x02"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# A formula beside which nothing stands that it came to; an empty text is said to be one.
UNCOMPUTED = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*>\s*<f\b[^<>]*(?:/>|>[^<]*</f>)\s*'
    rb"(?:(?:<v\s*/>|<v>\s*</v>)\s*)?</c>"
)
DAMAGED = Message(
    "The file is damaged, or no workbook. Open it in a spreadsheet, and save it anew."
)
TOO_LARGE = Message(
    "The workbook is too large. Copy what is needed into a new one, as values without any looks."
)
# What openpyxl raises on a damaged file, beside its own errors and those of the archive.
_ANY_DAMAGE = (
    InvalidFileException,
    etree.LxmlError,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Limits(NamedTuple):
    """How large a workbook may be: the bytes of all its parts, their marks (“<”), and columns."""

    unpacked: int
    marks: int
    columns: int


OF_A_LIST = Limits(unpacked=5_000_000, marks=1_000_000, columns=60)


class Row(NamedTuple):
    """A row of a table, by the number that a spreadsheet shows beside it.

    `changed` says in sentences where the spreadsheet keeps something else than was typed.
    """

    number: int
    cells: list[str]
    changed: tuple[Message, ...] = ()


def is_workbook(content: bytes) -> bool:
    """Return whether a file is to be opened as a workbook, an old one too."""
    return content.startswith((b"PK\x03\x04", OLD_EXCEL))


def rows_of_workbook(content: bytes) -> list[list[str]]:
    """Return the rows of the first sheet of a list, empty ones too. Raises UnreadableFile."""
    return [row.cells for row in sheet_rows(content, OF_A_LIST) if row.number <= MOST_ROWS]


def sheet_rows(content: bytes, limits: Limits) -> Iterator[Row]:
    """Yield the rows of the first sheet, empty ones too, to the first that stands too far below.

    A formula is read as what it came to: to write out one that many cells share takes hours for a
    file that means harm. Raises UnreadableFile.
    """
    if content.startswith(OLD_EXCEL):
        raise UnreadableFile(
            "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a "
            "password, or copy what is in it."
        )
    try:
        check_archive(content, limits)
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=LAST_ROW, min_col=1, max_col=limits.columns)
        for number, cells in enumerate(found, start=1):
            if number <= MOST_ROWS:
                yield row_of(number, cells)
            elif any(cell.value is not None for cell in cells):
                yield row_of(number, cells)
                return
    except UnreadableFile:
        raise
    except _ANY_DAMAGE as trouble:
        raise UnreadableFile(DAMAGED) from trouble


def check_archive(content: bytes, limits: Limits) -> None:
    """Raise UnreadableFile where unpacking and reading would take more than they may."""
    # An upper bound, before room is made for every part.
    if content.count(ENTRY) > MOST_PARTS:
        raise UnreadableFile(TOO_LARGE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if sum(one.file_size for one in members) > limits.unpacked:
            raise UnreadableFile(TOO_LARGE)
        marks = 0
        for member in members:
            if member.compress_type not in PACKED:
                raise UnreadableFile(DAMAGED)
            content = archive.read(member)
            if any(doctype in content for doctype in DOCTYPES):
                raise UnreadableFile(DAMAGED)
            if UNCOMPUTED.search(content):
                raise UnreadableFile(
                    "There are formulas in the workbook that no spreadsheet has computed. Open it "
                    "in a spreadsheet, and save it anew."
                )
            marks += content.count(b"<")
        if marks > limits.marks:
            raise UnreadableFile(TOO_LARGE)


def row_of(number: int, cells: tuple[Any, ...]) -> Row:
    changed = tuple(
        made_of_text(f"{get_column_letter(column)}{number}", cell.value)
        for column, cell in enumerate(cells, start=1)
        if isinstance(cell.value, date)
    )
    return Row(number, [text_of_cell(cell) for cell in cells], changed)


def text_of_cell(cell: Any) -> str:
    """Return what stands in a cell as it would be typed; a day as in 1789-07-14."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            if "%" in cell.number_format:
                return f"{value * 100:.15g}%"
            return str(value) if isinstance(value, int) else f"{value:.15g}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case str():
            return value.replace("_x000D_", "\r")  # so Excel writes the return of a line end
        case _:
            return str(value)


def made_of_text(place: str, value: date) -> Message:
    """Return what is said where somebody typed a day, or what looked like one."""
    day = value.date() if isinstance(value, datetime) else value
    return Message(
        "The spreadsheet made a date of cell %(cell)s. It was read as %(day)s; what was typed "
        "there may have been something else.",
        cell=place,
        day=day.isoformat(),
    )
