"""A record of a GIFT file as a question, as Moodle would read it, or why it is none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.formats.exchange import FileQuestion, line
from quiz.formats.feedback import parted
from quiz.formats.gift.answers import MOST, answers_in, check_count
from quiz.formats.gift.ordering import is_order, order_of
from quiz.formats.gift.records import CONTENT, Record
from quiz.formats.gift.text import (
    BLANK,
    COMMENT,
    GENERAL,
    NotTaken,
    Said,
    said,
    unescaped,
    without_comments,
)
from quiz.messages import Message
from quiz.questions.written import WrittenQuestion, chosen_as_written, ordered_as_written

# As Moodle writes them into a comment; a bracket in them is escaped. What is never closed is passed
# over as a whole.
MARK = re.compile(r"\[(id|tag):((?:\\\]|[^\]\x00-\x1f\x7f])++)(\]?)")
ZERO = re.compile(r"^[^\S\n]*+0[^\S\n]*+$", re.MULTILINE)
# The format of a text that names none.
UNNAMED = "moodle"


class Taken(NamedTuple):
    """A question, and what is to be said of it though it was taken."""

    question: FileQuestion
    notes: tuple[Message, ...]


class Parts(NamedTuple):
    """What stands before the braces of a record, in them, and behind them."""

    before: str
    block: str
    behind: str


def question_of(record: Record, category: str, source: str) -> Taken:
    """Return the question of a record, whose `source` a file of its own would have.

    Raises NotTaken, NothingRight, UnusableText.
    """
    name, body = named(without_comments(record.masked))
    parts = at_braces(body, record)
    stem = stem_of(parts)
    block, general = apart(parts.block)
    told = said(general, stem.format)
    question, notes, has_picture = asked(block.strip(), stem, told)
    if has_picture or stem.has_picture or told.has_picture:
        notes = (*notes, Message("A picture in it was left out: it is not in a GIFT file."))
    taken = FileQuestion(
        question,
        line(record.line),
        name,
        *number_and_tags(record.text),
        category,
        record=source,
    )
    return Taken(taken, (*notes, *notes_on_lines(record)))


def named(body: str) -> tuple[str, str]:
    """Return the name of a question and what follows it."""
    end = body.find("::", 2) if body.startswith("::") else -1
    if end < 0:
        return "", body.removeprefix("::")
    return " ".join(unescaped(body[2:end]).split()), body[end + 2 :]


def at_braces(body: str, record: Record) -> Parts:
    """Return the parts of a question. Raises NotTaken unless it has one pair of braces."""
    opened, closed = body.find("{"), body.find("}")
    if opened < 0 and closed < 0:
        raise NotTaken("It is a text without a question: no answers in braces follow.")
    if closed < 0:
        raise NotTaken(
            "The brace { in line %(number)s is not closed before the question ends.",
            number=line_of_brace(record),
        )
    parts = Parts(body[:opened], body[opened + 1 : closed], body[closed + 1 :])
    if opened < 0 or any(brace in part for part in parts for brace in "{}"):
        raise NotTaken(
            "It has more braces than the two that its answers stand in. In its texts, write "
            "\\{ and \\}."
        )
    return parts


def line_of_brace(record: Record) -> int:
    start = CONTENT.search(record.masked)
    assert start is not None
    before = record.masked.find("{", start.start())
    return record.line + record.masked.count("\n", start.start(), before)


def apart(block: str) -> tuple[str, str]:
    """Return the answers in the braces, and what is told after any of them, which is last."""
    answers, mark, general = block.rpartition(GENERAL)
    return (answers, general) if mark else (general, "")


def stem_of(parts: Parts) -> Said:
    """Return the stem, with a blank for the answer where words follow the braces.

    Raises NotTaken, UnusableText.
    """
    blank = BLANK if parts.behind.strip() else ""
    stem = said(f"{parts.before}{blank}{parts.behind}", UNNAMED)
    if not stem.markdown:
        raise NotTaken("It has no stem: before the braces stand no words.")
    return stem


def asked(block: str, stem: Said, told: Said) -> tuple[WrittenQuestion, tuple[Message, ...], bool]:
    """Return what is asked, the notes on it, and whether a picture was shown in its choices."""
    after = parted(told.markdown)
    if is_order(block):
        order = order_of(block, MOST)
        check_count(len(order.choices))
        question = ordered_as_written(stem.markdown, order.choices, *after)
        return question, order.notes, order.has_picture
    answers = answers_in(block, stem.format)
    chosen = chosen_as_written(
        stem.markdown, answers.choices, answers.right, *after, several=answers.several
    )
    return chosen, answers.notes, answers.has_picture


def number_and_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what the comments of a record say, as Moodle writes it: [id:ev-1] [tag:war]."""
    found = MARK.finditer("\n".join(COMMENT.findall(text)))
    marks = [(one[1], one[2].replace("\\]", "]").strip()) for one in found if one[3]]
    numbers = [said for kind, said in marks if kind == "id"]
    return next(iter(numbers), ""), tuple(said for kind, said in marks if kind == "tag")


def notes_on_lines(record: Record) -> Iterator[Message]:
    """Yield what Moodle would miss in how the record is divided into lines."""
    if record.crowded:
        yield Message(
            "No empty line stands before it: Moodle would take it for a part of what precedes it."
        )
    if record.gapped:
        yield Message(
            "An empty line stands between its braces: Moodle would end the question there, and "
            "refuse it."
        )
    if ZERO.search(record.masked):
        yield Message(
            "Moodle takes a line with nothing but 0 for an empty one, and would end the question "
            "there. Write &#48; for an item, or more on the line."
        )
