"""A language in which every text of the catalogue stands in ⟦ ⟧: what has none is not in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from lxml import html
from lxml.html import HtmlElement

from tests.catalogue import extracted

# Any language but English, whose words for days and months are known.
LANGUAGE = "de"
DATE_WORDS = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    "|Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez"
)
SPOKEN = ("aria-label", "title", "alt", "placeholder")
UNREAD = ("script", "style", "textarea", "code", "kbd")
ADDRESS = re.compile(r"(?:https?://)?localhost\S*")


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of the pseudo-language, as a server reads it, into a folder."""
    catalog = Catalog(locale=LANGUAGE)
    for message in extracted():
        if isinstance(message.id, tuple):
            catalog.add(message.id, tuple(f"⟦{text}⟧" for text in message.id))
        elif message.id:
            catalog.add(message.id, f"⟦{message.id}⟧")
    file = folder / LANGUAGE / "LC_MESSAGES" / "messages.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_mo(stream, catalog)


@contextmanager
def translated_from(app: Flask, folder: Path) -> Iterator[None]:
    """Let an application find one more catalogue."""
    with app.app_context():
        domain = app.extensions["babel"].instance.domain_instance
    known = app.extensions["babel"]
    directories, known.translation_directories = known.translation_directories, [str(folder)]
    domain.cache.clear()
    yield
    known.translation_directories = directories
    domain.cache.clear()


def bare(page: str, names: frozenset[str], content: frozenset[str]) -> list[str]:
    """Return what a page says that is not in the catalogue.

    Names are nobody's language. Content has its language said beside it, but where no element can
    be, within an attribute or a title, it may stand alone.
    """
    found: list[str] = []
    depth = 0
    for piece, alone in said(html.fromstring(page)):
        kept = ""
        for part in re.split(r"([⟦⟧])", piece):
            if part == "⟦":
                depth += 1
            elif part == "⟧":
                depth -= 1
            elif not depth:
                kept += f" {part} "
        if left := without(kept, names | content if alone else names):
            found.append(left)
    return found


def said(element: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield what is read or heard of an element, but not what has a language of its own.

    With each comes whether it stands where no element can be.
    """
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return
    if "lang" in element.attrib and element.tag != "html":
        return
    for name in SPOKEN:
        if text := element.get(name):
            yield text, True
    if element.text:
        yield element.text, element.tag == "title"
    for child in element:
        yield from said(child)
        if child.tail:
            yield child.tail, False


def without(text: str, names: frozenset[str]) -> str:
    """Return the words of a text that are no names, days, figures or addresses."""
    text = ADDRESS.sub(" ", text)
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    text = re.sub(rf"\b(?:{DATE_WORDS})\b", " ", text)
    return " ".join(text.split()) if re.search(r"[^\W\d_]{2}", text) else ""
