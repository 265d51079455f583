"""quiz configuration: what other programs need to know to run a server for a school."""

import re
import sys
from pathlib import Path

import click

from quiz.config import read_hosts

# Where programs are that only their owner is meant to see.
HOMES = ("/home", "/root", "/run/user")

# systemd reads other characters in a path as its own signs.
PLAIN_PATH = re.compile(r"/[\w./+-]+", re.ASCII)


def one_host(_context: click.Context, _option: click.Parameter, given: str) -> str:
    try:
        hosts = read_hosts(given)
    except ValueError as wrong:
        raise click.BadParameter(f"{wrong}.") from wrong
    if len(hosts) > 1 or hosts[0].startswith("."):
        raise click.BadParameter("give one name, in full, as quiz.example.org.")
    return hosts[0]


host_option = click.option(
    "--host", required=True, callback=one_host, help="The name by which browsers find the server."
)
port_option = click.option(
    "--port",
    type=click.IntRange(1024, 65535),
    default=8000,
    show_default=True,
    help="Where it listens behind nginx.",
)


@click.command()
@host_option
@port_option
def nginx(host: str, port: int) -> None:
    """Print a configuration of nginx that serves https in front of the server.

    Example: quiz configuration nginx --host quiz.example.org
    """
    click.echo(filled("nginx.conf", host=host, port=str(port)), nl=False)


@click.command()
@host_option
@port_option
def systemd(host: str, port: int) -> None:
    """Print a unit by which systemd runs the server, behind nginx, and starts it again.

    It runs the program that prints it, from where that is installed.

    Example: quiz configuration systemd --host quiz.example.org
    """
    click.echo(filled("chronoquiz.service", host=host, port=str(port), **place()), nl=False)


def place() -> dict[str, str]:
    """Return where this program is, and how much of home directories it has to see."""
    program = sys.executable
    if not PLAIN_PATH.fullmatch(program):
        raise click.ClickException(
            f"systemd cannot take the program from {program}: "
            "install it where the path has letters and digits only, as in /opt/chronoquiz."
        )
    in_home = any(Path(program).is_relative_to(home) for home in HOMES)
    return {"program": program, "home": "read-only" if in_home else "yes"}


def filled(name: str, **values: str) -> str:
    """Return a file that stands beside this one, with its <words> filled in."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for word, value in values.items():
        text = text.replace(f"<{word}>", value)
    return text
