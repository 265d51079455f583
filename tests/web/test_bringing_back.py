"""A topic's events, brought back from a spreadsheet."""

import io
import re
from datetime import datetime
from html import unescape

import pytest
from werkzeug.datastructures import MultiDict

from quiz.formats import event_rows
from quiz.storage import changes, library
from quiz.storage.library import Sharing
from tests.people import TOKEN, found
from tests.tables import saved_anew, workbook
from tests.web.shelving import own, row, undo, words_of

TICKS = re.compile(r'name="take" value="(\d+)"( checked)?>')
ROWS = re.compile(r'name="rows" value="([^"]*)"')
SNOW = "date,statement,tags\n1944-01,Snow fell on Seoul.,weather\n"


@pytest.fixture
def mine(app, ada):
    """Ada's topic "mine", with 66 events."""
    return own(app)


def address(slug):
    return f"/topics/{slug}/spreadsheet"


def exported(teacher, slug, ending="xlsx"):
    return teacher.client.get(f"/topics/{slug}/export/{ending}").data


def places(content):
    """Return the rows of a workbook by the names of their events, and columns by their letters."""
    rows, _ = event_rows.read(content)
    return {one.name: one.number for one in rows}


def send(teacher, slug, content, name="events.xlsx"):
    page = teacher.open(address(slug))
    content = content.encode() if isinstance(content, str) else content
    data = {"csrf_token": found(TOKEN, page), "file": (io.BytesIO(content), name)}
    return teacher.client.post(address(slug), data=data)


def changed(teacher, slug, **cells):
    """Send the export with cells changed, each of the event at such a row: `date_korea_divided`."""
    letters = {"date": "B", "statement": "D", "quotations": "E", "tags": "J"}
    content = exported(teacher, slug)
    numbers = places(content)
    typed = {}
    for place, value in cells.items():
        column, _, name = place.partition("_")
        typed[f"{letters[column]}{numbers[name.replace('_', '-')]}"] = value
    return send(teacher, slug, saved_anew(content, typed))


def take(teacher, slug, page, ticked=None, **fields):
    ticks = [number for number, checked in TICKS.findall(page.text) if checked or ticked]
    rows = unescape(found(ROWS, page))
    sent = {"csrf_token": found(TOKEN, page), "rows": rows, "title": "", **fields}
    chosen = ticks if ticked is None else ticked
    data = MultiDict([*sent.items(), *(("take", number) for number in chosen)])
    return teacher.client.post(f"{address(slug)}/changes", data=data)


def event(app, slug, name):
    with app.app_context():
        return changes.kept_events(library.topic(slug).id)[name].event


def test_a_table_that_nobody_changed_changes_nothing(app, ada, mine):
    for ending in ("xlsx", "csv"):
        words = words_of(send(ada, mine, exported(ada, mine, ending), f"a.{ending}"))
        assert "Nothing is to be taken" in words
        assert "66 rows say what is here already." in words
        assert "Take what is ticked" not in words
        assert "What cannot be taken" not in words


def test_what_was_changed_is_shown_beside_what_is_here_and_nothing_else(app, ada, mine):
    before = event(app, mine, "korea-divided")
    page = changed(
        ada, mine, statement_korea_divided="Korea is parted.", date_japan_rule_ends="1946"
    )
    assert page.status_code == 200
    words = words_of(page)
    assert "2 rows change their events. 0 rows are new events. 64 rows say what is here" in words
    assert f"Here {before.statement} In the table Korea is parted." in words
    assert (
        "When Here 15 August 1945; 1945 In the table 1946" in words or "In the table 1946" in words
    )
    assert len(TICKS.findall(page.text)) == 2
    assert event(app, mine, "korea-divided") == before


def test_what_is_ticked_is_taken_as_one_change_that_undo_takes_back(app, ada, mine):
    before = event(app, mine, "korea-divided")
    page = changed(
        ada, mine, statement_korea_divided="Korea is parted.", tags_japan_rule_ends="war, Japan"
    )
    answer = take(ada, mine, page)
    assert (answer.status_code, answer.location) == (303, f"/topics/{mine}/editing")
    listing = ada.open(answer.location)
    assert "2 events changed." in words_of(listing)
    assert event(app, mine, "korea-divided").statement == "Korea is parted."
    assert event(app, mine, "japan-rule-ends").tags == ("war", "Japan")
    assert "Ada edited 2 events" in words_of(ada.open(f"/topics/{mine}/changes"))
    undo(ada, listing)
    assert event(app, mine, "korea-divided") == before


