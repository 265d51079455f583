"""One more article for a topic: what it tells too, and what it tells alone."""

from datetime import date

from quiz.articles.article import Article, Source
from quiz.events.adding import FITS_ANOTHER, add
from quiz.events.agreement import Agreement, agreement
from quiz.events.extraction import extract

FIRST = """1948 — Anna Bell founds the Marlow Bakery in Leeds.
1961 — The Marlow Bakery opens its shop in York.
"""
SECOND = """In March 1961 the Marlow Bakery opened a shop in York.
In 1977 Anna Bell sold the Marlow Bakery to Northern Foods.
"""


def told(slug, text, publisher, known=()):
    article = Article(slug, Source(slug.title(), publisher, date(1990, 1, 1)), text)
    return add(article, extract(text, article.source.published), known)


def test_the_first_article_brings_only_new_events():
    addition = told("first", FIRST, "The Bugle")
    assert addition.changed == ()
    assert [event.statement for event in addition.new] == [
        "Anna Bell founds the Marlow Bakery in Leeds.",
        "The Marlow Bakery opens its shop in York.",
    ]


def test_an_event_told_already_gets_an_excerpt_more_and_keeps_its_name():
    known = told("first", FIRST, "The Bugle").new
    addition = told("second", SECOND, "The Herald", known)
    (shop,) = addition.changed
    assert shop.name in {event.name for event in known}
    assert [excerpt.article for excerpt in shop.excerpts] == ["second", "first"]
    assert agreement(shop) is Agreement.FINER
    assert [event.excerpts[0].article for event in addition.new] == ["second"]


def test_what_a_teacher_has_read_keeps_its_words():
    known = told("first", FIRST, "The Bugle").new
    shop = next(event for event in known if "shop" in event.statement)
    reviewed = [type(shop)(shop.name, "The York shop opens.", shop.excerpts, reviewed=True)]
    (changed,) = told("second", SECOND, "The Herald", reviewed).changed
    assert changed.statement == "The York shop opens."


def test_an_event_that_waited_is_asked_when_another_article_tells_it_well():
    waiting = told("first", "1961 — It opens its Marlow Bakery shop in York.", "The Bugle").new
    assert [event.usable for event in waiting] == [False]
    changed = told("second", SECOND, "The Herald", waiting).changed
    assert [(event.usable, event.reason) for event in changed] == [(True, None)]


def test_a_statement_that_fits_two_events_waits_for_a_teacher():
    twice = "Anna Bell visited Leeds in 1948. Anna Bell visited Leeds in 1961.\n"
    addition = told("twice", twice, "The Bugle")
    assert [event.usable for event in addition.new] == [False, False]
    again = told("again", "Anna Bell visited York in 1970.", "The Bugle").new
    later = told("later", "Anna Bell visited York in 1990.", "The Herald", again)
    assert {event.reason for event in (*later.new, *later.changed)} == {FITS_ANOTHER}
