"""The disk is full, cannot be written to, or another program holds the database."""

import re
import sqlite3
from contextlib import closing, contextmanager
from html import unescape

import pytest
from sqlalchemy import event, text

from quiz.storage.accounts import PersonRow
from quiz.storage.database import database_file, db
from quiz.storage.gradebook import AttemptRow
from tests.factories import PASSWORD
from tests.people import TOKEN, found, right_answer
from tests.web.building import items_of
from tests.web.exams import begin, hand_in
from tests.web.written import NERO, empty_set
from tests.web.written import begin as begin_question

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@contextmanager
def full(app):
    """Let the database have no page more than it has."""
    with app.app_context(), closing(sqlite3.connect(database_file())) as other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    with each_connection(app, f"PRAGMA max_page_count={pages}"):
        yield


@contextmanager
def unwritable(app):
    with each_connection(app, "PRAGMA query_only=ON"):
        yield


@contextmanager
def locked(app):
    """Let another program hold the database, and nobody wait for it long."""
    with app.app_context():
        other = sqlite3.connect(database_file(), isolation_level=None)
    with closing(other), each_connection(app, "PRAGMA busy_timeout=10"):
        other.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def without_queue(app):
    """Let the file at which processes queue be in a folder that is gone."""
    queue = app.extensions["turns"]
    there = queue.file
    queue.file = there / "gone"
    try:
        yield
    finally:
        queue.file = there


@contextmanager
def each_connection(app, pragma):
    def prepare(connection, *_rest):
        connection.execute(pragma)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "checkout", prepare)
    try:
        yield
    finally:
        event.remove(engine, "checkout", prepare)
        engine.dispose()


FULL = (full, 507, "There is no room left on the server’s disk.")
UNWRITABLE = (unwritable, 503, "The server cannot write to its disk.")
LOCKED = (locked, 503, "Another program is using the database.")
QUEUELESS = (without_queue, *UNWRITABLE[1:])
EACH = pytest.mark.parametrize(("hinder", "status", "said"), [FULL, UNWRITABLE, LOCKED, QUEUELESS])
# An answer may have room in a page that is there already.
SMALL = pytest.mark.parametrize(("hinder", "status", "said"), [UNWRITABLE, LOCKED])


@EACH
def test_what_was_typed_is_on_the_page_to_be_sent_again(app, ada, hinder, status, said):
    mine = empty_set(ada)
    page = begin_question(ada, mine)
    stem = "Who was *emperor* when <Rome> burnt?"
    reasons = {f"choices-{place}-explanation": "Tacitus tells. " * 130 for place in range(3)}
    typed = {**NERO, "stem": stem, **reasons}
    with hinder(app):
        refused = ada.send(f"{mine}/questions/new?kind=one-right", page, do="save", **typed)
        assert (refused.status_code, refused.headers["Retry-After"]) == (status, "30")
        assert said in refused.text
        assert ada.open(mine).status_code == 200
    assert items_of(ada, mine) == ()
    kept = {name: unescape(value) for name, value in HIDDEN.findall(refused.text)}
    assert kept.items() >= typed.items()
    sent = ada.client.post(f"{mine}/questions/new?kind=one-right", data=kept)
    assert sent.status_code == 303
    assert [item.question.stem for item in items_of(ada, mine)] == [stem]


@EACH
def test_a_quiz_is_not_begun_by_half_and_begins_with_the_same_press_later(
    app, chi, hinder, status, said
):
    page = chi.open("/")
    key = found(re.compile(r'name="start_key" value="([^"]+)"'), page)
    address = "/topics/russia-north-korea/attempts"
    with hinder(app):
        for _ in range(2):
            refused = chi.send(address, page, start_key=key)
            assert (refused.status_code, said in refused.text) == (status, True)
    assert chi.send(address, page, start_key=key).status_code == 303
    with app.app_context():
        assert db.session.query(AttemptRow.start_key).all() == [(key,)]
        assert db.session.query(PersonRow).count() == 1


@SMALL
def test_an_answer_is_refused_and_counts_once_when_it_is_sent_again(
    app, school, hinder, status, said
):
    sitting = begin(school.chi, school.give())
    right = right_answer(sitting.item(1))
    with hinder(app):
        refused = sitting.respond(1, right)
        assert (refused.status_code, said in refused.text) == (status, True)
        assert sitting.item(1).response is None
        assert sitting.page(1).status_code == 200
    again = dict(HIDDEN.findall(refused.text))
    sent = school.chi.client.post(f"{sitting.address}/items/1/response", data=again)
    assert sent.status_code == 303
    assert sitting.item(1).response.credit == 1
    school.check()


@SMALL
def test_in_the_background_it_is_not_saved_yet_and_saved_when_tried_again(
    app, school, hinder, status, said
):
    exam = begin(school.chi, school.give_exam())
    counted = {"revision": "0", "change": "1", "page-name": "tab"}
    fields = right_answer(exam.item(1)) | counted
    headers = {"X-CSRFToken": found(TOKEN, exam.page(1))}

    def save():
        return school.chi.client.post(f"{exam.address}/items/1/draft", data=fields, headers=headers)

    with hinder(app):
        assert save().status_code == status
        assert hand_in(exam).status_code == status
    assert not school.attempt(exam).finished_at
    assert save().json["saved"]
    assert exam.item(1).response.credit == 1
    school.check()


@SMALL
def test_nobody_comes_in_meanwhile_and_no_password_stands_on_the_page(
    app, school, hinder, status, said
):
    with hinder(app):
        refused = school.dee.sign_in("Dee")
        assert (refused.status_code, said in refused.text) == (status, True)
    assert "Dee" in refused.text
    assert PASSWORD not in refused.text
    assert school.dee.sign_in("Dee").status_code == 303


def test_a_broken_database_is_no_hindrance(app, chi, monkeypatch):
    monkeypatch.setattr(app, "testing", False)
    with app.app_context():
        db.session.execute(text("DROP TABLE topics"))
        db.session.commit()
    assert chi.open("/").status_code == 500
