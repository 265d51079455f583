"""TimelineJS's JSON: slides with a date are events."""

import json

import pytest

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
    places = [problem.place for problem in read(TIMELINE).problems]
    assert sorted(places) == ["slide 4", "slide 5", "slide 6", "slide 7", "slide 8", "slide 9"]


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
    ],
)
def test_what_is_no_timeline_is_refused(data, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        timelinejs.read(data)
