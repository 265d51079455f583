"""Bringing articles: read beside the server, looked at, and added."""

from datetime import UTC, date, datetime, timedelta

import pytest

from quiz.storage import articles, claims, library
from quiz.storage.database import writing
from quiz.storage.imports import State
from quiz.web import importing
from tests.web.arriving import (
    LINE,
    NEW,
    has,
    read,
    row,
    send,
    topic_of,
    value_of,
    words_of,
)

pytestmark = pytest.mark.usefixtures("programs")


def confirm(teacher, address, page=None, **fields):
    typed = {"new_topic": "Railways", "title": "The line", "published": ""}
    return teacher.send(f"{address}/article", page or teacher.open(address), **typed | fields)


# How far it is


def test_a_pasted_text_is_read_looked_at_and_added(app, ada):
    sent = send(ada, text=LINE.replace("\n", "\r\n"))
    assert sent.status_code == 303
    page = read(ada, sent.location)
    words = words_of(page)
    assert "2 events with dates were found." in words
    assert "2 of them are new and can be asked as they are." in words
    assert "June 1873 The Great Western Railway reached Marlow." in words
    answer = confirm(ada, sent.location, page)
    assert (answer.status_code, answer.location) == (303, sent.location)
    answer = ada.client.get(answer.location)
    assert (answer.status_code, answer.location) == (303, "/articles/the-line/review")
    page = ada.open(answer.location)
    assert page.status_code == 200
    assert "“The line” is in the topic now." in words_of(page)
    with app.app_context():
        article = library.article("the-line")
        assert article.text == LINE
        assert article.publisher == "Unknown publisher"
        assert (article.topic.title, article.topic.sharing) == ("Railways", "own")


def test_what_has_stopped_is_said_and_started_again(app, ada):
    address = has(app, "Ada", LINE, read=False)
    with app.app_context(), writing():
        claims.claim(datetime.now(UTC) - timedelta(minutes=2))
    page = ada.open(address)
    assert "Its reading has stopped" in words_of(page)
    assert ada.send(f"{address}/reading", page).status_code == 303
    assert "2 events with dates were found." in words_of(read(ada, address))


def test_what_waits_is_started_by_whoever_looks(app, ada):
    address = has(app, "Ada", LINE, read=False)
    assert "2 events with dates were found." in words_of(read(ada, address))


def test_nobody_else_sees_what_is_on_its_way(app, ada, ben, chi):
    address = has(app, "Ada", LINE)
    assert ada.open(address).status_code == 200
    for guest in (ben, chi):
        assert guest.open(address).status_code == 404
    assert "line.txt" in ada.open(NEW).text
    assert "line.txt" not in ben.open(NEW).text
    assert ada.open("/imports/9999999999999999999999").status_code == 404


# What will be stored


def test_the_topic_can_be_chosen_when_the_text_is_read(app, ada):
    address = send(ada, text=LINE, new_topic="").location
    page = read(ada, address)
    assert value_of(page, "new_topic") == ""
    answer = confirm(ada, address, page, new_topic="")
    assert answer.status_code == 422
    assert "Give the topic a title." in words_of(answer)
    assert confirm(ada, address, answer).location == address
    assert topic_of(app, "Ada").events == 2


def test_each_guess_is_marked_with_where_it_comes_from(app, ada):
    page = """<html><head><title>The Marlow line</title><meta name="author" content="Ida Bell">
    <meta property="og:site_name" content="The Bugle">
    <meta property="article:published_time" content="1990-05-01"></head>
    <body><h1>The Marlow line</h1><p>In 1873 the railway reached Marlow.</p></body></html>"""
    shown = ada.open(has(app, "Ada", page, filename="line.html"))
    fields = {name: value_of(shown, name) for name in ("title", "publisher", "author", "published")}
    assert fields == {
        "title": "The Marlow line",
        "publisher": "The Bugle",
        "author": "Ida Bell",
        "published": "1990-05-01",
    }
    assert words_of(shown).count("A guess: the file says so of itself.") == 4
    shown = ada.open(has(app, "Ada", LINE))
    assert value_of(shown, "title") == "The Marlow line"
    assert words_of(shown).count("A guess: so the text begins.") == 1
    assert [value_of(shown, name) for name in ("publisher", "author", "url", "licence")] == [""] * 4


def test_what_leans_on_the_day_of_publication_is_said_and_read_anew_with_it(app, ada):
    address = send(ada, text=LINE).location
    page = read(ada, address)
    assert "1 place leans on it, and is left out as long as it is not known: “last year”." in (
        words_of(page)
    )
    answer = confirm(ada, address, page, published="1 May 1968", author="Ida Bell")
    assert answer.location == address
    page = read(ada, address)
    words = words_of(page)
    assert "It was read anew, with the day of publication that you gave." in words
    assert "3 events with dates were found." in words
    assert "1967 Fire destroyed Marlow station." in words
    assert [value_of(page, name) for name in ("published", "author", "title")] == [
        "1968-05-01",
        "Ida Bell",
        "The line",
    ]
    confirm(ada, address, page, published="1968-05-01")
    with app.app_context():
        assert library.article("the-line").published == date(1968, 5, 1)


def test_a_table_needs_not_be_read_anew(app, ada):
    address = has(app, "Ada", "date,event\n1873,A railway reached Marlow\n", filename="line.csv")
    confirm(ada, address, published="1968-05-01")
    assert row(app, "Ada", address).state == State.ADDED


