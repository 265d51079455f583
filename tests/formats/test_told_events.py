"""What the sources of an event say, for other programs."""

from dataclasses import replace

import pytest

from quiz.articles.article import Source, Span
from quiz.formats.told_events import at_event, named, quotations
from tests.factories import make_article, make_event


def test_an_event_is_counted_from_one():
    assert str(at_event(3)) == "event 3"


def test_each_source_is_quoted_with_its_date_and_named():
    text = "1789: the people <storm> the Bastille & win."
    article = make_article(text=text, title="The fall")
    event = make_event(article=article)
    other = replace(event.excerpts[0], date_span=Span(0, 4), date_words="1789")
    apart = replace(other, span=Span(6, len(text)), quotation=text[6:])
    both = replace(event, excerpts=(event.excerpts[0], apart))
    assert quotations(both) == (
        "<blockquote>‘1789: the people &lt;storm&gt; the Bastille &amp; win.’ (14 July 1789)"
        "</blockquote>\n<p>Source: The fall, The Chronicle, 2026-01-01</p>\n"
        "<blockquote>‘1789’ … ‘the people &lt;storm&gt; the Bastille &amp; win.’</blockquote>\n"
        "<p>Source: The fall, The Chronicle, 2026-01-01</p>"
    )


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (None, "A &amp; B, Wire"),
        ("javascript:alert(1)", "A &amp; B, Wire"),
        ('https://a.org/?b&"c', '<a href="https://a.org/?b&amp;&quot;c">A &amp; B, Wire</a>'),
    ],
)
def test_a_source_is_a_link_only_where_it_leads_to_the_web(address, shown):
    assert named(Source("A & B", "Wire", url=address)) == shown
