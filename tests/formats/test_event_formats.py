"""Every format that a topic's events are taken along in, over the topics that come with us."""

from dataclasses import replace

import pytest

from quiz.articles.file import UnreadableFile
from quiz.formats import event_rows
from quiz.formats.event_formats import FORMATS, event_format
from quiz.formats.events_back import compared
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.factories import make_event
from tests.tables import saved_anew

TABLES = [one for one in FORMATS if one.name in ("csv", "xlsx")]


def test_a_format_is_found_by_its_name():
    assert [event_format(one.name) for one in FORMATS] == list(FORMATS)
    assert event_format("docx") is None


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_a_topic_is_written_again_as_the_same_file(form):
    events = [make_event(), make_event("other", date="-0489", reason="It waits.")]
    first, again = (form.write("France", events, 1_700_000_000) for _ in range(2))
    assert first.content == again.content != b""
    assert form.write("Nothing", [], 0).problems == ()


@pytest.mark.parametrize("form", TABLES, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "place", sorted(BUNDLED.glob("*/topic.json")), ids=lambda place: place.parent.name
)
def test_a_bundled_topic_comes_back_as_it_went_but_for_a_cell_that_was_changed(place, form):
    topic = read_topic(place)
    content = form.write(topic.title, topic.events, 0).content
    rows, problems = event_rows.read(saved_anew(content) if form.name == "xlsx" else content)
    found = compared(rows, topic.events)
    assert (found.changes, found.new, found.conflicts) == ((), (), ())
    assert (problems, found.problems, found.absent) == ([], (), 0)
    assert found.unchanged == len(topic.events) > 60

    (name, column, typed) = (topic.events[7].name, "date", "1066")
    rows[7] = replace(rows[7], cells={**rows[7].cells, column: typed})
    (change,) = compared(rows, topic.events).changes
    assert (change.event.name, [one.edtf for one in change.after.dates]) == (name, [typed])
    assert change.after.statement == topic.events[7].statement


def test_a_deck_and_a_timeline_are_no_tables_that_come_back():
    for name in ("anki", "timelinejs"):
        with pytest.raises(UnreadableFile):
            event_rows.read(event_format(name).write("x", [make_event()], 0).content)
