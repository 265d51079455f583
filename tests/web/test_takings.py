"""Taking events from other topics, with the articles that tell them."""

import pytest
from werkzeug.datastructures import MultiDict

from quiz.storage import library
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.factories import make_topic
from tests.people import TOKEN, TOPIC, found
from tests.web.shelving import own, row, undo, words_of

MOON = "road-to-the-moon"


@pytest.fixture
def mine(app, ada):
    """Ada's topic "mine", with 66 events."""
    return own(app)


def address(slug, source=MOON, query=""):
    return f"/topics/{slug}/takings?source={source}{query}"


def take(teacher, slug, *names, source=MOON, **fields):
    page = teacher.open(address(slug, source))
    sent = {"csrf_token": found(TOKEN, page), "source": source, **fields}
    data = MultiDict([*sent.items(), *(("event", name) for name in names)])
    return teacher.client.post(address(slug, source), data=data)


def test_first_one_chooses_the_topic_to_take_from(app, ada, ben, mine):
    own(app, "Ben", "Ben’s own")
    own(app, "Ben", "Shared", Sharing.TEACHERS)
    page = ada.open(f"/topics/{mine}/takings")
    assert f'href="{address(mine)}"' in page.text
    words = words_of(page)
    assert "Shared 66 events" in words
    assert "Ben’s own" not in words
    assert "Mine 66 events" not in words


def test_chosen_events_are_in_the_topic_with_their_articles(app, ada, mine):
    answer = take(ada, mine, "sputnik-launched", "laika-launched")
    assert (answer.status_code, answer.location) == (303, address(mine))
    page = ada.open(answer.location)
    assert "Taken: 2 events." in words_of(page)
    assert words_of(page).count("This topic has it already.") == 2
    assert (row(app, mine).events, row(app, mine).articles) == (68, 4)
    assert ada.open(f"/topics/{mine}/events/sputnik-launched").status_code == 200
    assert (row(app, MOON).events, row(app, MOON).articles) == (75, 2)


def test_taking_is_taken_back_by_undo(app, ada, mine):
    page = ada.open(take(ada, mine, "sputnik-launched").location)
    assert undo(ada, page).location == address(mine)
    assert (row(app, mine).events, row(app, mine).articles) == (66, 2)
    assert "This topic has it already." not in ada.open(address(mine)).text


def test_all_on_the_page_are_taken_by_one_button(app, ada, mine):
    page = ada.open(address(mine))
    names = [name for name in ("sputnik-launched",) if f'name="listed" value="{name}"' in page.text]
    assert names
    data = MultiDict([("csrf_token", found(TOKEN, page)), ("source", MOON), ("all", "yes")])
    data.setlist("listed", names)
    assert ada.client.post(address(mine), data=data).status_code == 303
    assert row(app, mine).events == 67


def test_pressing_twice_takes_once(app, ada, mine):
    for _ in range(2):
        answer = take(ada, mine, "sputnik-launched")
    assert "This topic has them already." in ada.open(answer.location).text
    assert row(app, mine).events == 67


def test_nothing_ticked_is_told(app, ada, mine):
    answer = take(ada, mine)
    assert "Nothing was chosen." in ada.open(answer.location).text
    assert row(app, mine).events == 66


@pytest.mark.parametrize("name", ["gone", "", "x" * 2000, "\u0000", "日本"])
def test_what_the_other_topic_does_not_have_is_told_and_nothing_is_taken(app, ada, mine, name):
    answer = take(ada, mine, "sputnik-launched", name)
    assert "nothing was taken" in ada.open(answer.location).text
    assert row(app, mine).events == 66


def test_words_and_period_find_what_to_take(ada, mine):
    page = ada.open(address(mine, query="&q=laika&from=1957&to=1957"))
    assert "events of 75" in words_of(page)
    assert "Laika" in page.text
    assert "Armstrong" not in page.text
    page = ada.open(address(mine, query="&from=never"))
    assert page.status_code == 422
    assert "75 events" in words_of(page)


def test_the_copy_of_a_topic_has_everything_already(ada, mine):
    words = words_of(ada.open(address(mine, TOPIC)))
    assert words.count("This topic has it already.") == 66


def test_what_others_keep_cannot_be_taken(app, ada, ben, mine):
    theirs = own(app, "Ben", "Theirs")
    assert ada.client.get(address(mine, theirs)).status_code == 404
    page = ada.open(address(mine))
    answer = ada.send(address(mine), page, source=theirs, event="japan-rule-ends")
    assert answer.status_code == 404
    assert ben.client.get(address(mine)).status_code == 404
    assert ben.send(address(mine), ben.open("/"), source=MOON).status_code == 404


@pytest.mark.parametrize("query", ["&slug=x", "&_external=1", "&page=99", "&show=x", "&tag=%00"])
def test_an_odd_address_breaks_nothing(ada, mine, query):
    assert ada.client.get(address(mine, query=query)).status_code in (200, 422)
    page = ada.open(address(mine))
    answer = ada.send(address(mine, query=query), page, source=MOON, event="sputnik-launched")
    assert answer.status_code == 303


def test_a_stale_page_takes_nothing(app, ada, mine):
    answer = ada.client.post(address(mine), data={"source": MOON, "event": "sputnik-launched"})
    assert answer.status_code == 303
    assert "nothing was saved" in ada.open(answer.location).text
    assert row(app, mine).events == 66


def test_an_empty_topic_is_filled_by_taking(app, ada):
    with app.app_context(), writing():
        library.add_topic(make_topic())
    slug = ada.send("/library/topics", ada.open("/library"), title="New").location.split("/")[2]
    take(ada, slug, "event-1", source="france")
    page = ada.open(f"/topics/{slug}/editing")
    assert "1 event" in words_of(page)
