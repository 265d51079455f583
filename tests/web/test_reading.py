"""An article cut where dates, excerpts and a quotation begin and end."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quiz.articles.article import Span
from quiz.web.reading import Telling, date_spans, lines, merged, tellings_of
from tests.factories import make_article, make_event, make_excerpt

TEXT = "In 1789 it fell.\n\nIn 1792 it rose\nand shone.\n"


def telling(start, end, name="event"):
    article = make_article(text=TEXT)
    excerpt = make_excerpt("1789", article, Span(start, end))
    return Telling(make_event(name=name), excerpt)


def shown(line):
    """Return a line with its quotation in brackets, excerpts in lower and dates in upper case."""
    text = ""
    for stretch in line.stretches:
        pieces = "".join(
            f"<{piece.text}>" if piece.dated else f"_{piece.text}_" if piece.told else piece.text
            for piece in stretch.pieces
        )
        text += f"[{pieces}]" if stretch.quoted else pieces
    return text


def test_dates_excerpts_and_the_quotation_are_marked_each_in_its_way():
    first, second, third = lines(TEXT, [telling(0, 15)], [Span(3, 7), Span(21, 25)], Span(21, 43))
    assert shown(first) == "_In _<1789>_ it fell_.\n"
    assert shown(second) == "In [<1792> it rose\n]"
    assert shown(third) == "[and shone].\n"


def test_a_quotation_over_two_lines_begins_on_the_first():
    found = lines(TEXT, [], [], Span(21, 44))
    firsts = [stretch.first for line in found for stretch in line.stretches if stretch.quoted]
    assert firsts == [True, False]


def test_an_event_stands_beside_the_line_in_which_its_words_begin():
    first, second, third = lines(TEXT, [telling(3, 30), telling(34, 38, "later")], [], None)
    assert [[one.event.name for one in line.tellings] for line in (first, second, third)] == [
        ["event"],
        [],
        ["later"],
    ]


def test_places_that_overlap_or_touch_become_one():
    assert merged([Span(5, 9), Span(0, 3), Span(3, 6), Span(12, 14), Span(12, 13)]) == (
        Span(0, 9),
        Span(12, 14),
    )


def test_what_an_article_tells_comes_in_the_order_of_its_text():
    article, other = make_article(text=TEXT), make_article("other", TEXT)
    events = [
        make_event(name="last", article=article),
        make_event(name="elsewhere", article=other),
        make_event(name="also-last", article=article),
    ]
    found = tellings_of(article.slug, events)
    assert [one.event.name for one in found] == ["last", "also-last"]


def test_every_date_of_the_text_is_found_and_what_an_event_leans_on_too():
    spans = date_spans("It fell in July 1789, and again a year later.", date(2026, 1, 1), [])
    assert Span(11, 20) in spans


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda one: Span(one[0], sum(one))),
    max_size=5,
)


@given(told=spans, dates=spans, quoted=st.none() | spans.filter(bool).map(lambda found: found[0]))
def test_no_character_is_lost_or_doubled(told, dates, quoted):
    tellings = [telling(span.start, min(span.end, len(TEXT))) for span in told]
    found = lines(TEXT, tellings, dates, quoted)
    text = "".join(
        piece.text for line in found for stretch in line.stretches for piece in stretch.pieces
    )
    assert text == "".join(line for line in TEXT.splitlines(keepends=True) if line.strip())
