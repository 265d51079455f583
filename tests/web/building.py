"""How a teacher of the tests builds a quiz and keeps it."""

import re
from urllib.parse import urlencode

from werkzeug.test import TestResponse

from quiz.storage import sets
from quiz.storage.sets import QuestionSetRow, SetItem
from tests.people import START_KEY, TOPIC, Guest, Sitting, found

KEY = re.compile(r'name="key" value="([^"]+)"')


def builder(slug: str = TOPIC, **wishes: object) -> str:
    """Return the address of the builder with some wishes."""
    return f"/topics/{slug}/builder?{urlencode({'seed': 7, **wishes}, doseq=True)}"


def kept_set(ada: Guest, slug: str = TOPIC, title: str = "Week 3", **wishes: object) -> str:
    """Return the address of a new question set."""
    page = ada.open(builder(slug, **wishes))
    query = builder(slug, **wishes).partition("?")[2]
    fields = {"title": title, "key": found(KEY, page)}
    sent = ada.send(f"/topics/{slug}/sets?{query}", page, **fields)
    assert sent.status_code == 303
    return sent.location


def row_of(ada: Guest, address: str) -> QuestionSetRow:
    with ada.app.app_context():
        return sets.set_numbered(number_of(address))


def items_of(ada: Guest, address: str) -> tuple[SetItem, ...]:
    with ada.app.app_context():
        return sets.items_of(number_of(address))


def number_of(address: str) -> int:
    return int(re.match(r"/sets/(\d+)", address).group(1))


def play(person: Guest, key: str) -> Sitting:
    page = person.open(f"/play/{key}")
    sent = person.send(f"/play/{key}/attempts", page, start_key=found(START_KEY, page))
    assert sent.status_code == 303
    return Sitting(person, sent.location)


def press(ada: Guest, address: str, what: str, version: int, **fields: str) -> TestResponse:
    """Press a button on the page of a set, which shows it in a version."""
    page = ada.open(address)
    return ada.send(f"{address}/{what}?version={version}", page, **fields)
