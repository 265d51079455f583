"""What teachers write, as HTML: a few kinds of marks, and nothing anybody could hide in them."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.web.markdown import choice_words, is_line, markdown, markdown_line, stem_words
from tests.factories import make_choice, make_questions, make_written_choice

LONG = 20_000

HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    "[x](&#106;avascript:alert(1))",
    "<javascript:alert(1)>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/pixel.png)",
    '[x](https://a.example "onmouseover=alert(1)")',
    '<a href="https://evil.example" onclick="alert(1)">x</a>',
    "```html onclick=alert(1)\n<b>\n```",
    "<!-- <b> -->",
    "<svg><style><img src=x onerror=alert(1)>",
    "\x00<b>",
]
ALLOWED = re.compile(
    r"</?(?:p|ul|li|blockquote|pre|code|em|strong)>|<br>|<ol(?: start=\"\d+\")?>|</ol>|</a>"
    r'|<a href="https?://[^"<>]*" rel="noopener noreferrer nofollow">'
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'.replace("</ul>", "</ol>")),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        ("```\nx\n```", "<pre><code>x\n</code></pre>"),
        ("# no heading", "<p># no heading</p>"),
        ("---", "<p>---</p>"),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>"),
        ("<b>so</b>", "<p>&lt;b&gt;so&lt;/b&gt;</p>"),
    ],
)
def test_a_few_kinds_of_marks_are_shown(typed, shown):
    assert markdown(typed) == shown


def test_a_link_leads_to_the_web_and_tells_it_nothing():
    link = '<a href="https://a.example/x" rel="noopener noreferrer nofollow">there</a>'
    assert markdown("[there](https://a.example/x)") == f"<p>{link}</p>"
    assert markdown_line("[there](https://a.example/x)", links=True) == link
    assert "href" in markdown("<https://a.example>")


def test_in_a_line_no_link_no_paragraph_and_no_list_begins():
    assert markdown_line("[there](https://a.example/x)") == "[there](https://a.example/x)"
    assert markdown_line("<https://a.example>") == "&lt;https://a.example&gt;"
    assert markdown_line("1914. The *war*") == "1914. The <em>war</em>"
    assert markdown_line("- no list") == "- no list"


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_hidden_in_a_text_comes_out_of_it(typed):
    for shown in (markdown(typed), markdown_line(typed), markdown_line(typed, links=True)):
        assert "<" not in ALLOWED.sub("", shown)
        assert "href" not in shown or 'href="http' in shown


@given(typed=st.text(alphabet="ab <>[]()*_`!\"'&#;:/\\\n-1.>jscript=", max_size=80))
def test_whatever_is_typed_only_the_marks_allowed_come_out(typed):
    for shown in (markdown(typed), markdown_line(typed)):
        assert "<" not in ALLOWED.sub("", shown)


@pytest.mark.parametrize(
    "typed",
    [
        "[" * LONG,
        "[" * (LONG // 2) + "]" * (LONG // 2),
        "![" * (LONG // 2),
        "[a](" * (LONG // 4),
        "*a_ " * (LONG // 4),
        "*" * (LONG // 2) + "a" + "*" * (LONG // 2),
        ">" * LONG,
        "- " * (LONG // 2),
        "`" * LONG,
        "<" * LONG,
        "&" * LONG,
        "\n".join("  " * depth + "- a" for depth in range(140)),
    ],
)
def test_deep_nesting_is_no_trouble(typed):
    assert nh3.is_html(markdown(typed))
    assert "<" not in ALLOWED.sub("", markdown_line(typed))


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("In *which* year?", True),
        ("In which year\nwas it?", True),
        ("> So he said.\n\nWho?", False),
        ("- a\n- b", False),
        ("See [this](https://a.example).", False),
        ("", False),
    ],
)
def test_a_stem_is_a_line_where_a_heading_can_hold_it(stem, expected):
    assert is_line(stem) is expected


def test_questions_and_choices_are_told_as_plain_words_whoever_wrote_them():
    (proved,) = make_questions(1)
    assert stem_words(proved) == proved.stem
    written = make_written_choice()
    assert stem_words(written) == "Where did the king live in 1788?"
    assert choice_words(written.choices[0]) == "In Paris."
    assert choice_words(make_choice("a", "1789")) == "The assembly of district A meets."
