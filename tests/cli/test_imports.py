"""quiz imports read: the program that reads what teachers send, as the server starts it."""

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from quiz.storage import claims, imports, library
from quiz.storage.database import connect, db, writing
from quiz.storage.imports import State
from tests.cli.conftest import ROOT
from tests.conftest import settings_in
from tests.factories import make_import, make_teacher

LINE = "In 1873 the Great Western Railway reached Marlow. Fire destroyed it last year.\n"
LONG = LINE * 10_000
PATIENCE = 60  # seconds, on a machine that is busy


@pytest.fixture
def shelf(instance):
    """The database of the commands of this test, at hand in the test."""
    app = Flask("shelf")
    connect(app, settings_in(instance))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def ada(shelf):
    return make_teacher("Ada").person_id


def claim():
    with writing():
        return claims.claim(datetime.now(UTC))


def started(import_id):
    command = [sys.executable, "-m", "quiz", "imports", "read", str(import_id)]
    return subprocess.Popen(command, cwd=ROOT)


def run(import_id):
    assert started(import_id).wait(timeout=PATIENCE) == 0
    db.session.rollback()


def now_of(ada, import_id):
    """Return an import as it is at this moment."""
    db.session.rollback()
    db.session.expire_all()
    return imports.import_of(ada, import_id)


def until(what):
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_it_is_in_no_help():
    shown = subprocess.run(
        [sys.executable, "-m", "quiz", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert "imports" not in shown.stdout


def test_a_text_is_read_and_everything_that_waits_after_it(ada):
    first = make_import(ada, LINE, read=False).id
    second = make_import(ada, "<html><body>", filename="page.html", read=False).id
    third = make_import(ada, LINE + "In 1897 Ida Bell bought Marlow.", read=False).id
    run(claim())
    rows = [now_of(ada, import_id) for import_id in (first, second, third)]
    assert [row.state for row in rows] == [State.READ, State.REFUSED, State.READ]
    assert rows[1].problem.startswith("The page holds no text.")
    found = imports.import_with_text(first).to_core()
    assert found.article.text == LINE
    assert [event.statement for event in found.events] == [
        "The Great Western Railway reached Marlow."
    ]
    assert rows[0].fields["title"].words == " ".join(LINE.split())
    assert list(library.topics_of(ada)) == []


def test_what_is_confirmed_is_added(ada):
    row = make_import(ada, LINE)
    said = {"title": "The line", "publisher": "The Bugle", "published": ""}
    with writing():
        imports.confirm(row.id, said, "Railways")
        imports.queue_to_add(row.id)
    run(claim())
    row = now_of(ada, row.id)
    assert (row.state, row.article_slug) == (State.ADDED, "the-line")
    (topic,) = library.topics_of(ada)
    assert (topic.title, topic.events) == ("Railways", 1)


def test_what_cannot_be_added_says_why(ada):
    with writing():
        topic = library.topics()[0]
        topic.owner_id = ada
    row = make_import(ada, LINE, topic)
    with writing():
        imports.confirm(row.id, {"title": "The line", "publisher": "The Bugle"}, topic)
        imports.queue_to_add(row.id)
        topic.deleted_at = datetime.now(UTC)
    run(claim())
    row = now_of(ada, row.id)
    assert (row.state, row.problem) == (
        State.READ,
        "The topic was deleted meanwhile. Choose another.",
    )


def test_what_was_killed_in_the_middle_is_read_when_it_is_started_again(ada):
    import_id = make_import(ada, LONG, read=False).id
    program = started(claim())
    until(lambda: now_of(ada, import_id).progress > 0)
    program.send_signal(signal.SIGKILL)
    program.wait(timeout=PATIENCE)
    row = now_of(ada, import_id)
    later = row.beat_at + imports.SILENCE + timedelta(seconds=1)
    assert row.state == State.READING
    assert row.is_stopped(later)
    with writing():
        assert claims.start_again(import_id, later)
    run(claim())
    assert now_of(ada, import_id).state == State.READ
    assert imports.import_with_text(import_id).to_core().article.text == LONG


def test_what_is_discarded_in_the_middle_is_read_no_further(ada):
    import_id = make_import(ada, LONG, read=False).id
    program = started(claim())
    until(lambda: now_of(ada, import_id).progress > 0)
    with writing():
        imports.discard(import_id)
    assert program.wait(timeout=PATIENCE) == 0
    assert now_of(ada, import_id) is None


def test_what_nobody_claimed_is_left_alone(ada):
    import_id = make_import(ada).id
    run(import_id)
    assert now_of(ada, import_id).state == State.READ
