"""Texts of questions between programs: our Markdown, their HTML, and texts without any marks."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3
from markdown_it.token import Token
from markdownify import MarkdownConverter

from quiz.messages import Complaint
from quiz.questions.prose import PARSER, SCHEMES

LONGEST_RICH = 50_000  # characters
DEEPEST = 40  # how far parts may be nested in parts

# What is kept of the HTML of others: what means something. The rest becomes its words.
BLOCKS = {"blockquote", "div", "li", "ol", "p", "pre", "ul"}
KEPT = BLOCKS | {"a", "b", "br", "code", "em", "i", "img", "strong", "sub", "sup"}
TABLES = {"table", "td", "th", "tr"}
HEADINGS = {f"h{rank}" for rank in range(1, 7)}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
# Where a picture stands in the package or the file; a browser would load none of these.
PICTURE_SCHEMES = {"http", "https", "data"}

# What Markdown would take for a mark: anywhere, or where a line begins.
MARK = re.compile(
    r"(?<!\S)__+(?!\S)|[`\\]|(?<!\w)_|_(?!\w)|(?<=\S)\*|\*(?=\S)|&(?=#?\w+;)|<(?=[a-z][a-z0-9+.-]*:)",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[\[\]]")
BEGINNING = re.compile(r"^(\s*)(>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~~~)", re.M)
PARAGRAPHS = re.compile(r"\s*(?:<p(?:\s[^<>]*)?>[^<>]*</p>\s*)+", re.IGNORECASE)
TAG = re.compile("<[^<>]*>")
SPACE = re.compile(r"[ \t\r\n]+")
NESTING = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>", re.IGNORECASE)
VOID = {"br", "img"}
BREAKS = {"softbreak", "hardbreak"}
# What would end a link before its address does.
IN_ADDRESS = {ord(mark): f"%{ord(mark):02X}" for mark in "()<>\\"}
# Numbers have raised and lowered forms in every text.
LOWERED = re.compile(r"[0-9+()=-]+")
HIGH = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# A line break until its line is known: the spaces around one in HTML mean nothing.
BREAK = "\x00"
AROUND_BREAK = re.compile(r" ?\x00 ?")
BLANK_LINES = re.compile(r"\n{3,}")


class UnusableText(Complaint):
    """A text is too long, or nested too deeply, to be taken over."""


@dataclass(frozen=True, slots=True)
class PictureIn:
    """A picture in a text, by its address there, and what is said to be seen in it."""

    address: str
    alternative: str


@dataclass(frozen=True, slots=True)
class RichText:
    """A text as Markdown, and the pictures that stood in it, in their order."""

    markdown: str
    pictures: tuple[PictureIn, ...] = ()


def from_html(html: str) -> RichText:
    """Return HTML as Markdown, without what is none of its meaning. Raises UnusableText.

    Pictures are taken out of the text, for they stand beside it here.
    """
    check_length(html)
    if "<" not in html or PARAGRAPHS.fullmatch(html):
        return RichText(from_words(html))
    cleaned = nh3.clean(
        html,
        tags=KEPT | TABLES | HEADINGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        url_schemes=PICTURE_SCHEMES,
        link_rel=None,
    )
    check_nesting(cleaned)
    converter = Converter()
    markdown = AROUND_BREAK.sub("\n", converter.convert(cleaned))
    return RichText(tidied(markdown), tuple(converter.pictures))


def from_words(html: str) -> str:
    """Return the Markdown of HTML that is only words in paragraphs: most is, and it is quick."""
    parts = (from_plain(SPACE.sub(" ", unescape(part))) for part in TAG.split(html))
    return "\n\n".join(filter(None, parts))


def from_plain(text: str) -> str:
    """Return Markdown that says exactly what a text without any marks says."""
    lines = (escaped(line.strip()) for line in text.strip().splitlines())
    return "\n".join(BEGINNING.sub(escaped_beginning, line) for line in lines)


def to_html(markdown: str) -> str:
    """Return Markdown as HTML; of a single paragraph only what is in it."""
    tokens = PARSER.parse(markdown)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = tokens[1:2]
    return str(PARSER.renderer.render(tokens, PARSER.options, {})).strip()


def to_plain(markdown: str) -> str:
    """Return what Markdown says without its marks, its paragraphs and list points as lines."""
    said = (line_of(token) for token in PARSER.parse(markdown))
    return "\n".join(line for line in said if line)


def line_of(block: Token) -> str:
    if block.children is None:
        return block.content.strip()
    parts = ("\n" if one.type in BREAKS else one.content for one in block.children)
    return "".join(parts).strip()


def escaped(text: str, *, in_link: bool = False) -> str:
    text = MARK.sub(escaped_mark, text)
    return BRACKET.sub(r"\\\g<0>", text) if in_link or "](" in text else text


def escaped_mark(found: re.Match[str]) -> str:
    """Return what is no mark then; a gap to be filled in ("_____") is none as it stands."""
    return found[0] if len(found[0]) > 1 else f"\\{found[0]}"


def escaped_beginning(found: re.Match[str]) -> str:
    """Return what would begin a list or a quotation so that it begins none: 1914\\. or \\-."""
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def tidied(markdown: str) -> str:
    """Return Markdown without spaces at the ends of lines, and one empty line between parts."""
    lines = (line.rstrip() for line in markdown.splitlines())
    return BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def check_length(text: str) -> None:
    if len(text) > LONGEST_RICH:
        raise UnusableText(
            "It has a text of %(count)s characters; at most %(most)s can be taken.",
            count=len(text),
            most=LONGEST_RICH,
        )


def check_nesting(html: str) -> None:
    """Raise UnusableText for clean HTML that is nested more deeply than anybody writes."""
    depth = 0
    for closing, name, _ in NESTING.findall(html):
        if name not in VOID:
            depth += -1 if closing else 1
        if depth > DEEPEST:
            raise UnusableText("Its text is nested too deeply.")


class Converter(MarkdownConverter):
    """Writes the Markdown that is understood here, and gathers pictures."""

    def __init__(self) -> None:
        super().__init__(bullets="-", wrap=True, wrap_width=None)
        self.pictures: list[PictureIn] = []

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return BEGINNING.sub(escaped_beginning, escaped(text, in_link="a" in parent_tags))

    def convert_img(self, el: Any, text: str, parent_tags: object) -> str:
        seen = " ".join(str(el.get("alt") or "").split())
        self.pictures.append(PictureIn(str(el.get("src") or ""), seen))
        return ""

    def convert_br(self, el: Any, text: str, parent_tags: object) -> str:
        return BREAK

    def convert_a(self, el: Any, text: str, parent_tags: object) -> str:
        address = "".join(str(el.get("href") or "").split()).translate(IN_ADDRESS)
        if not text.strip() or not address.lower().startswith(SCHEMES):
            return text
        return f"[{text.strip()}]({address})"

    def convert_sub(self, el: Any, text: str, parent_tags: object) -> str:
        return text.translate(LOW) if LOWERED.fullmatch(text) else text

    def convert_sup(self, el: Any, text: str, parent_tags: object) -> str:
        return text.translate(HIGH) if LOWERED.fullmatch(text) else text

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: object) -> str:
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""

    def convert_td(self, el: Any, text: str, parent_tags: object) -> str:
        return f"{text.strip()} | "

    convert_th = convert_td

    def convert_tr(self, el: Any, text: str, parent_tags: object) -> str:
        return f"{text.removesuffix(' | ')}\n"

    def convert_table(self, el: Any, text: str, parent_tags: object) -> str:
        return f"\n\n{text.strip()}\n\n"
