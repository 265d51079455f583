"""Workbooks, whole, damaged and hostile."""

import io
import zipfile

import openpyxl
import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats.workbook import LARGEST_UNPACKED, MOST_COLUMNS, is_workbook, rows_of_workbook

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["Anna", 7, None, 1.5, "=A1"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_sheet(content, packed=zipfile.ZIP_DEFLATED):
    """Return a workbook whose sheet is these bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as whole,
        zipfile.ZipFile(written, "w", packed) as changed,
    ):
        for name in whole.namelist():
            changed.writestr(name, content if name == SHEET else whole.read(name))
    return written.getvalue()


def test_cells_are_text_and_formulas_stand_as_written():
    (row,) = rows_of_workbook(workbook())
    assert row[:6] == ["Anna", "7", "", "1.5", "=A1", ""]


def test_only_so_many_columns_are_read():
    wide = HEAD + b'<row r="1">' + b'<c t="str"><v>x</v></c>' * 500 + b"</row>" + FOOT
    assert [len(row) for row in rows_of_workbook(with_sheet(wide))] == [MOST_COLUMNS]


def test_a_row_far_below_costs_nothing():
    low = HEAD + b'<row r="1048576"><c t="str"><v>x</v></c></row>' + FOOT
    assert not any(any(row) for row in rows_of_workbook(with_sheet(low)))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "damaged"),
        (workbook()[:2000], "damaged"),
        (with_sheet(b"<worksheet"), "damaged"),
        (with_sheet(b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + HEAD + FOOT), "damaged"),
        (with_sheet("<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>".encode("utf-16")), "damaged"),
        (with_sheet(HEAD + FOOT, zipfile.ZIP_LZMA), "damaged"),
        (with_sheet(HEAD + FOOT, zipfile.ZIP_BZIP2), "damaged"),
        (with_sheet(HEAD + b" " * LARGEST_UNPACKED + FOOT), "too large"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel file"),
    ],
    ids=[
        "head only",
        "cut",
        "no sheet",
        "entities",
        "wide entities",
        "lzma",
        "bzip2",
        "bomb",
        "old",
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(content, why):
    assert is_workbook(content)
    with pytest.raises(UnreadableFile, match=why):
        rows_of_workbook(content)