def test_only_what_is_ticked_is_taken(app, ada, mine):
    page = changed(
        ada, mine, statement_korea_divided="Korea is parted.", tags_japan_rule_ends="war"
    )
    numbers = places(exported(ada, mine))
    take(ada, mine, page, ticked=[str(numbers["japan-rule-ends"])])
    assert event(app, mine, "japan-rule-ends").tags == ("war",)
    assert event(app, mine, "korea-divided").statement != "Korea is parted."


def test_new_rows_become_an_article_that_undo_removes(app, ada, mine):
    page = send(ada, mine, SNOW, "Winter in Seoul.csv")
    words = words_of(page)
    assert "1 row is a new event." in words
    assert "66 events of the topic have no row: nothing happens to them." in words
    assert "Snow fell on Seoul. January 1944 · Tags: weather" in words
    assert 'value="Winter in Seoul"' in page.text
    answer = take(ada, mine, page, title="Winter in Seoul")
    listing = ada.open(answer.location)
    assert "The new events are in the topic, as the article “Winter in Seoul”." in words_of(listing)
    assert (row(app, mine).events, row(app, mine).articles) == (67, 3)
    undo(ada, listing)
    assert (row(app, mine).events, row(app, mine).articles) == (66, 2)


def test_what_cannot_be_taken_is_told_with_its_row_and_the_rest_can(app, ada, mine):
    page = changed(
        ada,
        mine,
        statement_korea_divided=None,
        date_japan_rule_ends="some day",
        quotations_china_joins_korean_war="Never said.",
        tags_north_korea_founded="state",
    )
    numbers = places(exported(ada, mine))
    words = words_of(page)
    assert f"Row {numbers['korea-divided']}: The statement is empty" in words
    assert f"Row {numbers['japan-rule-ends']}: “some day” is not a year" in words
    assert (
        f"Row {numbers['china-joins-korean-war']}: The quotation was changed in the table" in words
    )
    assert "1 row changes its event." in words
    assert take(ada, mine, page).status_code == 303
    assert event(app, mine, "north-korea-founded").tags == ("state",)


def test_a_day_that_the_spreadsheet_may_have_made_is_not_ticked(app, ada, mine):
    assert event(app, mine, "shoigu-tours-exhibition").dates[0].edtf == "2023-07"
    rows = [["event", "date"], ["shoigu-tours-exhibition", datetime(2023, 7, 1)]]
    page = send(ada, mine, workbook(*rows))
    assert TICKS.findall(page.text) == [("2", "")]
    assert "The spreadsheet made a date of cell B2." in words_of(page)


def test_what_another_changed_meanwhile_is_named_and_kept(app, ada, ben, mine):
    shared = own(app, "Ada", "Shared", Sharing.TEACHERS)
    page = changed(
        ada, shared, statement_korea_divided="Korea is parted.", tags_japan_rule_ends="war"
    )
    edit = f"/topics/{shared}/events/korea-divided/edit"
    form = ben.open(edit)
    dates = dict(re.findall(r'name="(dates-\d)"[^>]*value="([^"]*)"', form.text))
    seen = re.search(r'name="seen" value="(\d+)"', form.text)[1]
    sent = ben.send(edit, form, statement="Korea is cut in two.", tags="", seen=seen, **dates)
    assert sent.status_code == 303
    answer = take(ada, shared, page)
    assert answer.status_code == 409
    words = words_of(answer)
    assert "1 event changed." in words
    assert "Changed here meanwhile" in words
    assert "Here Korea is cut in two. In the table Korea is parted." in words
    assert event(app, shared, "korea-divided").statement == "Korea is cut in two."
    assert event(app, shared, "japan-rule-ends").tags == ("war",)


def test_an_old_table_takes_back_nothing_that_was_changed_here_since(app, ada, mine):
    old = exported(ada, mine)
    take(ada, mine, changed(ada, mine, statement_korea_divided="Korea is parted."))
    words = words_of(send(ada, mine, old))
    assert "66 rows say what is here already." in words
    assert "Nothing is to be taken" in words


