"""What commands are given: text files, and days."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from quiz.articles.plain import LARGEST_FILE, UnreadableFile, decode


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
    help="The day the article was published; without it, what leans on it stays open.",
)


def read_text(file: str) -> str:
    """Return the text of a file; a one-line error that names the file when it cannot be read."""
    try:
        with Path(file).open("rb") as opened:
            return decode(opened.read(LARGEST_FILE + 1))
    except OSError as trouble:
        raise click.ClickException(f"{file} cannot be read: {trouble.strerror}.") from trouble
    except UnreadableFile as trouble:
        raise click.ClickException(f"{file}: {trouble}") from trouble
    except ValueError as trouble:  # a name with a zero byte
        raise click.ClickException(f"{file!r} is no file name.") from trouble
