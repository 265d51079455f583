"""XML of QTI, read without what it could do harm with, and named alike in all its versions."""

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from quiz.formats.rich_text import RichText, check_length, from_html, from_plain
from quiz.messages import Complaint, Message

# An element of lxml, which comes without types.
Element = Any

# Entities are how small files grow large; neither items nor manifests define any.
DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))

# Those that HTML draws together: not the space that breaks no line.
SPACES = re.compile("[ \t\r\n\f]+")

_DEFINED = Message("It defines a type of document or entities, which no question needs.")


class UnusableXml(Complaint):
    """A file is no XML that can be read."""


def parsed(content: bytes) -> Element:
    """Return the root of a document, named as QTI 2 names it: without namespaces and prefixes.

    What 3.0 calls `qti-simple-choice` is a `simpleChoice`, its `max-choices` are `maxChoices`.
    Raises UnusableXml.
    """
    if any(doctype in content for doctype in DOCTYPES):
        raise UnusableXml(_DEFINED)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as trouble:
        raise UnusableXml(
            "It is no XML, or damaged from line %(number)s on.", number=trouble.lineno or 1
        ) from None
    if root.getroottree().docinfo.doctype:
        raise UnusableXml(_DEFINED)
    for element in list(root.iter(etree.Element)):
        name_alike(element)
    return root


def name_alike(element: Element) -> None:
    local = local_name(element.tag)
    element.tag = joined(local.removeprefix("qti-")) if local.startswith("qti-") else local
    for key, value in element.items():
        plain = joined(local_name(key))
        if plain != key:
            del element.attrib[key]
            element.set(plain, value)
    if element.tag == "object" and element.get("type", "").startswith("image/"):
        show_picture(element)
    elif element.tag == "img" and element.get("src", "").startswith("data:"):
        # What is not read need not make the text around it too long.
        element.set("src", "data:")


def local_name(name: str) -> str:
    return name.rpartition("}")[2]


@lru_cache(maxsize=1_000)
def joined(name: str) -> str:
    """Return a name of QTI 3 as QTI 2 has it."""
    first, *others = name.split("-")
    return first + "".join(one[:1].upper() + one[1:] for one in others)


def show_picture(thing: Element) -> None:
    """Make an image of an object, the old way to show one: what is seen in it stands inside."""
    seen = " ".join("".join(thing.itertext()).split())
    address, tail = thing.get("data", ""), thing.tail
    thing.clear()
    thing.tag, thing.tail = "img", tail
    thing.set("src", address)
    thing.set("alt", seen)


def detach(element: Element) -> None:
    """Take an element out of its parent; the text after it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def rich(element: Element) -> RichText:
    """Return what stands in an element. Raises UnusableText."""
    plain = paragraphs(element)
    if plain is not None:
        check_length("".join(plain))
        return RichText("\n\n".join(from_plain(one) for one in plain))
    return from_html(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def paragraphs(element: Element) -> list[str] | None:
    """Return the paragraphs in an element, None where they are more than words.

    Most texts are no more, and need none of what takes long.
    """
    while is_around_one(element):
        element = element[0]
    if not len(element):
        return list(filter(None, [words(element.text)]))
    if words(element.text) or any(one.tag != "p" or len(one) or words(one.tail) for one in element):
        return None
    return list(filter(None, (words(one.text) for one in element)))


def is_around_one(element: Element) -> bool:
    """Return whether all that an element has in it is one block."""
    if len(element) != 1 or words(element.text) or words(element[0].tail):
        return False
    tag: str = element[0].tag
    return tag in ("contentBody", "div", "p") or tag.endswith("Interaction")


def words(text: str | None) -> str:
    """Return a text as HTML shows it: its spaces and lines are one space each."""
    return SPACES.sub(" ", text or "").strip(" ")
