"""The parts of a text: titles, headings, paragraphs, bullets, dated entries, captions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.articles.article import Span
from quiz.articles.boilerplate import passed_over
from quiz.articles.captions import twice, words_of
from quiz.articles.lines import lines
from quiz.dates.phrases import DatePhrase

# A number and a full stop make a list, unless the number is a year.
_BULLET = re.compile(r"(?:[•●▪‣◦*·+–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
_MARKUP = re.compile(r"(?:[#>|=]+\s*|\*\*|__)+")
_SEPARATOR = re.compile(
    r"\s*(?:[—–:|]|--)(?:\*\*|__)?\s*|\s+-\s+|\s*\t\s*|-\s+|\.\s+(?=[A-Z“\"])|\s{2,}"
)
_PREPOSITION = re.compile(r"(?:In|On|Around|About) (?=[\dA-Z(])")
_CLOSING = re.compile(r"[)\]]?(?:\*\*|__)?")
_HEADING_MARK = re.compile(r"#{1,6} |={2,6} ?\S.*={2,6}$")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?"
    r"|[A-Z]\w+(?: [A-Z]\w+)?) ?(?:\([A-Z][\w .]{1,20}\) ?)?[—–-]{1,2}\s+(?=[\"“‘]?[A-Z])"
)
_ENDS_SENTENCE = re.compile(r"[.!?…;,:][\"'”’)\]]*$")
_LONGEST_HEADING = 100
_LEAST_ENTRIES = 3


class Kind(StrEnum):
    """What a part of a text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ENTRY = "entry"  # its date stands at its head, or in the heading above
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  # in the text, but not the article's words: never read


READ = frozenset({Kind.PARAGRAPH, Kind.BULLET, Kind.ENTRY, Kind.CAPTION})


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a text.

    `body` is what there is to read of it, without bullet, date header, dateline or photo credit;
    None where there is nothing. `header` is the date of an entry.
    """

    kind: Kind
    span: Span
    body: Span | None
    header: DatePhrase | None = None


def blocks(text: str, phrases: Sequence[DatePhrase]) -> tuple[Block, ...]:
    """Return the parts of a text in order; `phrases` are the dates found in it, in order."""
    spans = lines(text)
    words = [text[span.start : span.end] for span in spans]
    heads = _heads(text, spans, phrases)
    entries = frozenset(_entries(heads))
    hidden = passed_over(words, entries)
    captions, repeated = twice(words)
    kinds = [
        Kind.BOILERPLATE
        if number in hidden or number in repeated
        else Kind.ENTRY
        if number in entries
        else Kind.CAPTION
        if number in captions
        else _kind(line, number in heads and heads[number].alone)
        for number, line in enumerate(words)
    ]
    _put_title(kinds, heads)
    return tuple(_under_headings(text, spans, kinds, heads))


@dataclass(frozen=True, slots=True)
class _Head:
    """A date at the beginning of a line, and where the words after it begin."""

    date: DatePhrase
    body: int
    separated: bool  # by a dash, a colon or the like
    alone: bool  # nothing else stands on the line


def _heads(text: str, spans: Sequence[Span], phrases: Sequence[DatePhrase]) -> dict[int, _Head]:
    """Return the dates at the beginning of lines, by the number of the line."""
    by_start = {phrase.start: phrase for phrase in phrases}
    found = {}
    for number, span in enumerate(spans):
        position = span.start
        if position not in by_start:  # “c. 490 BC” begins like the third point of a list
            position = _past(_MARKUP, text, _past(_BULLET, text, position, span), span)
        after_word = _past(_PREPOSITION, text, position, span)
        opening = text[after_word : after_word + 1] in ("(", "[")
        phrase = by_start.get(after_word + opening)
        if phrase is None or phrase.end > span.end:
            continue
        end = _past(_CLOSING, text, phrase.end, span)
        if (finer := by_start.get(end + 2)) is not None and text[end : end + 2] == " (":
            phrase, end = finer, _past(_CLOSING, text, finer.end, span)  # “1914 (28 June)”
        body = _past(_SEPARATOR, text, end, span)
        alone = not text[end : span.end].strip(" *_=#|:.)]—–-\t")
        # “1914 War breaks out”: only a capital tells it from a sentence.
        plain = after_word == position and text[end : end + 1] == " "
        plain = plain and text[end + 1 : end + 2].isupper()
        if alone or body > end or plain:
            separated = body > end or (opening and plain)
            found[number] = _Head(phrase, max(body, end + plain), separated, alone)
    return found


def _past(pattern: re.Pattern[str], text: str, position: int, span: Span) -> int:
    match = pattern.match(text, position, span.end)
    return match.end() if match else position


def _entries(heads: dict[int, _Head]) -> Iterator[int]:
    """Yield the lines that are entries; a date that nothing sets off needs others like it."""
    plain = [number for number, head in heads.items() if not (head.separated or head.alone)]
    for number, head in heads.items():
        if not head.alone and (head.separated or len(plain) >= _LEAST_ENTRIES):
            yield number


def _kind(line: str, is_date: bool) -> Kind:
    if is_date or _is_heading(line):
        return Kind.HEADING
    return Kind.BULLET if _BULLET.match(line) else Kind.PARAGRAPH


def _is_heading(line: str) -> bool:
    if _HEADING_MARK.match(line):
        return True
    return (
        len(line) <= _LONGEST_HEADING
        and _BULLET.match(line) is None
        and _ENDS_SENTENCE.search(line) is None
        and not line.startswith("|")
    )


def _put_title(kinds: list[Kind], heads: dict[int, _Head]) -> None:
    """Make the first heading a title, if nothing comes before it but the page's own lines."""
    for number, kind in enumerate(kinds):
        if kind is Kind.HEADING and number not in heads:
            kinds[number] = Kind.TITLE
        if kind is not Kind.BOILERPLATE:
            return


def _under_headings(
    text: str, spans: Sequence[Span], kinds: Sequence[Kind], heads: dict[int, _Head]
) -> Iterator[Block]:
    """Yield the blocks; what stands under a heading that is only a date is an entry of it."""
    above: DatePhrase | None = None
    after_date = False
    for number, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        head = heads.get(number)
        if kind is Kind.HEADING and head is not None and head.alone:
            above, after_date = head.date, True
            yield Block(kind, span, None, above)
            continue
        # A line right under a date tells what happened then, however short it is.
        if kind is Kind.HEADING and not (after_date and above is not None):
            above = None
        after_date = False
        if kind is Kind.ENTRY and head is not None:
            yield Block(kind, span, _body(text, Span(head.body, span.end)), head.date)
        elif kind in (Kind.PARAGRAPH, Kind.BULLET, Kind.HEADING) and above is not None:
            yield Block(Kind.ENTRY, span, _body(text, span), above)
        elif kind in READ:
            yield Block(
                kind, span, _caption(text, span) if kind is Kind.CAPTION else _body(text, span)
            )
        else:
            yield Block(kind, span, None)


def _body(text: str, span: Span) -> Span | None:
    start = _past(_MARKUP, text, _past(_BULLET, text, span.start, span), span)
    start = _past(_DATELINE, text, start, span)
    end = span.start + len(text[span.start : span.end].rstrip(" *_|"))
    return Span(start, end) if start < end else None


def _caption(text: str, span: Span) -> Span:
    start, end = words_of(text[span.start : span.end])
    return Span(span.start + start, span.start + end)
