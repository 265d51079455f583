"""Who changed what in a topic, when, and how it is taken back."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from quiz.events import editing
from quiz.storage import changes, library
from quiz.storage.changes import Action
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.web.shelving import own, save, visitor, words_of


def test_changes_are_listed_newest_first_with_who_and_when(app, ada, ben):
    slug = own(app, sharing=Sharing.TEACHERS)
    settings = f"/topics/{slug}/settings"
    save(ben, settings, title="Korea", description="Anew.")
    save(ada, settings, sharing="everyone")
    words = words_of(ada.open(f"/topics/{slug}/changes"))
    deeds = [
        "Ada shared the topic with everyone",
        "Ben described the topic anew",
        "Ben named the topic “Korea”",
        "Ada made this topic as a copy of “Russia and North Korea”",
    ]
    places = [words.index(deed) for deed in deeds]
    assert places == sorted(places)
    assert "Undo" not in words


def test_every_deed_has_its_words(app, ada):
    slug = own(app)
    with app.app_context(), writing():
        topic, known = library.topic(slug), visitor("Ada")
        for action in Action:
            about = "everyone" if action is Action.SHARED else "This"
            changes.note(topic, known, action, about, datetime.now(UTC))
    page = ada.open(f"/topics/{slug}/changes")
    assert words_of(page).count(" Ada ") >= len(Action)


def hide(app, slug, count):
    """Have Ada hide events, each by a change of its own."""
    with app.app_context():
        topic, known = library.topic(slug), visitor("Ada")
        for one in library.events_of(topic.id)[:count]:
            with writing():
                hidden = [editing.hidden(one)]
                now = datetime.now(UTC)
                changes.replace_events(topic, known, Action.HIDDEN, {one.name: 1}, hidden, now)


def test_a_change_is_taken_back_from_the_list(app, ada):
    slug = own(app)
    hide(app, slug, 1)
    page = ada.open(f"/topics/{slug}/changes")
    assert "Ada hid “" in words_of(page)
    address = unescape(re.search(r'action="([^"]+/undoing[^"]*)"', page.text)[1])
    answer = ada.send(address, page)
    assert answer.location.startswith(f"/topics/{slug}/changes")
    words = words_of(ada.open(answer.location))
    assert "Taken back" in words
    assert "Undo" not in words


def test_changes_come_a_page_at_a_time(app, ada):
    slug = own(app)
    hide(app, slug, 45)
    page = ada.open(f"/topics/{slug}/changes")
    assert page.text.count("Ada hid") == 2 * 40
    older = unescape(re.search(r'rel="next" href="([^"]+)"', page.text)[1])
    page = ada.open(older)
    assert page.text.count("Ada hid") == 2 * 5
    assert "Ada made this topic" in page.text
    assert 'rel="next"' not in page.text


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "%00", "1e3"])
def test_an_address_of_no_change_shows_the_newest(app, ada, before):
    page = ada.open(f"/topics/{own(app)}/changes?before={before}")
    assert page.status_code == 200
