"""Every route and method, and what each kind of person gets: a new route needs a line here."""

from dataclasses import dataclass

import pytest
from flask import Flask

from quiz.storage import gradebook, library
from tests.factories import PASSWORD, make_account, make_attempt
from tests.web.conftest import TOPIC, Guest, right_answer

# "guest" did nothing here yet, "owner" is the student whose attempts are asked for, "other" is
# another student. 303 leads to the next page, or asks whoever has no account to sign in.
EXPECTED = """
method  route                                                     guest  owner  other

GET     /                                                           200    200    200
GET     /about                                                      200    200    200
GET     /health                                                     200    200    200
GET     /static/<name>                                              200    200    200

GET     /new-account                                                200    303    303
POST    /new-account                                                303    303    303
GET     /sign-in                                                    200    303    303
POST    /sign-in                                                    303    303    303
GET     /sign-out                                                   303    200    200
POST    /sign-out                                                   303    303    303

GET     /account                                                    303    200    200
GET     /account/data                                               303    200    200
GET     /account/password                                           303    200    200
POST    /account/password                                           303    303    303
GET     /account/deletion                                           303    200    200
POST    /account/deletion                                           303    303    303

GET     /history                                                    200    200    200
POST    /topics/<slug>/attempts                                     303    303    303
GET     /attempts/<int:attempt_id>                                  404    303    404
GET     /attempts/<int:attempt_id>/items/<int:position>             404    200    404
POST    /attempts/<int:attempt_id>/items/<int:position>/response    404    303    404
GET     /attempts/<int:attempt_id>/result                           404    200    404

GET     /history                                                    200    200    200

GET     /articles/<slug>                                            200    200    200
GET     /topics/<slug>                                              200    200    200
GET     /topics/<slug>/events/<name>                                200    200    200
"""
ROWS = [line.split() for line in EXPECTED.split("\n") if line][1:]
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass
class Scene:
    """The cookies of two students, and values that make addresses and forms of routes."""

    app: Flask
    cookies: dict[str, dict[str, object]]
    values: dict[str, object]
    right_answer: dict[str, str]

    def browser(self, kind: str) -> Guest:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update(self.cookies.get(kind, {}))
        return Guest(self.app, client)

    def address(self, route: str) -> str:
        """Return the address of something that is there; a value may be for one route only."""
        for blank, value in self.values.items():
            only, _, blank = blank.rpartition(" ")
            if only in ("", route):
                route = route.replace(blank, str(value))
        return route

    def fields(self, route: str) -> dict[str, str]:
        """Return what the form of a route is sent with when all is right."""
        new = "another password"
        return {
            "/new-account": {"username": "Eve", "password": PASSWORD, "again": PASSWORD},
            "/sign-in": {"username": "Chi", "password": PASSWORD},
            "/account/password": {"current": PASSWORD, "password": new, "again": new},
            "/account/deletion": {"password": PASSWORD},
            "/topics/<slug>/attempts": {"start_key": "0" * 32},
            "/attempts/<int:attempt_id>/items/<int:position>/response": self.right_answer,
        }.get(route, {})


@pytest.fixture
def scene(app):
    """Chi has an attempt at its end and one begun, Dee has none."""
    with app.app_context():
        topic = library.topic(TOPIC)
        chi, dee = make_account("Chi"), make_account("Dee")
        begun = make_attempt(chi.person_id, topic, answered=1)
        ended = make_attempt(chi.person_id, topic, answered=3)
        return Scene(
            app,
            {
                kind: {"person": account.person_id, "stamp": account.stamp}
                for kind, account in (("owner", chi), ("other", dee))
            },
            {
                "/articles/<slug> <slug>": library.articles_of(topic.id)[0].slug,
                "/static/<name> <name>": next(iter(app.extensions["assets"])),
                "/attempts/<int:attempt_id>/result <int:attempt_id>": ended.id,
                "<slug>": TOPIC,
                "<name>": library.events_of(topic.id)[0].name,
                "<int:attempt_id>": begun.id,
                "<int:position>": 2,
            },
            right_answer(gradebook.item_at(begun.id, 2)),
        )


def test_every_route_and_method_has_its_line(app):
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods & METHODS
    }
    assert routes == {(method, route) for method, route, *_ in ROWS}


@pytest.mark.parametrize(("method", "route", "guest", "owner", "other"), ROWS)
def test_everybody_gets_what_the_line_says(scene, method, route, guest, owner, other):
    answers = {"guest": guest, "other": other, "owner": owner}
    assert {kind: asked(scene, kind, method, route) for kind in answers} == answers


def asked(scene: Scene, kind: str, method: str, route: str) -> str:
    """Return the status that a browser gets."""
    browser, address = scene.browser(kind), scene.address(route)
    if method == "GET":
        return str(browser.client.get(address).status_code)
    page = browser.client.get("/")
    return str(browser.send(address, page, **scene.fields(route)).status_code)


def test_no_other_method_does_anything(scene):
    allowed = {(method, route) for method, route, *_ in ROWS}
    browser = scene.browser("owner")
    for route in {route for _, route in allowed}:
        for method in METHODS - {method for method, other in allowed if other == route}:
            answer = browser.client.open(scene.address(route), method=method)
            assert answer.status_code == 405, f"{method} {route}"
