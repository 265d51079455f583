"""Markdown as teachers may write it, and what it says without its marks.

CommonMark, but for HTML, headings, rules and images: what looks like them is text. A link leads to
an address of the web, or it is text as well.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

LEFT_OUT = ("html_block", "html_inline", "image", "heading", "lheading", "hr", "reference")
SCHEMES = ("http://", "https://")


def parser() -> MarkdownIt:
    found = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(LEFT_OUT)
    found.validateLink = leads_to_the_web  # type: ignore[method-assign,assignment]
    return found


def leads_to_the_web(address: str) -> bool:
    return address.lower().startswith(SCHEMES)


PARSER = parser()


def plain(text: str) -> str:
    """Return what Markdown says, in one line; the numbers of a list are said as well."""
    return " ".join("".join(words(PARSER.parse(text))).split())


def plain_line(text: str) -> str:
    """Return what Markdown says where it is part of a line: "1914." begins no list there."""
    return " ".join("".join(words(PARSER.parseInline(text))).split())


def words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            yield f"{token.info}{token.markup} "
        elif token.children is not None:
            yield from words(token.children)
        else:
            yield " " if token.type in ("softbreak", "hardbreak") else token.content
        if token.block:
            yield " "
