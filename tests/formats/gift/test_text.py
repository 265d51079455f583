"""Texts in GIFT: escapes, formats, and Markdown both ways."""

import pytest

from quiz.formats.gift.text import (
    as_moodle_stores,
    escaped,
    hidden,
    not_unescaped,
    said,
    unescaped,
)


@pytest.mark.parametrize(
    ("written", "meant", "in_moodle"),
    [
        ("a\\: b", "a: b", "a&&058; b"),
        ("1\\=2 \\~ \\#3", "1=2 ~ #3", "1&&061;2 &&126; &&035;3"),
        ("\\{x\\}", "{x}", "&&123;x&&125;"),
        ("one\\ntwo", "one\ntwo", "one&&010;two"),
        ("1814\\-15", "1814\\-15", "1814\\-15"),
        ("C\\:\\\\new", "C:\\new", "C&&058;\\new"),
        ("\\\\\\=", "\\=", "\\&&061;"),
        ("\\\\\\\\", "\\\\", "\\\\"),
        ("\\", "\\", "\\"),
    ],
)
def test_a_backslash_escapes_what_would_be_a_mark_and_nothing_else(written, meant, in_moodle):
    part = hidden(written)
    assert len(part) == len(written)
    assert unescaped(part) == meant
    assert as_moodle_stores(part) == in_moodle
    assert not_unescaped(part) == written.replace("\\\\", "\\")


@pytest.mark.parametrize("text", ["a: b = c ~ d # e {f}", "C:\\new", "\\", "\\\\:", "one\ntwo", ""])
def test_what_is_escaped_is_read_as_itself_in_one_line(text):
    assert "\n" not in escaped(text)
    assert unescaped(hidden(escaped(text))) == text


def test_a_character_that_no_text_has_hides_nothing():
    assert unescaped(hidden("\ufdd1\ufdd1 \ufdef")) == "\ufffd\ufffd \ufffd"


@pytest.mark.parametrize(
    ("part", "default", "markdown", "form"),
    [
        ("Who?", "moodle", "Who?", "moodle"),
        ("1 < 2 & *so*", "moodle", "1 < 2 & \\*so\\*", "moodle"),
        ("one\ntwo", "moodle", "one\ntwo", "moodle"),
        ("<b>one</b>\ntwo", "moodle", "**one**\ntwo", "moodle"),
        ("x &lt; y", "moodle", "x < y", "moodle"),
        ("Ruled by <Ivan>", "moodle", "Ruled by <Ivan>", "moodle"),
        ("[html]<b>one</b>\ntwo", "moodle", "**one** two", "html"),
        ("[html]one\n&amp; two", "moodle", "one & two", "html"),
        ("[plain]<b>one</b>", "moodle", "<b>one</b>", "plain"),
        ("[plain]a &lt; b", "moodle", "a \\&lt; b", "plain"),
        ("[markdown]**one**", "moodle", "**one**", "markdown"),
        ("[moodle]one", "html", "one", "moodle"),
        ("<i>one</i>", "html", "*one*", "html"),
        ("[sic] one", "plain", "[sic] one", "plain"),
        ("[HTML]one", "moodle", "[HTML]one", "moodle"),
    ],
)
def test_a_text_is_in_the_format_that_it_names_or_that_of_its_stem(part, default, markdown, form):
    found = said(hidden(part), default)
    assert (found.markdown, found.format) == (markdown, form)
