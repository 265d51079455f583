"""Web pages: the article as a person reads it, and what the page says of itself."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.articles import html
from quiz.articles.file import UnreadableFile

HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>A short history of the Marlow line - The Bugle</title>
<meta property="og:site_name" content="The Bugle">
<meta property="og:title" content="A short history of the Marlow line">
<meta name="author" content="Ada Reeve">
<meta property="article:published_time" content="2023-09-12T10:00:00Z">
<link rel="canonical" href="https://bugle.example/marlow">
<style>p{color:#1802}</style><script>var told = "In 1801 the script ran.";</script></head>"""
OPENING = """<p>The Great Western Railway reached Marlow in June 1873. Two years later the company
built a bridge at Bourne End, which carried the line over the river.</p>"""
PAGE = f"""{HEAD}<body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>A short history of the Marlow line</h1><p>By Ada Reeve</p>
<figure><img src="a.jpg" alt="A train"><figcaption>A train at Marlow, 1935.</figcaption></figure>
{OPENING}
<div style="display: none">In 1802 a hidden thing happened.</div>
<p hidden>In 1803 nothing was seen.</p><span class="sr-only">In 1804 a voice read.</span>
<template><p>In 1805 a template waited.</p></template><!-- In 1806 a comment was made. -->
<h2>The early years</h2>
<p>The company opened a second platform in&nbsp;1881, and it laid a siding for the
brew&shy;ery.<sup class="reference"><a href="#note">[1]</a></sup> It was the 19<sup>th</sup> of its
kind.</p>
<ul><li>1897: The railway buys the line.</li><li>1925: <a href="/x">The yard closes.</a>
<ul><li>So does the shed.</li></ul></li></ul>
<h3>What came next?</h3>
<ol><li>It was surveyed.</li><li>It was built.</li></ol>
<table><caption>Openings</caption><tr><th>Year</th><th>Event</th></tr>
<tr><td rowspan="2">1967</td><td>Fire destroyed the station.</td></tr>
<tr><td>A new platform was built.</td></tr>
<tr><td>1971</td><td><ul><li>The yard closed.</li><li>The land was sold.</li></ul></td></tr></table>
<dl><dt>1980</dt><dd>The council saved the line.</dd></dl>
<blockquote><p>“We shall never forget it,” said the mayor.</p></blockquote>
<p>Steam ended in 1962<br>and diesel followed.</p>
</article>
<aside><h2>Related articles</h2><p>In 1999 something else happened.</p></aside></main>
<div class="newsletter">Sign up in 2024</div><footer>© 2023 The Bugle.</footer></body></html>"""
TEXT = """A short history of the Marlow line

By Ada Reeve

A train at Marlow, 1935.

The Great Western Railway reached Marlow in June 1873. Two years later the company built a bridge \
at Bourne End, which carried the line over the river.

The early years

The company opened a second platform in 1881, and it laid a siding for the brewery. It was the \
19th of its kind.

• 1897: The railway buys the line.
• 1925: The yard closes.
  • So does the shed.

# What came next?

1. It was surveyed.
2. It was built.

Openings

| Year | Event |
| 1967 | Fire destroyed the station. |
| 1967 | A new platform was built. |
| 1971 | The yard closed. |
| 1971 | The land was sold. |

1980

The council saved the line.

“We shall never forget it,” said the mayor.

Steam ended in 1962 and diesel followed.
"""


def read(page):
    return html.read(page.encode() if isinstance(page, str) else page)


def test_a_page_is_the_text_that_a_person_reads():
    assert read(PAGE).text == TEXT


def test_a_page_says_of_itself_where_it_comes_from():
    article = read(PAGE)
    assert article.title == "A short history of the Marlow line"
    assert (article.publisher, article.author) == ("The Bugle", "Ada Reeve")
    assert article.published == date(2023, 9, 12)
    assert article.url == "https://bugle.example/marlow"


