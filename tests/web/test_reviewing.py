"""Reviewing what was found in an article: all of it at a glance."""

import re
from datetime import date
from itertools import product

import brotli
import pytest

from quiz.articles.article import Article, Source
from quiz.storage import library
from tests.people import TOPIC
from tests.web.reviews import (
    FELL,
    KENNEDY,
    PRAISED,
    RESIGNED,
    REVIEW,
    SHIPS,
    Desk,
    bring_in,
    share,
    statements,
    words_of,
)

DRAFTS = f"{REVIEW}/drafts"


def digest(page):
    return re.search(r'name="digest" value="([^"]+)"', page.text)[1]


def accept_all(desk, page):
    sent = {"digest": digest(page), "show": "usable"}
    return desk.guest.send(f"/articles/{desk.article}/acceptances", page, **sent)


# The list


def test_what_needs_a_teacher_comes_first_with_the_reason(desk):
    page = desk.page()
    assert page.status_code == 200
    assert statements(page) == [
        "President John F. Kennedy visited West Berlin.",
        "He praised its people.",
        "The first ships left.",
    ]
    words = words_of(page)
    assert "Needs you 3" in words
    assert "Which of its words is the verb is not certain." in words
    assert "Accept all 4 that can be asked" in words


@pytest.mark.parametrize(
    ("show", "count"), [("needs", 3), ("usable", 4), ("accepted", 0), ("all", 7)]
)
def test_a_filter_leaves_only_its_own(desk, show, count):
    assert len(statements(desk.page(show=show))) == count


def test_what_is_no_filter_is_as_if_none_was_asked_for(desk):
    assert statements(desk.page(show="<b>", page="x", at="7")) == statements(desk.page())


def test_a_candidate_shows_its_quotation_its_bounds_and_what_speaks_against_it(desk):
    words = words_of(desk.page())
    assert "‘He praised its people.’" in words
    assert "It began no earlier than" in words
    assert "“He” is known only from the text before." in words
    assert "one is finer: 9 November 1989, where another says 1989" in words_of(
        desk.page(show="all")
    )


def test_events_of_other_articles_that_may_be_the_same_are_offered(desk):
    words = words_of(desk.page())
    assert "Perhaps the same as: John F. Kennedy visited West Berlin." in words
    assert "Merged, the sources would contradict each other" in words


def test_the_text_stands_beside_the_list_and_knows_its_places(desk):
    page = desk.page()
    assert "Berlin, a divided city 🧱" in page.text
    for start, line in re.findall(
        r'<p class="prose" data-start="(\d+)">(.*?)</p>', page.text, re.S
    ):
        with desk.guest.app.app_context():
            text = library.article("berlin").text
        shown = re.sub(r"<[^>]+>", "", line)
        assert text[int(start) : int(start) + len(shown)] == shown


def test_who_did_what_is_said_of_what_was_changed(desk):
    desk.press(PRAISED, "acceptance")
    assert re.search(r"Ada accepted it, \d\d:\d\d\.", words_of(desk.page(show="accepted")))


def test_when_nothing_needs_a_teacher_any_more_the_page_says_so(desk):
    for name in (KENNEDY, PRAISED, SHIPS):
        desk.press(name, "acceptance")
    assert "Nothing here needs you any more." in words_of(desk.page(show="needs"))
    assert len(statements(desk.page())) == 4


def test_an_article_in_which_nothing_was_found_says_what_to_do(app, ada):
    bring_in(app, "Ada", "peace", Article("peace", Source("Peace", "The Dove"), "It was quiet."))
    words = words_of(Desk(ada, "peace", "peace").page())
    assert "No event was found in this article." in words


# Whose it is


def test_only_who_may_change_the_topic_reviews_it(app, desk, ben, chi, dee):
    dee.make_account("Dee")
    for stranger in (ben, chi, dee):
        assert stranger.open(REVIEW).status_code == 404
        assert stranger.open(DRAFTS).status_code == 404
    share(app)
    assert ben.open(REVIEW).status_code == 200
    assert chi.open(REVIEW).status_code == 404


