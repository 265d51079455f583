"""Whatever an article comes in: prose, or events ready made."""

from quiz.formats import article_file
from quiz.formats.events_table import to_xlsx
from tests.factories import make_event


def test_tables_and_timelines_bring_their_events():
    table = article_file.read(b"date,event\n1961,Yuri Gagarin orbits the Earth\n", "flights.CSV")
    line = b'{"events":[{"start_date":{"year":1961},"text":{"headline":"Yuri Gagarin flies"}}]}'
    timeline = article_file.read(line, "flights.json")
    for found in (table, timeline):
        (event,) = found.events
        assert event.date.edtf == "1961"
        assert found.article.text.startswith("1961: Yuri Gagarin")


def test_a_workbook_brings_its_events():
    found = article_file.read(to_xlsx("x", [make_event()]).content, "Events.XLSX")
    assert [event.date.edtf for event in found.events] == ["1789-07-14"]


def test_everything_else_is_prose():
    for name in ("flights.txt", "flights", "flights.md"):
        found = article_file.read(b'{"events": []}', name)
        assert (found.article.text, found.events) == ('{"events": []}', None)
