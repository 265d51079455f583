"""quiz teachers: who teaches here, and links by which others come in."""

from datetime import UTC, datetime

import click

from quiz.cli.opening import opened_database
from quiz.cli.output import as_json, write_json, write_table
from quiz.storage import accounts, invitations
from quiz.storage.accounts import AccountRow
from quiz.storage.database import writing
from quiz.storage.invitations import LIFE, UnusableName

ADDRESS = "http://127.0.0.1:8000"


@click.command("invite")
@click.option("--name", default="", help="Whom the link is for; the page says so.")
def invite_teacher(name: str) -> None:
    """Print a link by which one person becomes a teacher.

    Example: quiz teachers invite --name "Ada Lovelace"
    """
    with opened_database():
        try:
            whom = invitations.readable_name(name)
        except UnusableName as trouble:
            raise click.ClickException(str(trouble)) from trouble
        with writing():
            token = invitations.invite(whom, None, datetime.now(UTC))
    click.echo(link(ADDRESS, token))
    click.echo(terms(ADDRESS), err=True)


def link(address: str, token: str) -> str:
    return f"{address}/invitations/{token}"


def terms(address: str) -> str:
    """Return what to know of a link that has just been shown."""
    return (
        f"It can be used once, within {LIFE.days} days. "
        f"Where the server is reached at another address, put that in place of {address}."
    )


@click.command("list")
@as_json
def list_teachers(as_json: bool) -> None:
    """List who teaches here, and since when.

    Example: quiz teachers list --json
    """
    with opened_database():
        teachers = accounts.teachers()
    if as_json:
        write_json([teacher_record(teacher) for teacher in teachers])
    else:
        rows = [[teacher.username, f"{teacher.teacher_since:%Y-%m-%d}"] for teacher in teachers]
        write_table(["username", "since"], rows)


def teacher_record(teacher: AccountRow) -> dict[str, str | None]:
    since = teacher.teacher_since
    return {"username": teacher.username, "since": since.isoformat() if since else None}
