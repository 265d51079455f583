"""Events written as a table: what stands where, and what a workbook cannot hold."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.formats.events_table import Column, cells_of, template, to_csv, to_xlsx
from tests.factories import make_article, make_event, make_excerpt

HERALD = make_article("herald", "It fell in July 1789, they say.", "A year", "The Herald")


def told_twice(*dates):
    """Return an event that two articles tell, each with its date."""
    first = make_excerpt(dates[0])
    second = make_excerpt(dates[1], HERALD, Span(0, 20))
    return replace(make_event(), excerpts=(first, second), tags=("revolution", "Paris"))


def sheets(content):
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_a_row_says_what_the_event_says():
    (head, row) = csv.reader(
        StringIO(
            to_csv("x", [told_twice("1789-07-14", "1789-07")]).content.decode("utf-8-sig"),
            newline="",
        )
    )
    assert dict(zip(head, row, strict=True)) == {
        "event": "bastille-falls",
        "date": "1789-07-14\n1789-07",
        "date in words": "14 July 1789",
        "statement": "The Bastille falls.",
        "quotations": "On 14 July 1789 the Bastille fell.\nIt fell in July 1789",
        "sources": "The fall, The Chronicle, 2026-01-01\nA year, The Herald, 2026-01-01",
        "articles": "bastille\nherald",
        "can be asked": "yes",
        "reason": "",
        "tags": "revolution, Paris",
        "state": cells_of(told_twice("1789-07-14", "1789-07"))[Column.STATE],
    }  # fmt: skip


def test_sources_of_one_date_have_one_line_for_it():
    assert cells_of(told_twice("1789-07", "1789-07"))[Column.DATE] == "1789-07"


def test_no_spreadsheet_takes_a_year_before_christ_for_a_sum():
    event = make_event(date="-0489")
    assert "'-0489" in to_csv("x", [event]).content.decode()
    book = load_workbook(BytesIO(to_xlsx("x", [event]).content))
    date = book.worksheets[0]["B2"]
    assert (date.value, date.data_type, date.quotePrefix) == ("-0489", "s", True)


def test_what_is_typed_in_a_workbook_stays_text_below_the_rows_too():
    sheet = load_workbook(BytesIO(to_xlsx("x", [make_event()]).content)).worksheets[0]
    assert sheet["B2"].number_format == "@"
    assert sheet.column_dimensions["B"].number_format == "@"


def test_a_second_sheet_says_what_may_be_changed():
    found = sheets(to_xlsx("France", []).content)
    assert list(found) == ["France", "How to fill it in"]
    assert [row[0] for row in found["How to fill it in"][1:]] == list(Column)


def test_the_empty_table_has_headings_for_what_a_new_event_needs():
    found = sheets(template())
    assert found["Events"] == [("date", "statement", "quotations", "tags")]
    assert [row[0] for row in found["How to fill it in"][1:]] == list(found["Events"][0])


def test_what_is_cut_off_in_a_workbook_is_told():
    long = make_article(text="On 14 July 1789 it fell. " * 1500)
    written = to_xlsx("x", [make_event(), make_event("long", article=long)])
    assert [str(problem) for problem in written.problems] == [
        "row 3: “quotations” has more than the 32,767 characters of a cell: its end is cut off."
    ]
    assert to_csv("x", [make_event("long", article=long)]).problems == ()


@pytest.mark.parametrize(
    "change",
    [
        {"statement": "It falls."},
        {"tags": ("Paris",)},
        {"excerpts": (make_excerpt("1789-07"),)},
        {"excerpts": (make_excerpt(article=HERALD),)},
        {"usable": False, "reason": "It fits two events."},
    ],
)
def test_the_state_is_another_when_the_event_says_something_else(change):
    event = make_event()
    assert cells_of(event)[Column.STATE] == cells_of(replace(event))[Column.STATE]
    assert cells_of(event)[Column.STATE] != cells_of(replace(event, **change))[Column.STATE]


def test_the_same_events_make_the_same_files():
    events = [told_twice("1789", "1790"), make_event("other", date="-0489")]
    assert to_csv("x", events) == to_csv("x", events)
    assert edtf.read("-0489") == events[1].dates[0]
