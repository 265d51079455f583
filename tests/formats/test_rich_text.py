import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.rich_text import (
    DEEPEST,
    LONGEST_RICH,
    PictureIn,
    UnusableText,
    from_html,
    from_plain,
    to_html,
    to_plain,
)

# What Markdown makes something of, and a little that it does not.
hard_texts = st.text(st.sampled_from("ab1. *_`\\[]()<>&#;-+~=!|:/h\n"), max_size=30)


@pytest.mark.parametrize(
    ("given_html", "markdown"),
    [
        ("<p>1914. The war</p><p>in <b>Europe</b></p>", "1914\\. The war\n\nin **Europe**"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("one<br>- two", "one\n\\- two"),
        ("over 10<sup>6</sup> in the 19<sup>th</sup> century", "over 10⁶ in the 19th century"),
        ("H<sub>2</sub>O", "H₂O"),
        ("<h2>Kings</h2>and queens", "**Kings**\n\nand queens"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ('<a href="https://example.org/a_(b)">here</a>', "[here](https://example.org/a_%28b%29)"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("<script>alert(1)</script>a <u>b</u>", "a b"),
        ("&lt;b&gt; &amp; AT&amp;T", "<b> & AT&T"),
        ("<p>a\n   b</p>", "a b"),
        ("It fell in _____ .", "It fell in _____ ."),
        ("<p>It fell in&nbsp;1789.</p><p>AT&amp;T</p>", "It fell in\xa01789.\n\nAT&T"),
        ("<blockquote>so it was</blockquote>", "> so it was"),
    ],
)
def test_html_becomes_markdown_of_what_it_means(given_html, markdown):
    assert from_html(given_html).markdown == markdown


@given(st.lists(hard_texts, min_size=1, max_size=3), st.sampled_from(["<p>", '<P dir="ltr">']))
def test_words_are_read_sooner_and_the_same(texts, opening):
    paragraphs = "".join(f"{opening}{html.escape(text)}</p>\n" for text in texts)
    assert from_html(paragraphs) == from_html(f"{paragraphs}<i></i>")


def test_pictures_are_taken_out_of_a_text():
    found = from_html('<p>Who?<img src="@@PLUGINFILE@@/a.png" alt="A  king"></p>')
    assert found.markdown == "Who?"
    assert found.pictures == (PictureIn("@@PLUGINFILE@@/a.png", "A king"),)


@given(hard_texts)
def test_plain_words_stay_what_they_are(text):
    lines = (" ".join(line.split()) for line in text.splitlines())
    said = to_plain(from_plain(text)).splitlines()
    assert [" ".join(line.split()) for line in said] == [line for line in lines if line]


@given(hard_texts)
def test_words_in_html_stay_what_they_are(text):
    said = to_plain(from_html(html.escape(text)).markdown)
    assert said.split() == text.split()


@pytest.mark.parametrize(
    "markdown",
    [
        "**A** *b* `c`",
        "one\ntwo\n\nthree",
        "- a\n- b",
        "1. a\n2. b",
        "> quoted\n\nSource: [here](https://example.org/a_b)",
        "1914\\. a * b",
    ],
)
def test_markdown_comes_back_from_its_html(markdown):
    assert from_html(to_html(markdown)).markdown == markdown


def test_a_single_paragraph_stands_in_a_line():
    assert to_html("in *1914*") == "in <em>1914</em>"


@pytest.mark.parametrize("text", ["<b>" * (DEEPEST + 1) + "a", "a" * (LONGEST_RICH + 1)])
def test_a_text_beyond_bounds_is_refused(text):
    with pytest.raises(UnusableText):
        from_html(text)
