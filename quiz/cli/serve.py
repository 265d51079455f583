"""quiz serve: everything from an empty folder to a running server."""

import errno
import os
import socket
import sys
from contextlib import ExitStack
from datetime import UTC, datetime

import click

from quiz.cli.opening import opened_database
from quiz.cli.teachers import link, terms
from quiz.storage import checking, invitations, pupils, question_files, set_shelf, topics
from quiz.storage.database import UnusableDatabase, writing

ANY_ADDRESS = {"0.0.0.0", "::"}


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 for a classroom.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes.  [default: 2]")
def serve(host: str, port: int, workers: int | None) -> None:
    """Upgrade the database, load new bundled topics, and serve until Ctrl-C.

    Topics and question sets deleted more than 30 days ago are gone for good from then on, as are
    question files sent so long ago, and the work of students who left a class longer ago than it
    keeps that.

    Where QUIZ_BACKUPS names a folder, a copy of the database is put there every night at 3: the
    last 7 are kept, and of the 4 weeks before those the last of each.

    Example: quiz serve --host 0.0.0.0 --port 9000
    """
    with listening(host, port) as listener:
        with opened_database():
            for misquotation in checking.quotations():
                raise UnusableDatabase(f"{misquotation} `quiz database check` lists all.")
            with writing():
                topics.remove_expired(datetime.now(UTC))
                set_shelf.remove_expired(datetime.now(UTC))
                question_files.remove_expired(datetime.now(UTC))
                pupils.forget_expired(datetime.now(UTC))
                token = invitations.invite_first(datetime.now(UTC))
        click.echo(
            f"Chronoquiz is at {address(listener)}{elsewhere(listener)} until you press Ctrl-C."
        )
        click.echo(
            "Over plain http, cookies cannot be marked Secure: "
            "keep it to a network you trust, or serve https from a proxy in front."
        )
        if token:
            click.echo(f"Nobody teaches here yet: be the first at {link(address(listener), token)}")
            click.echo(terms(address(listener)))
        run_gunicorn(listener, workers)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that already takes visitors, who wait until the workers are up."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[
            0
        ]
        with ExitStack() as unless_it_listens:
            listener = unless_it_listens.enter_context(socket.socket(family, kind, protocol))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen()
            unless_it_listens.pop_all()
    except (OSError, UnicodeError) as trouble:
        raise click.ClickException(refusal(host, port, trouble)) from trouble
    return listener


def refusal(host: str, port: int, trouble: OSError | UnicodeError) -> str:
    """Return why nothing can listen there, and what to do."""
    match trouble:
        case OSError(errno=errno.EADDRINUSE):
            return (
                f"Port {port} of {host} is taken by another program: stop it, or take another "
                "port (quiz serve --port 9000, make run PORT=9000)."
            )
        case OSError(errno=errno.EACCES):
            return f"Port {port} is for the administrator only: take one from 1024 up."
        case _:
            return f"This machine has no address {host!r} to listen at: try --host 127.0.0.1."


def address(listener: socket.socket) -> str:
    """Return where a browser on this machine finds the server."""
    host, port = listener.getsockname()[:2]
    if host in ANY_ADDRESS:
        return f"http://127.0.0.1:{port}"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def elsewhere(listener: socket.socket) -> str:
    """Return what to say of other addresses at which browsers find the server."""
    everywhere = listener.getsockname()[0] in ANY_ADDRESS
    return ", and at this machine's other addresses," if everywhere else ""


def run_gunicorn(listener: socket.socket, workers: int | None) -> None:
    """Become gunicorn, which takes over the socket; this process ends when it does."""
    listener.set_inheritable(True)
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:quiz.serving"]
    command += ["--bind", f"fd://{listener.fileno()}"]
    command += ["--workers", str(workers)] if workers else []
    os.execv(sys.executable, command)
