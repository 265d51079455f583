"""Adding an event that a teacher finds in an article."""

import re
from datetime import date
from html import unescape

import pytest

from quiz.articles.article import Article, Source
from quiz.storage import checking, library
from quiz.storage.database import writing
from tests.factories import NOON
from tests.web.reviews import BERLIN, WALL, Desk, bring_in, statements, words_of
from tests.web.test_editing import values

ADDRESS = "/articles/berlin/events"
TYPED = {"statement": "East Germany opens the border.", "dates-0": "9 November 1989"}


def place(words, text=BERLIN):
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def point_at(desk, words, **more):
    return desk.guest.client.get(ADDRESS, query_string=place(words) | more)


def add(desk, words, **fields):
    return desk.send(ADDRESS, {"show": "all", **place(words), **TYPED, **fields})


def added(desk):
    return next(event for event in desk.events() if event.statement == TYPED["statement"])


def test_selected_words_come_with_a_statement_and_a_date_to_begin_with(desk):
    page = point_at(desk, "On 9 November 1989 the Berlin Wall fell.")
    assert page.status_code == 200
    assert "‘On 9 November 1989 the Berlin Wall fell.’" in words_of(page)
    assert values(page)["statement"] == "The Berlin Wall fell."
    assert values(page)["dates-0"] == "9 November 1989"
    assert "no earlier than 9 November 1989" in words_of(page)


def test_an_event_is_added_with_the_exact_words_and_the_place_of_its_date(app, desk):
    answer = add(desk, "9 November 1989 the Berlin Wall fell", tags="border")
    assert answer.status_code == 303
    event = added(desk)
    (excerpt,) = event.excerpts
    assert excerpt.quotation == "9 November 1989 the Berlin Wall fell"
    assert excerpt.date_words == "9 November 1989"
    assert (event.usable, event.reviewed, event.tags) == (True, True, ("border",))
    assert "Added: “East Germany opens the border”" in words_of(desk.page())
    with app.app_context():
        assert list(checking.problems()) == []


def test_adding_is_taken_back(desk):
    before = desk.events()
    add(desk, "the Berlin Wall fell")
    desk.undo()
    assert desk.events() == before


def test_places_count_characters_whatever_they_are(desk):
    add(desk, "divided city 🧱")
    assert added(desk).excerpts[0].quotation == "divided city 🧱"
    assert added(desk).excerpts[0].date_words is None


def test_a_date_from_elsewhere_marks_no_words(desk):
    add(desk, "the Berlin Wall fell", **{"dates-0": "1990"})
    assert added(desk).excerpts[0].date_words is None


def test_white_space_around_the_words_is_left_out(desk):
    whole = place("On 9 November 1989 the Berlin Wall fell.\n\n")
    desk.send(ADDRESS, TYPED | {name: str(value) for name, value in whole.items()})
    assert added(desk).excerpts[0].quotation == "On 9 November 1989 the Berlin Wall fell."


def test_two_events_of_one_statement_have_names_of_their_own(desk):
    for _ in range(2):
        add(desk, "the Berlin Wall fell")
    same = [event for event in desk.events() if event.statement == TYPED["statement"]]
    assert len({event.name for event in same}) == 2


def test_a_name_that_only_a_removed_article_has_is_not_taken_again(app, desk):
    add(desk, "the Berlin Wall fell")
    with app.app_context():
        courier = library.article("berlin")
        with writing():
            courier.removed_at = NOON
    words = place("The Berlin Wall fell", WALL)
    assert desk.send("/articles/wall/events", words | TYPED).status_code == 303
    assert added(desk).excerpts[0].article == "wall"


# Without selecting


def test_words_are_pasted_and_found(desk):
    assert "Copy the sentence from the article" in words_of(desk.guest.client.get(ADDRESS))
    answer = desk.send(ADDRESS, {"words": "On 9 November\n1989  the Berlin Wall fell."})
    assert answer.status_code == 303
    page = desk.guest.client.get(answer.location)
    assert values(page)["statement"] == "The Berlin Wall fell."


def test_words_in_two_places_are_asked_about(desk):
    page = desk.send(ADDRESS, {"words": "Berlin"})
    assert page.status_code == 200
    assert "The article has these words in 4 places. Which do you mean?" in words_of(page)
    where = re.findall(r'<li><a href="([^"]+start=[^"]+)">', page.text)
    assert len(where) == 4
    assert "‘Berlin’" in words_of(desk.guest.client.get(unescape(where[0])))


@pytest.mark.parametrize("words", ["", "  ", "never said", "x" * 5000])
def test_words_that_are_not_there_come_back_with_a_sentence(desk, words):
    page = desk.send(ADDRESS, {"words": words})
    assert page.status_code == 422
    assert re.search("does not have these words|Copy the words from the article", words_of(page))


# What cannot be


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"statement": "x" * 2000}, "at most 300 characters; this one has 2,000."),
        ({"statement": ""}, "Say in a short sentence what happened."),
        ({"dates-0": "soon"}, "“soon” is not a year"),
        ({"tags": "x" * 50}, "A tag has at most 40 characters."),
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(desk, fields, words):
    page = add(desk, "the Berlin Wall fell", **fields)
    assert page.status_code == 422
    assert words in words_of(page)
    assert values(page).items() >= (TYPED | fields).items()


def test_a_check_adds_nothing(desk):
    page = add(desk, "the Berlin Wall fell", check="1")
    assert page.status_code == 200
    assert desk.changes() == []


@pytest.mark.parametrize(
    ("start", "end"),
    [("9", "9"), ("9", "3"), ("x", "9"), ("0", "999999"), ("-1", "4"), ("9" * 20, "9")],
)
def test_a_place_that_is_none_asks_for_the_words(desk, start, end):
    page = desk.guest.client.get(ADDRESS, query_string={"start": start, "end": end})
    assert page.status_code == 200
    assert "Copy the sentence from the article" in words_of(page)


def test_too_many_words_are_refused(app, ada):
    text = "In 1961 Queen Anna came to Rome. " * 100
    source = Source("Long", "The Courier", date(2019, 11, 9))
    bring_in(app, "Ada", "long", Article("long", source, text))
    desk = Desk(ada, "long", "long")
    fields = TYPED | {"start": "0", "end": "3000"}
    page = desk.send("/articles/long/events", fields)
    assert "Select fewer words: at most 2,000 characters are quoted." in words_of(page)
    assert len(statements(desk.page(show="all"))) == len(desk.events())


def test_a_long_text_suggests_what_its_line_tells(app, ada):
    filler = "\n\n".join(["Nothing was said about it by anybody at all."] * 1000)
    text = f"{filler}\n\nThree Kings left. In 1989 the Berlin Wall fell.\n\n{filler}"
    source = Source("Long", "The Courier", date(2019, 11, 9))
    bring_in(app, "Ada", "long", Article("long", source, text))
    page = ada.client.get("/articles/long/events", query_string=place("Three Kings left.", text))
    assert values(page)["dates-0"] == "1989"


def test_a_stranger_adds_nothing(desk, ben):
    assert ben.open(ADDRESS).status_code == 404
    assert add(Desk(ben), "the Berlin Wall fell").status_code == 404
