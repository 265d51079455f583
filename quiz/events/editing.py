"""What a teacher makes of an event: each move gives the events that take its place."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from quiz.articles.article import Article, Span
from quiz.dates.historical import HistoricalDate
from quiz.events.event import Event, Excerpt
from quiz.events.naming import name_of
from quiz.messages import Complaint

LONGEST_STATEMENT = 300
LONGEST_TAG, MOST_TAGS = 40, 12
LONGEST_EXCERPT = 2_000
HIDDEN = "A teacher has hidden it."


class UnusableEdit(Complaint):
    """What was typed cannot be an event; the message says what to change."""


def accepted(event: Event) -> Event:
    """Return the event as one that a teacher has read and found right."""
    return replace(event, usable=True, reason=None, reviewed=True)


def unread(event: Event) -> Event:
    """Return the event as one that no teacher has read yet."""
    return replace(event, reviewed=False)


def hidden(event: Event) -> Event:
    """Return the event as one that is not asked until a teacher shows it again."""
    return replace(event, usable=False, reason=HIDDEN, reviewed=True)


def edited(
    event: Event,
    statement: str,
    dates: Sequence[HistoricalDate],
    tags: Sequence[str] = (),
) -> Event:
    """Return the event, accepted, with another statement, and the date of each of its excerpts.

    UnusableEdit where the statement or a tag cannot be. What a teacher had settled is settled no
    more once a date has changed.
    """
    statement = checked_statement(statement)
    excerpts = tuple(
        excerpt if excerpt.date == date else replace(excerpt, date=date)
        for excerpt, date in zip(event.excerpts, dates, strict=True)
    )
    settled = event.settled if excerpts == event.excerpts else None
    changed = replace(event, statement=statement, excerpts=excerpts, settled=settled)
    return accepted(replace(changed, tags=checked_tags(tags)))


def settled(event: Event, date: HistoricalDate | None) -> Event:
    """Return the event with a date that holds whatever its sources say; None takes that back."""
    return accepted(replace(event, settled=date))


def split(
    event: Event,
    statement: str,
    date: HistoricalDate,
    taken: Collection[str],
) -> tuple[Event, Event]:
    """Return the event, and a second one that the same words tell, with its own statement and date.

    `taken` are the names that the second one cannot have.
    """
    statement = checked_statement(statement)
    first = event.excerpts[0]
    second = replace(first, date=date, date_span=None, date_words=None)
    name = name_of(statement, date, taken)
    return event, accepted(Event(name, statement, (second,), tags=event.tags))


def merged(first: Event, second: Event) -> Event:
    """Return one event with the quotations of both, under the name and the statement of the first.

    The same words of one article are quoted once.
    """
    quoted = {(excerpt.article, excerpt.span) for excerpt in first.excerpts}
    more = [one for one in second.excerpts if (one.article, one.span) not in quoted]
    tags = tuple(dict.fromkeys((*first.tags, *second.tags)))[:MOST_TAGS]
    return accepted(replace(first, excerpts=(*first.excerpts, *more), tags=tags, settled=None))


def parted(event: Event, article: str, taken: Collection[str]) -> tuple[Event, Event]:
    """Return the event without the excerpts of an article, and a second one that has them.

    The reverse of `merged`. UnusableEdit where nothing would be left of one of them.
    """
    theirs = tuple(one for one in event.excerpts if one.article == article)
    others = tuple(one for one in event.excerpts if one.article != article)
    if not theirs or not others:
        raise UnusableEdit("Only an event that two articles tell can be parted.")
    name = name_of(event.statement, theirs[0].date, taken)
    return (
        replace(event, excerpts=others, settled=None),
        accepted(replace(event, name=name, excerpts=theirs, settled=None)),
    )


def quoted(
    article: Article,
    span: Span,
    statement: str,
    date: HistoricalDate,
    date_span: Span | None,
    taken: Collection[str],
    tags: Sequence[str] = (),
) -> Event:
    """Return a new event that a teacher found in an article.

    UnusableEdit where the place is none, or too long to be quoted.
    """
    statement = checked_statement(statement)
    if span.end > len(article.text) or not article.quotation(span).strip():
        raise UnusableEdit("Select the words of the article that tell the event.")
    if span.end - span.start > LONGEST_EXCERPT:
        raise UnusableEdit(
            "Select fewer words: at most %(most)s characters are quoted.", most=LONGEST_EXCERPT
        )
    excerpt = Excerpt(
        article=article.slug,
        source=article.source,
        span=span,
        quotation=article.quotation(span),
        date=date,
        date_span=date_span,
        date_words=article.quotation(date_span) if date_span else None,
    )
    name = name_of(statement, date, taken)
    return accepted(Event(name, statement, (excerpt,), tags=checked_tags(tags)))


def checked_statement(statement: str) -> str:
    """Return the statement on one line; UnusableEdit where it is empty or too long."""
    line = " ".join(statement.split())
    if not line:
        raise UnusableEdit("Say in a short sentence what happened.")
    if len(line) > LONGEST_STATEMENT:
        raise UnusableEdit(
            "A statement has at most %(most)s characters; this one has %(count)s.",
            most=LONGEST_STATEMENT,
            count=len(line),
        )
    if not line.isprintable():
        raise UnusableEdit("The statement has a character that cannot be shown.")
    return line


def checked_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Return the tags without repeats; UnusableEdit for one too long, or for too many."""
    lines = dict.fromkeys(line for tag in tags if (line := " ".join(tag.split())))
    if any(len(line) > LONGEST_TAG or not line.isprintable() for line in lines):
        raise UnusableEdit("A tag has at most %(most)s characters.", most=LONGEST_TAG)
    if len(lines) > MOST_TAGS:
        raise UnusableEdit("An event has at most %(most)s tags.", most=MOST_TAGS)
    return tuple(lines)
