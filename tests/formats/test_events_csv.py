"""Tables of events: every row an event that quotes its line, or a problem with its place."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import events_csv
from quiz.formats.events_table import to_csv, to_xlsx
from tests.factories import make_event
from tests.tables import workbook

OWN = '''date,statement,source
12 April 1961,Yuri Gagarin orbits the Earth,"Radio Moscow said: ""Gagarin has flown."""
1945/1948,Soviet troops occupied North Korea,
-0043-03-15,The conspirators killed Caesar,
c. 480 BC,Storming of a city,
,No date here,
1971-13,Bad month,
soon,The council opened the bridge,
1986,,
'''


def read(text):
    return events_csv.read(text.encode())


def by_date(found):
    return {event.date.edtf: event for event in found.events}


def test_each_row_is_an_event_that_quotes_its_line():
    found = read(OWN)
    assert [event.date.edtf for event in found.events] == [
        "1961-04-12", "1945/1948", "-0043-03-15", "-0479~",
    ]  # fmt: skip
    text = found.article.text
    assert text.startswith(
        '12 April 1961: Yuri Gagarin orbits the Earth. Radio Moscow said: "Gagarin has flown."'
    )
    for event in found.events:
        assert text[event.span.start : event.span.end] == event.quotation
        assert text[event.date_span.start : event.date_span.end] == event.date_words
    assert by_date(found)["-0043-03-15"].date_words == "15 March 44 BC"


def test_what_can_be_asked_is_told_by_the_rules_for_found_events():
    found = by_date(read(OWN))
    assert found["1961-04-12"].usable
    assert found["1961-04-12"].statement == "Yuri Gagarin orbits the Earth."
    assert found["-0479~"].reason == "It is not told in a sentence with a verb."


def test_bad_rows_are_named_and_the_others_read():
    assert sorted(str(problem) for problem in read(OWN).problems) == [
        "row 6: It does not say when.",
        "row 7: “1971-13” is not possible. There is no month or season 13.",
        "row 8: “soon” is not understood as one date; write it as 1961, 12 April 1961, c. 490 BC "
        "or in EDTF.",
        "row 9: It does not say what happened.",
    ]


def test_the_columns_of_timelinejs_are_read():
    found = read(
        "Year,Month,Day,End Year,End Month,End Day,Display Date,Headline,Text,Type\n"
        ",,,,,,,The space race,A story,title\n"
        "1961,4,12,,,,,Yuri Gagarin orbits the Earth,<p>In a <b>Vostok</b>.</p>,\n"
        "-44,3,15,,,,,Caesar dies in Rome,,\n"
        "1939,,,1945,,,,Poland was occupied by Germany,,\n"
        "1450,,,,,,c. 1450,Gutenberg built a press,,\n"
        "1961,14,,,,,,Nobody flies,,\n"
    )
    assert found.article.title == "The space race"
    assert found.article.text.startswith("The space race\n\n12 April 1961: Yuri Gagarin")
    assert list(by_date(found)) == ["1961-04-12", "-0043-03-15", "1939/1945", "1450~"]
    assert "In a Vostok." in by_date(found)["1961-04-12"].quotation
    (problem,) = found.problems
    assert str(problem).startswith("row 7: “1961-14” is no date")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_are_read_as_spreadsheets_save_them(delimiter, encoding):
    rows = [["Event", "Date"], ["Moltke defeated Austria at Königgrätz", "3 July 1866"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    (event,) = events_csv.read(text.encode(encoding)).events
    assert (event.date.edtf, event.usable) == ("1866-07-03", True)
    assert "Königgrätz" in event.statement


def test_days_in_numbers_are_settled_by_the_other_rows():
    rows = "date,event\n03/04/1975,Marlow opened a bridge\n25/12/1976,Cookham opened a school\n"
    assert list(by_date(read(rows))) == ["1975-04-03", "1976-12-25"]
    alone = read("date,event\n1976,Marlow opened a school\n03/04/1975,Marlow opened a bridge\n")
    assert "row 3: “03/04/1975” is not understood" in str(alone.problems[0])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("[..1940],Britain left the gold standard", "Its date is uncertain or open."),
        ("1961?,Yuri Gagarin orbits the Earth", "Its date is uncertain or open."),
        ("1950-53,Gagarin fought in Korea in 1951", "Its words give another date than its entry."),
        ("1961,The first man flies", "Its subject has no name in it."),
    ],
)
def test_what_is_not_sure_waits_with_the_reason(row, reason):
    (event,) = read(f"date,event\n{row}\n").events
    assert event.reason == reason


def test_a_date_within_the_statement_is_taken_out_of_it():
    (event,) = read("date,event\n1961,Yuri Gagarin orbited the Earth in 1961\n").events
    assert (event.statement, event.usable) == ("Yuri Gagarin orbited the Earth.", True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n\n", "empty"),
        ("1961,Gagarin flies\n", "names no column for the date"),
        ("date,where\n1961,Baikonur\n", "none for what happened"),
        ("date,event\n", "gives no event"),
        ("date,event\nsoon,Nobody flies\n", "The first problem, in row 2: “soon”"),
    ],
)
def test_what_is_no_table_of_events_is_refused(text, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        read(text)


def test_a_row_that_is_none_does_not_stop_the_others():
    long = "x" * 200_000
    found = read(f"date,event\n1961,{long}\n1962,John Glenn orbits the Earth\n")
    assert [event.date.edtf for event in found.events] == ["1962"]
    assert str(found.problems[0].place) == "row 2"


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["1961", "12 April 1961", "1945/1948", "Gagarin flew.", "Glenn flew again", "=1+1"]
    ),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6))
def test_any_table_gives_events_that_quote_it_exactly_or_a_sentence(rows):
    made = io.StringIO()
    csv.writer(made).writerows([["date", "event", "source"], *rows])
    try:
        found = events_csv.read(made.getvalue().encode("utf-8", "replace"))
    except UnreadableFile:
        return
    text = found.article.text
    for event in found.events:
        assert text[event.span.start : event.span.end] == event.quotation
    assert len({event.name for event in found.events}) == len(found.events)
    assert len(found.events) + len(found.problems) <= len(rows)


def test_a_workbook_is_read_as_a_table_of_text_is():
    found = events_csv.read(
        workbook(
            ["Date", "Statement", "Quotation"],
            [1961, "Yuri Gagarin orbits the Earth", "Radio Moscow said so."],
            [datetime(1969, 7, 20), "Neil Armstrong walks on the Moon", None],
            [datetime(1971, 4, 1), "Salyut 1 reaches its orbit", None],
        )
    )
    assert list(by_date(found)) == ["1961", "1969-07-20", "1971-04-01"]
    assert found.article.text.startswith("1961: Yuri Gagarin orbits the Earth. Radio Moscow said")
    (doubt,) = found.problems
    assert str(doubt).startswith("row 4: The spreadsheet made a date of cell A4.")


def test_a_topic_that_was_exported_is_read_as_an_article_of_events():
    event = make_event(date="-0489")
    for written in (to_csv("x", [event]), to_xlsx("x", [event])):
        found = events_csv.read(written.content)
        (told,) = found.events
        assert (told.date.edtf, told.date_words) == ("-0489", "490 BC")
        assert told.quotation == f"The Bastille falls. {event.excerpts[0].quotation}"
        assert found.problems == ()


def test_a_damaged_workbook_is_refused():
    with pytest.raises(UnreadableFile):
        events_csv.read(workbook(["date", "event"], [1961, "x"])[:-30])
