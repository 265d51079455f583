"""Tables as a spreadsheet program gives them back."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook


def saved_anew(content: bytes, changed: Mapping[str, object] | None = None) -> bytes:
    """Return a workbook as it is saved once more, some cells of its first sheet changed."""
    book = load_workbook(BytesIO(content))
    for place, value in (changed or {}).items():
        book.worksheets[0][place] = value
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows: list[object]) -> bytes:
    """Return a workbook of such rows, with a second sheet."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.create_sheet("Notes").append(["date", "statement"])
    return saved(book)
