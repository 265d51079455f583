"""quiz articles import: texts into the library, with the events they tell."""

import re
from datetime import date

import click

from quiz.articles.article import UNKNOWN_PUBLISHER, Source
from quiz.articles.titles import guessed_title
from quiz.cli.files import GivenFile, guessed_day, published, read_file, remark
from quiz.cli.opening import opened_database
from quiz.cli.output import watched
from quiz.dates.phrases import find, stamps
from quiz.storage import adding, library, topics
from quiz.storage.changes import ChangedMeanwhile
from quiz.storage.database import writing
from quiz.storage.importing import (
    AlreadyThere,
    Comparison,
    UnusableArticle,
    add_to_topic,
    compared,
)
from quiz.storage.library import TopicRow

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 200


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


class Address(Line):
    """The address of a web page."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        address = super().convert(value, param, ctx)
        if not address.startswith(("http://", "https://")) or " " in address:
            self.fail(
                f"{address!r} is no address of a web page, as https://example.org/a.", param, ctx
            )
        return address


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--topic", "slug", required=True, type=Slug(), help="A topic; a new one is made.")
@click.option("--title", type=Line(), help="The article's title.  [default: its first heading]")
@click.option("--publisher", type=Line(), help="Who published it.")
@published
@click.option("--url", type=Address(), help="Where it can be read.")
def import_articles(
    files: tuple[str, ...],
    slug: str,
    title: str | None,
    publisher: str | None,
    published: date | None,
    url: str | None,
) -> None:
    """Add articles to a topic, with the events they tell.

    Read are plain text, web pages, PDF and Word files, Wikipedia's markup (.wiki), and events
    ready made as Excel, CSV or TimelineJS's JSON.

    An event that the topic has already gets one more quotation. What is sound enough is asked at
    once; the rest waits for a teacher, with the reason.

    Example: quiz articles import treaty.txt --topic treaties --published 2023-09-12
    """
    if title and len(files) > 1:
        raise click.UsageError("--title names one article: import the files one by one.")
    given = [read_file(file, published) for file in files]
    asked = {"title": title, "publisher": publisher, "url": url}
    with opened_database(), watched(given, "Reading") as articles:
        for each in articles:
            guesses = guesses_of(each, asked, published)
            remark(each, guesses)
            source = source_of(each, asked, guesses)
            click.echo(import_article(each, source, slug))
            if source.published is None:
                offer_stamps(each)


def offer_stamps(given: GivenFile) -> None:
    """Say which day a page is stamped with: it may be when it was published, or only copied."""
    for day in dict.fromkeys(stamp.day for stamp in stamps(given.article.text)):
        click.echo(
            f"{given.name} is stamped {day}, perhaps when it was only copied, and this was not "
            f"used. If it was published then: --published {day}.",
            err=True,
        )


def guesses_of(
    given: GivenFile, asked: dict[str, str | None], published: date | None
) -> dict[str, str]:
    """Return what a file says of itself, by the option that was not given."""
    article = given.article
    said = {"title": article.title, "publisher": article.publisher, "url": article.url}
    guesses = {name: words for name, words in said.items() if words and not asked[name]}
    return {**guesses, **guessed_day(given, published)}


def source_of(given: GivenFile, asked: dict[str, str | None], guesses: dict[str, str]) -> Source:
    text = given.article.text
    return Source(
        title=asked["title"]
        or guesses.get("title")
        or guessed_title(text, find(text, given.published)),
        publisher=asked["publisher"] or guesses.get("publisher") or UNKNOWN_PUBLISHER,
        published=given.published,
        url=asked["url"] or guesses.get("url"),
    )


def import_article(given: GivenFile, source: Source, slug: str) -> str:
    """Add one article, and return what came of it in a sentence."""
    candidates = given.events()
    if not candidates:
        raise click.ClickException(f"{given.name} tells no event with a date. {hint(given)}")
    try:
        comparison = compared(library.topic(slug), source, given.article.text, candidates)
        with writing():
            add_to_topic(topic_to_fill(slug), comparison)
    except AlreadyThere as trouble:
        raise click.ClickException(
            f"{given.name} is in {slug} already: the article {trouble.article.slug}."
        ) from trouble
    except UnusableArticle as trouble:
        raise click.ClickException(f"{given.name}: {trouble}") from trouble
    except ChangedMeanwhile as trouble:
        raise click.ClickException(f"{slug} was changed meanwhile: try again.") from trouble
    return summary(comparison, slug, len(candidates))


def topic_to_fill(slug: str) -> TopicRow:
    if (known := topics.topic_or_deleted(slug)) and known.deleted_at:
        raise click.ClickException(
            f"The topic {slug} is deleted, and can still be brought back: take another name."
        )
    return library.topic(slug) or adding.new_topic(slug, slug.replace("-", " ").capitalize())


def hint(given: GivenFile) -> str:
    if given.published is not None:
        return "An article that gives years, months or days is needed."
    stamp = next((stamp for stamp in stamps(given.article.text)), None)
    day = f" It bears {stamp.day.isoformat()} at its head." if stamp else ""
    return f"If it says “last year” or “on Monday”, say when it was published: --published.{day}"


def summary(comparison: Comparison, slug: str, found: int) -> str:
    article, addition = comparison.article, comparison.addition
    waiting = len(addition.changed) - comparison.told_too
    return (
        f"{article.slug}: {len(article.text):,} characters read, {found} events found in "
        f"“{article.source.title}”. {len(addition.new)} are new to {slug}, {comparison.usable} of "
        f"them can be asked at once; {comparison.told_too} that it told already have another "
        "quotation."
        + (f" {waiting} wait now, since they tell the same as another." if waiting else "")
    )
