"""quiz database: its tables, and whether all is well in it."""

import click

from quiz.cli.opening import opened_database
from quiz.storage import checking
from quiz.storage.database import database_file


@click.group()
def database() -> None:
    """The file that everything is kept in."""


@database.command()
def upgrade() -> None:
    """Make the database, or bring it up to date, and load new bundled topics.

    Every command that opens the database does so first.

    Example: quiz database upgrade
    """
    with opened_database():
        click.echo(f"{database_file()} is up to date.")


@database.command()
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
