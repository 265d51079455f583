"""Texts in GIFT: what is escaped in them, which format they are in, and both ways to our Markdown.

While a file is read, what is escaped in it is hidden behind characters that no text has, so that
what is left of `: # = { } ~` is marks. Every place stays where it was.
"""

import html
import re
from typing import NamedTuple

from quiz.formats.moodle.texts import marked
from quiz.formats.rich_text import (
    HEADINGS,
    KEPT,
    TABLES,
    RichText,
    check_length,
    from_plain,
    to_html,
)
from quiz.messages import Complaint

ESCAPED = "\\:#={}~"
NEW_LINE = "n"
# Unicode promises that these stand in no text.
NONE = 0xFDD0
STRANGE = re.compile("[\ufdd0-\ufdef]")
STAND_INS = {mark: 2 * chr(NONE + place) for place, mark in enumerate(ESCAPED + NEW_LINE)}
COMMENTED = chr(NONE + 0x10)
BLANK = chr(NONE + 0x11)

COMMENT = re.compile(r"^[^\S\n]*+//[^\n]*", re.MULTILINE)
COMMENT_LINES = re.compile(rf"{COMMENTED}+\n?")
PREFIX = re.compile(r"\[(html|moodle|plain|markdown)\]")
# What Moodle calls these formats elsewhere.
IN_MOODLE = {"html": "html", "plain": "plain_text", "markdown": "markdown"}
TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(KEPT | TABLES | HEADINGS))}|span|font|u|hr|small|big|s|section|tbody)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
# A blank to be filled in, which is no mark of Markdown where it stands alone.
BLANK_LINE = "_____"

# In items to be put in order nothing is escaped: what would be a mark there is an entity.
IN_ITEM = str.maketrans({"\\": "\\\\", "{": "&lbrace;", "}": "&rbrace;", "\n": " "})
# What is told after any answer begins with this.
GENERAL = "####"


class NotTaken(Complaint):
    """A record of a file holds nothing that can be asked here; the message says why."""


class Said(NamedTuple):
    """A text as Markdown, the format it is in, and whether a picture was shown in it."""

    markdown: str
    format: str
    has_picture: bool = False


def hidden(text: str) -> str:
    """Return a text with stand-ins for what is escaped, and its comments covered."""
    text = STRANGE.sub("\ufffd", text)
    for mark, stand_in in STAND_INS.items():
        text = text.replace(f"\\{mark}", stand_in)
    return COMMENT.sub(lambda found: COMMENTED * len(found[0]), text)


def without_comments(part: str) -> str:
    return COMMENT_LINES.sub("", part).strip() if COMMENTED in part else part.strip()


def unescaped(part: str) -> str:
    """Return a hidden text as it was meant."""
    for mark, stand_in in STAND_INS.items():
        part = part.replace(stand_in, "\n" if mark == NEW_LINE else mark)
    return part


def not_unescaped(part: str) -> str:
    """Return a hidden text as it stands, but for a backslash, which Moodle always reads."""
    for mark, stand_in in STAND_INS.items():
        part = part.replace(stand_in, mark if mark == "\\" else f"\\{mark}")
    return part


def as_moodle_stores(part: str) -> str:
    """Return a hidden text as Moodle stores it where it does not unescape: `&&058;`."""
    for mark, stand_in in STAND_INS.items():
        number = ord("\n" if mark == NEW_LINE else mark)
        part = part.replace(stand_in, mark if mark == "\\" else f"&&{number:03};")
    return part


def said(part: str, default: str) -> Said:
    """Return a hidden text as Markdown; `default` is its format where it names none.

    Raises UnusableText.
    """
    part = part.strip()
    form = default
    if found := PREFIX.match(part):
        form, part = found[1], part[found.end() :]
    text = unescaped(part).strip()
    rich = in_markdown(text, form)
    return Said(rich.markdown.replace(BLANK, BLANK_LINE), form, bool(rich.pictures))


def in_markdown(text: str, form: str) -> RichText:
    """Return a text of one of the formats as Markdown.

    In Moodle's own, which is that of texts which name none, there may be HTML; where there is none,
    what is typed is what is meant.
    """
    check_length(text)
    if form == "moodle":
        if TAG.search(text):
            return marked(text, "moodle_auto_format")
        return RichText(from_plain(html.unescape(text)))
    if form == "html" and "<" not in text:
        return RichText(from_plain(" ".join(html.unescape(text).split())))
    return marked(text, IN_MOODLE[form])


def escaped(text: str) -> str:
    """Return a text in one line, so that each of its characters is read as itself."""
    for mark in ESCAPED:
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", f"\\{NEW_LINE}")


def written(markdown: str) -> str:
    """Return Markdown as HTML for a stem, an answer or what is told after it.

    Where it begins like a format or like the weight of an answer, it says that it is HTML.
    """
    text = escaped(to_html(markdown))
    return f"[html]{text}" if text.startswith(("[", "%")) else text


def written_item(markdown: str) -> str:
    """Return Markdown as HTML for an item to be put in order, which is a line and not unescaped.

    A line that is 0 would be an empty one for Moodle, and one that begins with // a comment.
    """
    text = to_html(markdown).strip()
    if "<pre>" in text:
        text = text.replace("\n", "&#10;")
    text = text.translate(IN_ITEM)
    if GENERAL in text:
        text = text.replace("##", "#&#35;")
    if text == "0" or text.startswith("//"):
        text = f"&#{ord(text[0])};{text[1:]}"
    return text
