"""Workbooks that are the same whenever they are written."""

import io
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook, load_workbook

from quiz.formats.timeless import timeless


def written(second):
    """Return a workbook as it is written at one second or another."""
    book = Workbook()
    book.active["A1"] = "kept"
    file = io.BytesIO()
    book.properties.created = datetime(2026, 11, 24, 12, 0, second)
    book.save(file)
    dated = io.BytesIO()
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(dated, "w") as changed:
        for name in whole.namelist():
            changed.writestr(zipfile.ZipInfo(name, (2026, 11, 24, 12, 0, second)), whole.read(name))
    return dated.getvalue()


def test_the_moment_of_writing_makes_no_other_bytes():
    assert written(2) != written(4)
    assert timeless(written(2)) == timeless(written(4))


def test_what_is_in_a_workbook_is_kept():
    book = load_workbook(io.BytesIO(timeless(written(2))))
    assert book.active["A1"].value == "kept"
    assert book.properties.created.replace(tzinfo=UTC).year == 1980
