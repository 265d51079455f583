"""The parts of a text: titles, headings, paragraphs, bullets, dated entries, captions."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.articles.article import Span
from quiz.articles.boilerplate import passed_over
from quiz.articles.captions import twice, words_of
from quiz.articles.lines import lines
from quiz.articles.rows import Row, rows
from quiz.dates.historical import HistoricalDate
from quiz.dates.phrases import DatePhrase

# A number and a full stop make a list, unless the number is a year.
_BULLET = re.compile(r"(?:[•●▪‣◦*·+–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
_MARKUP = re.compile(r"(?:[#>|=]+\s*|\*\*|__)+")
_SEPARATOR = re.compile(
    r"\s*(?:[—–:|]|--)(?:\*\*|__)?\s*|\s+-\s+|\s*\t\s*|-\s+|\.\s+(?=[A-Z“\"])|\s{2,}"
)
_AT = re.compile(r"(?: at|,) (?=\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m)", re.IGNORECASE)
_WALL = re.compile(r"\s*[|\t]|\s{2,}")
_COLON = re.compile(r"\s*:(?!\d)|\s[—–-]\s")
_PREPOSITION = re.compile(r"(?:In|On|Around|About) (?=[\dA-Z(])")
_CLOSING = re.compile(r"[)\]]?(?:\*\*|__)?")
_TAIL = re.compile(r"\)[.;]?$")
_HEADING_MARK = re.compile(r"#{1,6} |={2,6} ?\S.*={2,6}$")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?"
    r"|[A-Z]\w+(?: [A-Z]\w+)?) ?(?:\([A-Z][\w .,]{1,24}\) ?)?[—–-]{1,2}\s+(?=[\"“‘]?[A-Z])"
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
    table = rows(text, spans, phrases)
    dated = dict(_tails(text, spans, phrases))
    dated |= {number: row for number, row in table.dated.items() if number not in heads}
    entries = frozenset((*_entries(heads), *dated))
    hidden = passed_over(words, entries)
    captions, repeated = twice(words)
    kinds = [
        Kind.BOILERPLATE
        if number in hidden or number in repeated or number in table.empty
        else Kind.ENTRY
        if number in entries
        else Kind.CAPTION
        if number in captions
        else _kind(line, number in heads and heads[number].alone)
        for number, line in enumerate(words)
    ]
    _put_list(kinds, [_is_dated(span, phrases) for span in spans])
    _put_title(kinds, heads)
    return tuple(_under_headings(text, spans, kinds, heads, dated))


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
        if (
            clock := by_start.get(_past(_AT, text, end, span))
        ) is not None and clock.end <= span.end:
            end = clock.end  # “April 18 at 5 a.m.: …”
        body = _past(_SEPARATOR, text, end, span)
        if (cell := _finer_in_next_cell(text, phrase, body, by_start, span)) is not None:
            phrase, end = cell, _past(_CLOSING, text, cell.end, span)  # “1914 | 28 June | …”
            body = _past(_SEPARATOR, text, end, span)
        alone = not text[end : span.end].strip(" *_=#|:.)]—–-\t")
        # “1914 War breaks out”: only a capital tells it from a sentence.
        plain = after_word == position and text[end : end + 1] == " "
        plain = plain and text[end + 1 : end + 2].isupper()
        if alone or body > end or plain:
            separated = body > end or (opening and plain)
            found[number] = _Head(phrase, max(body, end + plain), separated, alone)
    return found


def _finer_in_next_cell(
    text: str, date: DatePhrase, start: int, by_start: dict[int, DatePhrase], span: Span
) -> DatePhrase | None:
    """Return the day or month in the cell after the year of a table's row, None where none is."""
    start = _past(_MARKUP, text, start, span)
    finer = by_start.get(start)
    if finer is None or finer.end >= span.end or finer.date is None or date.date is None:
        return None
    after = _past(_CLOSING, text, finer.end, span)
    if _WALL.match(text, after, span.end) is None:
        if _COLON.match(text, after, span.end) is None:
            return None
        if any(place in by_start for place in range(after, span.end)):
            return None  # “1914: 28 June: …; 28 July: …”
    return finer if _lies_within(finer.date, date.date) else None


def _lies_within(inner: HistoricalDate, outer: HistoricalDate) -> bool:
    days = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


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
    if is_date or is_heading(line):
        return Kind.HEADING
    return Kind.BULLET if _BULLET.match(line) else Kind.PARAGRAPH


def is_heading(line: str) -> bool:
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


def _is_dated(span: Span, phrases: Sequence[DatePhrase]) -> bool:
    """Return whether a line has a date beside other words."""
    first = bisect_left(phrases, span.start, key=lambda phrase: phrase.start)
    if first == len(phrases) or phrases[first].end > span.end:
        return False
    return span.end - span.start > 2 * len(phrases[first].text)


def _tails(
    text: str, spans: Sequence[Span], phrases: Sequence[DatePhrase]
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a list whose lines end with their dates, by number: “It sank (1912)”."""
    by_end = {phrase.end: phrase for phrase in phrases if phrase.date is not None}
    run: list[tuple[int, Row]] = []
    for number, span in enumerate(spans):
        closed = _TAIL.search(text, max(span.start, span.end - 3), span.end)
        phrase = by_end.get(closed.start()) if closed else None
        opened = phrase is not None and text[phrase.start - 1] == "("
        if phrase is not None and opened and span.start < phrase.start - 1:
            told = _body(text, Span(span.start, phrase.start - 1))
            if told is not None and len(text[told.start : told.end].split()) > 1:
                run.append((number, Row(phrase, told)))
                continue
        if len(run) >= _LEAST_ENTRIES:
            yield from run
        run = []
    if len(run) >= _LEAST_ENTRIES:
        yield from run


def _put_list(kinds: list[Kind], dated: Sequence[bool]) -> None:
    """Make short lines that follow one another, each with a date, the entries of a list."""
    number = 0
    while number < len(kinds):
        end = number
        while end < len(kinds) and kinds[end] is Kind.HEADING and dated[end]:
            end += 1
        if end - number >= _LEAST_ENTRIES:
            kinds[number:end] = [Kind.BULLET] * (end - number)
        number = max(end, number + 1)


def _under_headings(
    text: str,
    spans: Sequence[Span],
    kinds: Sequence[Kind],
    heads: dict[int, _Head],
    dated: dict[int, Row],
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
        if kind is Kind.ENTRY and number in dated:
            yield Block(kind, span, dated[number].told, dated[number].date)
        elif kind is Kind.ENTRY and head is not None:
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
