"""XML of QTI: named alike in every version, and nothing in it reaches outside or grows."""

import pytest
from lxml import etree

from quiz.formats.qti.xml import UnusableXml, detach, parsed, rich
from quiz.formats.rich_text import UnusableText

ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def test_elements_and_attributes_of_both_versions_are_named_alike():
    two = parsed(b'<simpleChoice xmlns="urn:x" showHide="show" xml:base="a"/>')
    three = parsed(b'<qti-simple-choice xmlns="urn:y" show-hide="show" xml:base="a"/>')
    prefixed = parsed(b'<q:simpleChoice xmlns:q="urn:x" showHide="show" xml:base="a"/>')
    for root in (two, three, prefixed):
        assert root.tag == "simpleChoice"
        assert dict(root.attrib) == {"showHide": "show", "base": "a"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_definitions_are_refused(encoding):
    with pytest.raises(UnusableXml, match="defines"):
        parsed(ENTITY.encode(encoding))


def test_definitions_in_another_encoding_are_refused():
    other = f'<?xml version="1.0" encoding="utf-32"?>{ENTITY}'.encode("utf-32")
    with pytest.raises(UnusableXml):
        parsed(other)


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"<a>", b"<a></b>", b"<a>&b;</a>", b"\0", b"<a>" * 300 + b"</a>" * 300],
)
def test_what_is_no_xml_is_told(content):
    with pytest.raises(UnusableXml, match="no XML, or damaged"):
        parsed(content)


def test_the_line_of_the_damage_is_told():
    with pytest.raises(UnusableXml, match="line 3"):
        parsed(b"<a>\n<b/>\n</c>")


def test_the_text_after_what_is_taken_out_stays():
    root = etree.fromstring("<a>one<b/>two<c/>three</a>")
    for child in list(root):
        detach(child)
    assert root.text == "onetwothree"


@pytest.mark.parametrize(
    ("inside", "markdown"),
    [
        (" one\n two ", "one two"),
        ("<div><p>one</p></div>", "one"),
        ("<p>1. one</p>\n<p> </p><p>two</p>", "1\\. one\n\ntwo"),
        ("<p>one</p>two", "one\n\ntwo"),
        ("<p><b>one</b></p>", "**one**"),
        ("<contentBody><p>one<br/>two</p></contentBody>", "one\ntwo"),
        ("<ul><li>one</li></ul>", "- one"),
        ("", ""),
    ],
)
def test_a_text_is_markdown(inside, markdown):
    assert rich(parsed(f"<a>{inside}</a>".encode())).markdown == markdown


@pytest.mark.parametrize("inside", ["x" * 50_001, f"<p>{'x' * 50_001}</p>"])
def test_a_text_that_is_too_long_is_refused(inside):
    with pytest.raises(UnusableText):
        rich(parsed(f"<a>{inside}</a>".encode()))


def test_a_picture_inside_the_text_makes_it_no_longer():
    root = parsed(f'<a>b<img src="data:image/png;base64,{"A" * 60_000}" alt="c"/></a>'.encode())
    assert rich(root).pictures[0].alternative == "c"
