"""The bundled topics' own format."""

import json
from copy import deepcopy

import pytest

from quiz.formats.topic_file import BrokenTopic, read

TEXT = "Moscow signs a treaty in 1961."
TOPIC = {
    "slug": "treaties",
    "title": "Treaties",
    "description": "One treaty.",
    "articles": [
        {
            "slug": "brief",
            "file": "brief.txt",
            "title": "In brief",
            "publisher": "Chronoquiz",
            "published": "2026-11-24",
            "url": None,
            "retells": "Northern Wire",
            "note": None,
        }
    ],
    "events": [
        {
            "name": "treaty",
            "statement": "Moscow signs a treaty.",
            "usable": True,
            "excerpts": [
                {
                    "article": "brief",
                    "start": 0,
                    "end": 30,
                    "quotation": TEXT,
                    "date": "1961",
                    "date_start": 25,
                    "date_end": 29,
                }
            ],
        }
    ],
}


def reading(change=lambda topic: None, text=TEXT):
    topic = deepcopy(TOPIC)
    change(topic)
    return read(json.dumps(topic), {"brief.txt": text})


def test_a_topic_is_read_with_its_places_and_the_words_of_its_dates():
    topic = reading()
    (excerpt,) = topic.events[0].excerpts
    assert (excerpt.quotation, excerpt.date_words, excerpt.date.edtf) == (TEXT, "1961", "1961")
    assert excerpt.source.voice == "northern wire"


def test_a_span_that_no_longer_fits_is_named():
    with pytest.raises(BrokenTopic, match=r"treaties, event 'treaty': brief, characters 0 to 30"):
        reading(text="In 1961 Moscow signs a treaty.")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda topic: topic["events"].append(topic["events"][0]), "stands for two events"),
        (lambda topic: topic["events"][0].pop("statement"), "event 'treaty'"),
        (lambda topic: topic["events"][0]["excerpts"][0].update(date="once"), "event 'treaty'"),
        (lambda topic: topic["articles"][0].update(file="gone.txt"), "article 'brief'"),
        (lambda topic: topic["articles"][0].update(published="today"), "article 'brief'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(change, message):
    with pytest.raises(BrokenTopic, match=message):
        reading(change)


@pytest.mark.parametrize("document", ["", "{", "[]", "{}", "null", "3"])
def test_a_file_that_is_no_topic_is_refused(document):
    with pytest.raises(BrokenTopic, match="no topic file"):
        read(document, {})
