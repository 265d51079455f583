"""Whose turn it is to be read or added: taken in order, heard of, and given up."""

from datetime import date, timedelta

import pytest

from quiz.storage import claims, imports
from quiz.storage.claims import MOST_AT_ONCE
from quiz.storage.database import writing
from quiz.storage.imports import SILENCE, Origin, Said, State
from tests.factories import NOON, make_import, make_teacher

SOON = NOON + timedelta(seconds=5)
LATE = NOON + SILENCE + timedelta(seconds=1)
TEXT = "In 1873 the Great Western Railway reached Marlow. Fire destroyed Marlow station last year."


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada").person_id


@pytest.fixture
def ben(shelves):
    return make_teacher("Ben").person_id


def sent(person_id, *numbers):
    return [make_import(person_id, f"In 187{one} it rained.", read=False).id for one in numbers]


def claim(now=NOON):
    with writing():
        return claims.claim(now)


def state(person_id, import_id):
    return imports.import_of(person_id, import_id).state


def read(import_id, last=NOON, text=TEXT, published=None):
    """Let a claimed import be read by now."""
    record = imports_record(text, published)
    with writing():
        claims.keep_found(import_id, last, "{}", imports.guesses(record, published))


def imports_record(text, published):
    article = {"title": None, "publisher": "The Bugle", "author": None, "url": None}
    return {
        "article": {**article, "licence": None, "text": text},
        "title": "The line",
        "published": published or "1990-05-01",
    }


# In turn


def test_what_was_sent_first_is_read_first_and_so_many_at_once(ada):
    first, second, third = sent(ada, 1, 2, 3)
    assert [claim() for _ in range(3)] == [first, second, None]
    assert MOST_AT_ONCE == 2
    assert (state(ada, first), state(ada, third)) == (State.READING, State.WAITING)


def test_when_one_is_read_the_next_may_be(ada):
    first, _, third = sent(ada, 1, 2, 3)
    claim(), claim()
    read(first)
    assert claims.can_claim(NOON)
    assert claim() == third
    assert not claims.can_claim(NOON)


def test_whoever_has_least_under_way_comes_first(ada, ben):
    first, second, _ = sent(ada, 1, 2, 3)
    (other,) = sent(ben, 4)
    assert [claim(), claim()] == [first, other]
    read(first)
    assert claim() == second


def test_what_has_stopped_takes_nobodys_place(ada):
    *_, third = sent(ada, 1, 2, 3)
    claim(), claim()
    assert claim(LATE) == third


def test_nothing_waits_where_nothing_was_sent(shelves):
    assert not claims.can_claim(NOON)
    assert claim() is None


# Heard of


def test_whoever_reads_is_heard_of_and_says_how_far_it_is(ada):
    (import_id,) = sent(ada, 1)
    claim()
    with writing():
        assert claims.beat(import_id, NOON, SOON, 40)
    row = imports.import_of(ada, import_id)
    assert (row.progress, row.beat_at) == (40, SOON)
    assert not row.is_stopped(LATE)
    assert row.is_stopped(LATE + timedelta(minutes=1))


def test_what_waits_or_is_read_has_not_stopped(ada):
    waiting, done = sent(ada, 1)[0], make_import(ada).id
    assert not imports.import_of(ada, waiting).is_stopped(LATE)
    assert not imports.import_of(ada, done).is_stopped(LATE)


def test_what_has_stopped_can_be_started_again_and_is_then_anothers(ada):
    (import_id,) = sent(ada, 1)
    claim()
    with writing():
        assert not claims.start_again(import_id, SOON)
        assert claims.start_again(import_id, LATE)
    assert claim(LATE) == import_id
    with writing():
        assert not claims.beat(import_id, NOON, LATE, 90)
    read(import_id, last=NOON)
    assert state(ada, import_id) == State.READING
    read(import_id, last=LATE)
    assert state(ada, import_id) == State.READ


