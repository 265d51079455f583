"""quiz database: its tables, copies of it, and whether all is well in it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from quiz.cli.opening import opened_database, unopened_database
from quiz.storage import backups, checking
from quiz.storage.backups import Progress
from quiz.storage.database import database_file
from quiz.storage.presence import unserved


@click.command()
def upgrade() -> None:
    """Make the database, or bring it up to date, and load new bundled topics.

    Every command that opens the database does so first.

    Example: quiz database upgrade
    """
    with opened_database():
        click.echo(f"{database_file()} is up to date.")


@click.command()
def check() -> None:
    """Look for damage, and compare every quotation with its article.

    One line for each thing that is wrong; exit status 1 if any.

    Example: quiz database check
    """
    with opened_database():
        problems = list(checking.problems())
        for problem in problems:
            click.echo(problem)
        if problems:
            wrong = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
            raise click.ClickException(f"{database_file()} is not sound: {wrong}.")
        click.echo(f"{database_file()} is sound.")


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def back_up(file: Path) -> None:
    """Write a copy of the database to a new FILE, while it is in use.

    Copying the file itself while somebody answers would make a broken copy.

    Example: quiz database backup monday.sqlite3
    """
    with opened_database(), page_progress("Copying") as progress:
        backups.back_up(file, progress)
    click.echo(f"The database is copied to {file}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put a backup FILE in the place of the database, be it sound, broken or missing.

    A server that uses the database is to be stopped first. A backup of an earlier version is
    brought up to date, one of a later version is refused. What was there is kept beside it, in
    a file whose name is said at the end.

    Example: quiz database restore monday.sqlite3
    """
    with unopened_database(), unserved():
        backups.inspect(file)
        if not yes:
            click.confirm(f"Put {file} in the place of {database_file()}?", abort=True, err=True)
        with page_progress("Restoring") as progress:
            kept = backups.restore(file, progress)
    with opened_database():
        click.echo(f"{file} is restored." + (f" What was there is in {kept}." if kept else ""))


@contextmanager
def page_progress(label: str) -> Iterator[Progress]:
    """Show a bar for pages done of all pages; nothing where nobody watches."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=hidden) as bar:

        def progress(done: int, pages: int) -> None:
            bar.length = max(pages, 1)
            bar.update(done - bar.pos)

        yield progress
