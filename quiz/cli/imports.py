"""quiz imports read: the program that reads what teachers send, beside the server."""

import json
import threading
from datetime import UTC, date, datetime
from types import TracebackType

import click
from flask import Flask, current_app

from quiz.articles.file import UnreadableFile
from quiz.cli.opening import opened_database
from quiz.formats.found_apart import Abandoned, Reading
from quiz.storage import accounts, claims, imports
from quiz.storage.accounts import Visitor
from quiz.storage.database import db, writing
from quiz.storage.importing import UnusableArticle, add_confirmed
from quiz.storage.imports import ImportRow, State

BEAT = 1  # second


@click.command("read")
@click.argument("import_id", type=int)
def read_imports(import_id: int) -> None:
    """Read a file that was claimed, then all that wait, one after the other.

    A server starts it by itself.

    Example: quiz imports read 7
    """
    with opened_database():
        following: int | None = import_id
        while following is not None:
            if row := claims.claimed(following):
                go_on_with(row)
            with writing():
                following = claims.claim(datetime.now(UTC))


def go_on_with(row: ImportRow) -> None:
    if row.state == State.READING:
        read(row)
    else:
        add(row)


def read(row: ImportRow) -> None:
    """Read a file, and keep what is found or why it cannot be read."""
    import_id, published = row.id, row.published
    day = date.fromisoformat(published) if published else None
    reading = Reading(row.content, row.filename, day, trusts_file=published is None)
    heart = Heart(row, reading)
    try:
        with heart:
            found = reading.result(heart.tell)
    except Abandoned:
        return
    except UnreadableFile as trouble:
        with writing():
            claims.refuse(import_id, heart.last, str(trouble))
    else:
        guesses = imports.guesses(json.loads(found), published)
        with writing():
            claims.keep_found(import_id, heart.last, found, guesses)


def add(row: ImportRow) -> None:
    """Add what was read and confirmed, or keep why it cannot be added."""
    import_id = row.id
    person = teacher(row.person_id)
    heart = Heart(row)
    try:
        with heart:
            if confirmed := imports.import_with_text(import_id):
                add_confirmed(confirmed, person, datetime.now(UTC))
    except UnusableArticle as trouble:
        with writing():
            claims.refuse(import_id, heart.last, str(trouble))


def teacher(person_id: int) -> Visitor:
    account = accounts.account(person_id)
    return Visitor(person_id, account.username if account else None, is_teacher=True)


class Heart:
    """Says every few seconds that the work goes on; abandons it when nobody wants it any more."""

    def __init__(self, row: ImportRow, reading: Reading | None = None) -> None:
        self.import_id = row.id
        self.last = row.beat_at
        self.reading = reading
        self.progress = 0
        self.stopped = threading.Event()
        app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self.thread = threading.Thread(target=self.beat, args=[app], daemon=True)

    def tell(self, progress: int) -> None:
        """Say how far the work is, in per cent, with the next beat."""
        self.progress = progress

    def beat(self, app: Flask) -> None:
        while not self.stopped.wait(BEAT):
            now = datetime.now(UTC)
            with app.app_context(), writing():
                wanted = claims.beat(self.import_id, self.last, now, self.progress)
            if wanted:
                self.last = now
            elif self.reading:
                self.reading.abandon()
                return

    def __enter__(self) -> None:
        db.session.rollback()  # nothing is left open while the work goes on
        self.thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopped.set()
        self.thread.join()
