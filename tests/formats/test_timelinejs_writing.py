"""TimelineJS's JSON, written: what a timeline shows, and what comes back from it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.daynumber import day_number
from quiz.dates.edtf import between
from quiz.dates.historical import Extent
from quiz.events.agreement import shown_date
from quiz.formats import timelinejs
from quiz.formats.timelinejs_writing import write_events
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.factories import make_event
from tests.questions import topics


def slides(*dates):
    events = [make_event(date=date) for date in dates]
    return json.loads(write_events("France", events).content)["events"]


@pytest.mark.parametrize(
    ("edtf", "start", "end", "shown"),
    [
        ("1789-07-14", (1789, 7, 14), None, "14 July 1789"),
        ("1789-07", (1789, 7), None, "July 1789"),
        ("1789", (1789,), None, "1789"),
        ("1450~", (1450,), None, "about 1450"),
        ("-0043-03-15", (-44, 3, 15), None, "15 March 44 BC"),
        ("0000", (-1,), None, "1 BC"),
        ("198X", (1980,), (1989,), "1980s"),
        ("-04XX", (-500,), (-401,), "5th century BC"),
        ("1939-09/1945", (1939, 9), (1945,), "September 1939 – 1945"),
        ("[1789-07-14..1789-07-20]", (1789, 7, 14), (1789, 7, 20), "between 14 and 20 July 1789"),
        ("1968-22", (1968, 6), (1968, 8), "summer 1968"),
        ("../1966-01-14", (1966, 1, 14), None, "until 14 January 1966"),
        ("1751-07/..", (1751, 7), None, "from July 1751"),
        ("Y-12000", (-12_001,), None, "12,001 BC"),
    ],
)
def test_a_slide_is_no_finer_than_its_date(edtf, start, end, shown):
    (slide,) = slides(edtf)
    assert tuple(slide["start_date"].values()) == start
    assert tuple(slide.get("end_date", {}).values()) == (end or ())
    assert slide["display_date"] == shown


def test_a_slide_says_what_happened_and_who_says_so():
    event = make_event(statement="The Bastille <falls> & burns.")
    document = json.loads(write_events("France & <Paris>", [event]).content)
    assert document["title"]["text"]["headline"] == "France &amp; &lt;Paris&gt;"
    (slide,) = document["events"]
    assert slide["unique_id"] == "bastille-falls"
    assert slide["text"]["headline"] == "The Bastille &lt;falls&gt; &amp; burns."
    assert "On 14 July 1789 the Bastille fell." in slide["text"]["text"]
    assert "Source: The fall, The Chronicle, 2026-01-01" in slide["text"]["text"]


@pytest.mark.parametrize("edtf", ["XXXX", "-XXXX", "XXXX-12-25"])
def test_an_event_that_nothing_dates_is_named(edtf):
    written = write_events("France", [make_event(), make_event(date=edtf)])
    assert len(json.loads(written.content)["events"]) == 1
    assert [str(problem) for problem in written.problems] == [
        "event 2: Nothing tells when this was: “The Bastille falls.” It has no place on a timeline."
    ]


@pytest.mark.parametrize(
    "place", sorted(BUNDLED.glob("*/topic.json")), ids=lambda place: place.parent.name
)
def test_a_bundled_topic_comes_back_with_every_date_and_every_statement(place):
    topic = read_topic(place)
    written = write_events(topic.title, topic.events)
    found = timelinejs.read(written.content)
    assert (written.problems, found.problems) == ((), ())
    assert found.article.title == topic.title
    assert [event.date.edtf for event in found.events] == [
        shown_date(event).edtf for event in topic.events
    ]
    lines = found.article.text.splitlines()[2::2]
    for line, event in zip(lines, topic.events, strict=True):
        assert f": {event.statement} " in line


days = st.integers(day_number(-9999, 1, 1), day_number(9999, 12, 31))
dates = (
    topics.dates()
    | st.builds("{}{}".format, st.integers(1000, 9999), st.sampled_from("?~%"))
    | st.builds("{}-{}".format, st.integers(1000, 9999), st.integers(21, 41))
    | st.builds(
        lambda one, other, extent: between(min(one, other), max(one, other), extent),
        *(days, days, st.sampled_from(Extent)),
    )
    | st.builds(between, days, st.none(), st.sampled_from(Extent))
    | st.integers(10_000, 999_999).flatmap(lambda year: st.sampled_from([f"Y{year}", f"Y-{year}"]))
)


@given(dates)
def test_any_date_comes_back(edtf):
    event = make_event(date=edtf)
    (found,) = timelinejs.read(write_events("France", [event]).content).events
    assert found.date == event.excerpts[0].date
