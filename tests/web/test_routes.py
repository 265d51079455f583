"""Every route and method, and what each kind of person gets: a new route needs a line here."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from flask import Flask

from quiz.questions.code import code_of
from quiz.questions.wishes import Wishes
from quiz.storage import accounts, changes, copying, gradebook, invitations, library, sets
from quiz.storage.changes import Action
from quiz.storage.database import writing
from tests.factories import (
    PASSWORD,
    make_account,
    make_attempt,
    make_import,
    make_report,
    make_set,
    make_teacher,
)
from tests.people import TOPIC, Guest, right_answer

# "guest" did nothing here yet; Chi is the student whose attempts are asked for, Dee another; Ada is
# the teacher whose invitation is asked for, Ben another. They come in the order guest, Dee, Chi,
# Ben, Ada. 303 leads to the next page, or asks whoever has no account to sign in.
EXPECTED = """
method  route                                                     guest  chi  dee  ada  ben

GET     /                                                         200    200  200  200  200
GET     /about                                                    200    200  200  200  200
GET     /health                                                   200    200  200  200  200
GET     /static/<name>                                            200    200  200  200  200

GET     /new-account                                              200    303  303  303  303
POST    /new-account                                              303    303  303  303  303
GET     /sign-in                                                  200    303  303  303  303
POST    /sign-in                                                  303    303  303  303  303
GET     /sign-out                                                 303    200  200  200  200
POST    /sign-out                                                 303    303  303  303  303

GET     /account                                                  303    200  200  200  200
GET     /account/data                                             303    200  200  200  200
GET     /account/password                                         303    200  200  200  200
POST    /account/password                                         303    303  303  303  303
GET     /account/deletion                                         303    200  200  200  200
POST    /account/deletion                                         303    303  303  303  303

GET     /invitations/<token>                                      200    200  200  303  303
POST    /invitations/<token>                                      303    410  410  303  303
GET     /teachers                                                 404    404  404  200  200
POST    /invitations                                              404    404  404  303  303
POST    /invitations/<int:invitation_id>/withdrawal               404    404  404  303  404

GET     /library                                                  404    404  404  200  200
POST    /library/topics                                           404    404  404  303  303
POST    /library/sample                                           404    404  404  303  303
GET     /topics/<slug>/settings                                   404    404  404  200  404
POST    /topics/<slug>/settings                                   404    404  404  303  404
POST    /topics/<slug>/copies                                     404    404  404  303  303
GET     /topics/<slug>/deletion                                   404    404  404  200  404
POST    /topics/<slug>/deletion                                   404    404  404  303  404
POST    /topics/<slug>/restoration                                404    404  404  303  404
GET     /topics/<slug>/changes                                    404    404  404  200  404
GET     /topics/<slug>/editing                                    404    404  404  200  404
GET     /topics/<slug>/takings                                    404    404  404  200  404
POST    /topics/<slug>/takings                                    404    404  404  303  404
GET     /articles/<slug>/settings                                 404    404  404  200  404
POST    /articles/<slug>/settings                                 404    404  404  303  404
POST    /articles/<slug>/deletion                                 404    404  404  303  404
POST    /articles/<slug>/restoration                              404    404  404  303  404

GET     /library/imports                                          404    404  404  200  200
POST    /library/imports                                          404    404  404  422  422
GET     /imports/<int:import_id>                                  404    404  404  200  404
POST    /imports/<int:import_id>/article                          404    404  404  303  404
POST    /imports/<int:import_id>/reading                          404    404  404  303  404
POST    /imports/<int:import_id>/deletion                         404    404  404  303  404

GET     /articles/<slug>/review                                   404    404  404  200  404
GET     /articles/<slug>/review/drafts                            404    404  404  200  404
POST    /articles/<slug>/acceptances                              404    404  404  303  404
GET     /articles/<slug>/events                                   404    404  404  200  404
POST    /articles/<slug>/events                                   404    404  404  303  404
GET     /topics/<slug>/events/<name>/edit                         404    404  404  200  404
POST    /topics/<slug>/events/<name>/edit                         404    404  404  303  404
GET     /topics/<slug>/events/<name>/split                        404    404  404  200  404
POST    /topics/<slug>/events/<name>/split                        404    404  404  303  404
GET     /topics/<slug>/events/<name>/merging                      404    404  404  200  404
POST    /topics/<slug>/events/<name>/merging                      404    404  404  303  404
POST    /topics/<slug>/events/<name>/acceptance                   404    404  404  303  404
POST    /topics/<slug>/events/<name>/rejection                    404    404  404  303  404
POST    /topics/<slug>/events/<name>/hiding                       404    404  404  303  404
POST    /topics/<slug>/events/<name>/settlement                   404    404  404  303  404
POST    /topics/<slug>/events/<name>/parting                      404    404  404  303  404
POST    /topics/<slug>/changes/<int:change_id>/undoing            404    404  404  303  404

