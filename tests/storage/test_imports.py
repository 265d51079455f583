"""What is on its way into the library: sent once, seen by one, changed while it is only read."""

from datetime import date

import pytest

from quiz.articles.article import Source
from quiz.storage import imports
from quiz.storage.database import writing
from quiz.storage.imports import State
from tests.factories import make_import, make_teacher

SAID = {"title": "Mine", "publisher": "The Bugle", "published": "1990-05-01", "author": ""}


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada").person_id


@pytest.fixture
def ben(shelves):
    return make_teacher("Ben").person_id


def test_what_is_on_its_way_already_is_sent_once(ada, ben):
    first = make_import(ada, read=False)
    assert make_import(ada, read=False).id == first.id
    assert make_import(ben, read=False).id != first.id
    assert make_import(ada, topic="Trains", read=False).id != first.id
    assert make_import(ada, published=date(1968, 5, 1), read=False).id != first.id
    assert make_import(ada, filename="other.txt", read=False).id != first.id


def test_a_person_sees_what_they_have_on_its_way_and_nobody_elses(ada, ben):
    first = make_import(ada, "In 1871 it rained.", read=False).id
    second = make_import(ada, "In 1872 it rained.", read=False).id
    make_import(ben)
    added = make_import(ada)
    with writing():
        imports.finish(added.id)
    assert [row.id for row in imports.imports_of(ada)] == [first, second]
    assert imports.import_of(ben, first) is None


def test_what_is_added_is_discarded_no_more(ada):
    row = make_import(ada)
    with writing():
        assert imports.finish(row.id)
        imports.discard(row.id)
        assert not imports.finish(row.id)
    assert imports.import_of(ada, row.id).state == State.ADDED
    assert imports.import_with_text(row.id) is None


def test_what_a_teacher_says_makes_the_source(ada):
    row = make_import(ada)
    with writing():
        imports.confirm(row.id, SAID, "Railways")
    assert imports.import_with_text(row.id).source == Source(
        "Mine", "The Bugle", date(1990, 5, 1), url=None, author=None, licence=None
    )


def test_what_is_added_is_changed_no_more(ada):
    row = make_import(ada)
    with writing():
        imports.finish(row.id)
        imports.confirm(row.id, SAID, "Another")
        imports.read_again(row.id, None)
        imports.queue_to_add(row.id)
        imports.keep_problem(row.id, "Too late.")
    row = imports.import_of(ada, row.id)
    assert (row.state, row.topic_title, row.problem) == (State.ADDED, "Railways", None)
