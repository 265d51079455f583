"""Tables for spreadsheet programs: CSV and XLSX, in which no text is taken for a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

Value = str | float | int | datetime | None

# What begins so is computed, or run, by one spreadsheet program or another.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# Opened where columns are parted otherwise than here, a text goes on in another cell after such a
# gap. A gap is looked at once, however long it is.
GAP = r"(?<![\s;])(?=[^\S\t\r\n]*+[;\t\r\n])([\s;]++)"
PARTED = re.compile(GAP + r"([=+\-@＝＋－＠])")
# Both with the apostrophe that keeps them from it.
GUARD = re.compile(r"' *[=+\-@\t\r\n＝＋－＠]")
GUARDED = re.compile(GAP + r"'(?=[=+\-@＝＋－＠])")
# What an XML file cannot hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767

# What neither a sheet nor a file may have in its name.
NOT_IN_NAMES = re.compile(r"[^\w \-().,’]|[\x00-\x1f\x7f]")
LONGEST_SHEET_NAME = 31
LONGEST_STEM = 60

PERCENT = "0%"
# As text: a spreadsheet would make a day of 1961-07.
AS_TYPED = "@"
MOMENT = "yyyy-mm-dd hh:mm"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its title; `number_format` is how XLSX shows what is in it."""

    title: str
    number_format: str = "General"
    width: int = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table. A moment in it stands as it is in its own zone."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.title!r} has not {len(self.columns)} values")


def to_csv(sheet: Sheet) -> bytes:
    """Return a table as UTF-8 with the mark by which Excel knows it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in sheet.columns])
    writer.writerows([in_csv(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def in_csv(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return harmless(value)
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case float():
            return f"{value:.4f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def harmless(text: str) -> str:
    """Return a text that is taken for nothing but text: an apostrophe comes before what is not."""
    text = PARTED.sub(r"\1'\2", UNWRITABLE.sub("", text))
    return f"'{text}" if FORMULA.match(text.lstrip(" ") or text) else text


def as_written(cell: str) -> str:
    """Return a text of a cell without the apostrophes that `harmless` puts before."""
    text = GUARDED.sub(r"\1", cell)
    return text.removeprefix("'") if GUARD.match(text) else text


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return tables as a workbook; the head of each stays in sight."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for sheet in sheets:
        title = sheet_name(sheet.title, taken)
        taken.add(title.casefold())
        write(book.create_sheet(title), sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def write(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "B2"
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        if column.number_format == AS_TYPED:  # the empty cells below, too
            page.column_dimensions[get_column_letter(place)].number_format = AS_TYPED
    head = [cell(page, column.title, Column("")) for column in sheet.columns]
    for one in head:
        one.font = Font(bold=True)
    page.append(head)
    for row in sheet.rows:
        page.append(
            [cell(page, value, column) for value, column in zip(row, sheet.columns, strict=True)]
        )


def cell(page: Any, value: Value, column: Column) -> Any:
    match value:
        case str():
            text = UNWRITABLE.sub("", value)[:LONGEST_CELL]
            made = WriteOnlyCell(page, text)
            made.number_format = column.number_format
            made.data_type = "s"  # openpyxl takes what begins with = for a formula
            if FORMULA.match(text):
                made.quotePrefix = True  # and so would Excel, once it is edited
        case datetime():
            made = WriteOnlyCell(page, value.replace(tzinfo=None))
            made.number_format = MOMENT
        case _:
            made = WriteOnlyCell(page, value)
            made.number_format = column.number_format
    return made


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that a sheet may have, and that none of those taken has."""
    name = plain_name(title, "Sheet")[:LONGEST_SHEET_NAME].strip()
    number = 2
    while name.casefold() in taken:
        ending = f" ({number})"
        name = plain_name(title, "Sheet")[: LONGEST_SHEET_NAME - len(ending)] + ending
        number += 1
    return name


def file_stem(title: str, otherwise: str) -> str:
    """Return a name for a file from what people call a thing, without its ending."""
    return plain_name(title, otherwise)[:LONGEST_STEM].rstrip(" .")


def plain_name(title: str, otherwise: str) -> str:
    """Return letters and digits of any script, with spaces for what else there was."""
    words = " ".join(NOT_IN_NAMES.sub(" ", title).split()).strip(" .-")
    return words or otherwise
