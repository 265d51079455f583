"""Who is who in the tests of pages, each at a browser of their own.

Ada teaches. Ben teaches too, and shares nothing with her. Chi and Dee are guests, until a test has
them make an account: they are the students.
"""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quiz.attempts.attempt import Item
from quiz.questions.question import Kind, Ordering
from quiz.storage import gradebook
from quiz.storage.accounts import AccountRow
from tests.factories import PASSWORD, make_teacher

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
START_KEY = re.compile(r'name="start_key" value="([^"]+)"')
TOPIC = "russia-north-korea"


@dataclass
class Guest:
    """Somebody in front of one browser."""

    app: Flask
    client: FlaskClient

    def open(self, address: str) -> TestResponse:
        return self.client.get(address, follow_redirects=True)

    def send(self, address: str, page: TestResponse, **fields: str) -> TestResponse:
        """Send fields from a page, with the token that is in it."""
        return self.client.post(address, data={"csrf_token": found(TOKEN, page), **fields})

    def start(self) -> "Sitting":
        page = self.open("/")
        sent = self.send(f"/topics/{TOPIC}/attempts", page, start_key=found(START_KEY, page))
        assert sent.status_code == 303
        return Sitting(self, sent.location)

    def make_account(self, username: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        typed = {"username": username, "password": password, "again": password}
        return self.send("/new-account", self.open("/new-account"), **typed | fields)

    def sign_in(self, username: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        typed = {"username": username, "password": password}
        return self.send("/sign-in", self.open("/sign-in"), **typed | fields)

    def sign_out(self, **fields: str) -> TestResponse:
        return self.send("/sign-out", self.open("/sign-out"), **fields)

    def is_called(self, username: str) -> bool:
        """Return whether pages know this browser's person by the name."""
        return f"<bdi>{username}</bdi>" in self.open("/about").text


def pressed_at_once(who: Guest, address: str, page: TestResponse, **fields: str) -> list[str]:
    """Send the same form eight times at the same moment, and return where each leads."""
    cookie = who.client.get_cookie("chronoquiz")
    assert cookie

    def press(_number: int) -> str:
        client = who.app.test_client()
        client.set_cookie("chronoquiz", cookie.value)
        return Guest(who.app, client).send(address, page, **fields).location

    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(press, range(8)))


@dataclass
class Sitting:
    """An attempt of a guest, by its address."""

    guest: Guest
    address: str

    @property
    def id(self) -> int:
        return int(self.address.rsplit("/", 1)[1])

    def items(self) -> tuple[Item, ...]:
        with self.guest.app.app_context():
            return gradebook.items_of(self.id)

    def item(self, position: int) -> Item:
        return self.items()[position - 1]

    def first(self, *, ordering: bool) -> Item:
        return next(
            item for item in self.items() if isinstance(item.question, Ordering) is ordering
        )

    def of(self, kind: Kind) -> Item:
        return next(item for item in self.items() if item.question.kind is kind)

    def page(self, position: int) -> TestResponse:
        return self.guest.open(f"{self.address}/items/{position}")

    def respond(self, position: int, fields: Mapping[str, str]) -> TestResponse:
        return self.guest.send(
            f"{self.address}/items/{position}/response", self.guest.open("/"), **fields
        )

    def answer_all(self, *, right: bool = True) -> None:
        for item in self.items():
            given = right_answer(item) if right else wrong_answer(item)
            assert self.respond(item.position, given).status_code == 303


def found(pattern: re.Pattern[str], page: TestResponse) -> str:
    match = pattern.search(page.text)
    assert match, f"{page.request.path} has no {pattern.pattern}"
    return match[1]


def right_answer(item: Item) -> dict[str, str]:
    if isinstance(item.question, Ordering):
        return places(item.question.key)
    return {"choice": next(iter(item.question.key))}


def wrong_answer(item: Item) -> dict[str, str]:
    if isinstance(item.question, Ordering):
        return places(item.question.key[::-1])
    return {
        "choice": next(
            choice.id for choice in item.question.choices if choice.id not in item.question.key
        )
    }


def places(order: tuple[str, ...]) -> dict[str, str]:
    given = {f"place-{choice}": str(place) for place, choice in enumerate(order, start=1)}
    return given | {"moved": "yes"}


def signed_in(app: Flask, account: AccountRow) -> Guest:
    """Return somebody whose browser knows the account."""
    client = app.test_client()
    with client.session_transaction() as session:
        session.update(person=account.person_id, stamp=account.stamp)
    return Guest(app, client)


def teacher(app: Flask, username: str) -> Guest:
    """Return a new teacher, signed in."""
    with app.app_context():
        account = make_teacher(username)
    return signed_in(app, account)
