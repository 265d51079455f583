"""Question sets as packages of QTI 2 and 3, and single items; QTI 1 is told from them.

In a package what the manifest names as an item is read, in the order of its test.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from quiz.articles.file import UnreadableFile, check_size
from quiz.formats.archive import UnreadableMember, too_large
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    FileQuestion,
    Problem,
    Reading,
    line,
    too_many,
)
from quiz.formats.picture import LARGEST_PICTURE
from quiz.formats.qti.item_reading import MOST_POINTS, question_of
from quiz.formats.qti.manifest import Listed
from quiz.formats.qti.opening import (
    BEGINNING,
    ITEM,
    LARGEST_ITEM,
    NO_ITEM,
    OLD,
    Opened,
    content_of,
    opened,
)
from quiz.formats.qti.package import (
    MANIFEST,
    VERSION_2_2,
    VERSION_3_0,
    Resource,
    item_metadata,
    packed,
)
from quiz.formats.qti.pictures import Pictures
from quiz.formats.qti.xml import UnusableXml, parsed
from quiz.messages import Complaint, Message

ZIP = b"PK\x03\x04"
# What takes time is not how long texts are, but how many parts they have: two marks are one part.
MOST_MARKS = 1_500_000
ROOT = re.compile(
    rb"<(?:\w+:)?(?:qti-assessment-(?:item|test)|assessment(?:Item|Test)|questestinterop)[\s>]"
)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PICTURES = (".gif", ".jpeg", ".jpg", ".png", ".webp")
# Where what goes into a package anew stands: it has no test and no manifest.
ASIDE = "package"
ALONE = Listed("", "", 0)

_UNLISTED = Message("The manifest does not name it as a question, and it was left out.")


def is_probably(content: bytes) -> bool:
    if content.startswith(ZIP):
        return MANIFEST.encode() in content
    return bool(ROOT.search(content[:BEGINNING].replace(b"\0", b"")))


def read(content: bytes) -> Reading:
    """Return the questions of a package, or of one item. Raises UnreadableFile."""
    check_size(content)
    if content.startswith(ZIP):
        return read_package(opened(content))
    check_is_item(content)
    pictures = Pictures(None)
    found = list(questions_in(content, line, ALONE, 1.0, pictures))
    return reading_of(found, pictures)


def check_is_item(content: bytes) -> None:
    """Raise UnreadableFile for a document that is no item."""
    try:
        root = parsed(content)
    except UnusableXml as trouble:
        raise UnreadableFile(trouble.said) from None
    match root.tag:
        case "assessmentItem":
            if len(content) > LARGEST_ITEM:
                raise UnreadableFile(
                    "The file is too large: at most %(most)s bytes can be read.", most=LARGEST_ITEM
                )
        case "assessmentTest":
            raise UnreadableFile(
                "The file only lists the questions of a test. Send the whole package, the zip file."
            )
        case "questestinterop":
            raise UnreadableFile(OLD)
        case _:
            raise UnreadableFile(NO_ITEM)


def read_package(package: Opened) -> Reading:
    pictures = Pictures(package.archive)
    found: list[FileQuestion | Problem] = list(package.problems)
    taken = marks = 0
    for listed in package.items:
        if taken == MOST_QUESTIONS:
            found.append(too_many(listed.path))
            break
        try:
            content = content_of(package.archive, listed)
        except UnreadableMember as trouble:
            found.append(Problem(listed.path, trouble.said))
            continue
        marks += content.count(b"<")
        if marks > MOST_MARKS:
            raise too_large()
        weight = package.weights.get(listed.path, 1.0)
        read_here = questions_in(content, at_line_of(listed.path), listed, weight, pictures)
        for one in read_here:
            found.append(one)
            taken += isinstance(one, FileQuestion)
    for path, content in package.unlisted():
        found.append(Problem(path, _UNLISTED, record_of(content)))
    return reading_of(found, pictures, package.title)


def questions_in(
    content: bytes,
    at: Callable[[int], Message],
    listed: Listed,
    weight: float,
    pictures: Pictures,
) -> Iterator[FileQuestion | Problem]:
    """Yield the question of an item, or why it cannot be taken, and what was left out of it.

    `at` says where a line of it is. Raises UnreadableFile.
    """
    record = record_of(content)
    try:
        root = parsed(content)
    except UnusableXml as trouble:
        yield Problem(at(1), trouble.said, record)
        return
    begun = ITEM.search(content)
    place = at(content.count(b"\n", 0, begun.start()) + 1 if begun else root.sourceline)
    if root.tag != "assessmentItem":
        yield Problem(place, OLD if root.tag == "questestinterop" else NO_ITEM, record)
        return
    try:
        asked = question_of(root, pictures.of_item(listed.path))
    except UnreadableFile:
        raise
    except Complaint as trouble:
        yield Problem(place, trouble.said, record)
        return
    yield from (Problem(place, note) for note in asked.notes)
    points = weight * asked.points
    yield FileQuestion(
        asked.question,
        place,
        asked.name,
        asked.number,
        listed.tags,
        listed.category,
        points if points <= MOST_POINTS else 1.0,
        asked.in_time,
        record,
    )


def at_line_of(path: str) -> Callable[[int], Message]:
    return lambda number: Message("%(file)s, line %(number)s", file=path, number=number)


def record_of(content: bytes) -> str:
    """Return an item as it stands in its file."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    return content.decode(encoding, "replace")


def reading_of(
    found: Sequence[FileQuestion | Problem], pictures: Pictures, title: str = ""
) -> Reading:
    return Reading(
        tuple(one for one in found if isinstance(one, FileQuestion)),
        tuple(one for one in found if isinstance(one, Problem)),
        pictures.kept,
        title,
    )


def rejoin(records: Sequence[str], original: bytes) -> bytes:
    """Return a package with those items of another that are as the records, or the one item.

    Their pictures come along, and what the test and the manifest say of them. Raises
    UnreadableFile.
    """
    if not original.startswith(ZIP):
        return original
    package = opened(original)
    wanted = Counter(records)
    version = VERSION_2_2
    items: list[Resource] = []
    weights: dict[str, float] = {}
    files: dict[str, bytes] = {}
    for listed, content in contents_of_items(package):
        record = record_of(content)
        if not wanted[record]:
            continue
        wanted[record] -= 1
        if b"qti-assessment-item" in content:
            version = VERSION_3_0
        name, path = f"question-{len(items) + 1:04}", f"{ASIDE}/{listed.path}"
        about = item_metadata(listed.tags, listed.category)
        items.append(Resource(name, listed.kind or version.item_type, path, (), about))
        weights[name] = package.weights.get(listed.path, 1.0)
        files[path] = content
    files |= {f"{ASIDE}/{path}": content for path, content in pictures_in(package)}
    return packed(package.title, items, weights, [], files, version)


def contents_of_items(package: Opened) -> Iterator[tuple[Listed, bytes]]:
    for listed in package.items:
        try:
            yield listed, content_of(package.archive, listed)
        except UnreadableMember:
            continue
    for path, content in package.unlisted():
        yield Listed("", path, 0), content


def pictures_in(package: Opened) -> Iterator[tuple[str, bytes]]:
    for path in package.archive.names:
        if path.lower().endswith(PICTURES):
            try:
                yield path, package.archive.read(path, LARGEST_PICTURE)
            except UnreadableMember:
                continue
