"""What is told after an answer, where other programs have one text for it and its source."""

import re

from quiz.formats.rich_text import to_html

_SOURCE = re.compile(r"(?:\A|\n\n)Source: (?P<source>[^\n]+)\Z")


def joined(explanation: str, source: str) -> str:
    """Return an explanation with its source in a paragraph of its own, as Markdown."""
    return "\n\n".join(filter(None, [explanation, f"Source: {source}" if source else ""]))


def parted(markdown: str) -> tuple[str, str]:
    """Return the explanation and the source that were joined; the source may be empty."""
    found = _SOURCE.search(markdown)
    if found is None:
        return markdown, ""
    return markdown[: found.start()], found["source"]


def as_html(explanation: str, source: str) -> str:
    """Return both as HTML: paragraphs, the source in the last one."""
    return to_html(joined(explanation, source))