def test_a_page_that_does_not_say_its_day_is_given_none():
    article = read(f"<body><h1>A line</h1>{OPENING}<p>It is 12 March 2014 in the story.</p></body>")
    assert article.published is None


def test_a_heading_outside_the_article_comes_first():
    page = f"<body><header><h1>The line</h1></header><div><article>{OPENING * 3}</article></div>"
    assert read(page).text.startswith("The line\n\nThe Great Western")


def test_a_timeline_made_of_links_is_not_taken_for_a_menu():
    entries = "".join(
        f'<li><a href="/{year}">{year}</a>: <a href="/e">The company opened a station at Cookham'
        f" and number {year} of its kind was a great success</a>.</li>"
        for year in range(1870, 1890)
    )
    text = read(f"<body><main><h1>A chronicle</h1><ul>{entries}</ul></main></body>").text
    assert text.count("\n• 18") == 20


def test_a_table_that_only_places_a_page_is_read_through():
    page = (
        "<body><table><tr><td><a href='/'>Home</a></td><td><h1>The line</h1>"
        f"{OPENING}<p>It grew.</p></td></tr></table></body>"
    )
    assert "\n\nThe Great Western Railway reached Marlow" in f"\n\n{read(page).text}"
    assert "|" not in read(page).text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "iso-8859-1"), ("cp1252", ""),
     ("koi8-r", "koi8-r"), ("cp1252", "no-such-encoding"), ("utf-8", "koi8-r")],
)  # fmt: skip
def test_pages_are_read_in_the_encoding_they_are_in(encoding, declared):
    said = "Гагарин" if encoding == "koi8-r" else "Königgrätz “falls”"
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><h1>{said} in 1866</h1>{OPENING}</body></html>"
    assert said in html.read(page.encode(encoding)).text


def test_a_page_without_text_is_refused():
    for page in ("", "   ", "<html></html>", "<body><script>In 1961</script></body>", "\0\0"):
        with pytest.raises(UnreadableFile, match="no text"):
            read(page)


def test_entities_are_read_and_nothing_is_fetched():
    page = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&c;&c;">]>'
        f"<body><p>&a; &b; Tom &amp; Ada met in 1873.</p>{OPENING}</body>"
    )
    assert "Tom & Ada met in 1873." in read(page).text
    assert "root:" not in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 500_000 + "In 1961",
        "<p>" + "In 1961 Gagarin flew. " * 600_000,
        "<p class='" + "a " * 5_600_000 + "'>In 1961 Gagarin flew.</p>",
        "<b>x</b>" * 400_001,
        "<p>Gagarin flew.</p>" * 250_000,
    ],
    ids=["deep", "one long piece", "attribute", "pieces", "long"],
)
def test_a_page_beyond_what_can_be_read_is_refused_in_time(page):
    started = time.process_time()
    with pytest.raises(UnreadableFile, match=r"too deeply|pieces|characters"):
        read(page)
    assert time.process_time() - started < 10


def test_what_could_not_be_read_to_its_end_says_so():
    article = read(f"<body>{OPENING}" + "<div>" * 400 + "In 1999 nobody read on.")
    assert "1873" in article.text
    assert article.notes == (
        "Only the beginning was read: after it the page is nested too deeply.",
    )


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *("<p>", "</p>", "<li>", "<ul>", "</ul>", "<table>", "<tr>", "<td rowspan=3>"),
                *("</table>", "<h1>", "</h2>", "<br>", "<dl>", "<dt>", "<q>", "<pre>", "<!--"),
                *("-->", "<article>", "<nav>", "<form>", "In 1961 Gagarin flew.", "&amp;", "é"),
                *("<sup><a>1</a></sup>", "\n"),
            ]
        ),
        max_size=40,
    )
)
def test_any_soup_of_tags_gives_a_text_or_a_sentence(tags):
    try:
        text = read("<body>" + "".join(tags)).text
    except UnreadableFile:
        return
    assert text.endswith("\n")
    assert "<p>" not in text
