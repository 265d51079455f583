"""Which of an article's candidates are shown, and where one goes back to."""

import pytest

from quiz.events.event import Event
from quiz.storage.changes import Kept
from quiz.web.candidates import State, candidate_in
from quiz.web.review import Panel, digest_of, reviewed, usable_in, way_back
from tests.factories import make_article, make_event, make_excerpt, span_of

TEXT = "One. Two. Three. Four."
ARTICLE = make_article(text=TEXT)


def candidate(word, reason=None, *, read=False):
    excerpt = make_excerpt("1789", ARTICLE, span_of(TEXT, word))
    event = Event(word.lower(), f"{word}.", (excerpt,), reason is None, reason, reviewed=read)
    return candidate_in(ARTICLE.slug, Kept(event, 1))


WAITING = [candidate("One", "why"), candidate("Three", "why")]
ALL = [WAITING[0], candidate("Two"), WAITING[1], candidate("Four", read=True)]


@pytest.fixture
def asked(application):
    def asked(query="", panel=None, candidates=ALL):
        with application.test_request_context(f"/?{query}"):
            return reviewed(candidates, panel)

    return asked


def names(review):
    return [one.name for one in review.shown]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["one", "three"]),
        ("show=usable", ["two"]),
        ("show=accepted", ["four"]),
        ("show=all", ["one", "two", "three", "four"]),
        ("show=hidden", ["one", "three"]),
    ],
)
def test_a_filter_decides_what_is_shown(asked, query, shown):
    assert names(asked(query)) == shown


def test_what_can_be_asked_comes_when_nothing_waits_and_then_all(asked):
    assert asked(candidates=ALL[1:2]).show == State.USABLE
    assert asked(candidates=ALL[3:]).show == "all"
    assert asked(candidates=[]).shown == ()


@pytest.mark.parametrize(
    ("at", "start"),
    [
        ("0.one", "one"),
        ("5.two", "three"),
        ("10.three", "three"),
        ("99.x", "three"),
        ("x", None),
        ("²5.x", None),
        ("", None),
    ],
)
def test_a_place_leads_to_the_next_that_is_shown(asked, at, start):
    assert asked(f"show=needs&at={at}").start == start


def test_what_is_open_is_shown_whatever_the_filter(asked):
    review = asked("show=needs&at=0.one", Panel("edit", "four"))
    assert names(review) == ["one", "three", "four"]
    assert review.start == "four"


def test_the_next_that_needs_a_teacher_comes_round_again(asked):
    assert asked("show=needs&at=0.one").following == "10.three"
    assert asked("show=all&at=10.three").following == "0.one"
    assert asked(candidates=WAITING[:1]).following is None


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999999", ""])
def test_an_odd_page_is_the_first_or_the_last(asked, page):
    assert asked(f"page={page}").page == 1


def test_a_digest_tells_whether_anything_was_changed():
    usable = usable_in(ARTICLE.slug, [one.kept for one in ALL])
    assert [one.name for one in usable] == ["two"]
    changed = candidate_in(ARTICLE.slug, Kept(usable[0].kept.event, 2))
    assert digest_of(usable) != digest_of([changed])
    assert digest_of([]) != digest_of(usable)


@pytest.mark.parametrize(
    ("query", "back"),
    [
        (
            "article=bastille&show=all",
            "/articles/bastille/review?show=all&at=0.bastille-falls#here",
        ),
        ("article=nowhere", "/articles/bastille/review?at=0.bastille-falls#here"),
        ("back=/topics/france/editing%3Fpage%3D2", "/topics/france/editing?page=2"),
        ("back=//nowhere.example", "/articles/bastille/review?at=0.bastille-falls#here"),
    ],
)
def test_a_button_leads_back_to_where_it_was_pressed(application, query, back):
    with application.test_request_context(f"/?{query}"):
        assert way_back(make_event()) == back
