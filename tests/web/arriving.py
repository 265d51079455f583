"""Sending texts as a teacher does, and waiting for the reading program that this starts."""

import re
import threading
import time
from html import unescape
from io import BytesIO

from flask import Flask
from sqlalchemy import delete
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from quiz.storage import accounts, imports, library
from quiz.storage.accounts import AccountRow
from quiz.storage.database import db, writing
from quiz.storage.imports import ImportRow
from quiz.storage.library import TopicRow
from tests.factories import make_import
from tests.people import TOKEN, Guest, found

LINE = """The Marlow line

The Great Western Railway reached Marlow in June 1873.
Brunel’s company built a bridge at Bourne End in 1875.
Fire destroyed Marlow station last year.
"""
NEW = "/library/imports"
PATIENCE = 60  # seconds, on a machine that is busy


def send(teacher: Guest, *files: tuple[str, bytes], **fields: str) -> TestResponse:
    """Send a text or files, into a new topic unless a field says otherwise."""
    page = teacher.open(NEW)
    typed = {"csrf_token": found(TOKEN, page), "new_topic": "Railways"} | fields
    data = MultiDict(
        [*typed.items(), *(("files", FileStorage(BytesIO(data), name)) for name, data in files)]
    )
    boundary, body = encode_multipart(data)
    kind = f"multipart/form-data; boundary={boundary}"
    return teacher.client.post(NEW, data=body, content_type=kind)


def read(teacher: Guest, address: str) -> TestResponse:
    """Return the page of an import once there is no more news without anybody's doing."""
    deadline = time.monotonic() + PATIENCE
    while "data-busy" in (page := teacher.client.get(address)).text:
        assert time.monotonic() < deadline, page.text
        time.sleep(0.1)
    return page


def end_programs(app: Flask) -> None:
    """Let every reading program come to its end, with nothing more to do."""
    with app.app_context(), writing():
        db.session.execute(delete(ImportRow))
    for thread in threading.enumerate():
        if thread.name.startswith("end of "):
            thread.join(PATIENCE)


def has(app: Flask, username: str, *arguments: object, **options: object) -> str:
    """Let somebody have a text that is read, and return its address."""
    with app.app_context():
        row = make_import(account(username).person_id, *arguments, **options)
        return f"/imports/{row.id}"


def account(username: str) -> AccountRow:
    named = accounts.account_named(username)
    assert named
    return named


def row(app: Flask, username: str, address: str) -> ImportRow | None:
    with app.app_context():
        return imports.import_of(account(username).person_id, int(address.rsplit("/", 1)[1]))


def rows(app: Flask, username: str) -> list[ImportRow]:
    with app.app_context():
        return list(imports.imports_of(account(username).person_id))


def topic_of(app: Flask, username: str, title: str = "Railways") -> TopicRow:
    """Return the topic of a teacher that has a title."""
    with app.app_context():
        owned = library.topics_of(account(username).person_id)
        return next(topic for topic in owned if topic.title == title)


def words_of(page: TestResponse) -> str:
    """Return the words of a page, without what is only for the machine."""
    text = re.sub(r"<(script|style|title).*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def value_of(page: TestResponse, name: str) -> str:
    """Return what stands in a field."""
    field = re.search(rf'<input [^>]*\bname="{name}"[^>]*>', page.text)
    assert field, f"there is no field {name}"
    return unescape(re.search(r'value="([^"]*)"', field[0])[1])