def test_what_came_with_the_program_is_nobodys_to_review(desk):
    assert desk.guest.open("/articles/ties-in-brief/review").status_code == 404
    answer = desk.guest.send(
        f"/topics/{TOPIC}/events/japan-rule-ends/rejection", desk.page(), seen="1"
    )
    assert answer.status_code == 404


# Accepting all that can be asked


def test_all_that_can_be_asked_is_accepted_by_one_press(desk):
    answer = accept_all(desk, desk.page())
    assert answer.status_code == 303
    assert [event.reviewed for event in desk.events()].count(True) == 4
    assert not desk.event(PRAISED).usable
    assert len(desk.changes()) == 1
    assert "4 events accepted." in words_of(desk.page(show="usable"))
    assert "Accept all" not in words_of(desk.page())


def test_accepting_all_is_taken_back_whole(desk):
    before = desk.events()
    accept_all(desk, desk.page())
    desk.undo()
    assert desk.events() == before
    assert "Taken back." in words_of(desk.page())


def test_nothing_is_accepted_that_was_not_seen(app, desk, ben):
    share(app)
    page = desk.page()
    Desk(ben).press(RESIGNED, "rejection")
    accept_all(desk, page)
    assert not any(event.reviewed for event in desk.events())
    assert "The list was changed meanwhile: nothing was accepted." in words_of(desk.page())


def test_a_second_press_says_the_same_and_changes_nothing(desk):
    page = desk.page()
    accept_all(desk, page)
    accept_all(desk, page)
    assert len(desk.changes()) == 1
    desk.undo()
    assert not any(event.reviewed for event in desk.events())


def test_a_stale_page_accepts_nothing_and_says_so(desk):
    page = desk.page()
    sent = {"digest": digest(page), "csrf_token": "old"}
    desk.guest.client.post("/articles/berlin/acceptances", data=sent)
    assert not any(event.reviewed for event in desk.events())
    assert "Please press the button again." in words_of(desk.page())


# Many, long, odd


QUEENS = [
    f"{first}{last}" for first in ("Ann", "Car", "Em", "Is", "Mar") for last in ("a", "ina", "otta")
]
PORTS = [
    f"{first}{last}"
    for first in ("Bir", "Gil", "Nor", "Wes")
    for last in ("ford", "ham", "port", "ton", "wick")
]


@pytest.fixture
def crowd(app, ada):
    """An article that tells of 300 things to be accepted."""
    text = "\n\n".join(
        f"In {1600 + number} Queen {queen} opened the port of {port}."
        for number, (queen, port) in enumerate(product(QUEENS, PORTS))
    )
    source = Source("Three hundred years", "The Courier", date(2019, 11, 9))
    bring_in(app, "Ada", "crowd", Article("crowd", source, text))
    return Desk(ada, "crowd", "crowd")


def test_three_hundred_candidates_come_fifty_a_page(crowd):
    page = crowd.page(show="all")
    assert len(statements(page)) == 50
    assert "Page 1 of 6" in words_of(page)
    assert len(brotli.compress(page.data, quality=4)) < 16_000
    last = crowd.page(show="all", page=6)
    assert len(statements(last)) == 50
    assert statements(crowd.page(show="all", page=999)) == statements(last)


def test_a_place_in_the_list_leads_to_its_page(crowd):
    last = statements(crowd.page(show="all", page=6))
    name = next(event.name for event in crowd.events() if event.statement == last[-1])
    start = crowd.event(name).excerpts[0].span.start
    page = crowd.page(show="all", at=f"{start}.{name}")
    assert statements(page) == last
    assert re.search(rf'id="here"[^>]+data-start="{start}"', page.text)