def test_pressing_twice_changes_once(app, ada, mine):
    page = changed(ada, mine, tags_japan_rule_ends="war")
    take(ada, mine, page)
    answer = take(ada, mine, page)
    assert "Nothing of it is new here" in words_of(ada.open(answer.location))
    with app.app_context():
        assert len(changes.changes_of(library.topic(mine).id, 9)) == 2  # with its copying


def test_nothing_ticked_loses_nothing(ada, mine):
    page = take(ada, mine, changed(ada, mine, tags_japan_rule_ends="war"), ticked=[])
    assert page.status_code == 422
    assert "Tick what is to be taken." in words_of(page)
    assert page.text.count('name="take"') == 1
    assert take(ada, mine, page, ticked=[TICKS.findall(page.text)[0][0]]).status_code == 303


def test_a_title_that_cannot_be_loses_nothing(app, ada, mine):
    page = take(ada, mine, send(ada, mine, SNOW, "a.csv"), title="x" * 201)
    assert page.status_code == 422
    assert "at most 200 characters" in words_of(page)
    assert TICKS.findall(page.text) == [("2", " checked")]
    assert row(app, mine).events == 66


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file is empty"),
        ("a,b\n1,2\n", "Its first row must have the headings"),
        (b"PK\x03\x04 no workbook", "damaged, or no workbook"),
        (b"\xd0\xcf\x11\xe0 old", "an old Excel file"),
    ],
    ids=["empty", "other", "damaged", "old"],
)
def test_what_is_no_table_of_events_is_refused_with_a_sentence(ada, mine, content, said):
    page = send(ada, mine, content)
    assert page.status_code == 422
    assert said in words_of(page)


def test_a_table_that_is_too_large_is_refused(ada, mine, monkeypatch):
    monkeypatch.setattr(event_rows, "LARGEST_TABLE", 30)
    page = send(ada, mine, SNOW)
    assert page.status_code == 422
    assert "Divide its rows among two files." in words_of(page)


def test_no_file_is_told(ada, mine):
    page = ada.send(address(mine), ada.open(address(mine)))
    assert page.status_code == 422
    assert "Choose the file first." in words_of(page)


@pytest.mark.parametrize("rows", ["", "[", "[[1]]", '[[2, {"x": "y"}]]', "[[2, 3]]"])
def test_a_form_that_was_tampered_with_changes_nothing(ada, mine, rows):
    sent = ada.send(f"{address(mine)}/changes", ada.open(address(mine)), rows=rows, take="2")
    assert (sent.status_code, sent.location) == (303, address(mine))
    assert "Choose the file again." in words_of(ada.open(sent.location))


def test_a_form_of_anything_breaks_nothing(ada, mine):
    rows = (
        '[[2, {"event": "korea-divided", "date": "\\ud800", "tags": "\\u0000"}], [2, {}], [-1, {}]]'
    )
    for ticked in ("2", "-1", "²", "x" * 99):
        sent = ada.send(f"{address(mine)}/changes", ada.open(address(mine)), rows=rows, take=ticked)
        assert sent.status_code in (303, 409, 422)


def test_a_stale_page_changes_nothing(app, ada, mine):
    rows = '[[2, {"event": "korea-divided", "tags": "x"}]]'
    answer = ada.client.post(f"{address(mine)}/changes", data={"rows": rows, "take": "2"})
    assert answer.status_code == 400
    assert 'name="take" value="2" checked' in answer.text
    assert event(app, mine, "korea-divided").tags == ()


def test_the_empty_table_is_filled_and_brought(app, ada, mine):
    template = ada.client.get(f"{address(mine)}/template.xlsx")
    filled = saved_anew(template.data, {"A2": "1944-01", "B2": "Snow fell on Seoul.", "D2": "snow"})
    take(ada, mine, send(ada, mine, filled))
    assert row(app, mine).events == 67


def test_only_whoever_may_change_a_topic_may_bring_it_back(app, ada, ben, chi, mine):
    for other in (ben, chi):
        for path in (address(mine), f"{address(mine)}/template.xlsx"):
            assert other.client.get(path).status_code == 404
        for path in (address(mine), f"{address(mine)}/changes"):
            assert other.send(path, other.open("/")).status_code == 404
    assert ada.client.get(address("russia-north-korea")).status_code == 404