def test_what_the_topic_tells_already_is_counted(app, ada):
    confirm(ada, has(app, "Ada", LINE))
    topic = topic_of(app, "Ada")
    text = "In 1873 the Great Western Railway reached Marlow. In 1897 Ida Bell bought Marlow House."
    words = words_of(ada.open(has(app, "Ada", text, topic)))
    assert "2 events with dates were found. 1 of them is new and can be asked as it is." in words
    assert "1 the topic tells already: it gets one more quotation." in words


def test_the_same_text_in_the_topic_is_said_with_a_link(app, ada):
    confirm(ada, has(app, "Ada", LINE))
    address = has(app, "Ada", LINE, topic_of(app, "Ada"), filename="again.txt")
    page = ada.open(address)
    assert "The topic has this text already:" in words_of(page)
    assert 'href="/articles/the-line"' in page.text
    answer = confirm(ada, address, page, new_topic="", topic=topic_of(app, "Ada").slug)
    assert answer.status_code == 422
    assert "The topic has this text already: “The line”." in words_of(answer)
    assert "The topic has this text already: “The line”." in words_of(ada.open(address))
    assert confirm(ada, address, answer, new_topic="Another").status_code == 303


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": ""}, "Give the article a title."),
        ({"title": "a\x07b"}, "a character in it that nobody can see"),
        ({"url": "javascript:alert(1)"}, "This is no address of a web page"),
        ({"published": "soon"}, "“soon” is not a year"),
        ({"publisher": "x" * 201}, "at most 200 characters"),
        ({"new_topic": ""}, "Give the topic a title."),
    ],
)
def test_what_is_wrong_with_the_source_is_said_and_kept(app, ada, fields, words):
    address = has(app, "Ada", LINE)
    answer = confirm(ada, address, **{"author": "Ida Bell", "licence": "CC BY"} | fields)
    assert answer.status_code == 422
    assert words in words_of(answer)
    assert [value_of(answer, name) for name in ("author", "licence")] == ["Ida Bell", "CC BY"]
    assert row(app, "Ada", address).state == State.READ


def test_from_a_stale_page_nothing_is_added_and_what_was_typed_is_kept(app, ada):
    address = has(app, "Ada", LINE)
    answer = confirm(ada, address, csrf_token="stale", author="Ida Bell")
    assert answer.status_code == 400
    assert value_of(answer, "author") == "Ida Bell"
    assert row(app, "Ada", address).state == State.READ


def test_pressing_twice_adds_once(app, ada):
    address = has(app, "Ada", LINE)
    page = ada.open(address)
    for _ in range(2):
        assert confirm(ada, address, page).location == address
    topic = topic_of(app, "Ada")
    assert (topic.articles, topic.events) == (1, 2)


def test_what_was_added_can_be_undone_at_once(app, ada):
    address = has(app, "Ada", LINE)
    confirm(ada, address)
    page = ada.open(address)
    assert 'action="/articles/the-line/deletion"' in page.text
    ada.send("/articles/the-line/deletion", page)
    assert topic_of(app, "Ada").articles == 0
    with app.app_context():
        (removed,) = articles.removed_articles(topic_of(app, "Ada").id)
    assert removed.slug == "the-line"


def test_what_would_take_long_is_added_beside_the_server(app, ada, monkeypatch):
    monkeypatch.setattr(importing, "MOST_EVENTS_AT_ONCE", 1)
    address = has(app, "Ada", LINE)
    page = ada.open(address)
    assert "What the topic tells already is found out when they are added." in words_of(page)
    assert confirm(ada, address, page).location == address
    answer = read(ada, address)
    assert (answer.status_code, answer.location) == (303, "/articles/the-line/review")


@pytest.mark.parametrize(
    "text",
    [
        "The town grew and grew.",
        "Кино. В 1873 году 김일성 東京 Ελλάδα שלום مرحبا हिन्दी.",
        "<script>alert(1)</script> In 1873 <b>Ida Bell</b> bought “Marlow & Sons”. \u202e",
        "In 2873 Ida Bell will buy Marlow House. In 1873 Ida Bell bought it.",
        "\ufeff\n\n\n1873\n",
        "{{ 7 * 7 }} %s %(x)s In 1873 Ida Bell bought Marlow House.",
    ],
)
def test_whatever_the_text_it_is_shown_and_added_as_it_is(app, ada, text):
    address = has(app, "Ada", text)
    page = ada.open(address)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert confirm(ada, address, page).location == address
    with app.app_context():
        assert library.article("the-line").text == text


# Discarding


@pytest.mark.parametrize("is_read", [True, False])
def test_a_text_is_discarded(app, ada, is_read):
    address = has(app, "Ada", LINE, read=is_read)
    page = ada.open(address)
    assert ("<details" in page.text) is is_read
    answer = ada.send(f"{address}/deletion", page)
    assert (answer.status_code, answer.location) == (303, NEW)
    assert "“line.txt” is discarded." in words_of(ada.open(NEW))
    assert ada.open(address).status_code == 404


def test_nobody_discards_what_is_anothers(app, ada, ben):
    address = has(app, "Ada", LINE)
    for path in ("deletion", "article", "reading"):
        assert ben.send(f"{address}/{path}", ben.open(NEW)).status_code == 404
    assert row(app, "Ada", address).state == State.READ
