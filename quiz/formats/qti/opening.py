"""A package of QTI that is open: its items in the order of its test, and what is beside them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.articles.file import UnreadableFile
from quiz.formats.archive import Archive, UnreadableMember
from quiz.formats.exchange import Problem
from quiz.formats.qti.manifest import Contents, Listed, assessment_of, contents_of
from quiz.formats.qti.package import MANIFEST
from quiz.formats.qti.xml import UnusableXml, parsed
from quiz.messages import Message

# A set of questions, each with a picture, and some with pictures for choices.
MOST_FILES = 20_000
LARGEST_UNPACKED = 50_000_000  # bytes
LARGEST_LIST = 10_000_000  # bytes, of a manifest or a test
LARGEST_ITEM = 500_000  # bytes
ITEM = re.compile(rb"<(?:\w+:)?(?:qti-assessment-item|assessmentItem)[\s>]")
BEGINNING = 4_000  # bytes

OLD = Message(
    "This is QTI 1, which QTI 2 has replaced. Export the questions as QTI 2.1, 2.2 or 3.0, or in "
    "another format."
)
NO_ITEM = Message(
    "There are no questions of QTI in the file. Export them as a package of QTI 2.1, 2.2 or 3.0."
)
_NO_MANIFEST = Message(
    "The package lacks a readable imsmanifest.xml, which names its questions. Export it again, "
    "and send it as it is."
)
_NOT_THERE = Message("The package names this file, and does not have it.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A package, its items in order, the weights of those in its test, and the test's title."""

    archive: Archive
    items: tuple[Listed, ...]
    weights: dict[str, float]
    title: str
    problems: tuple[Problem, ...]

    def unlisted(self) -> Iterator[tuple[str, bytes]]:
        """Yield the paths and contents of items that the manifest does not name as such."""
        known = {one.path for one in self.items}
        for path in self.archive.names:
            if path.endswith(".xml") and path not in known:
                try:
                    content = self.archive.read(path, LARGEST_ITEM)
                except UnreadableMember:
                    continue
                if ITEM.search(content[:BEGINNING]):
                    yield path, content


def opened(content: bytes) -> Opened:
    """Return a package with what its manifest and its tests say. Raises UnreadableFile."""
    archive = Archive(content, most_members=MOST_FILES, most_unpacked=LARGEST_UNPACKED)
    contents = contents_in(archive)
    if not contents.items:
        raise UnreadableFile(OLD if contents.old else NO_ITEM)
    problems = [Problem(one.path, OLD) for one in contents.old]
    title = ""
    weights: dict[str, float] = {}
    for listed in contents.tests:
        try:
            test = assessment_of(parsed(content_of(archive, listed, LARGEST_LIST)), listed.path)
        except (UnreadableMember, UnusableXml) as trouble:
            problems.append(Problem(listed.path, trouble.said))
            continue
        title = title or test.title
        for path, weight in test.weights.items():
            weights.setdefault(path, weight)
    places = {path: place for place, path in enumerate(weights)}
    in_order = sorted(contents.items, key=lambda one: places.get(one.path, len(places)))
    return Opened(archive, tuple(in_order), weights, title, tuple(problems))


def contents_in(archive: Archive) -> Contents:
    """Return what the manifest names: at the root, or in the one folder that was packed."""
    found = [name for name in archive.names if posixpath.basename(name) == MANIFEST]
    if not found:
        raise UnreadableFile(_NO_MANIFEST)
    manifest = min(found, key=lambda name: name.count("/"))
    try:
        root = parsed(archive.read(manifest, LARGEST_LIST))
    except (UnusableXml, UnreadableMember):
        raise UnreadableFile(_NO_MANIFEST) from None
    return contents_of(root, posixpath.dirname(manifest))


def content_of(archive: Archive, listed: Listed, most: int = LARGEST_ITEM) -> bytes:
    """Return a file that a manifest names. Raises UnreadableMember, UnreadableFile."""
    if listed.path not in archive:
        raise UnreadableMember(_NOT_THERE)
    return archive.read(listed.path, most)
