"""A topic's events as a plain list, and what finds them."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from quiz.events import editing
from quiz.storage import adding, changes, copying, library
from quiz.storage.changes import Action
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.web.shelving import own, visitor, words_of


@pytest.fixture
def list_of(app, ada):
    """Ada's topic "mine"; return its list as it is found by a query."""
    own(app, sharing=Sharing.TEACHERS)
    return lambda query="": ada.open(f"/topics/mine/editing{query}")


def change(app, action, after):
    """Have Ada put something in the place of the first event."""
    with app.app_context():
        topic, known = library.topic("mine"), visitor("Ada")
        one = next(event for event in library.events_of(topic.id) if event.usable)
        with writing():
            changes.replace_events(
                topic, known, action, {one.name: 1}, [after(one)], datetime.now(UTC)
            )
        return one


def count(page):
    return int(re.search(r"(\d+) events?", words_of(page))[1])


def test_every_event_stands_in_the_order_of_time_with_what_can_be_done(list_of):
    page = list_of()
    assert count(page) == 66
    assert page.text.count(">Hide<") == 55
    assert page.text.count(">Show<") == 11
    assert re.search(r'href="/topics/mine/events/[^"]+/edit"', page.text)
    assert "two sources agree" in page.text


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("?show=needs", 0),
        ("?show=hidden", 11),
        ("?show=accepted", 55),
        ("?show=usable", 0),
        ("?q=putin", 12),
        ("?from=1961&to=1961", 8),
        ("?tag=", 66),
    ],
)
def test_events_are_found(list_of, query, events):
    assert count(list_of(query)) == events


def test_what_needs_a_teacher_stands_with_its_reason(app, list_of):
    one = change(app, Action.HIDDEN, lambda event: editing.unread(editing.hidden(event)))
    words = words_of(list_of("?show=needs"))
    assert "1 event of 66" in words
    assert f"{one.statement}" in words
    assert f"Needs you. {editing.HIDDEN}" in words


def test_events_are_found_by_their_tags(app, list_of):
    change(
        app,
        Action.EDITED,
        lambda event: editing.edited(
            event, event.statement, [one.date for one in event.excerpts], ["Treaties & <pacts>"]
        ),
    )
    page = list_of()
    assert "Tags: Treaties &amp; &lt;pacts&gt;" in page.text
    assert count(list_of("?tag=Treaties+%26+%3Cpacts%3E")) == 1


def test_what_one_source_tells_is_found(list_of):
    page = list_of("?show=single")
    assert 0 < count(page) < 66
    assert "two sources agree" not in page.text


def test_what_cannot_be_read_is_told_and_all_events_stay(list_of):
    page = list_of("?from=never")
    assert page.status_code == 422
    assert count(page) == 66
    page = list_of("?from=1990&to=1980")
    assert "The period ends before it begins." in page.text


@pytest.mark.parametrize("query", ["?show=x", "?tag=gone", "?page=0", "?page=99", "?q=%00"])
def test_an_odd_address_breaks_nothing(list_of, query):
    assert list_of(query).status_code in (200, 422)


def test_nothing_found_says_what_to_do(list_of):
    assert "Leave out a word, or widen the period." in list_of("?q=zebra").text


def test_a_long_list_comes_a_page_at_a_time_and_keeps_what_was_chosen(app, ada):
    with app.app_context(), writing():
        known = visitor("Ada")
        topic = adding.new_topic("long", "Long", known.id)
    page = ada.open("/topics/long/editing")
    assert "There is no event in it yet." in page.text
    with app.app_context():
        for source in ("russia-north-korea", "road-to-the-moon"):
            with writing():
                topic, other = library.topic("long"), library.topic(source)
                names = {event.name for event in library.events_of(other.id)}
                copying.take_events(topic, other, names, known, datetime.now(UTC))
    page = ada.open("/topics/long/editing?from=1900")
    assert "Page 1 of 2" in words_of(page)
    later = unescape(re.search(r'rel="next" href="([^"]+)"', page.text)[1])
    assert "from=1900" in later
    assert "Page 2 of 2" in words_of(ada.open(later))


def test_an_event_is_hidden_and_shown_from_the_list(ada, list_of):
    for words in ("Hide", "Show"):
        page = list_of("?q=installs")
        form = re.search(
            rf'<form action="([^"]+)"[^>]*>((?:(?!</form>).)*>{words}<)', page.text, re.S
        )
        fields = dict(re.findall(r'name="(seen|article|back)" value="([^"]*)"', form[2]))
        answer = ada.send(form[1], page, **fields)
        assert answer.location == "/topics/mine/editing?q=installs"
    assert "Shown again" in ada.open(answer.location).text
