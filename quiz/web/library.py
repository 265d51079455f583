"""Articles, to be read around a quotation."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from quiz.articles.article import Span
from quiz.web.access import public_article

pages = Blueprint("library", __name__)

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a line; `quoted` where it belongs to the quotation that was asked for."""

    text: str
    quoted: bool
    first: bool = False


@pages.get("/articles/<slug>")
def article(slug: str) -> str:
    """Read an article, at the place of a quotation if one is named."""
    row = public_article(slug)
    span = span_asked_for(row.characters)
    return render_template(
        "library/article.html", article=row, lines=lines(row.text, span), quoted=span is not None
    )


def span_asked_for(characters: int) -> Span | None:
    """Return the place that the address names; None when it names none in this article."""
    given = request.args.get("start", ""), request.args.get("end", "")
    if not all(one.isascii() and one.isdigit() and len(one) <= MOST_DIGITS for one in given):
        return None
    start, end = int(given[0]), int(given[1])
    return Span(start, end) if start < end <= characters else None


def lines(text: str, span: Span | None) -> list[tuple[Stretch, ...]]:
    """Return the lines that are not empty, each in stretches inside and outside the quotation."""
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(stretches(line, start, span))
        start += len(line)
    return found


def stretches(line: str, start: int, span: Span | None) -> tuple[Stretch, ...]:
    """Return a line that begins at `start` in its article, cut at the ends of the quotation."""
    if span is None:
        return (Stretch(line, False),)
    left = min(max(span.start - start, 0), len(line))
    right = min(max(span.end - start, 0), len(line))
    quoted = Stretch(line[left:right], True, first=start <= span.start < start + len(line))
    cut = (Stretch(line[:left], False), quoted, Stretch(line[right:], False))
    return tuple(stretch for stretch in cut if stretch.text)
