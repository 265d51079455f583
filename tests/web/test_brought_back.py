"""What a table would change, part by part."""

import pytest

from quiz.formats.event_rows import Row, from_json
from quiz.formats.events_table import Column, cells_of
from quiz.messages import Message
from quiz.web.brought_back import preview
from tests.factories import make_event, make_topic

EVENTS = make_topic().events

pytestmark = pytest.mark.usefixtures("on_a_page")


def row(event, number=2, doubts=(), **cells):
    changed = {Column[column.upper()]: cell for column, cell in cells.items()}
    return Row(number, {**cells_of(event), **changed}, doubts)


def parts(event, **cells):
    (change,) = preview([row(event, **cells)], [], [event]).changes
    return [(part.label, part.here, part.there) for part in change.parts]


def test_only_what_differs_is_set_side_by_side():
    event = EVENTS[0]
    assert parts(event, statement="It meets.") == [
        ("What happened", "The assembly of Paris meets.", "It meets.")
    ]
    assert parts(event, date="1790-05", tags="Paris, May") == [
        ("When", "1789", "May 1790"),
        ("Tags", "", "Paris, May"),
    ]


def test_two_dates_with_the_same_words_are_told_apart_by_what_is_written():
    assert parts(make_event(date="1789-XX-XX"), date="1789") == [("When", "1789-XX-XX", "1789")]


def test_everything_is_ticked_but_what_is_doubtful():
    month = make_event(date="1789-07")
    doubt = Message("The spreadsheet made a date of it.")
    shown = preview(
        [
            row(month, date="1789-07-01", doubts=(doubt,)),
            row(EVENTS[0], 3, tags="x"),
            Row(4, {Column.DATE: "1788", Column.STATEMENT: "Snow fell on Paris."}),
        ],
        [],
        [month, *EVENTS],
    )
    assert [(one.ticked, one.doubtful) for one in shown.changes] == [(False, True), (True, False)]
    assert [one.ticked for one in shown.new] == [True]
    assert shown.takes


def test_what_was_ticked_stays_so():
    rows = [row(EVENTS[0], 2, tags="x"), row(EVENTS[1], 3, tags="x")]
    shown = preview(rows, [], EVENTS, ticked={3})
    assert [one.ticked for one in shown.changes] == [False, True]


def test_a_new_row_that_cannot_be_told_is_a_problem_and_is_not_carried_on():
    rows = [
        Row(2, {Column.DATE: "soon", Column.STATEMENT: "Snow fell on Paris."}),
        Row(3, {Column.DATE: "1788", Column.STATEMENT: "Snow fell on Lyon."}),
    ]
    shown = preview(rows, [], EVENTS)
    assert [one.row.number for one in shown.new] == [3]
    assert [one.number for one in from_json(shown.carried)] == [3]
    assert [str(problem.place) for problem in shown.problems] == ["row 2"]
    assert not preview(rows[:1], [], EVENTS).takes


def test_new_rows_that_are_far_too_long_are_a_problem():
    rows = [
        Row(
            number,
            {
                Column.DATE: "1788",
                Column.STATEMENT: f"Snow {number} fell.",
                Column.QUOTATIONS: "x" * 30_000,
            },
        )
        for number in range(2, 80)
    ]
    shown = preview(rows, [], EVENTS)
    assert (shown.new, len(shown.problems)) == ((), 1)
    assert "at most" in str(shown.problems[0])
