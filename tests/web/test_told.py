"""What the sources of an event say together."""

import pytest

from quiz.articles.article import Article, Source
from quiz.dates import edtf
from quiz.events.chronicle import in_order
from quiz.events.event import Event, Excerpt
from quiz.web.scale import Scale
from quiz.web.told import sentence, sure_words, told
from tests.factories import make_excerpt

SCALE = Scale.covering(*(edtf.read("1945/2025").earliest, edtf.read("1945/2025").latest))


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield


def event_of(*dates, voices=("Wire", "Courier", "Post")):
    excerpts = tuple(
        make_excerpt(date, Article(f"article-{number}", Source("Title", voice), "Words."))
        for number, (date, voice) in enumerate(zip(dates, voices, strict=False))
    )
    return Event("event", "It happens.", excerpts)


def shown(*dates, **rest):
    (placed,) = in_order([event_of(*dates, **rest)])
    return told(placed, SCALE)


@pytest.mark.parametrize(
    ("dates", "when", "said"),
    [
        (["1961"], "1961", "one source"),
        (["1961", "1961"], "1961", "two sources agree"),
        (["1961", "1961", "1961"], "1961", "three sources agree"),
        (["2000", "2000-07"], "July 2000", "one is finer: July 2000, where another says 2000"),
        (
            ["2019", "2019-04-25", "2019-04"],
            "25 April 2019",
            "one is finer: 25 April 2019, where another says April 2019, or 2019",
        ),
        (
            ["[1990..1995]", "[1993..1998]"],
            "between 1990 and 1998",
            "dates overlap: between 1990 and 1995, or between 1993 and 1998",
        ),
        (["2017", "2019"], "2017, or 2019", "disputed: Wire says 2017; Courier says 2019"),
    ],
)
def test_the_date_and_how_the_sources_agree_stand_in_words(dates, when, said):
    found = shown(*dates)
    assert (found.when, found.said) == (when, said)


def test_two_texts_of_one_publisher_are_one_source():
    found = shown("1961", "1961", voices=("Wire", "Wire"))
    assert found.said == "one source"
    assert sentence(found) == "One publisher tells this, in more than one text."


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (["1961"], "One source tells this."),
        (["1961", "1961"], "The sources agree on the date."),
        (["2000", "2000-07"], "one is finer"),
        (["[1990..1995]", "[1993..1998]"], "can both be true"),
        (["2017", "2019"], "contradict each other"),
    ],
)
def test_what_follows_for_a_question_is_a_sentence(dates, says):
    assert says in sentence(shown(*dates))


def test_a_dispute_is_drawn_parted_and_a_finer_date_on_the_coarser():
    assert [drawn.below for drawn in shown("2017", "2019").marks] == [-5, 5]
    coarse, fine = shown("2000", "2000-07").marks
    assert coarse.mark.extent > fine.mark.extent
    assert (coarse.below, fine.below) == (0, 0)


@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("1961", "It began no earlier than 1961 and was over by the end of 1961."),
        ("1961/..", "It began no earlier than 1961."),
        ("../1961", "It was over by the end of 1961."),
    ],
)
def test_the_sure_days_stand_in_words(date, says):
    assert sure_words(event_of(date)) == says


def test_an_event_that_nothing_bounds_says_so():
    assert sure_words(event_of("1961/..", "../1961")) == "No source bounds when this was."


def test_an_excerpt_is_the_word_of_whose_report_it_retells():
    source = Source("Title", "Ours", retells="Wire")
    other = Source("Title", "Courier")
    excerpts = tuple(
        Excerpt(f"article-{number}", one, make_excerpt().span, "Words.", edtf.read(date))
        for number, (one, date) in enumerate([(source, "2017"), (other, "2019")])
    )
    (placed,) = in_order([Event("event", "It happens.", excerpts)])
    assert told(placed, SCALE).said == "disputed: Wire says 2017; Courier says 2019"
