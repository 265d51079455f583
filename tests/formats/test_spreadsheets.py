"""Tables written for spreadsheet programs, and read again."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from quiz.formats.spreadsheets import (
    AS_TYPED,
    Column,
    Sheet,
    as_written,
    file_stem,
    harmless,
    to_csv,
    to_xlsx,
)

HOSTILE = {
    '=HYPERLINK("http://example.org")': True,
    "=1+1": True,
    "+44 20 7946 0000": True,
    "-44": True,
    "- Dash": True,
    "@SUM(A1)": True,
    "\tTab": True,
    "\rReturn": True,
    "\nLine": True,
    " =1+1": True,
    "＝1＋1": True,
    "44 BC": False,
    "'": False,
    'Amira "Amy" Haddad, Jr.': False,
    "محمد عبد الرحمن": False,
    "佐藤 花子": False,
    "👩🏽‍🎓": False,
    "=": True,
    "": False,
    "007": False,
    "W" * 200: False,
    "two\nlines": False,
}


def sheet(*values, number_format="General"):
    return Sheet("Marks", (Column("Value", number_format),), tuple((value,) for value in values))


def from_csv(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def from_xlsx(content):
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize("name", HOSTILE, ids=repr)
def test_no_name_is_a_formula_in_csv_and_none_is_changed_otherwise(name):
    (_, row) = from_csv(to_csv(Sheet("x", (Column("a"), Column("b")), ((name, 1),))))
    assert row == [f"'{name}" if HOSTILE[name] else name, "1"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name], ids=repr)
def test_every_name_is_text_in_xlsx_and_comes_back_as_it_was(name):
    cell = from_xlsx(to_xlsx([sheet(name)]))["Marks"]["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value.replace("_x000D_", "\r") == name


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Anna;=1+1;", "Anna;'=1+1;"),
        ("Anna; @SUM(A1)", "Anna; '@SUM(A1)"),
        ('"Anna";\t-1', '"Anna";\t\'-1'),
        ("Anna\n=1+1", "Anna\n'=1+1"),
        ("Anna\t＝1", "Anna\t'＝1"),
        ("Anna; or Bo", "Anna; or Bo"),
        ("1939-1945", "1939-1945"),
    ],
)
def test_no_part_of_a_name_is_a_formula_where_columns_are_parted_otherwise(name, written):
    (_, row) = from_csv(to_csv(Sheet("x", (Column("a"), Column("b")), ((1, name),))))
    assert row == ["1", written]


def test_a_title_that_looks_like_a_formula_is_none():
    columns = (Column("=1+1"), Column("b"))
    assert from_csv(to_csv(Sheet("x", columns, ())))[0] == ["'=1+1", "b"]
    cell = from_xlsx(to_xlsx([Sheet("x", columns, ())]))["x"]["A1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("number", "written"),
    [(7, "7"), (7.0, "7"), (7.25, "7.25"), (2 / 3, "0.6667"), (-0.5, "-0.5"), (0.0, "0")],
)
def test_numbers_are_numbers(number, written):
    assert from_csv(to_csv(sheet(number)))[1] == [written]
    cell = from_xlsx(to_xlsx([sheet(number, number_format="0.00")]))["Marks"]["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (
        pytest.approx(number),
        "n",
        "0.00",
    )


def test_what_is_missing_is_empty():
    assert to_csv(sheet(None)).endswith(b'Value\r\n""\r\n')
    assert from_xlsx(to_xlsx([sheet(None)]))["Marks"]["A2"].value is None


def test_a_moment_stands_as_the_clock_shows_it():
    moment = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
    assert from_csv(to_csv(sheet(moment)))[1] == ["2026-11-24 14:05"]
    assert from_xlsx(to_xlsx([sheet(moment)]))["Marks"]["A2"].value == datetime(2026, 11, 24, 14, 5)


def test_the_head_stays_in_sight():
    page = from_xlsx(to_xlsx([sheet(1)]))["Marks"]
    assert page.freeze_panes == "B2"
    assert page["A1"].font.bold


def test_what_cannot_be_written_is_left_out():
    assert from_csv(to_csv(sheet("a\x00b\x0bc\ud800")))[1] == ["abc"]
    assert from_xlsx(to_xlsx([sheet("a\x00b\x0bc\ud800")]))["Marks"]["A2"].value == "abc"


def test_sheets_have_names_that_a_workbook_takes():
    titles = ["Marks: [2026]*?/\\", "", "W" * 40, "w" * 40, "'quoted'"]
    names = from_xlsx(to_xlsx([Sheet(title, (Column("a"),), ()) for title in titles])).sheetnames
    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 for name in names)


def test_a_row_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="has not 1 values"):
        sheet_of = Sheet("x", (Column("a"),), ((1, 2),))
        to_csv(sheet_of)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Year 10 History", "Year 10 History"),
        ("../../etc/passwd", "etc passwd"),
        ('a"b\r\nSet-Cookie: x', "a b Set-Cookie x"),
        ("10b/2: “Geschichte”", "10b 2 Geschichte"),
        ("الصف العاشر", "الصف العاشر"),
        ("???", "class"),
        ("", "class"),
        (".hidden", "hidden"),
        ("W" * 200, "W" * 60),
    ],
)
def test_a_file_is_named_for_what_is_in_it_and_harms_nobody(title, stem):
    assert file_stem(title, "class") == stem


@pytest.mark.parametrize("name", [*HOSTILE, "-1;-2", "x\n=1+1", "it’s 'so'", "'tis"], ids=repr)
def test_what_was_made_harmless_is_read_as_it_was(name):
    assert as_written(harmless(name)) == name


def test_what_is_to_stay_as_typed_is_text_in_every_row():
    page = from_xlsx(to_xlsx([sheet("1961-07", number_format=AS_TYPED)]))["Marks"]
    assert page["A2"].number_format == page.column_dimensions["A"].number_format == "@"
