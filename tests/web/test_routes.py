"""Every route and method, and what each kind of person gets: a new route needs a line here."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from quiz.attempts.correcting import CreditForAll, to_json
from quiz.formats.exchange import Reading
from quiz.formats.picture import PictureFile
from quiz.questions.code import code_of
from quiz.questions.wishes import Wishes
from quiz.storage import (
    accounts,
    assignments,
    changes,
    composing,
    copying,
    corrections,
    enrolments,
    gradebook,
    invitations,
    library,
    pictures,
    set_shelf,
    sets,
)
from quiz.storage.changes import Action
from quiz.storage.corrections import CorrectionRow
from quiz.storage.database import db, writing
from tests.conftest import settle, taken_away
from tests.factories import (
    PASSWORD,
    make_account,
    make_assignment,
    make_attempt,
    make_class,
    make_import,
    make_report,
    make_set,
    make_teacher,
    make_written_choice,
)
from tests.filing import in_file, make_question_file, make_reading
from tests.people import TOPIC, Guest, right_answer

# Who is who in it, and what a status means, stands at its head.
TABLE = Path(__file__).with_name("routes.txt").read_text(encoding="utf-8")
ROWS = [line.split() for line in TABLE.splitlines() if line and line[0] != "#"][1:]
# What is done to a topic of Ada's; the others are for everybody.
OWN = (
    "settings|deletion|restoration|changes|changes/.+|editing|takings|spreadsheet|spreadsheet/.+"
    "|events/<name>/.+"
)
ASKED = {
    "stem": "Who was it?",
    "choices-0-text": "Nero",
    "choices-1-text": "Titus",
    "right": "1",
    "points": "1",
}
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass
class Scene:
    """The cookies of people, and values that make addresses and forms of routes."""

    app: Flask
    cookies: dict[str, dict[str, object]]
    values: dict[str, object]
    right_answer: dict[str, str]
    own_article: str
    classroom: str

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
            "/topics/<slug>/spreadsheet/changes": {
                "rows": '[[2, {"event": "japan-rule-ends", "tags": "1945"}]]',
                "take": "2",
            },
            "/articles/<slug>/settings": {"title": "Rome", "publisher": "The Bugle"},
            "/articles/<slug>/events": {"words": "Japan’s colonial rule over Korea ended in 1945"},
            "/topics/<slug>/events/<name>/edit": said | {"seen": "2"},
            "/topics/<slug>/events/<name>/split": said | {"seen": "2"},
            "/topics/<slug>/events/<name>/merging": {"with": "korea-divided"},
            "/topics/<slug>/events/<name>/parting": {"parted": self.own_article},
            "/topics/<slug>/builder/attempts": {"start_key": "0" * 32},
            "/topics/<slug>/sets": {"title": "Week 3", "key": "0" * 32},
            "/sets/new": {"title": "My own", "key": "0" * 32},
            "/sets/<int:set_id>/questions/new": ASKED,
            "/sets/<int:set_id>/items/<int:position>/question": ASKED,
            "/sets/<int:set_id>/settings": {"title": "Week three", "tags": "revision"},
            "/sets/<int:set_id>/copies": {"key": "0" * 32},
            "/sets/<int:set_id>/sharing": {"username": "Ben", "may": "read"},
            "/sets/<int:set_id>/sharing/teachers": {"teachers_may": "copy"},
            "/sets/imports": {"text": "Who was king?{=Louis ~Otto}"},
            "/sets/imports/<int:file_id>/choice": {"title": "Kings", "take": "1", "shown": "1"},
            "/play/<key>/attempts": {"start_key": "0" * 32},
            "/attempts/<int:attempt_id>/items/<int:position>/reports": {"message": "1789?"},
            "/topics/<slug>/attempts": {"start_key": "0" * 32},
            "/review/attempts": {"start_key": "0" * 32, "topic": TOPIC},
            "/classes": {"title": "History", "zone": "Europe/Vienna"},
            "/classes/<int:classroom_id>/assignments/new": {"title": "Week 3"},
            "/assignments/<int:assignment_id>/settings": {"minutes": "20"},
            "/assignments/<int:assignment_id>/copies": {"classroom": self.classroom},
            "/classes/<int:classroom_id>/settings": {"title": "History", "zone": "UTC"},
            "/classes/<int:classroom_id>/teachers": {"username": "Ben"},
            "/classes/<int:classroom_id>/roster": {"names": "Anna"},
            "/classes/<int:classroom_id>/students": {"names": "Anna"},
            "/classes/<int:classroom_id>/students/<int:person_id>/enrolment": {"name": "Chi Li"},
            "/assignments/<int:assignment_id>/questions/<int:question_id>/correction": {
                "kind": "dropped",
                "reason": "It was unclear.",
            },
            "/join": {"code": str(self.values["/join/<typed> <typed>"])},
            "/join/<typed>": {"name": "Somebody"},
            "/quizzes/<typed>/attempts": {"start_key": "0" * 32},
            "/attempts/<int:attempt_id>/items/<int:position>/response": self.right_answer,
            "/attempts/<int:attempt_id>/items/<int:position>/draft": self.right_answer
            | {"revision": "0", "change": "1", "page-name": "tab"},
        }.get(route, {})


@pytest.fixture(scope="module")
def furnished(application, bundled, tmp_path_factory):
    """A scene, and the database it is in, to be copied."""
    shutil.copyfile(bundled, settle(application))
    with application.app_context():
        scene = make_scene(application)
    return scene, taken_away(application, tmp_path_factory.mktemp("furnished"))


@pytest.fixture
def scene(application, furnished):
    """The scene as it was made, whatever the test before did to it."""
    scene, database = furnished
    shutil.copyfile(database, settle(application))
    yield scene
    settle(application)


def make_scene(app):
    """Chi has an attempt at its end and one begun, Ada has invited somebody and owns a topic."""
    with app.app_context():
        topic = library.topic(TOPIC)
        chi, dee = make_account("Chi"), make_account("Dee")
        ada, abe, ben = make_teacher("Ada"), make_teacher("Abe"), make_teacher("Ben")
        fay = make_account("Fay")
        pupils = {"Chi": chi.person_id, "Fay": fay.person_id}
        classroom = make_class(ada.person_id, abe.person_id, pupils=pupils)
        archived = make_class(ada.person_id, abe.person_id)
        with writing():
            archived.archived_at = datetime.now(UTC)
            enrolments.leave(classroom.id, fay.person_id, datetime.now(UTC))
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
        kept, mine, gone = (make_set(ada.person_id, topic) for _ in range(3))
        given, other, taken = (make_assignment(classroom, kept) for _ in range(3))
        sat = make_attempt(chi.person_id, topic, answered=3, assigned=given)
        sitting = make_attempt(chi.person_id, topic, answered=1, assigned=other)
        with writing():
            set_shelf.remove(gone, teaching, datetime.now(UTC))
            assignments.remove(taken, datetime.now(UTC))
            composing.write(mine, teaching, make_written_choice(), 1.0, 1, datetime.now(UTC))
            question_id = gradebook.question_id_at(sat.id, 1)
            correction = CorrectionRow(
                assignment_id=given.id,
                question_id=question_id,
                said=to_json(CreditForAll()),
                reason="It was unclear.",
                raise_only=True,
                username="Ada",
                made_at=datetime.now(UTC),
            )
            corrections.apply(correction, [])
        wording = sets.items_of(mine.id)[3].placed
        return Scene(
            app,
            {
                account.username: {"person": account.person_id, "stamp": account.stamp}
                for account in (chi, dee, ada, abe, ben)
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
                "/sets/.*/export/<name> <name>": "gift",
                "/sets/imports/tables/<name> <name>": "csv",
                "/topics/.*/export/<name> <name>": "csv",
                "<slug>": TOPIC,
                "/join/<typed> <typed>": classroom.join_code,
                "<typed>": code_of(TOPIC, Wishes(), 7, library.events_of(topic.id)),
                ".*/events/<name>/.+ <name>": event.name,
                "<name>": library.events_of(topic.id)[0].name,
                "<earlier>": library.events_of(topic.id)[0].name,
                "<later>": library.events_of(topic.id)[1].name,
                "/assignments/.*/attempts/.* <int:attempt_id>": sat.id,
                "/attempts/.*/(overview|submission) <int:attempt_id>": sitting.id,
                "<int:attempt_id>": begun.id,
                "/attempts/.*/reports <int:position>": 1,
                "/sets/.*/(question|versions) <int:set_id>": mine.id,
                "/sets/.*/(question|versions) <int:position>": 4,
                "<int:position>": 2,
                "/sets/<int:set_id>/restoration <int:set_id>": gone.id,
                "/sets/<int:set_id>/settings /settings": "/settings?version=1",
                "/sets/.*/questions/new /new": "/new?kind=one-right",
                "/sets/.*/question /question": "/question?kind=one-right"
                f"&written={wording.written_id}&seen={wording.question_id}",
                "/sets/.*/withdrawal <int:person_id>": ben.person_id,
                "<int:set_id>": kept.id,
                "<int:file_id>": make_question_file(ada.person_id, twice_the_same()).id,
                "<digest>": kept_picture(ada.person_id),
                "<key>": kept.key,
                "<int:import_id>": make_import(ada.person_id).id,
                "/classes/<int:classroom_id>/deletion <int:classroom_id>": archived.id,
                "/classes/<int:classroom_id>/assignments/new /new": f"/new?set={kept.id}",
                "<int:classroom_id>": classroom.id,
                "/classes/.*/students/.*/return <int:person_id>": fay.person_id,
                "/classes/.*/students/<int:person_id>.* <int:person_id>": chi.person_id,
                "/classes/.*/teachers/.* <int:person_id>": abe.person_id,
                "/assignments/<int:assignment_id>/restoration <int:assignment_id>": taken.id,
                "<int:assignment_id>": given.id,
                "/assignments/.*/students/<int:person_id>.* <int:person_id>": chi.person_id,
                "<int:question_id>": question_id,
                "<int:correction_id>": correction.id,
                "<int:report_id>": make_report(chi.person_id, topic).id,
            },
            right_answer(gradebook.item_at(begun.id, 2)),
            library.articles_of(own.id)[0].slug,
            str(classroom.id),
        )


def twice_the_same() -> Reading:
    """Return what was read in a file of two questions, of which one is not taken."""
    asked = make_written_choice()
    return make_reading(in_file(asked, 1), in_file(asked, 14))


def kept_picture(person_id: int) -> str:
    picture = PictureFile(b"a picture", "image/png", 80, 40)
    with writing():
        pictures.keep(picture, person_id, datetime.now(UTC))
    return picture.digest


def test_every_route_and_method_has_its_line(app):
    routes = {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods & METHODS
    }
    assert routes == {(method, route) for method, route, *_ in ROWS}


@pytest.mark.parametrize(("method", "route", "guest", "chi", "dee", "ada", "abe", "ben"), ROWS)
def test_everybody_gets_what_the_line_says(scene, method, route, guest, chi, dee, ada, abe, ben):
    answers = {"guest": guest, "Dee": dee, "Chi": chi, "Ben": ben, "Abe": abe, "Ada": ada}
    assert {kind: asked(scene, kind, method, route) for kind in answers} == answers


def asked(scene: Scene, kind: str, method: str, route: str) -> str:
    """Return the status that a browser gets."""
    browser, address = scene.browser(kind), scene.address(route)
    if method == "GET":
        return str(browser.client.get(address).status_code)
    page = browser.client.get("/")
    return str(browser.send(address, page, **scene.fields(route)).status_code)


POSTED = [route for method, route, *_ in ROWS if method == "POST"]


@pytest.mark.parametrize("route", POSTED)
def test_without_a_token_nothing_is_changed(scene, route):
    before = everything(scene)
    for kind in ("guest", "Chi", "Ada"):
        browser = scene.browser(kind)
        sent = browser.client.post(scene.address(route), data=scene.fields(route))
        assert sent.status_code != 500
    assert everything(scene) == before


def everything(scene: Scene) -> list[str]:
    """Return all that the database holds, but how often a password or a code was tried."""
    with scene.app.app_context():
        raw = db.session.connection().connection.driver_connection
        return [line for line in raw.iterdump() if "password_tries" not in line]


def test_no_other_method_does_anything(scene):
    allowed = {(method, route) for method, route, *_ in ROWS}
    browser = scene.browser("Ada")
    for route in {route for _, route in allowed}:
        for method in METHODS - {method for method, other in allowed if other == route}:
            answer = browser.client.open(scene.address(route), method=method)
            assert answer.status_code == 405, f"{method} {route}"
