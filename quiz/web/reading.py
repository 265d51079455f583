"""An article's text as a page shows it: cut where dates, excerpts and a quotation begin and end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise

from quiz.articles.article import Span
from quiz.dates import phrases
from quiz.dates.phrases import DatePhrase
from quiz.events.event import Event, Excerpt


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a line; `told` where events were found in it, `dated` where it says a date.

    `start` is its place in the article.
    """

    start: int
    text: str
    told: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that belong to the quotation asked for, or do not; `first` where it begins."""

    quoted: bool
    first: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event and the words of this article that tell it."""

    event: Event
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article from its place on, and the events whose words begin in it."""

    start: int
    stretches: tuple[Stretch, ...]
    tellings: tuple[Telling, ...]


def lines(
    text: str,
    tellings: Sequence[Telling],
    dates: Iterable[Span],
    quoted: Span | None,
    within: Sequence[Span] | None = None,
) -> list[Line]:
    """Return the lines that are not empty, each cut where anything begins or ends.

    Only those that reach into one of the places `within`, in order and none touching the next,
    where these are given.
    """
    told = merged(telling.excerpt.span for telling in tellings)
    dated = merged(dates)
    edges = sorted({edge for one in tellings for edge in ends(one.excerpt.span)})
    in_order = sorted(tellings, key=start_of)
    found = []
    start = 0
    for line in text.splitlines(keepends=True):
        place = Span(start, start + len(line))
        start = place.end
        if line.strip() and (within is None or overlapping(within, place)):
            first = bisect_left(in_order, place.start, key=start_of)
            last = bisect_left(in_order, place.end, key=start_of)
            found.append(
                Line(
                    place.start,
                    tuple(stretches(text, place, told, dated, quoted, edges)),
                    tuple(in_order[first:last]),
                )
            )
    return found


def start_of(telling: Telling) -> int:
    return telling.excerpt.span.start


def stretches(
    text: str,
    line: Span,
    told: Sequence[Span],
    dated: Sequence[Span],
    quoted: Span | None,
    edges: Sequence[int],
) -> Iterator[Stretch]:
    """Yield a line in stretches; `edges`, in order, are more places to cut it at."""
    told, dated = overlapping(told, line), overlapping(dated, line)
    marked = [*dated, *([quoted] if quoted else [])]
    cuts = {line.start, line.end}
    cuts.update(edges[bisect_right(edges, line.start) : bisect_left(edges, line.end)])
    cuts.update(edge for span in marked for edge in ends(span) if line.start < edge < line.end)
    for within_quotation, spans in groupby(
        (Span(start, end) for start, end in pairwise(sorted(cuts))),
        lambda span: quoted is not None and span.within(quoted),
    ):
        places = list(spans)
        yield Stretch(
            quoted=within_quotation,
            first=within_quotation and quoted is not None and places[0].start == quoted.start,
            pieces=tuple(
                Piece(
                    place.start,
                    text[place.start : place.end],
                    told=any(place.within(span) for span in told),
                    dated=any(place.within(span) for span in dated),
                )
                for place in places
            ),
        )


def ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def overlapping(spans: Sequence[Span], place: Span) -> Sequence[Span]:
    """Return those of the spans, in order and none touching the next, that lie in a place."""
    first = bisect_right(spans, place.start, key=lambda span: span.end)
    last = bisect_left(spans, place.end, key=lambda span: span.start)
    return spans[first:last]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the places that any of the spans covers, in order, none touching the next."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return tuple(whole)


def date_spans(text: str, published: date | None, tellings: Iterable[Telling]) -> tuple[Span, ...]:
    """Return where the article says a date, whether an event leans on it or not."""
    leant_on = (one.excerpt.date_span for one in tellings)
    found = (Span(one.start, one.end) for one in found_phrases(text, published))
    return (*found, *(span for span in leant_on if span is not None))


# An article never changes, and is read again and again from one quotation to the next.
@lru_cache(maxsize=32)
def found_phrases(text: str, published: date | None) -> tuple[DatePhrase, ...]:
    return phrases.find(text, published)


def tellings_of(article: str, events: Iterable[Event]) -> tuple[Telling, ...]:
    """Return what an article tells, in the order of its text and then in that of the events."""
    found = (
        Telling(event, excerpt)
        for event in events
        for excerpt in event.excerpts
        if excerpt.article == article
    )
    return tuple(sorted(found, key=lambda telling: telling.excerpt.span))
