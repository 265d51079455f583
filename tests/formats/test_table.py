"""Tables of any spreadsheet, with their rows numbered as it numbers them."""

import csv
import io
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats.table import (
    BEGINNING,
    LONGEST_ROW,
    beginning,
    csv_of,
    rows_of,
    rows_of_text,
)
from quiz.formats.workbook import MOST_ROWS
from tests.tables import workbook


def read(text):
    problems = []
    rows = [(row.number, row.cells) for row in rows_of_text(text, problems)]
    return rows, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a;b\r\nc,;d", [(1, ["a", "b"]), (2, ["c,", "d"])]),
        ("a\tb\rc\td\r", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a|b\n", [(1, ["a", "b"])]),
        ('"a;b;c",d\n"1,5",2\n', [(1, ["a;b;c", "d"]), (2, ["1,5", "2"])]),
        ("sep=;\na,b;c\n", [(1, ["a,b", "c"])]),
        ("SEP=,\r\na;b,c;d\r\n", [(1, ["a;b", "c;d"])]),
        ("\n\na,b\n , \n,,\nc,\n", [(3, ["a", "b"]), (6, ["c"])]),
        ("single\n", [(1, ["single"])]),
    ],
)
def test_a_table_is_read_as_it_is_parted(text, rows):
    assert read(text) == (rows, [])


def test_a_row_with_line_breaks_in_it_counts_as_one():
    rows, problems = read('a,b\n"one\ntwo\r\nthree",x\nc,d\n')
    assert [number for number, _ in rows] == [1, 2, 3]
    assert rows[1][1] == ["one\ntwo\r\nthree", "x"]
    assert problems == []


def test_a_quotation_mark_without_end_is_told_and_swallows_nothing_in_silence():
    rows, problems = read('a,b\nc,"d\ne,f\ng,h\n')
    assert rows == [(1, ["a", "b"])]
    assert problems == [
        "row 2: A quotation mark begins a text here that has no end, or a text is far too long. "
        "This row and those after it are not read."
    ]


def test_a_cell_that_is_far_too_long_does_not_stop_the_others():
    rows, problems = read(f"a,b\n{'x' * 200_000},1\nc,d\n")
    assert [number for number, _ in rows] == [1, 3]
    assert [said.split(":")[0] for said in problems] == ["row 2"]


@pytest.mark.parametrize("row", ["a," * LONGEST_ROW, '"\n",' * LONGEST_ROW])
def test_a_row_without_end_ends_the_reading(row):
    rows, problems = read(f"a,b\n{row}\nc,d\n")
    assert [number for number, _ in rows] == [1]
    assert [said.split(":")[0] for said in problems] == ["row 2"]


@pytest.mark.parametrize("rows_below", [0, 1])
def test_rows_are_read_as_far_as_they_may_stand(rows_below):
    lines = MOST_ROWS - 1 + rows_below
    rows, problems = read("a,b\n" + "c,d\n" * lines)
    assert len(rows) == MOST_ROWS
    assert problems == ["row 20,001: At most 20,000 rows can be read."] * rows_below


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["the file: It was read as UTF-16."]),
        ("windows-1252", ["the file: It is not UTF-8 and was read as windows-1252."]),
    ],
)
def test_files_are_read_as_spreadsheets_save_them(encoding, notes):
    problems = []
    (row,) = rows_of("Königgrätz;1866\n".encode(encoding), problems)
    assert row.cells == ["Königgrätz", "1866"]
    assert [str(problem) for problem in problems] == notes


def test_a_workbook_has_the_same_rows():
    problems = []
    rows = list(rows_of(workbook(["a", "b"], [], [None, 1914.0]), problems))
    assert [(row.number, row.cells) for row in rows] == [(1, ["a", "b"]), (3, ["", "1914"])]
    assert problems == []


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\0\1\2", b"\x89PNG\r\n\x1a\n\0", b"PK\x03\x04"]
)
def test_what_is_no_table_is_refused(content):
    with pytest.raises(UnreadableFile):
        list(rows_of(content, []))
    assert beginning(content) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_beginning_is_read_without_the_rest(encoding):
    text = "question,a,b\n" + "ÖÄÜ," * BEGINNING
    assert beginning(text.encode(encoding))[0].cells == ["question", "a", "b"]


def test_an_archive_that_is_no_workbook_has_no_beginning():
    assert beginning(b"PK\x03\x04" + b"x" * 100_000) == []


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["two\nlines", 'a "b"', "a;b", "1,5", "\ttab"]
)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_is_read_by_any_spreadsheet(rows):
    read_again = list(csv.reader(io.StringIO(csv_of(rows), newline="")))
    assert [[cell.replace("'", "") for cell in row] for row in read_again] == [
        [cell.replace("'", "") for cell in row] for row in rows
    ]


@settings(max_examples=200)
@given(st.binary(max_size=300) | st.text(alphabet='a",;\n\r\t= ', max_size=200).map(str.encode))
def test_any_bytes_are_rows_or_no_table(content):
    try:
        rows = list(rows_of(content, []))
    except UnreadableFile:
        return
    assert all(any(cell.strip() for cell in row.cells) for row in rows)


@pytest.mark.parametrize("line", ["\n", ",\n", '"\n', '""\n', "a;=1\n\n\n", "\t" * 99 + "\n"])
def test_twenty_megabytes_are_read_in_little_time(line):
    content = (line * (20_000_000 // len(line))).encode()
    before = time.process_time()
    with suppress(UnreadableFile):
        for _ in rows_of(content, []):
            pass
    assert time.process_time() - before < 10
