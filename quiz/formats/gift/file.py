"""GIFT, the text format of Moodle: choices of one or several, true and false, and orders.

What is read is what Moodle 4.5 reads (question/format/gift, question/type/ordering), and what
people mean who forget something; what Moodle would make of that is said.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence

from quiz.articles.file import UnreadableFile
from quiz.formats.exchange import (
    MOST_QUESTIONS,
    FileQuestion,
    Package,
    Problem,
    Reading,
    Written,
    line,
    text_of,
    too_many,
)
from quiz.formats.gift import writing
from quiz.formats.gift.reading import notes_on_lines, question_of
from quiz.formats.gift.records import CATEGORY, Record, records
from quiz.formats.gift.text import NotTaken, unescaped, without_comments
from quiz.formats.moodle.fractions import NothingRight
from quiz.formats.rich_text import UnusableText
from quiz.messages import Message
from quiz.questions.written import WrittenOrdering, WrittenQuestion

LOOKED_AT = 8_000  # bytes
LIKE_GIFT = re.compile(
    r"^[^\S\n]*+(?:\$CATEGORY:|::(?!:)(?:[^:\n]|:(?!:))++::)|"
    r"\{\s*+(?:[=~]|>\s*+[0-9]|(?:TRUE|FALSE|[TF])\s*+[#}])",
    re.MULTILINE,
)
# Where in Moodle a category is, which says nothing here.
CONTEXT = re.compile(r"(?:\$[a-z]+[0-9]*\$(?:/|\Z))?(?:top(?:/|\Z))?")

# How Moodle begins a question that it exports.
EXPORTED = re.compile(r"^// question: [0-9]+  name: ", re.MULTILINE)


def is_probably(content: bytes) -> bool:
    beginning = content[:LOOKED_AT]
    is_utf_16 = beginning.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    text = beginning.decode("utf-16" if is_utf_16 else "utf-8-sig", "ignore")
    return not text.lstrip().startswith("<") and is_like_gift(in_lines(text))


def in_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_like_gift(text: str) -> bool:
    return "{" in text and LIKE_GIFT.search(text) is not None


def read(content: bytes) -> Reading:
    """Return the questions of a GIFT file. Raises UnreadableFile where it has nothing like one."""
    text, encoding = text_of(content)
    text = in_lines(text)
    if not is_like_gift(text):
        raise UnreadableFile(
            "The file is no GIFT: nowhere in it stand answers in braces, as in {=right ~wrong}."
        )
    questions: list[FileQuestion] = []
    problems: list[Problem] = list(encoding)
    left_out = categories = 0
    told = False
    heading = category = ""
    for record in records(text):
        if MOST_QUESTIONS in (len(questions), left_out, categories):
            problems.append(too_many(line(record.line)))
            break
        if is_category(record):
            heading, category = heading_of(record), category_of(record)
            problems += problems_of(record)
            categories += 1
            continue
        source = "\n\n".join(filter(None, [heading, record.text.strip()]))
        try:
            taken = question_of(record, category, source)
        except (NotTaken, NothingRight, UnusableText) as trouble:
            problems.append(Problem(line(record.line), trouble.said, source))
            left_out += 1
        else:
            questions.append(taken.question)
            problems += [Problem(line(record.line), note) for note in taken.notes]
            if not told and lost_what_is_told(record, taken.question.question):
                problems.append(Problem(line(record.line), lost_by_moodle()))
                told = True
    return Reading(tuple(questions), tuple(problems))


def is_category(record: Record) -> bool:
    return without_comments(record.masked).startswith(CATEGORY)


def heading_of(record: Record) -> str:
    """Return the line that names a category, as it stands."""
    return record.text.strip().rpartition("\n")[2].strip()


def category_of(record: Record) -> str:
    path = unescaped(without_comments(record.masked)).removeprefix(CATEGORY).strip()
    return CONTEXT.sub("", path, count=1)


def problems_of(record: Record) -> Iterator[Problem]:
    return (Problem(line(record.line), note) for note in notes_on_lines(record))


def lost_what_is_told(record: Record, question: WrittenQuestion) -> bool:
    """Return whether this is an order from Moodle, which exports no general feedback of those."""
    silent = not question.explanation and not question.source
    return silent and isinstance(question, WrittenOrdering) and bool(EXPORTED.search(record.text))


def lost_by_moodle() -> Message:
    return Message(
        "Moodle leaves out what is told after an order when it exports GIFT. If something was, "
        "export Moodle XML, which has it."
    )


def rejoin(sources: Sequence[str], original: bytes) -> bytes:
    """Return a file of records that were read, each category named once."""
    parts = []
    last = ""
    for source in sources:
        heading, _, rest = source.partition("\n\n")
        if heading.startswith(CATEGORY):
            parts.append(rest if heading == last else source)
            last = heading
        else:
            parts.append(source)
    return ("\n\n".join(parts) + "\n").encode()


def write(package: Package) -> Written:
    """Return a question set as a file of UTF-8."""
    return writing.write(package)
