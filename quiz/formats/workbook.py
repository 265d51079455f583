"""The first sheet of an Excel workbook as rows of text, within bounds."""

import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from quiz.articles.file import UnreadableFile
from quiz.messages import Message

LARGEST_UNPACKED = 5_000_000  # bytes, all parts together
MOST_PARTS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 60
# How spreadsheets pack: what else an archive can hold takes more memory to unpack.
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# No spreadsheet writes entities of its own; they are how small files grow large.
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
DAMAGED = Message(
    "The file is damaged, or no workbook. Open it in a spreadsheet, and save it anew."
)
# What openpyxl raises on a damaged file, beside its own errors and those of the archive.
_ANY_DAMAGE = (
    InvalidFileException,
    etree.LxmlError,
    ParseError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def is_workbook(content: bytes) -> bool:
    """Return whether a file is to be opened as a workbook, an old one too."""
    return content.startswith((b"PK\x03\x04", OLD_EXCEL))


def rows_of_workbook(content: bytes) -> list[list[str]]:
    """Return the rows of the sheet that is shown first; a formula stands as it is written.

    Raises UnreadableFile.
    """
    if content.startswith(OLD_EXCEL):
        raise UnreadableFile(
            "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a "
            "password, or paste the names."
        )
    try:
        check_archive(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        return [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(
                max_row=MOST_ROWS, min_col=1, max_col=MOST_COLUMNS, values_only=True
            )
        ]
    except UnreadableFile:
        raise
    except _ANY_DAMAGE as trouble:
        raise UnreadableFile(DAMAGED) from trouble


def check_archive(content: bytes) -> None:
    """Raise UnreadableFile where unpacking would take more than a list of names may."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_PARTS or sum(one.file_size for one in members) > LARGEST_UNPACKED:
            raise UnreadableFile(
                "The workbook is too large. Copy the column of names, and paste it, or save it as "
                "a file of its own."
            )
        for member in members:
            if member.compress_type not in PACKED:
                raise UnreadableFile(DAMAGED)
            content = archive.read(member)
            if any(doctype in content for doctype in DOCTYPES):
                raise UnreadableFile(DAMAGED)
