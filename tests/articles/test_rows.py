"""Rows of tables: a row is an entry, wherever its date stands."""

import time

import pytest

from quiz.articles.lines import lines
from quiz.articles.rows import rows
from quiz.dates.phrases import find


def told(text):
    """Return (date, words) of the rows that are dated by more than their beginning."""
    found = rows(text, lines(text), find(text)).dated
    return [
        (row.date.text, text[row.told.start : row.told.end]) for _, row in sorted(found.items())
    ]


def test_a_date_in_a_later_cell_dates_what_follows_or_what_comes_before():
    text = """| Flight | Date | Event |
|---|---|---|
| Vostok 1 | 12 April 1961 | Gagarin orbits the Earth. |
| Tereshkova flies | **16 June 1963** | |
| Apollo 11 | no date | Armstrong lands. |
"""
    assert told(text) == [
        ("12 April 1961", "Gagarin orbits the Earth."),
        ("16 June 1963", "Tereshkova flies"),
    ]


def test_an_empty_cell_below_a_date_has_that_date():
    text = """| 1961 | Gagarin flies. |
|      | Shepard flies. |
| 1962 | Glenn flies. |
|      | Carpenter flies. |
A paragraph.

|      | Nobody flies. |
"""
    assert told(text) == [("1961", "Shepard flies."), ("1962", "Carpenter flies.")]


def test_in_a_grid_only_a_line_below_a_rule_is_a_row():
    text = """+------+------------------+
| Year | Event            |
+======+==================+
| 1971 | The Soviet Union |
|      | launches Salyut. |
+      +------------------+
|      | Soyuz 11 is lost. |
+------+------------------+
"""
    assert told(text) == [("1971", "Soyuz 11 is lost.")]


def test_a_table_in_html_is_read_by_its_cells():
    text = """Flights:
<table class="wide"><tr><th>Year</th><th>Event</th></tr>
<tr><td>1981</td><td>NASA launches Columbia.</td></tr>
<tr>
  <td rowspan="2"><b>1986</b></td>
  <td><p>NASA loses Challenger.</p></td>
</tr>
<tr><td>The Soviet Union launches Mir.</td></tr>
<tr><td>Nobody knows when.</td></tr>
<tr><td>Glenn flies again.<td>1998</table>
After it.
"""
    assert told(text) == [
        ("1981", "NASA launches Columbia."),
        ("1986", "NASA loses Challenger."),
        ("1986", "The Soviet Union launches Mir."),
        ("1998", "Glenn flies again."),
    ]
    empty = rows(text, lines(text), find(text)).empty
    spans = lines(text)
    left = [text[span.start : span.end] for n, span in enumerate(spans) if n not in empty]
    assert (left[0], left[-1]) == ("Flights:", "After it.")


@pytest.mark.parametrize(
    "piece",
    [
        *("|", "| 1961 ", "| | a\n", "<table>", "<tr>", "<td>1961", "</table>", "+\n", "<a> x"),
        *("<table><tr><td>1961<td>a</table>\n", "<td>" + "<a>" * 70 + "x"),
    ],
)
def test_time_grows_with_the_length(piece):
    text = "<table>" + piece * (300_000 // len(piece)) + "</table>"
    spans, phrases = lines(text), find(text)
    started = time.process_time()
    rows(text, spans, phrases)
    assert time.process_time() - started < 3
