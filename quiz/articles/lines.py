"""The lines of a text, with paragraphs that are wrapped over several lines put together."""

import re

from quiz.articles.article import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_WHITE = " \t\xa0\ufeff\u200b\u2009\u3000"
_BEGINS_ANEW = re.compile(r"[•●▪‣◦*·+|#=–—-]|\(?(?:\d{1,4}|[A-Za-z])[.):]\s")
_FIRST_WORD = re.compile(r"\S+")
_NARROWEST, _WIDEST = 50, 100


def lines(text: str) -> tuple[Span, ...]:
    """Return the lines that hold something, without the white space around them.

    In a text whose lines are all about as wide as a page, lines that follow one another without
    a blank one are one paragraph.
    """
    found = [span for match in _LINE.finditer(text) if (span := _trimmed(text, match)) is not None]
    return tuple(_joined(text, found)) if _is_wrapped(found) else tuple(found)


def _trimmed(text: str, match: re.Match[str]) -> Span | None:
    line = match.group()
    left = len(line) - len(line.lstrip(_WHITE))
    right = len(line.rstrip(_WHITE))
    return Span(match.start() + left, match.start() + right) if left < right else None


def _is_wrapped(found: list[Span]) -> bool:
    """Return whether hardly any line is wider than a page and most fill it."""
    widths = [span.end - span.start for span in found]
    full = sum(_NARROWEST <= width <= _WIDEST for width in widths)
    return len(widths) > 5 and max(widths) <= _WIDEST and full * 2 > len(widths)


def _had_room(text: str, last: Span, line: Span, page: int) -> bool:
    """Return whether a line's first word would have found room in the line before."""
    begin = max(text.rfind("\n", last.start, last.end) + 1, last.start)
    word = _FIRST_WORD.match(text, line.start)
    return word is not None and last.end - begin + 1 + word.end() - word.start() <= page


def _joined(text: str, found: list[Span]) -> list[Span]:
    page = max(span.end - span.start for span in found)
    joined = [found[0]]
    for line in found[1:]:
        last = joined[-1]
        blank_between = text.count("\n", last.end, line.start) > 1
        # A last line falls short of the page, unless the paragraph happens to fill it.
        ends = text[last.end - 1] in '.!?:”"' and not text[line.start].islower()
        short = last.end - max(text.rfind("\n", 0, last.end), last.start) < _NARROWEST
        begins = text[line.start].isdigit() or ends
        anew = begins and _had_room(text, last, line, page)
        rows = "\t" in text[last.start : last.end] and "\t" in text[line.start : line.end]
        if (
            blank_between
            or (ends and short)
            or anew
            or rows
            or _BEGINS_ANEW.match(text, line.start)
        ):
            joined.append(line)
        else:
            joined[-1] = Span(last.start, line.end)
    return joined