def test_what_was_discarded_is_heard_of_by_nobody(ada):
    (import_id,) = sent(ada, 1)
    claim()
    with writing():
        imports.discard(import_id)
        assert not claims.beat(import_id, NOON, SOON, 40)
        claims.refuse(import_id, NOON, "Too late.")
    read(import_id)
    assert imports.import_of(ada, import_id) is None
    assert claims.claimed(import_id) is None


def test_what_is_being_added_and_stopped_waits_to_be_added_again(ada):
    row = make_import(ada)
    with writing():
        imports.queue_to_add(row.id)
    assert claim() == row.id
    assert state(ada, row.id) == State.ADDING
    with writing():
        claims.start_again(row.id, LATE)
    assert state(ada, row.id) == State.CONFIRMED
    assert claim(LATE) == row.id


# Read, or refused


def test_what_cannot_be_read_says_why_and_keeps_nothing(ada):
    (import_id,) = sent(ada, 1)
    claim()
    with writing():
        claims.refuse(import_id, NOON, "The file is empty.")
    row = imports.import_of(ada, import_id)
    assert (row.state, row.problem, row.content) == (State.REFUSED, "The file is empty.", b"")


def test_what_cannot_be_added_can_be_looked_at_again(ada):
    row = make_import(ada)
    with writing():
        imports.queue_to_add(row.id)
    claim()
    with writing():
        claims.refuse(row.id, NOON, "It is too much.")
    row = imports.import_with_text(row.id)
    assert (row.state, row.problem) == (State.READ, "It is too much.")
    assert row.to_core().events


def test_each_guess_says_where_it_comes_from(ada):
    (import_id,) = sent(ada, 1)
    claim()
    read(import_id)
    assert imports.import_of(ada, import_id).fields == {
        "publisher": Said("The Bugle", Origin.FILE),
        "title": Said("The line", Origin.HEAD),
        "published": Said("1990-05-01", Origin.FILE),
    }


def test_what_a_teacher_said_counts_more_than_a_guess(ada):
    row = make_import(ada)
    with writing():
        imports.confirm(
            row.id, {"title": "Mine", "publisher": "", "published": "1968-05-01"}, "Trains"
        )
        imports.read_again(row.id, date(1968, 5, 1))
    assert claim() == row.id
    read(row.id, published="1968-05-01")
    row = imports.import_of(ada, row.id)
    assert row.fields["title"] == Said("Mine", Origin.TEACHER)
    assert row.fields["publisher"] == Said("", Origin.TEACHER)
    assert (row.topic_title, row.published) == ("Trains", "1968-05-01")


def test_that_no_day_is_known_can_be_said_too(ada):
    row = make_import(ada)
    with writing():
        imports.read_again(row.id, None)
    assert imports.import_of(ada, row.id).published == ""


def test_the_queue_is_what_waits_for_the_program_or_is_in_its_hands(ada):
    first, *_ = sent(ada, 1, 2, 3)
    claim()
    confirmed = make_import(ada, "In 1880 it rained.", read=True)
    with writing():
        imports.queue_to_add(confirmed.id)
    make_import(ada, "In 1881 it rained.", read=True)
    waits = {State.WAITING: 2, State.READING: 1, State.CONFIRMED: 1, State.ADDING: 0}
    assert claims.queue() == waits
    with writing():
        imports.discard(first)
    assert claims.queue() == waits | {State.READING: 0}


def test_a_clock_that_is_set_back_keeps_nothing_that_has_stopped(ada):
    first, second, _ = sent(ada, 1, 2, 3)
    assert [claim(), claim(), claim()] == [first, second, None]
    earlier = NOON - timedelta(hours=1)
    assert imports.import_of(ada, first).is_stopped(earlier)
    with writing():
        assert claims.beat(second, NOON, earlier, 50)
    assert not imports.import_of(ada, second).is_stopped(earlier)
    with writing():
        assert claims.start_again(first, earlier)
        assert not claims.start_again(second, earlier)
    assert claim(earlier) == first
