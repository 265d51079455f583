"""TimelineJS's JSON: slides with a date are events."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.file import UnreadableFile
from quiz.formats import timelinejs

TIMELINE = {
    "title": {"text": {"headline": "The French <i>Revolution</i>", "text": "A story."}},
    "events": [
        {
            "unique_id": "ev-1",
            "start_date": {"year": 1789, "month": 7, "day": 14},
            "text": {
                "headline": "Parisians storm the Bastille",
                "text": "<p>The governor &amp; seven men died.</p><script>In 1801</script>",
            },
        },
        {
            "start_date": {"year": -44, "month": "3", "day": "15"},
            "display_date": "15 March 44 BC",
            "text": {"headline": "Assassination of Caesar", "text": ""},
        },
        {
            "start_date": {"year": "1939", "month": "", "day": ""},
            "end_date": {"year": 1945},
            "text": {"headline": "Poland was occupied by Germany"},
        },
        {"start_date": {"year": 0}, "text": {"headline": "Nothing"}},
        {"start_date": {"year": 1961, "month": 2, "day": 30}, "text": {"headline": "No such day"}},
        {"text": {"headline": "No date"}},
        {"start_date": {"year": 1962}, "text": {"headline": " "}},
        "no slide",
        {"start_date": {"year": -13_800_000_000}, "text": {"headline": "The Big Bang"}},
    ],
    "eras": [{"start_date": {"year": 1700}}],
}


def read(document):
    return timelinejs.read(json.dumps(document).encode())


def test_slides_are_lines_of_the_article_and_events_that_quote_them():
    found = read(TIMELINE)
    assert found.article.title == "The French Revolution"
    assert found.article.text == (
        "The French Revolution\n\n"
        "14 July 1789: Parisians storm the Bastille. The governor & seven men died.\n\n"
        "15 March 44 BC: Assassination of Caesar.\n\n"
        "1939–1945: Poland was occupied by Germany.\n"
    )
    assert [event.date.edtf for event in found.events] == ["1789-07-14", "-0043-03-15", "1939/1945"]
    for event in found.events:
        text = found.article.text
        assert text[event.span.start : event.span.end] == event.quotation


def test_slides_that_are_none_are_named():
    places = [str(problem.place) for problem in read(TIMELINE).problems]
    assert sorted(places) == [*(f"slide {number}" for number in range(4, 10)), "the eras"]


def slide(**members):
    return {
        "start_date": {"year": 1450},
        "text": {"headline": "Johannes Gutenberg built a press in Mainz"},
        **members,
    }


@pytest.mark.parametrize(
    ("members", "note"),
    [
        ({"media": {"url": "https://example.org/press.jpg"}}, timelinejs.MEDIA_NOTE),
        ({"start_date": {"year": "1450", "month": "5", "day": "12", "hour": "9"}}, "hours"),
        ({"end_date": {"year": 1450, "minute": 30}}, "hours"),
    ],
)
def test_what_is_left_out_of_slides_is_told_once(members, note):
    found = read({"events": [slide(**members), slide(**members)]})
    assert len(found.events) == 2
    (told,) = found.article.notes
    assert note in told


def test_what_is_empty_beside_a_slide_is_nothing_left_out():
    day = {"year": "1450", "month": "5", "day": "12", "hour": "", "minute": "", "second": ""}
    found = read({"scale": "human", "events": [slide(start_date=day, media={}, end_date={})]})
    assert (found.article.notes, found.problems) == ((), ())


def test_a_timeline_of_the_universe_brings_its_years():
    found = read({"scale": "cosmological", "events": [slide(start_date={"year": "-66000000"})]})
    assert [event.date.edtf for event in found.events] == ["Y-65999999"]


@pytest.mark.parametrize(
    ("edtf", "members", "read_as"),
    [
        ("1450~", {}, "1450~"),
        ("1450?", {"display_date": "1450 (uncertain)"}, "1450?"),
        ("../1450", {}, "../1450"),
        ("[1450..1455]", {"end_date": {"year": 1455}}, "[1450..1455]"),
        # Somebody has changed the numbers since, or the words.
        ("1451~", {}, "1450"),
        ("[1450..1455]", {}, "1450"),
        ("[1445..1450]", {}, "1450"),
        ("1450~", {"display_date": "12 May 1450"}, "1450-05-12"),
        # It says nothing, or is nothing.
        ("XXXX", {}, "1450"),
        ("mid-century", {}, "1450"),
        ("1450-13", {}, "1450"),
        (1450, {}, "1450"),
        ("1450" * 1000, {}, "1450"),
    ],
)
def test_a_date_written_beside_its_numbers_counts_while_it_has_their_bounds(edtf, members, read_as):
    (event,) = read({"events": [slide(edtf=edtf, **members)]}).events
    assert event.date.edtf == read_as


def test_half_a_character_is_shown_as_the_mark_for_none():
    line = (
        b'{"events":[{"start_date":{"year":1450},"text":{"headline":"Gutenberg \\ud800 prints"}}]}'
    )
    assert (
        timelinejs.read(line).article.text == "1450: Gutenberg \N{REPLACEMENT CHARACTER} prints.\n"
    )


@pytest.mark.parametrize(
    ("shown", "edtf", "waits"),
    [
        ("c. 1450", "1450~", False),
        ("12 May 1450", "1450-05-12", False),
        ("1550", "1450", True),
        ("long ago", "1450", True),
    ],
)
def test_the_words_for_a_date_say_more_than_its_number(shown, edtf, waits):
    (event,) = read(
        {
            "events": [
                {
                    "start_date": {"year": 1450},
                    "display_date": shown,
                    "text": {"headline": "Johannes Gutenberg built a press in Mainz"},
                }
            ]
        }
    ).events
    assert (event.date.edtf, not event.usable) == (edtf, waits)
    assert event.date_words == shown


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{", "no JSON: .* in line 1, column 2"),
        (b"[]", "no list of events"),
        (b'{"events": {}}', "no list of events"),
        (b'{"events": []}', "gives no event"),
        (b'{"events": [7]}', "The first problem, in slide 1: It has no start_date"),
        (b"[" * 200_000, "no JSON"),
        (b'{"events": [{"start_date": {"year": 1e999}}]}', "slide 1: .* is no date"),
        (b'{"events": [{"start_date": {"year": ' + b"9" * 5_000 + b"}}]}", "no JSON|no date"),
        (b'{"events": [' + b"7," * 5_000 + b"7]}", "has 5,001 events; at most 5,000"),
        (b'{"events": [{"start_date": {"year": ' + b"[" * 900 + b"]" * 900 + b"}}]}", "no date"),
    ],
)
def test_what_is_no_timeline_is_refused(data, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        timelinejs.read(data)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "year", "month"]), inner, max_size=3)
    ),
    max_leaves=10,
)
days = st.fixed_dictionaries(
    {"year": st.integers(-3000, 3000) | values},
    optional={"month": st.integers(0, 13) | values, "day": values, "hour": values},
)
some_slides = st.fixed_dictionaries(
    {"start_date": days | values, "text": st.fixed_dictionaries({"headline": st.text() | values})},
    optional={"end_date": days | values, "edtf": values, "display_date": values, "media": values},
)


@given(
    values
    | st.fixed_dictionaries(
        {"events": st.lists(some_slides | values)}, optional={"title": values, "eras": values}
    )
)
def test_any_json_is_a_timeline_or_refused(document):
    try:
        found = read(document)
    except UnreadableFile as refusal:
        assert str(refusal)
    else:
        assert found.events


@given(
    st.integers(0, len(json.dumps(TIMELINE))),
    st.integers(0, 40),
    st.binary(max_size=20) | st.sampled_from([b'"', b"{", b"]}", b"\\u0000", b"\xff", b"1e400"]),
)
def test_a_damaged_timeline_is_read_or_refused(place, gone, put):
    data = json.dumps(TIMELINE).encode()
    try:
        timelinejs.read(data[:place] + put + data[place + gone :])
    except UnreadableFile as refusal:
        assert str(refusal)
