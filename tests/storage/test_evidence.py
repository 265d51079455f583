"""What answers show is counted with them, joined, and gone with the person."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from quiz.practice.evidence import EventShown, Evidence, PairShown, evidence
from quiz.results.tallies import EventTally, PairTally, counted
from quiz.storage import belongings, gradebook, responses
from quiz.storage import evidence as shelf
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db, writing
from quiz.storage.evidence import EventTallyRow, PairTallyRow, TopicTallyRow
from tests.factories import NOON, make_attempt

LATER = NOON + timedelta(days=1)
SHOWN = Evidence((EventShown("bastille", 0.5),), (PairShown("bastille", "terror", True),))
RIGHT = Evidence((EventShown("bastille", 1),), (PairShown("bastille", "terror", False),))


def record(person, *answers, topic="france"):
    with writing():
        for shown, at in answers:
            shelf.record(person.id, topic, shown, at)


def test_a_first_answer_begins_the_counts_and_later_ones_add_to_them(chi):
    record(chi, (SHOWN, NOON), (RIGHT, LATER))
    assert shelf.event_tallies(chi.id, "france") == {"bastille": EventTally(2, 1.5, LATER)}
    assert shelf.pair_tallies(chi.id, "france") == {("bastille", "terror"): PairTally(2, 1, LATER)}


def test_counts_are_kept_apart_by_person_and_by_topic(chi, dee):
    record(chi, (SHOWN, NOON))
    record(chi, (SHOWN, NOON), topic="spain")
    record(dee, (SHOWN, NOON))
    assert shelf.event_tallies(chi.id, "france")["bastille"].asked == 1
    assert shelf.event_tallies(dee.id, "spain") == {}


def test_only_pairs_that_were_mixed_up_are_found_as_such(chi):
    record(chi, (RIGHT, NOON))
    assert shelf.pair_tallies(chi.id, "france", least_mixed_up=1) == {}
    record(chi, (SHOWN, LATER))
    assert shelf.pair_tallies(chi.id, "france", least_mixed_up=1)


def test_an_answer_that_shows_nothing_is_no_trouble(chi):
    record(chi, (Evidence(), NOON))
    assert shelf.event_tallies(chi.id, "france") == {}


def test_a_response_is_counted_in_the_same_transaction(topic, chi):
    attempt = make_attempt(chi.id, topic, answered=2)
    answers = [
        (evidence(item.question, item.response.answer), item.response.answered_at)
        for item in gradebook.items_of(attempt.id)
        if item.response
    ]
    assert shelf.kept_tallies(chi.id, "france").equal(counted(answers))
    assert shelf.topic_tally(chi.id, "france") is None


def test_a_response_that_is_undone_is_not_counted(topic, chi):
    with pytest.raises(RuntimeError), writing():
        shelf.record(chi.id, "france", SHOWN, NOON)
        raise RuntimeError
    assert shelf.event_tallies(chi.id, "france") == {}


def test_a_second_answer_to_an_item_is_not_counted(topic, chi):
    attempt = make_attempt(chi.id, topic, answered=1)
    before = shelf.kept_tallies(chi.id, "france")
    item = gradebook.item_at(attempt.id, 1)
    with writing():
        assert not responses.record(attempt.id, 1, item.response, SHOWN)
    assert shelf.kept_tallies(chi.id, "france") == before


def test_a_finished_attempt_is_counted_with_its_share_of_the_points(topic, chi):
    make_attempt(chi.id, topic, answered=3)
    make_attempt(chi.id, topic, answered=3)
    make_attempt(chi.id, topic, answered=1)
    tally = shelf.topic_tally(chi.id, "france")
    assert (tally.finished, tally.best, tally.first_at, tally.last_at) == (2, 1, NOON, NOON)


def test_what_a_guest_showed_is_added_to_what_the_person_showed(topic, chi, dee):
    record(chi, (SHOWN, LATER))
    record(dee, (RIGHT, NOON), (SHOWN, NOON))
    record(dee, (SHOWN, NOON), topic="spain")
    make_attempt(dee.id, topic, answered=3)
    with writing():
        belongings.join(dee.id, chi.id)
    bastille = shelf.event_tallies(chi.id, "france")["bastille"]
    assert bastille == EventTally(3, 2, LATER)
    assert shelf.pair_tallies(chi.id, "france")["bastille", "terror"] == PairTally(3, 2, LATER)
    assert shelf.event_tallies(chi.id, "spain")["bastille"].asked == 1
    assert shelf.topic_tally(chi.id, "france").finished == 1


def test_what_was_counted_is_gone_with_the_person(topic, chi):
    record(chi, (SHOWN, NOON))
    make_attempt(chi.id, topic, answered=3)
    with writing():
        belongings.remove(chi.id)
    for table in (PersonRow, EventTallyRow, PairTallyRow, TopicTallyRow):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_of_no_topic_nothing_is_counted(chi):
    with writing():
        shelf.record(chi.id, "", SHOWN, NOON)
        shelf.record_finish(chi.id, "", 0.5, NOON)
    for table in (EventTallyRow, PairTallyRow, TopicTallyRow):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0
