"""What a package of QTI says of its files: which are items, and what its test makes of them."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from quiz.formats.qti.key import finite
from quiz.formats.qti.xml import Element

MOST_WEIGHT = 1_000
ITEMS = ("imsqti_item", "imsqti_apipitem")
TESTS = ("imsqti_test", "imsqti_apiptest")
OLD = "imsqti_xmlv1"


class Listed(NamedTuple):
    """A file that a manifest names: its type, its path, in which line, and what it is about."""

    kind: str
    path: str
    line: int
    tags: tuple[str, ...] = ()
    category: str = ""


class Contents(NamedTuple):
    """The items and tests that a manifest names, and the files of QTI 1."""

    items: tuple[Listed, ...]
    tests: tuple[Listed, ...]
    old: tuple[Listed, ...]


class Assessment(NamedTuple):
    """A test: its title, and the paths of its items in order, with what each counts."""

    title: str
    weights: dict[str, float]


def contents_of(manifest: Element, folder: str) -> Contents:
    """Return what a manifest names, by paths in the package; it stands in `folder` itself."""
    listed: dict[str, Listed] = {}
    for one in resources(manifest, folder):
        # A file that is named twice is read once.
        listed.setdefault(one.path, one)
    return Contents(
        tuple(one for one in listed.values() if one.kind.startswith(ITEMS)),
        tuple(one for one in listed.values() if one.kind.startswith(TESTS)),
        tuple(one for one in listed.values() if one.kind.startswith(OLD)),
    )


def resources(manifest: Element, folder: str) -> Iterator[Listed]:
    for one in manifest.iterfind("resources/resource"):
        around = one.getparent().get("base", "")
        file = one.find("file")
        href = one.get("href") or (file.get("href", "") if file is not None else "")
        path = resolved(posixpath.join(folder, around, one.get("base", "")), href)
        category = "/".join(texts(one.find(".//taxonPath"), "entry"))
        yield Listed(one.get("type", ""), path, one.sourceline, keywords(one), category)


def keywords(resource: Element) -> tuple[str, ...]:
    found = (text for one in resource.iter("keyword") for text in texts(one, "string"))
    return tuple(dict.fromkeys(found))


def texts(element: Element | None, name: str) -> Iterator[str]:
    """Yield the words in the parts of an element that have a name, each in one line."""
    for one in element.iter(name) if element is not None else ():
        words = " ".join("".join(one.itertext()).split())
        if words:
            yield words


def assessment_of(root: Element, path: str) -> Assessment:
    """Return a test that stands at a path in its package."""
    weights: dict[str, float] = {}
    for one in root.iter("assessmentItemRef"):
        item = resolved(posixpath.dirname(path), one.get("href", ""))
        given = one.find("weight")
        weight = finite(given.get("value"), 1.0) if given is not None else 1.0
        weights.setdefault(item, weight if 0 <= weight <= MOST_WEIGHT else 1.0)
    return Assessment(root.get("title", "").strip(), weights)


def resolved(folder: str, address: str) -> str:
    """Return the path in a package that an address in a file of a folder leads to."""
    address = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(folder, address.strip()))
