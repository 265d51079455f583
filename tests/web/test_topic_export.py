"""A topic's events to take along."""

import csv
import io
import json

import pytest

from quiz.formats.event_formats import FORMATS
from quiz.storage.library import Sharing
from tests.people import TOPIC
from tests.web.shelving import own, words_of

NAMES = [one.name for one in FORMATS]


def address(slug, name=""):
    return f"/topics/{slug}/export" + (f"/{name}" if name else "")


def test_whoever_sees_a_topic_is_offered_every_format_with_a_sentence(chi):
    page = chi.open(address(TOPIC))
    assert page.status_code == 200
    words = words_of(page)
    for one in FORMATS:
        assert str(one.purpose) in words
        assert f'href="{address(TOPIC, one.name)}"' in page.text
    assert "Bring a spreadsheet back" not in words
    assert f'href="{address(TOPIC)}"' in chi.open(f"/topics/{TOPIC}").text


def test_what_a_format_leaves_out_is_named_by_what_it_says(chi):
    words = words_of(chi.open(address(TOPIC)))
    assert "11 things are not in it as they are here : Anki" in words
    assert "“The Soviet Union gives North Korea economic and military aid.” The aid had" in words
    assert "as they are here : Excel" not in words


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_named_for_its_topic(chi, name):
    answer = chi.client.get(address(TOPIC, name))
    form = next(one for one in FORMATS if one.name == name)
    assert answer.status_code == 200
    assert answer.mimetype == form.media_type
    kept_as = answer.headers["Content-Disposition"]
    assert kept_as == f'attachment; filename="Russia and North Korea{form.ending}"'
    assert len(answer.data) > 1000


def test_the_table_has_a_row_for_every_event_and_the_timeline_a_slide(chi):
    content = chi.client.get(address(TOPIC, "csv")).data
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 66
    assert "japan-rule-ends" in {row["event"] for row in rows}
    timeline = json.loads(chi.client.get(address(TOPIC, "timelinejs")).data)
    assert len(timeline["events"]) == 66


def test_whoever_may_change_a_topic_is_told_how_to_bring_it_back(app, ada):
    mine = own(app)
    page = ada.open(address(mine))
    assert f'href="/topics/{mine}/spreadsheet"' in page.text
    assert "/spreadsheet" not in ada.open(address(TOPIC)).text


def test_what_others_keep_cannot_be_taken_along(app, ada, ben, chi):
    mine, shared = own(app), own(app, "Ada", "Shared", Sharing.TEACHERS)
    for name in ("", *NAMES):
        assert ada.client.get(address(mine, name)).status_code == 200
        assert ben.client.get(address(shared, name)).status_code == 200
        assert ben.client.get(address(mine, name)).status_code == 404
        assert chi.client.get(address(shared, name)).status_code == 404


@pytest.mark.parametrize("name", ["docx", "CSV", "csv.csv", "%00", "日本"])
def test_there_are_no_other_formats(chi, name):
    assert chi.client.get(address(TOPIC, name)).status_code == 404
    assert chi.client.get(address("gone", "csv")).status_code == 404


def test_an_empty_topic_can_be_taken_along_too(app, ada):
    made = ada.send("/library/topics", ada.open("/library"), title="Neu: „Prag“").location
    slug = made.split("/")[2]
    assert ada.open(address(slug)).status_code == 200
    for name in NAMES:
        answer = ada.client.get(address(slug, name))
        assert answer.status_code == 200
        assert "Neu" in answer.headers["Content-Disposition"]
