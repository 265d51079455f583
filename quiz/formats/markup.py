"""Pieces of HTML that stand in a cell or a slide, as their words."""

from html.parser import HTMLParser
from typing import Any


def readable(markup: str) -> str:
    """Return the words of a piece of HTML."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return " ".join("".join(reader.words).split())


class _Words(HTMLParser):
    """Gathers the words of a piece of HTML; a block ends a word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.hidden += tag in ("script", "style")
        if tag in ("p", "br", "div", "li", "h1", "h2", "h3", "td", "tr", "blockquote"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        if tag in ("p", "div", "li"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)
