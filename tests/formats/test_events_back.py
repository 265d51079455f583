"""What a table of events changes in its topic when it comes back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.events import editing
from quiz.formats import event_rows, events_table
from quiz.formats.event_rows import Row, from_json
from quiz.formats.events_back import MOST_ROWS, carried, compared
from quiz.formats.events_table import Column, cells_of
from tests.factories import make_article, make_event, make_excerpt, make_topic
from tests.tables import saved_anew

EVENTS = make_topic().events
HERALD = make_article("herald", "It fell in July 1789, they say.", "A year", "The Herald")
TWICE = replace(
    make_event(),
    excerpts=(make_excerpt("1789-07-14"), make_excerpt("1789-07", HERALD, Span(0, 20))),
)


def table(*events):
    """Return the rows of events as they are exported, by their names."""
    return {
        event.name: Row(number, cells_of(event)) for number, event in enumerate(events, start=2)
    }


def edit(row, **cells):
    """Return a row in which cells were changed, each called as its column is in the code."""
    return replace(row, cells={**row.cells, **{Column[one.upper()]: cells[one] for one in cells}})


def one(event, **cells):
    """Return what comes of one row that was changed."""
    return compared([edit(table(event)[event.name], **cells)], [event])


def whys(found):
    return [str(problem) for problem in found.problems]


def exported(events, ending):
    if ending == ".csv":
        return events_table.to_csv("x", events).content
    return saved_anew(events_table.to_xlsx("x", events).content)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_table_that_nobody_changed_changes_nothing(ending):
    events = [*EVENTS, TWICE, make_event("marathon", "-1 falls =1+1.", "-0489", HERALD)]
    rows, problems = event_rows.read(exported(events, ending))
    found = compared(rows, events)
    assert (found.changes, found.new, found.conflicts, found.absent) == ((), (), (), 0)
    assert (found.unchanged, problems, found.problems) == (len(events), [], ())


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"statement": "It meets."}, ("It meets.", "1789", ())),
        ({"statement": "  It \n meets. "}, ("It meets.", "1789", ())),
        ({"date": "1789-07"}, ("The assembly of Paris meets.", "1789-07", ())),
        ({"date": "14 July 1789"}, ("The assembly of Paris meets.", "1789-07-14", ())),
        ({"date": "about 490 BC"}, ("The assembly of Paris meets.", "-0489~", ())),
        ({"date": "'-0489"}, ("The assembly of Paris meets.", "-0489", ())),
        (
            {"tags": "Paris, assembly ,"},
            ("The assembly of Paris meets.", "1789", ("Paris", "assembly")),
        ),
    ],
)
def test_a_cell_that_was_changed_changes_exactly_that(cells, said):
    event = EVENTS[0]
    found = one(event, **cells)
    (change,) = found.changes
    after = change.after
    assert (after.statement, after.excerpts[0].date.edtf, after.tags) == said
    assert after.excerpts[0].quotation == event.excerpts[0].quotation
    assert after.reviewed
    assert (found.unchanged, found.problems) == (0, ())


def test_a_change_is_what_the_form_for_editing_makes_of_the_event():
    event = replace(TWICE, settled=edtf.read("1789-07"), usable=False, reason="It waits.")
    (change,) = one(event, date="1789-07-15\n1789-07").changes
    dates = (edtf.read("1789-07-15"), edtf.read("1789-07"))
    assert change.after == editing.edited(event, event.statement, dates)
    assert change.after.settled is None


def test_a_date_left_as_it_was_keeps_the_bounds_that_were_proved_for_it():
    wide = replace(edtf.read("1789"), surely_before=edtf.read("1790").latest)
    event = replace(TWICE, excerpts=(replace(TWICE.excerpts[0], date=wide), TWICE.excerpts[1]))
    (change,) = one(event, date="1789\n1790").changes
    assert [one.date for one in change.after.excerpts] == [wide, edtf.read("1790")]


def test_one_date_counts_for_all_sources_and_lines_for_one_each():
    (change,) = one(TWICE, date="1789-07-15").changes
    assert change.after.dates == (edtf.read("1789-07-15"),)
    (change,) = one(TWICE, date="1789-07-14\n14 July 1789").changes
    assert change.after.dates == (edtf.read("1789-07-14"),)


def test_words_lean_on_the_day_the_article_came_out():
    published = replace(HERALD.source, published=date(1790, 2, 1))
    excerpt = replace(make_excerpt("1789", HERALD), source=published)
    (change,) = one(replace(make_event(), excerpts=(excerpt,)), date="last July").changes
    assert change.after.dates == (edtf.read("1789-07"),)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"statement": " "}, "The statement is empty: say what happened."),
        ({"statement": "x" * 301}, "A statement has at most 300 characters; this one has 301."),
        ({"date": ""}, "Say when it happened, if only roughly."),
        ({"date": "soon"}, "“soon” is not a year, such as 1961 or 490 BC"),
        ({"date": "1971-13"}, "“1971-13” is not possible."),
        ({"date": "1789\n1790\n1791"}, "The date has 3 lines, and 2 sources tell the event"),
        ({"tags": "x" * 41}, "A tag has at most 40 characters."),
    ],
)
def test_what_cannot_be_is_told_with_its_row_and_changes_nothing(cells, why):
    found = one(TWICE, **cells)
    assert (found.changes, found.unchanged) == ((), 0)
    assert [problem.startswith(f"row 2: {why}") for problem in whys(found)] == [True]


def test_rows_of_no_event_are_new_and_events_without_a_row_stay():
    rows = table(*EVENTS)
    new = [
        Row(20, {Column.NAME: "", Column.DATE: "1788", Column.STATEMENT: "Snow falls."}),
        edit(rows["event-2"], name="mistyped", statement="It snows."),
    ]
    found = compared([rows["event-1"], *new], EVENTS)
    assert (found.new, found.unchanged, found.absent) == (tuple(new), 1, 5)


def test_what_the_topic_or_a_row_above_tells_is_not_new():
    new = Row(20, {Column.DATE: "1788", Column.STATEMENT: "Snow falls."})
    again = Row(21, {Column.DATE: "1788", Column.STATEMENT: "Snow falls"})
    known = Row(22, {Column.DATE: "in 1789", Column.STATEMENT: "the assembly of Paris meets"})
    empty = Row(23, {Column.DATE: "1788"})
    found = compared([new, again, known, empty], EVENTS)
    assert found.new == (new,)
    assert whys(found) == [
        "row 21: The topic, or a row above, tells the same on the same date already.",
        "row 22: The topic, or a row above, tells the same on the same date already.",
        "row 23: It does not say what happened.",
    ]


def test_of_two_rows_of_one_event_the_first_counts():
    row = table(EVENTS[0])["event-1"]
    found = compared([row, replace(edit(row, statement="It meets."), number=9)], EVENTS)
    assert (found.changes, found.unchanged) == ((), 1)
    assert "row 9: The event “event-1” has row 2 already" in whys(found)[0]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"quotations": "Never said."}, "The quotation was changed"),
        ({"sources": "Me"}, "What is said of its sources was changed"),
        ({"articles": ""}, "What is said of its sources was changed"),
        ({"asked": "no"}, "Whether it is asked, or why not, was changed"),
        ({"reason": "I do not like it."}, "Whether it is asked, or why not, was changed"),
        ({"words": "15 August 1789"}, "The date in words was changed"),
    ],
)
def test_what_is_only_to_be_read_is_never_changed_but_told(cells, why):
    found = one(EVENTS[0], statement="It meets.", **cells)
    if "words" in cells:
        found = one(TWICE, **cells)
        assert found.changes == ()
    else:
        assert found.changes[0].after.excerpts == EVENTS[0].excerpts
    assert [problem.startswith(f"row 2: {why}") for problem in whys(found)] == [True]


def test_a_table_without_some_columns_changes_what_it_has():
    rows = [Row(2, {Column.NAME: "event-1", Column.TAGS: "Paris"})]
    found = compared(rows, EVENTS)
    assert [change.after.tags for change in found.changes] == [("Paris",)]
    assert found.problems == ()


# Somebody changes the event here between the export and the way back


def test_a_row_left_as_it_was_takes_back_nothing_that_was_changed_here():
    row = table(EVENTS[0])["event-1"]
    now = replace(EVENTS[0], statement="It meets.", tags=("Paris",))
    found = compared([row], [now])
    assert (found.changes, found.conflicts, found.unchanged) == ((), (), 1)


def test_a_row_left_as_it_was_says_nothing_of_a_date_that_was_changed_here():
    row = table(EVENTS[0])["event-1"]
    now = replace(EVENTS[0], excerpts=(replace(EVENTS[0].excerpts[0], date=edtf.read("1705")),))
    found = compared([row], [now])
    assert (found.changes, found.conflicts, found.unchanged, found.problems) == ((), (), 1, ())


def test_a_row_changed_there_of_an_event_changed_here_is_a_conflict():
    row = edit(table(EVENTS[0])["event-1"], statement="The assembly sits.")
    now = replace(EVENTS[0], statement="It meets.")
    found = compared([row], [now])
    (conflict,) = found.conflicts
    assert (conflict.event, conflict.typed.statement) == (now, "The assembly sits.")
    assert (found.changes, found.unchanged) == ((), 0)
    assert compared([edit(row, statement="It meets.")], [now]).unchanged == 1
    assert len(compared([edit(row, state="")], [now]).changes) == 1


def test_what_only_reading_changed_here_is_not_said_to_be_changed_there():
    row = edit(table(EVENTS[0])["event-1"], statement="The assembly sits.")
    now = replace(EVENTS[0], usable=False, reason="A teacher has hidden it.")
    assert whys(compared([row], [now])) == []
    assert len(compared([row], [now]).changes) == 1


def test_what_is_looked_at_is_a_conflict_once_its_event_is_changed():
    row = edit(table(EVENTS[0])["event-1"], statement="The assembly sits.", state="")
    rows = from_json(carried(compared([row], EVENTS)))
    assert len(compared(rows, EVENTS).changes) == 1
    now = replace(EVENTS[0], tags=("Paris",))
    assert len(compared(rows, [now]).conflicts) == 1


def test_what_is_carried_to_the_next_page_tells_the_same_there():
    rows = list(table(*EVENTS, TWICE).values())
    rows[0] = edit(rows[0], statement="It meets.", date="1788")
    rows[6] = edit(rows[6], date="1788\n1789")
    rows.append(Row(30, {Column.DATE: "1788", Column.STATEMENT: "Snow falls.", Column.TAGS: "x"}))
    first = compared(rows, [*EVENTS, TWICE])
    again = compared(from_json(carried(first)), [*EVENTS, TWICE])
    assert [change.after for change in again.changes] == [change.after for change in first.changes]
    told = [event_rows.new_events(found.new, "x") for found in (first, again)]
    assert told[0].ready.events == told[1].ready.events != ()
    assert list(told[1].tags.values()) == [("x",)]


def test_a_day_that_a_spreadsheet_made_of_a_month_is_doubted():
    event = make_event(date="1789-07")
    (change,) = one(event, date="1789-07-01").changes
    assert change.doubts == ()
    row = edit(table(event)[event.name], date="1789-07-01")
    doubted = replace(row, doubts=("made a date",))
    (change,) = compared([doubted], [event]).changes
    assert change.doubts == ("made a date",)
    (change,) = compared([edit(doubted, date="1789-07-02")], [event]).changes
    assert change.doubts == ()


def test_words_for_a_date_that_a_spreadsheet_wrote_in_its_own_way_say_the_same():
    event = make_event(date="1961-07-12")
    for typed in ("12-Jul-61", "1961-07-12", "12/07/1961", ""):
        assert whys(one(event, words=typed)) == []


def test_beyond_the_most_rows_the_rest_waits():
    events = [make_event(f"event-{number}") for number in range(MOST_ROWS + 2)]
    rows = [edit(row, tags="x") for row in table(*events).values()]
    found = compared(rows, events)
    assert len(found.changes) == MOST_ROWS
    (why,) = whys(found)
    assert found.absent == 0
    assert why.startswith("row 1,002: At most 1,000 rows that change something")


@given(st.sampled_from(EVENTS), st.sampled_from(list(Column)), st.text(max_size=40))
def test_whatever_is_typed_in_a_cell_comes_to_something(event, column, typed):
    row = table(event)[event.name]
    found = compared([replace(row, cells={**row.cells, column: typed})], EVENTS)
    places = len({str(problem.place) for problem in found.problems})
    taken = len(found.changes) + len(found.new) + len(found.conflicts) + found.unchanged
    assert taken == 1 or (taken, places) == (0, 1)
