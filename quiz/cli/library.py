"""quiz topics, quiz articles, quiz events: what the library holds."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, check_output, hand_out, to_file, write_json, write_table
from quiz.dates.wording import words
from quiz.events.agreement import agreement, shown_date
from quiz.events.event import Event, Excerpt
from quiz.formats.event_formats import FORMATS, event_format
from quiz.questions.record import date_record
from quiz.storage import library
from quiz.storage.library import ArticleRow, TopicRow

FORMAT = click.Choice([one.name for one in FORMATS])


@click.command("list")
@as_json
def list_topics(as_json: bool) -> None:
    """List the topics with the numbers of their events and articles.

    Example: quiz topics list --json
    """
    with opened_database():
        found = [
            {
                "slug": topic.slug,
                "title": topic.title,
                "events": topic.events,
                "usable": topic.usable,
                "articles": topic.articles,
            }
            for topic in library.topics()
        ]
    if as_json:
        write_json(found)
    else:
        write_table(
            ["slug", "title", "events", "usable", "articles"],
            [list(topic.values()) for topic in found],
        )


@click.command("export")
@click.argument("slug")
@click.option("--format", "format_name", type=FORMAT, required=True, help="What to write.")
@to_file
def export_topic(slug: str, format_name: str, output: Path | None) -> None:
    """Write the events of the topic SLUG for another program.

    What the format cannot carry is told on standard error. Without a file it is written to
    standard output, but not to a terminal. A table is brought back on the pages of the topic.

    Example: quiz topics export road-to-the-moon --format xlsx -o moon.xlsx
    """
    check_output(output)
    into = event_format(format_name)
    assert into is not None
    with opened_database():
        topic = known_topic(slug)
        events = library.events_of(topic.id)
        written = into.write(topic.title, events, int(time.time()))
    hand_out(written, output, "The topic")


@click.command("list")
@as_json
def list_articles(as_json: bool) -> None:
    """List the articles of all topics.

    Example: quiz articles list --json
    """
    with opened_database():
        found = [article_record(article) for article in library.articles()]
    if as_json:
        write_json(found)
    else:
        write_table(
            ["slug", "topic", "publisher", "published", "characters", "title"],
            [
                [
                    article["slug"],
                    article["topic"],
                    article["publisher"],
                    article["published"] or "",
                    article["characters"],
                    article["title"],
                ]
                for article in found
            ],
        )


def article_record(article: ArticleRow) -> dict[str, Any]:
    return {
        "slug": article.slug,
        "topic": article.topic.slug,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "characters": article.characters,
    }


@click.command("show")
@click.argument("slug")
def show_article(slug: str) -> None:
    """Write the stored text of an article, and nothing else.

    Example: quiz articles show ties-in-brief > ties.txt
    """
    with opened_database():
        known = [article.slug for article in library.articles()]
        found = library.article(slug) if slug in known else None
        if found is None:
            raise unknown("article", slug, known)
        click.echo(found.text.encode(), nl=False)


@click.command("list")
@click.option("--topic", "slug", required=True, help="The slug of a topic.")
@as_json
def list_events(slug: str, as_json: bool) -> None:
    """List the events of a topic with their dates and quotations, earliest first.

    Example: quiz events list --topic russia-north-korea --json
    """
    with opened_database():
        found = library.events_of(known_topic(slug).id)
    if as_json:
        write_json([event_record(slug, event) for event in found])
    else:
        write_table(
            ["date", "agreement", "usable", "statement"],
            [
                [
                    words(shown_date(event)),
                    agreement(event),
                    "yes" if event.usable else "no",
                    event.statement,
                ]
                for event in found
            ],
        )


def event_record(topic: str, event: Event) -> dict[str, Any]:
    return {
        "event": event.name,
        "topic": topic,
        "agreement": agreement(event),
        "statement": event.statement,
        **date_record(shown_date(event)),
        "usable": event.usable,
        "reason": event.reason,
        "excerpts": [excerpt_record(excerpt) for excerpt in event.excerpts],
    }


def excerpt_record(excerpt: Excerpt) -> dict[str, Any]:
    marked = excerpt.date_span
    return {
        "article": excerpt.article,
        "title": excerpt.source.title,
        "publisher": excerpt.source.publisher,
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "quotation": excerpt.quotation,
        "edtf": excerpt.date.edtf,
        "date_start": marked.start if marked else None,
        "date_end": marked.end if marked else None,
    }


def known_topic(slug: str) -> TopicRow:
    """Return a topic; an error that lists the known ones when there is none."""
    known = {topic.slug: topic for topic in library.topics()}
    if slug not in known:
        raise unknown("topic", slug, known)
    return known[slug]


def unknown(kind: str, slug: str, known: Iterable[str]) -> click.ClickException:
    there_are = ", ".join(sorted(known)) or "none"
    return click.ClickException(f"There is no {kind} {slug!r}. There are: {there_are}.")
