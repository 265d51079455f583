"""quiz articles import: texts into the library, with the events they tell."""

import re
from datetime import date

import click

from quiz.articles.article import Article, Source
from quiz.articles.titles import guessed_title
from quiz.cli.files import published, read_text
from quiz.cli.opening import opened_database
from quiz.cli.output import watched
from quiz.dates.phrases import find
from quiz.events.adding import Addition, add
from quiz.events.extraction import extract
from quiz.storage import adding, library
from quiz.storage.database import writing
from quiz.storage.library import TopicRow

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 200
UNKNOWN_PUBLISHER = "Unknown publisher"


class Slug(click.ParamType[str]):
    """Small letters, digits and hyphens."""

    name = "slug"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not SLUG.fullmatch(value) or len(value) > adding.LONGEST_SLUG:
            self.fail(
                f"{value[:80]!r} cannot name a topic; use small letters, digits and hyphens, "
                f"at most {adding.LONGEST_SLUG}, as in moon-landings.",
                param,
                ctx,
            )
        return value


class Line(click.ParamType[str]):
    """A line of text that is not empty."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = " ".join(value.split())
        if not words or len(words) > LONGEST or not words.isprintable():
            self.fail(f"give one line of text, 1 to {LONGEST} characters.", param, ctx)
        return words


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--topic", "slug", required=True, type=Slug(), help="A topic; a new one is made.")
@click.option("--title", type=Line(), help="The article's title.  [default: its first heading]")
@click.option("--publisher", type=Line(), help="Who published it.")
@published
@click.option("--url", type=Line(), help="Where it can be read.")
def import_articles(
    files: tuple[str, ...],
    slug: str,
    title: str | None,
    publisher: str | None,
    published: date | None,
    url: str | None,
) -> None:
    """Add text files to a topic, with the events they tell.

    An event that the topic has already gets one more quotation. What is sound enough is asked at
    once; the rest waits for a teacher, with the reason.

    Example: quiz articles import treaty.txt --topic treaties --published 2023-09-12
    """
    if title and len(files) > 1:
        raise click.UsageError("--title names one article: import the files one by one.")
    texts = [read_text(file) for file in files]
    publisher = publisher or UNKNOWN_PUBLISHER
    with opened_database(), watched(list(zip(files, texts, strict=True)), "Reading") as pairs:
        for file, text in pairs:
            source = Source(
                title or guessed_title(text, find(text, published)), publisher, published, url
            )
            click.echo(import_article(file, text, source, slug))


def import_article(file: str, text: str, source: Source, slug: str) -> str:
    """Add one article, and return what came of it in a sentence."""
    topic = library.topic(slug)
    if topic and (known := adding.article_with_text(topic.id, text)):
        raise click.ClickException(f"{file} is in {slug} already: the article {known.slug}.")
    candidates = extract(text, source.published)
    if not candidates:
        raise click.ClickException(f"{file} tells no event with a date. {hint(source.published)}")
    article = Article(adding.free_article_slug(source.title), source, text)
    events = library.events_of(topic.id) if topic else ()
    addition = add(article, candidates, events)
    with writing():
        adding.add_article(topic_to_fill(slug), article, addition)
    return summary(article, slug, len(candidates), addition)


def topic_to_fill(slug: str) -> TopicRow:
    return library.topic(slug) or adding.new_topic(slug, slug.replace("-", " ").capitalize())


def hint(published: date | None) -> str:
    if published is None:
        return "If it says “last year” or “on Monday”, say when it was published: --published."
    return "An article that gives years, months or days is needed."


def summary(article: Article, slug: str, found: int, addition: Addition) -> str:
    usable = sum(event.usable for event in addition.new)
    return (
        f"{article.slug}: {found} events found in “{article.source.title}”. {len(addition.new)} "
        f"are new to {slug}, {usable} of them can be asked at once; "
        f"{len(addition.changed)} that it told already have another quotation."
    )
