"""Workbooks, whole, damaged and hostile."""

import io
import random
import time
import zipfile
from contextlib import suppress
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.workbook import (
    MOST_ROWS,
    OF_A_LIST,
    Limits,
    is_workbook,
    rows_of_workbook,
    sheet_rows,
)

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"


def workbook(*values, number_format=None):
    book = openpyxl.Workbook()
    book.active.append(values or ["Anna", 7, None, 1.5, "B1"])
    for cell in book.active[1]:
        cell.number_format = number_format or cell.number_format
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_sheet(content, packed=zipfile.ZIP_DEFLATED, part=SHEET):
    """Return a workbook whose sheet, or another part of it, is these bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WHOLE)) as whole,
        zipfile.ZipFile(written, "w", packed) as changed,
    ):
        for name in whole.namelist():
            changed.writestr(name, content if name == part else whole.read(name))
    return written.getvalue()


WHOLE = workbook("Anna", 7, datetime(1961, 4, 12), True, 0.5)


def with_cell(cell):
    return with_sheet(HEAD + b'<row r="1">' + cell + b"</row>" + FOOT)


def test_cells_are_text():
    (row,) = rows_of_workbook(workbook())
    assert row[:6] == ["Anna", "7", "", "1.5", "B1", ""]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1914, None, "1914"),
        (1914.0, None, "1914"),
        (0.1 + 0.2, None, "0.3"),
        (-44, None, "-44"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (True, None, "True"),
        ("007", None, "007"),
        ("a_x000D_\nb", None, "a\r\nb"),
        ("", None, ""),
    ],
)
def test_a_cell_is_read_as_it_was_typed(value, number_format, text):
    content = workbook(value, number_format=number_format)
    (row,) = sheet_rows(content, OF_A_LIST)
    assert (row.number, row.cells[0], row.changed) == (1, text, ())


def test_a_number_that_is_kept_with_a_point_is_a_whole_one():
    content = with_cell(b'<c r="A1"><v>1914.0</v></c><c r="B1"><v>1.914E3</v></c>')
    (row,) = rows_of_workbook(content)
    assert row[:2] == ["1914", "1914"]


def test_a_day_that_a_spreadsheet_made_is_told():
    (row,) = sheet_rows(workbook("x", datetime(1961, 4, 12)), OF_A_LIST)
    assert row.cells[:2] == ["x", "1961-04-12"]
    assert [str(said) for said in row.changed] == [
        "The spreadsheet made a date of cell B1. It was read as 1961-04-12; what was typed there "
        "may have been something else."
    ]


def test_a_formula_is_what_it_came_to():
    content = with_cell(
        b'<c r="A1"><f>1+1</f><v>2</v></c>'
        b'<c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c>'
        b'<c r="C1" t="str"><f>""</f><v></v></c>'
    )
    (row,) = rows_of_workbook(content)
    assert row[:3] == ["2", "2x", ""]


@pytest.mark.parametrize("end", [b"", b"<v/>", b"<v></v>", b" <v> </v> "])
def test_a_formula_that_nothing_has_computed_is_told(end):
    with pytest.raises(UnreadableFile, match="no spreadsheet has computed"):
        rows_of_workbook(with_cell(b'<c r="A1"><f>B1</f>' + end + b"</c>"))


def test_a_formula_that_many_cells_share_costs_nothing():
    long = b"+".join([b"A1"] * 20_000)
    shared = b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/><v>1</v></c></row>' % (row, row)
        for row in range(2, 1000)
    )
    first = b'<row r="1"><c r="A1"><f t="shared" si="0">' + long + b"</f><v>1</v></c></row>"
    content = with_sheet(HEAD + first + shared + FOOT)
    before = time.process_time()
    assert [row[0] for row in rows_of_workbook(content)] == ["1"] * 999
    assert time.process_time() - before < 5


def test_only_so_many_columns_are_read():
    wide = HEAD + b'<row r="1">' + b'<c t="str"><v>x</v></c>' * 500 + b"</row>" + FOOT
    assert [len(row) for row in rows_of_workbook(with_sheet(wide))] == [OF_A_LIST.columns]


def test_a_row_far_below_costs_nothing():
    low = HEAD + b'<row r="1048576"><c t="str"><v>x</v></c></row>' + FOOT
    assert not any(any(row) for row in rows_of_workbook(with_sheet(low)))


def test_rows_end_with_the_first_that_is_too_far_below():
    row = b'<row r="%d"><c t="str"><v>x</v></c></row>'
    low = HEAD + row % MOST_ROWS + row % (MOST_ROWS + 1) + row % (MOST_ROWS + 2) + FOOT
    rows = [row.number for row in sheet_rows(with_sheet(low), OF_A_LIST) if any(row.cells)]
    assert rows == [MOST_ROWS, MOST_ROWS + 1]


def test_what_a_table_may_have_is_more_than_a_list_may():
    content = with_sheet(HEAD + b"<row/>" * 1_100_000 + FOOT)
    with pytest.raises(UnreadableFile, match="too large"):
        rows_of_workbook(content)
    limits = Limits(unpacked=20_000_000, marks=2_000_000, columns=5)
    assert not any(any(row.cells) for row in sheet_rows(content, limits))


def test_parts_are_counted_before_they_are_opened():
    with pytest.raises(UnreadableFile, match="too large"):
        rows_of_workbook(b"PK\x03\x04" + b"PK\x01\x02" * 100_000)


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
        (with_sheet(HEAD + b" " * OF_A_LIST.unpacked + FOOT), "too large"),
        (with_sheet(HEAD + b"<row/>" * OF_A_LIST.marks + FOOT), "too large"),
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
        "marks",
        "old",
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(content, why):
    assert is_workbook(content)
    with pytest.raises(UnreadableFile, match=why):
        rows_of_workbook(content)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_part_is_read_or_refused(seed):
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole:
        part = chance.choice([name for name in whole.namelist() if "theme" not in name])
        damaged = bytearray(whole.read(part))
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.choice([0, 1, 1, 9])] = chance.choice(PIECES)
    with suppress(UnreadableFile):
        rows_of_workbook(with_sheet(bytes(damaged), part=part))


PIECES = (
    b"",
    b"9",
    b"-1",
    b"1e999",
    b"99999999999999999999",
    b'"',
    b"<",
    b"</c>",
    b"<c/>",
    b"A",
    b"&#1;",
)
