"""What the tests of teachers' pages do on them."""

import re
from datetime import UTC, datetime
from html import unescape

from flask import Flask
from werkzeug.test import TestResponse

from quiz.storage import accounts, copying, library, topics
from quiz.storage.accounts import Visitor
from quiz.storage.database import writing
from quiz.storage.library import Sharing, TopicRow
from tests.people import TOPIC, Guest

UNDO = re.compile(r'class="notice" action="([^"]+)"')
SEEN = re.compile(r'name="(\w+-seen)" value="([^"]*)"')


def words_of(page: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def visitor(username: str) -> Visitor | None:
    person = accounts.account_named(username)
    return person and accounts.visitor(person.person_id, person.stamp)


def own(
    app: Flask, username: str = "Ada", title: str = "Mine", sharing: Sharing = Sharing.OWN
) -> str:
    """Give a teacher a copy of the bundled topic, and return its slug."""
    with app.app_context():
        person = visitor(username)
        with writing():
            bundled = library.topic(TOPIC)
            topic = copying.copy_topic(bundled, person, title, datetime.now(UTC))
            topic.sharing = sharing
        return topic.slug


def row(app: Flask, slug: str) -> TopicRow | None:
    with app.app_context():
        return topics.topic_or_deleted(slug)


def save(teacher: Guest, address: str, page: TestResponse | None = None, **fields: str):
    """Send settings as they stand on a page, but for some fields."""
    page = page or teacher.open(address)
    seen = {name: unescape(value) for name, value in SEEN.findall(page.text)}
    typed = {name.removesuffix("-seen"): value for name, value in seen.items()}
    return teacher.send(address, page, **seen | typed | fields)


def undo(teacher: Guest, page: TestResponse) -> TestResponse:
    """Press the button beside what was just done."""
    found = UNDO.search(page.text)
    assert found, f"{page.request.path} has nothing to undo"
    return teacher.send(unescape(found[1]), page)
