"""What was read in an article's file, and kept until a teacher has looked at it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from quiz.articles.article import Span
from quiz.articles.file import ReadArticle
from quiz.articles.titles import guessed_title
from quiz.dates import edtf
from quiz.dates.phrases import Kind, find, stamps
from quiz.events.candidate import Candidate
from quiz.events.extraction import extract_among
from quiz.formats import article_file

Record = dict[str, Any]

# How far reading is, in per cent, when the file is read, and when its dates are found.
FILE_READ, DATES_FOUND, ALL_FOUND = 5, 25, 99
# Of the words that lean on the day of publication, so many are shown.
MOST_LEANING = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An article as its file gives it, and the events it tells.

    `title` is the title that the file names, or what stands at the head of the text. `published`
    is the day with which it was read. `leaning` are the first words, and `leanings` the number
    of all, that mean nothing without that day: “last year”. `stamps` are days at the head of the
    page, when it was published or only copied. Where the events are `ready_made`, as in a table,
    nothing depends on the day.
    """

    article: ReadArticle
    title: str
    published: date | None
    events: tuple[Candidate, ...]
    remarks: tuple[str, ...] = ()
    leanings: int = 0
    leaning: tuple[str, ...] = ()
    stamps: tuple[date, ...] = ()
    ready_made: bool = False

    @property
    def usable(self) -> int:
        """The number of events that may be asked before a teacher has read them."""
        return sum(event.usable for event in self.events)


def read(
    data: bytes,
    name: str,
    published: date | None,
    watch: Callable[[int], None],
    *,
    trusts_file: bool = True,
) -> Found:
    """Return what a file holds; `watch` is told how far it is, in per cent.

    Where no day of publication is known, the one that the file gives is trusted, if it may be.
    Raises UnreadableFile.
    """
    content = article_file.read(data, name)
    watch(FILE_READ)
    article = content.article
    if published is None and trusts_file:
        published = article.published
    text = article.text
    phrases = find(text, published)
    watch(DATES_FOUND)
    leaning: tuple[str, ...] = ()
    events = content.events
    if events is None:
        leaning = tuple(phrase.text for phrase in phrases if phrase.kind is Kind.DEICTIC)
        events = extract_among(
            text,
            phrases,
            published,
            lambda done: watch(DATES_FOUND + (ALL_FOUND - DATES_FOUND) * done // len(text)),
        )
    return Found(
        article=article,
        title=article.title or guessed_title(text, phrases),
        published=published,
        events=events,
        remarks=tuple(content.remarks()),
        leanings=len(leaning),
        leaning=tuple(dict.fromkeys(" ".join(words.split()) for words in leaning))[:MOST_LEANING],
        stamps=tuple(dict.fromkeys(stamp.day for stamp in stamps(text))),
        ready_made=content.events is not None,
    )


def to_record(found: Found) -> Record:
    """Return it as plain values; the words quoted are left out, since the text has them."""
    return {
        "article": {**asdict(found.article), "published": iso_or_none(found.article.published)},
        "title": found.title,
        "published": iso_or_none(found.published),
        "events": [candidate_record(event) for event in found.events],
        "remarks": found.remarks,
        "leanings": found.leanings,
        "leaning": found.leaning,
        "stamps": [day.isoformat() for day in found.stamps],
        "ready_made": found.ready_made,
    }


def from_record(record: Mapping[str, Any]) -> Found:
    """Return what a record tells."""
    article = record["article"]
    text = article["text"]
    return Found(
        article=ReadArticle(
            **{
                **article,
                "published": day_or_none(article["published"]),
                "notes": tuple(article["notes"]),
            }
        ),
        title=record["title"],
        published=day_or_none(record["published"]),
        events=tuple(candidate_of(event, text) for event in record["events"]),
        remarks=tuple(record["remarks"]),
        leanings=record["leanings"],
        leaning=tuple(record["leaning"]),
        stamps=tuple(map(date.fromisoformat, record["stamps"])),
        ready_made=record["ready_made"],
    )


def candidate_record(event: Candidate) -> Record:
    when, marked = event.date, event.date_span
    return {
        "name": event.name,
        "statement": event.statement,
        "span": [event.span.start, event.span.end],
        "edtf": when.edtf,
        "bounds": [when.earliest, when.latest, when.surely_after, when.surely_before],
        "date_span": [marked.start, marked.end] if marked else None,
        "reason": event.reason,
    }


def candidate_of(record: Record, text: str) -> Candidate:
    span = Span(*record["span"])
    marked = Span(*record["date_span"]) if record["date_span"] else None
    earliest, latest, surely_after, surely_before = record["bounds"]
    return Candidate(
        name=record["name"],
        statement=record["statement"],
        span=span,
        quotation=text[span.start : span.end],
        date=replace(
            edtf.read(record["edtf"]),
            earliest=earliest,
            latest=latest,
            surely_after=surely_after,
            surely_before=surely_before,
        ),
        date_span=marked,
        date_words=text[marked.start : marked.end] if marked else None,
        reason=record["reason"],
    )


def iso_or_none(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_or_none(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