GET     /topics/<slug>/builder                                    404    404  404  303  303
POST    /topics/<slug>/builder/attempts                           404    404  404  303  303
GET     /topics/<slug>/builder/preview/<int:position>             404    404  404  200  200
POST    /topics/<slug>/builder/preview/<int:position>             404    404  404  422  422
POST    /topics/<slug>/sets                                       404    404  404  303  303
GET     /sets                                                     404    404  404  200  200
GET     /sets/<int:set_id>                                        404    404  404  200  404
POST    /sets/<int:set_id>/title                                  404    404  404  303  404
POST    /sets/<int:set_id>/deletion                               404    404  404  303  404
POST    /sets/<int:set_id>/restoration                            404    404  404  303  404
POST    /sets/<int:set_id>/undoing                                404    404  404  303  404
GET     /sets/<int:set_id>/preview/<int:position>                 404    404  404  200  404
POST    /sets/<int:set_id>/preview/<int:position>                 404    404  404  422  404
POST    /sets/<int:set_id>/items/<int:position>/replacement       404    404  404  303  404
POST    /sets/<int:set_id>/items/<int:position>/removal           404    404  404  303  404
POST    /sets/<int:set_id>/items/<int:position>/move              404    404  404  303  404
GET     /sets/<int:set_id>/print                                  404    404  404  200  404
GET     /play/<key>                                               200    200  200  200  200
POST    /play/<key>/attempts                                      303    303  303  303  303

POST    /attempts/<int:attempt_id>/items/<int:position>/reports   404    303  404  404  404
GET     /reports                                                  404    404  404  200  200
GET     /reports/<int:report_id>                                  404    404  404  200  200
POST    /reports/<int:report_id>/settlement                       404    404  404  303  303

GET     /history                                                  200    200  200  200  200
POST    /topics/<slug>/attempts                                   303    303  303  303  303
GET     /attempts/<int:attempt_id>                                404    303  404  404  404
GET     /attempts/<int:attempt_id>/items/<int:position>           404    200  404  404  404
POST    /attempts/<int:attempt_id>/items/<int:position>/response  404    303  404  404  404
GET     /attempts/<int:attempt_id>/result                         404    200  404  404  404

GET     /quizzes                                                  200    200  200  200  200
GET     /quizzes/<typed>                                          200    200  200  200  200
POST    /quizzes/<typed>/attempts                                 303    303  303  303  303
POST    /topics/<slug>/quizzes                                    303    303  303  303  303
GET     /topics/<slug>/questions                                  200    200  200  200  200

