"""A guess at an article's title."""

from collections.abc import Sequence

from quiz.articles.structure import Kind, blocks
from quiz.dates.phrases import DatePhrase

LONGEST_TITLE = 120


def guessed_title(text: str, phrases: Sequence[DatePhrase]) -> str:
    """Return the title that stands at the head of a text, or its first line, cut at a word.

    `phrases` are the dates found in the text, in order.
    """
    title = next((part for part in blocks(text, phrases) if part.kind is Kind.TITLE), None)
    line = text[title.span.start : title.span.end] if title else text.strip().splitlines()[0]
    words = "".join(filter(str.isprintable, " ".join(line.split()))).strip("#*=|_ ")
    if len(words) <= LONGEST_TITLE:
        return words or "Untitled"
    return words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
