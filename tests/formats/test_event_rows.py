"""The rows of a table of events: read from files, carried between pages, and told as new events."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import event_rows
from quiz.formats.event_rows import LARGEST_TABLE, Row, from_json, new_events, to_json
from quiz.formats.events_table import Column, to_csv, to_xlsx
from tests.factories import make_event, make_topic
from tests.tables import workbook

HEADS = b"event,date,statement,tags\n"


def new(number=2, date="1961", statement="Yuri Gagarin orbits the Earth", **cells):
    named = {Column.DATE: date, Column.STATEMENT: statement}
    return Row(number, named | {Column[name.upper()]: cell for name, cell in cells.items()})


def test_rows_are_numbered_as_a_spreadsheet_does_and_empty_ones_left_out():
    rows, problems = event_rows.read(HEADS + b"a,1961,It is.,\n,,,\n\nb,1962,It was.,x\n")
    assert [(row.number, row.name) for row in rows] == [(2, "a"), (5, "b")]
    assert rows[1].cells == {
        Column.NAME: "b", Column.DATE: "1962", Column.STATEMENT: "It was.", Column.TAGS: "x"
    }  # fmt: skip
    assert problems == []


def test_the_first_sheet_of_a_workbook_is_read_with_its_columns_in_any_order():
    rows, _ = event_rows.read(workbook(["Statement", "DATE ", "event"], ["It is.", 1961, "a"]))
    assert [row.cells for row in rows] == [
        {Column.STATEMENT: "It is.", Column.DATE: "1961", Column.NAME: "a"}
    ]


def test_a_column_that_is_not_known_or_comes_twice_is_told():
    _, problems = event_rows.read(b"date,statement,my notes,date\n1961,It is.,x,1962\n")
    assert [str(problem).split(" is left")[0] for problem in problems] == [
        "row 1: The column “my notes”",
        "row 1: The column “date”",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"a,b\n1,2\n",
        b"date\n1961\n",
        b"PK\x03\x04damaged",
        b"\xd0\xcf\x11\xe0old",
        workbook(),
        b"x" * (LARGEST_TABLE + 1),
    ],
    ids=["empty", "blank", "other", "half", "damaged", "old", "nothing", "large"],
)
def test_what_is_no_table_of_events_is_refused(content):
    with pytest.raises(UnreadableFile):
        event_rows.read(content)


SAMPLES = [to_csv("x", make_topic().events).content, to_xlsx("x", make_topic().events).content]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 20_000), st.binary(max_size=20))
def test_whatever_is_done_to_a_file_it_is_read_or_refused(sample, place, bytes_put_in):
    place %= len(sample)
    damaged = sample[:place] + bytes_put_in + sample[place + len(bytes_put_in) :]
    try:
        rows, _ = event_rows.read(damaged)
    except UnreadableFile:
        return
    new_events(rows, "x")


ROWS = st.tuples(st.integers(1, 9999), st.dictionaries(st.sampled_from(Column), st.text()))


@given(st.lists(ROWS, unique_by=lambda row: row[0]))
def test_rows_are_carried_from_page_to_page_as_they_are(given_rows):
    rows = [Row(number, cells) for number, cells in given_rows]
    assert from_json(to_json(rows)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "1",
        '{"a": 1}',
        "[[1]]",
        '[[1, {"x": ""}]]',
        "[" * 10**6,
        '[["a", {}]]',
        "[[1e999, {}]]",
    ],
    ids=range(9),
)
def test_what_was_not_carried_by_us_is_refused(text):
    with pytest.raises(UnreadableFile):
        from_json(text)


def test_new_rows_are_events_that_quote_their_lines_with_their_tags():
    told = new_events(
        [
            new(2, tags="space, Earth", quotations="Radio Moscow said so."),
            new(3, "about 490 BC", "Greek soldiers defeat the Persian army at Marathon"),
            new(4, "-0043-03-15", "The conspirators kill Caesar"),
        ],
        "From a table",
    )
    text = told.ready.article.text
    assert text.startswith("From a table\n\n1961: Yuri Gagarin orbits the Earth. Radio Moscow")
    assert [event.date.edtf for event in told.ready.events] == ["1961", "-0489~", "-0043-03-15"]
    assert all(text[one.span.start : one.span.end] == one.quotation for one in told.ready.events)
    assert [(told.rows[one.span].number, told.tags[one.span]) for one in told.ready.events] == [
        (2, ("space", "Earth")), (3, ()), (4, ())
    ]  # fmt: skip


def test_new_rows_that_cannot_be_told_are_named_and_the_others_taken():
    told = new_events(
        [new(2, "soon"), new(3, ""), new(4, statement=""), new(5, tags="x" * 41), new(6)], "x"
    )
    assert [told.rows[one.span].number for one in told.ready.events] == [6]
    assert sorted(str(problem).split(":")[0] for problem in told.ready.problems) == [
        "row 2", "row 3", "row 4", "row 5",
    ]  # fmt: skip
    assert new_events([], "x").ready.events == ()


def test_an_apostrophe_that_kept_a_text_from_being_a_formula_is_none_of_its_words():
    rows, _ = event_rows.read(
        to_csv("x", [make_event(date="-0489", statement="-1 falls.")]).content
    )
    told = new_events(rows, "x")
    assert [(one.date.edtf, one.statement) for one in told.ready.events] == [("-0489", "-1 falls.")]