def test_three_hundred_are_accepted_at_once(crowd):
    usable = sum(event.usable for event in crowd.events())
    assert usable > 200
    accept_all(crowd, crowd.page())
    assert sum(event.reviewed for event in crowd.events()) == usable
    crowd.undo()
    assert not any(event.reviewed for event in crowd.events())


def test_of_a_long_text_only_what_is_near_is_shown(app, ada):
    filler = "\n\n".join(["Nothing of note was said about it by anybody at all."] * 1000)
    text = f"In 1961 East Germany built the Wall.\n\n{filler}\n\nIn 1989 the Berlin Wall fell."
    source = Source("Long", "The Courier", date(2019, 11, 9))
    bring_in(app, "Ada", "long", Article("long", source, text))
    page = Desk(ada, "long", "long").page(show="all")
    assert len(page.data) < 60_000
    assert "In 1989 the Berlin Wall fell." in words_of(page)
    assert page.text.count("Lines without these events are left out.") == 1


@pytest.mark.parametrize(
    "words",
    ["Αθήνα και Σπάρτη", "東京と京都", "مدينة القدس", "<script>alert(1)</script>", "👩‍👩‍👧 und ß"],
)
def test_every_script_is_shown_as_it_is_and_none_is_run(app, ada, words):
    text = f"{words}\n\nIn 1961 Queen Mary visited {words} with Lord Example.\n"
    source = Source(words, words, date(2019, 11, 9))
    bring_in(app, "Ada", "odd", Article("odd", source, text))
    page = Desk(ada, "odd", "odd").page(show="all")
    assert page.status_code == 200
    assert words in words_of(page).replace("> <", "><") or "&lt;script&gt;" in page.text
    assert "<script>alert" not in page.text


# What is said while one types


def test_what_is_typed_is_judged_and_its_date_drawn(desk):
    said = desk.guest.client.get(DRAFTS, query_string={"statement": "He left.", "dates-0": "1961"})
    assert "<html" not in said.text
    words = words_of(said)
    assert "“He” is known only from the text before." in words
    assert "It began no earlier than 1961 and was over by the end of 1961." in words
    assert '<svg class="timeline bounds"' in said.text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Say when it happened, if only roughly."),
        ("soon", "“soon” is not a year"),
        ("1950/1945", "It ends before it begins."),
        ("from 1950 to 1945", "“from 1950 to 1945” ends before it begins."),
        ("2030", "That is after the article came out, on 9 November 2019."),
        ("from 1961", "one end of it is open"),
        ("last year", "2018"),
        ("about 480 BC", "about 480 BC"),
        ("196X", "1960s"),
        ("x" * 500, "A date is shorter than 120 characters."),
        ("\x00", "is not a year"),
    ],
)
def test_a_date_is_read_in_words_or_edtf_or_refused_in_plain_words(desk, typed, words):
    said = desk.guest.client.get(DRAFTS, query_string={"statement": "", "dates-0": typed})
    assert said.status_code == 200
    assert words in words_of(said)


def test_a_date_of_an_event_leans_on_the_article_that_gives_it(desk):
    asked = {"event": FELL, "statement": "", "dates-0": "last year", "dates-1": "last year"}
    words = words_of(desk.guest.client.get(DRAFTS, query_string=asked))
    assert "2018" in words
    assert "2019" in words


def test_a_statement_of_2000_characters_is_judged_too_long(desk):
    asked = {"statement": "Ada " * 500, "dates-0": "1961"}
    assert "at most 160 are read with ease" in words_of(
        desk.guest.client.get(DRAFTS, query_string=asked)
    )


def test_a_topic_without_dates_draws_the_date_alone(app, ada):
    bring_in(app, "Ada", "peace", Article("peace", Source("Peace", "The Dove"), "It was quiet."))
    said = ada.client.get("/articles/peace/review/drafts", query_string={"dates-0": "1961"})
    assert "1961" in words_of(said)