GET     /articles/<slug>                                          200    200  200  200  200
GET     /topics/<slug>                                            200    200  200  200  200
GET     /topics/<slug>/events/<name>                              200    200  200  200  200
"""
ROWS = [line.split() for line in EXPECTED.split("\n") if line][1:]
# What is done to a topic of Ada's; the others are for everybody.
OWN = "settings|deletion|restoration|changes|changes/.+|editing|takings|events/<name>/.+"
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass
class Scene:
    """The cookies of people, and values that make addresses and forms of routes."""

    app: Flask
    cookies: dict[str, dict[str, object]]
    values: dict[str, object]
    right_answer: dict[str, str]
    own_article: str

    def browser(self, kind: str) -> Guest:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update(self.cookies.get(kind, {}))
        return Guest(self.app, client)

    def address(self, route: str) -> str:
        """Return the address of something that is there; a value may be for some routes only."""
        for blank, value in self.values.items():
            only, _, blank = blank.rpartition(" ")
            if re.fullmatch(only or ".*", route):
                route = route.replace(blank, str(value))
        return route

    def fields(self, route: str) -> dict[str, str]:
        """Return what the form of a route is sent with when all is right."""
        new = "another password"
        said = {"statement": "Japan leaves Korea.", "dates-0": "1945", "dates-1": "1945"}
        return {
            "/new-account": {"username": "Eve", "password": PASSWORD, "again": PASSWORD},
            "/invitations/<token>": {"username": "Eve", "password": PASSWORD, "again": PASSWORD},
            "/sign-in": {"username": "Chi", "password": PASSWORD},
            "/account/password": {"current": PASSWORD, "password": new, "again": new},
            "/account/deletion": {"password": PASSWORD},
            "/library/topics": {"title": "Rome"},
            "/imports/<int:import_id>/article": {"title": "Rome", "new_topic": "Rome"},
            "/topics/<slug>/settings": {"title": "Rome", "description": "", "sharing": "everyone"},
            "/topics/<slug>/takings": {"source": TOPIC, "event": "japan-rule-ends"},
            "/articles/<slug>/settings": {"title": "Rome", "publisher": "The Bugle"},
            "/articles/<slug>/events": {"words": "Japan’s colonial rule over Korea ended in 1945"},
            "/topics/<slug>/events/<name>/edit": said | {"seen": "2"},
            "/topics/<slug>/events/<name>/split": said | {"seen": "2"},
            "/topics/<slug>/events/<name>/merging": {"with": "korea-divided"},
            "/topics/<slug>/events/<name>/parting": {"parted": self.own_article},
            "/topics/<slug>/builder/attempts": {"start_key": "0" * 32},
            "/topics/<slug>/sets": {"title": "Week 3", "key": "0" * 32},
            "/sets/<int:set_id>/title": {"title": "Week three"},
            "/play/<key>/attempts": {"start_key": "0" * 32},
            "/attempts/<int:attempt_id>/items/<int:position>/reports": {"message": "1789?"},
            "/topics/<slug>/attempts": {"start_key": "0" * 32},
            "/quizzes/<typed>/attempts": {"start_key": "0" * 32},
            "/attempts/<int:attempt_id>/items/<int:position>/response": self.right_answer,
        }.get(route, {})


@pytest.fixture
def scene(app):
    """Chi has an attempt at its end and one begun, Ada has invited somebody and owns a topic."""
    with app.app_context():
        topic = library.topic(TOPIC)
        chi, dee = make_account("Chi"), make_account("Dee")
        ada, ben = make_teacher("Ada"), make_teacher("Ben")
        begun = make_attempt(chi.person_id, topic, answered=1)
        ended = make_attempt(chi.person_id, topic, answered=3)
        teaching = accounts.visitor(ada.person_id, ada.stamp)
        with writing():
            token = invitations.invite("Eve", ada.person_id, datetime.now(UTC))
            own = copying.copy_topic(topic, teaching, "Ada’s own", datetime.now(UTC))
            event = changes.kept_events(own.id)["japan-rule-ends"].event
            changed = changes.replace_events(
                own, teaching, Action.HIDDEN, {event.name: 1}, [event], datetime.now(UTC)
            )
        kept, gone = (make_set(ada.person_id, topic) for _ in range(2))
        with writing():
            sets.remove(gone, datetime.now(UTC))
        return Scene(
            app,
            {
                account.username: {"person": account.person_id, "stamp": account.stamp}
                for account in (chi, dee, ada, ben)
            },
            {
                "/topics/<slug>/sets /sets": "/sets?seed=7",
                "/topics/<slug>/builder/attempts /attempts": "/attempts?seed=7",
                "/topics/<slug>/builder/preview/.+ <int:position>": "2?seed=7",
                "<token>": token,
                "<int:change_id>": changed.id,
                "<int:invitation_id>": invitations.invitation(token).id,
                f"/topics/<slug>/({OWN}) <slug>": own.slug,
                "/articles/<slug>/.* <slug>": library.articles_of(own.id)[0].slug,
                "/articles/<slug> <slug>": library.articles_of(topic.id)[0].slug,
                "/static/<name> <name>": next(iter(app.extensions["assets"])),
                "/attempts/<int:attempt_id>/result <int:attempt_id>": ended.id,
                "<slug>": TOPIC,
                "<typed>": code_of(TOPIC, Wishes(), 7, library.events_of(topic.id)),
                ".*/events/<name>/.+ <name>": event.name,
                "<name>": library.events_of(topic.id)[0].name,
                "<int:attempt_id>": begun.id,
                "/attempts/.*/reports <int:position>": 1,
                "<int:position>": 2,
                "/sets/<int:set_id>/restoration <int:set_id>": gone.id,
                "/sets/<int:set_id>/title /title": "/title?version=1",
                "<int:set_id>": kept.id,
                "<key>": kept.key,
                "<int:import_id>": make_import(ada.person_id).id,
                "<int:report_id>": make_report(chi.person_id, topic).id,
            },
            right_answer(gradebook.item_at(begun.id, 2)),
            library.articles_of(own.id)[0].slug,
        )


def test_every_route_and_method_has_its_line(app):
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods & METHODS
    }
    assert routes == {(method, route) for method, route, *_ in ROWS}


@pytest.mark.parametrize(("method", "route", "guest", "chi", "dee", "ada", "ben"), ROWS)
def test_everybody_gets_what_the_line_says(scene, method, route, guest, chi, dee, ada, ben):
    answers = {"guest": guest, "Dee": dee, "Chi": chi, "Ben": ben, "Ada": ada}
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
    browser = scene.browser("Ada")
    for route in {route for _, route in allowed}:
        for method in METHODS - {method for method, other in allowed if other == route}:
            answer = browser.client.open(scene.address(route), method=method)
            assert answer.status_code == 405, f"{method} {route}"
