"""A topic as a file: its articles, and its reviewed events with the place of every quotation."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from quiz.articles.article import Article, Source, Span
from quiz.dates import edtf
from quiz.events.event import Event, Excerpt
from quiz.events.topic import Topic


class BrokenTopic(ValueError):
    """A topic file cannot be loaded; the message names the topic and the place."""


def read(document: str, texts: Mapping[str, str]) -> Topic:
    """Return the topic of a JSON document whose articles' texts are given by file name.

    Every quotation is compared with its place in the article: BrokenTopic names the first that
    differs, as it names a missing field or an unreadable date.
    """
    try:
        record = json.loads(document)
        slug = record["slug"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise BrokenTopic(f"this is no topic file: {error}") from error
    articles = tuple(read_article(slug, entry, texts) for entry in record["articles"])
    by_slug = {article.slug: article for article in articles}
    events = tuple(read_event(slug, entry, by_slug) for entry in record["events"])
    names = [event.name for event in events]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise BrokenTopic(f"{slug}: the name {twice[0]!r} stands for two events")
    return Topic(slug, record["title"], record["description"], articles, events)


def read_article(topic: str, record: Mapping[str, Any], texts: Mapping[str, str]) -> Article:
    try:
        published = record["published"]
        source = Source(
            title=record["title"],
            publisher=record["publisher"],
            published=date.fromisoformat(published) if published else None,
            url=record["url"],
            retells=record["retells"],
            note=record["note"],
        )
        return Article(record["slug"], source, texts[record["file"]])
    except (KeyError, ValueError) as error:
        raise BrokenTopic(f"{topic}, article {record.get('slug')!r}: {error}") from error


def read_event(topic: str, record: Mapping[str, Any], articles: Mapping[str, Article]) -> Event:
    try:
        return Event(
            name=record["name"],
            statement=record["statement"],
            excerpts=tuple(read_excerpt(excerpt, articles) for excerpt in record["excerpts"]),
            usable=record["usable"],
            reason=record.get("reason"),
            reviewed=True,
        )
    except (KeyError, ValueError) as error:
        raise BrokenTopic(f"{topic}, event {record.get('name')!r}: {error}") from error


def read_excerpt(record: Mapping[str, Any], articles: Mapping[str, Article]) -> Excerpt:
    article = articles[record["article"]]
    dated = record["date_start"] is not None
    date_span = Span(record["date_start"], record["date_end"]) if dated else None
    excerpt = Excerpt(
        article=article.slug,
        source=article.source,
        span=Span(record["start"], record["end"]),
        quotation=record["quotation"],
        date=edtf.read(record["date"]),
        date_span=date_span,
        date_words=article.quotation(date_span) if date_span else None,
    )
    excerpt.check(article)
    return excerpt
