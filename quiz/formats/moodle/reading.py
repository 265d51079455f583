"""Question sets that Moodle exported as Moodle XML, and those that others write for it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    FileQuestion,
    Problem,
    Reading,
    line,
    too_many,
)
from quiz.formats.moodle.questions import KINDS, NotTaken, read_question
from quiz.formats.moodle.records import (
    Broken,
    Record,
    begins_like_moodle,
    readable,
    records,
    source_of,
)
from quiz.formats.moodle.texts import Pictures, markup
from quiz.messages import Complaint, Message

# Beside the questions taken: a file of nothing but what cannot be taken ends as well.
MOST_RECORDS = 4 * MOST_QUESTIONS
CATEGORY = "category"
# What a path of categories begins with, which is the same everywhere: $course$/top/
CONTEXT = re.compile(r"\A(?:\$\w+\$(?:/|\Z))?(?:top(?:/|\Z))?")
BETWEEN = re.compile(r"(?<!/)/(?!/)")
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
CLOSING = "</quiz>\n"


def is_probably(content: bytes) -> bool:
    """Return whether a file begins as Moodle XML does."""
    return begins_like_moodle(content)


def read(content: bytes) -> Reading:
    """Return the questions of a file; each part that is none, or is not whole, is a problem.

    Raises UnreadableFile.
    """
    source, notes = source_of(content)
    readable_source, more_notes = readable(source)
    found = Found([], [*notes, *more_notes], Pictures())
    seen = 0
    try:
        for seen, record in enumerate(records(source, readable_source), start=1):
            if is_beyond(record, found, seen):
                found.problems.append(too_many(line(record.line)))
                break
            found.take(record)
    except Broken as broken:
        if not seen:
            raise UnreadableFile(
                "The file is no Moodle XML, or it is damaged: it cannot be read beyond line "
                "%(number)s.",
                number=broken.line,
            ) from None
        found.problems.append(Problem(line(broken.line), breaking_off(broken)))
    if not seen and "<quiz" not in source:
        raise UnreadableFile("The file is no Moodle XML: there is no question in it.")
    questions = tuple(found.questions)
    return Reading(questions, tuple(found.problems), found.pictures.kept, title_of(questions))


def is_beyond(record: Record, found: "Found", seen: int) -> bool:
    is_full = len(found.questions) == MOST_QUESTIONS
    return (is_full and record.kind != CATEGORY) or seen > MOST_RECORDS


def breaking_off(broken: Broken) -> Message:
    if broken.begun is None:
        return Message("Here the file is damaged. Nothing after it was read.")
    return Message(
        "Here the file is damaged or breaks off. The question that begins in line %(number)s is "
        "not whole, and nothing after it was read.",
        number=broken.begun,
    )


@dataclass(slots=True)
class Found:
    """What was found in a file so far, and the category that holds for what follows."""

    questions: list[FileQuestion]
    problems: list[Problem]
    pictures: Pictures
    category: str = ""

    def take(self, record: Record) -> None:
        place = line(record.line)
        notes: list[Message] = []
        try:
            if not record.whole:
                raise NotTaken("It has more parts than any question has.")
            if record.kind == CATEGORY:
                self.category = category_of(record.element, notes)
            else:
                check_kind(record)
                self.questions.append(read_question(record, self.category, self.pictures, notes))
        except Complaint as trouble:
            self.problems.append(Problem(place, trouble.said, record.source))
            return
        # A thing that is wrong with many of its texts is said once.
        once = {str(note): note for note in notes}
        self.problems += [Problem(place, note) for note in once.values()]


def check_kind(record: Record) -> None:
    """Raise NotTaken for what cannot be asked here."""
    if record.element.tag != "question":
        raise NotTaken("This is no question: <%(tag)s>.", tag=record.element.tag[:40])
    if record.kind not in ("multichoice", "truefalse", "ordering"):
        kind = KINDS.get(record.kind, record.kind[:40])
        raise NotTaken("A question of this type cannot be asked here: %(kind)s.", kind=kind or "–")


def category_of(element: Element, notes: list[Message]) -> str:
    """Return the path of a category without what every path begins with."""
    if markup(element.find("info/text")):
        notes.append(Message("The description of a category was left out."))
    return CONTEXT.sub("", " ".join(markup(element.find("category/text")).split()))


def title_of(questions: Sequence[FileQuestion]) -> str:
    """Return the name of the category that all questions are in, the innermost; or nothing."""
    paths = {tuple(BETWEEN.split(one.category)) for one in questions}
    shared = ""
    for names in zip(*paths, strict=False):
        if len(set(names)) > 1:
            break
        shared = names[0]
    return shared.replace("//", "/")


def rejoin(taken: Sequence[str], original: bytes) -> bytes:
    """Return a file of such records of another as are given, with the categories they are in."""
    wanted = Counter(taken)
    parts = "".join(f"{part}\n" for part in with_categories(wanted, original))
    return f"{OPENING}{parts}{CLOSING}".encode("utf-8", "replace")


def with_categories(wanted: Counter[str], original: bytes) -> Iterator[str]:
    source, _ = source_of(original)
    category = ""
    try:
        for record in records(source, readable(source)[0]):
            if wanted[record.source]:
                wanted[record.source] -= 1
                yield f"{category}{record.source}"
                category = ""
            elif record.kind == CATEGORY:
                category = f"{record.source}\n"
    except Broken:
        return
