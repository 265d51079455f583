"""Texts of Moodle in its formats, and the pictures that are stored with them or in them."""

import base64
import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from quiz.formats.moodle.texts import (
    Pictures,
    Text,
    markup,
    picture_of,
    stored,
    text_in,
)
from quiz.formats.picture import reencoded
from quiz.formats.rich_text import LONGEST_RICH, PictureIn, UnusableText


def drawing(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (16, 12), colour).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def element(form, text, files=""):
    attribute = f' format="{form}"' if form else ""
    return ElementTree.fromstring(f"<part{attribute}><text><![CDATA[{text}]]></text>{files}</part>")


@pytest.mark.parametrize(
    ("form", "text", "markdown"),
    [
        ("html", "<p>Who was <b>first</b>?</p><p>Pick.</p>", "Who was **first**?\n\nPick."),
        ("html", "\n  a\n  line &amp; more ", "a line & more"),
        ("", '<p dir="ltr">1914. A <i>war</i></p>', "1914\\. A *war*"),
        ("moodle_auto_format", "a\nb <b>c</b>", "a\nb **c**"),
        ("plain_text", "a < b\n*c*", "a < b\n\\*c\\*"),
        ("markdown", "**a**\n\n- b ", "**a**\n\n- b"),
        ("unheard_of", "<b>a</b>", "**a**"),
        ("html", "", ""),
    ],
)
def test_a_text_is_read_by_its_format(form, text, markdown):
    assert text_in(element(form, text)).markdown == markdown


def test_a_text_without_format_has_that_of_the_question():
    assert text_in(element("", "<b>"), "plain_text").markdown == "<b>"


def test_where_there_is_no_text_there_is_nothing_in_it():
    assert text_in(None) == Text()


def test_markup_that_nobody_escaped_is_markup_all_the_same():
    text = ElementTree.fromstring("<text>a <p>b <b>c</b></p> d</text>")
    assert markup(text) == "a <p>b <b>c</b></p> d"


def test_a_text_that_is_too_long_is_not_read():
    with pytest.raises(UnusableText, match="50,001 characters"):
        text_in(element("html", "a" * (LONGEST_RICH + 1)))


FILE = f'<file name="map 1.png" path="/" encoding="base64">{drawing()}</file>'


@pytest.mark.parametrize(
    ("form", "text", "files"),
    [
        ("html", '<p>Where?<img alt="A map" src="@@PLUGINFILE@@/map%201.png"></p>', FILE),
        ("html", 'Where?<img alt="A map" src="@@PLUGINFILE@@/map%201.png?time=17">', FILE),
        (
            "html",
            'Where?<img alt="A map" src="@@PLUGINFILE@@/maps/map%201.png">',
            FILE.replace('path="/"', 'path="/maps/"'),
        ),
        ("markdown", "Where?![A map](@@PLUGINFILE@@/map%201.png)", FILE),
        ("html", f"Where?<img alt='A map' src='data:image/png;base64,{drawing()}'>", ""),
    ],
    ids=["stored", "with a time", "in a folder", "in Markdown", "in its address"],
)
def test_the_picture_of_a_text_is_kept_beside_it(form, text, files):
    pictures, notes = Pictures(), []
    found = text_in(element(form, text, files))
    picture = picture_of(found, pictures, notes)
    assert found.markdown == "Where?"
    assert (picture.alternative, picture.width, picture.height) == ("A map", 16, 12)
    assert pictures.kept[picture.digest].media_type == "image/png"
    assert notes == []


def test_a_large_picture_in_an_address_does_not_make_a_text_too_long():
    content = "A" * (LONGEST_RICH + 1)
    found = text_in(element("html", f'a<img src="data:image/gif;base64,{content}">'))
    assert found.markdown == "a"


@pytest.mark.parametrize(
    ("text", "files", "note"),
    [
        (
            '<img src="https://example.org/a.png">',
            "",
            "A picture was left out. What stands at https://example.org/a.png is not in the file.",
        ),
        ('<img src="@@PLUGINFILE@@/../b.png">', FILE, "@@PLUGINFILE@@/../b.png is not in the file"),
        ('<img src="@@PLUGINFILE@@/b.png">', '<file name="b.png">A</file>', "damaged"),
        ('<img src="@@PLUGINFILE@@/b.png">', '<file name="b.png">AAAA</file>', "no picture"),
        ("<img>", "", "is not in the file"),
        (
            '<img src="@@PLUGINFILE@@/map 1.png"><img src="@@PLUGINFILE@@/map 1.png">',
            FILE,
            "More than one picture",
        ),
    ],
)
def test_a_picture_that_cannot_be_kept_is_said(text, files, note):
    notes = []
    picture_of(text_in(element("html", text, files)), Pictures(), notes)
    (said,) = notes
    assert note in str(said)


def test_a_picture_in_many_questions_is_drawn_anew_once(monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "quiz.formats.moodle.texts.reencoded", lambda sent: drawn.append(sent) or reencoded(sent)
    )
    pictures = Pictures()
    for colour in ("red", "blue", "red"):
        pictures.taken(PictureIn("a", ""), {"a": drawing(colour)})
    assert len(drawn) == len(pictures.kept) == 2


def test_spaces_in_what_is_stored_do_not_matter():
    content = drawing()
    files = {"a": f"\n{content[:50]}\n  {content[50:]}\n"}
    assert stored("a", files) == base64.b64decode(content)
