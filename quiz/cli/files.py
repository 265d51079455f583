"""What commands are given: files that articles come in, and days."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from quiz.articles.file import LARGEST_FILE, ReadArticle, UnreadableFile
from quiz.events.candidate import Candidate
from quiz.events.extraction import extract
from quiz.formats import article_file
from quiz.formats.article_file import ArticleFile


class Day(click.ParamType[date]):
    """A day as 2023-09-12."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; give year, month and day, as 2023-09-12.", param, ctx)


published = click.option(
    "--published",
    type=Day(),
    help="The day the article was published; without it, what leans on it stays open.  "
    "[default: the day a web page gives]",
)


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that was named, what is in it, and when that was published, if that is known."""

    name: str
    content: ArticleFile
    published: date | None

    @property
    def article(self) -> ReadArticle:
        return self.content.article

    def events(self) -> tuple[Candidate, ...]:
        """Return the events that it gives ready made, or that its text tells."""
        if self.content.events is not None:
            return self.content.events
        return extract(self.article.text, self.published)


def read_file(name: str, published: date | None) -> GivenFile:
    """Return a file as read; a one-line error that names the file when it cannot be.

    The day it gives as that of its publication is used where none is given.
    """
    try:
        with Path(name).open("rb") as opened:
            content = article_file.read(opened.read(LARGEST_FILE + 1), name)
    except OSError as trouble:
        raise click.ClickException(f"{name} cannot be read: {trouble.strerror}.") from trouble
    except UnreadableFile as trouble:
        raise click.ClickException(f"{name}: {trouble}") from trouble
    except ValueError as trouble:  # a name with a zero byte
        raise click.ClickException(f"{name!r} is no file name.") from trouble
    return GivenFile(name, content, published or content.article.published)


def remark(given: GivenFile, guesses: dict[str, str]) -> None:
    """Tell on standard error how a file was read, and which options it was that gave."""
    for sentence in given.content.remarks():
        click.echo(f"{given.name}: {sentence}", err=True)
    if guesses:
        said = ", ".join(f"{option} {value}" for option, value in guesses.items())
        options = " or ".join(f"--{option}" for option in guesses)
        what = "it" if len(guesses) == 1 else "them"
        click.echo(
            f"{given.name}: {said}, as the file says: give {options} to change {what}.", err=True
        )


def guessed_day(given: GivenFile, published: date | None) -> dict[str, str]:
    """Return the day of publication as a guess, where it is one."""
    guessed = given.published if published is None else None
    return {"published": guessed.isoformat()} if guessed else {}
