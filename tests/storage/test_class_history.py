"""What answers at a class's assignments show, of one student and of all."""

from datetime import timedelta

import pytest

from quiz.storage import accounts, class_history, library
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import NOON, make_assignment, make_class, make_topic
from tests.sittings import sit


@pytest.fixture
def topics(shelves):
    with writing():
        return [library.add_topic(make_topic(slug)) for slug in ("france", "spain")]


@pytest.fixture
def people(shelves):
    with writing():
        return [accounts.new_guest(NOON).id for _ in range(2)]


def asked(tallies):
    return sum(tally.asked for tally in tallies.events.values())


def test_a_students_answers_are_counted_and_those_of_the_class_beside_them(topics, people):
    chi, dee = people
    row = make_assignment(make_class(pupils={"Chi": chi, "Dee": dee}), topic_id=topics[0].id)
    sit(chi, topics[0], row, right=3)
    sit(dee, topics[0], row, right=0)
    own = class_history.tallies_of(row.classroom_id, "france", chi)
    everybody = class_history.tallies_of(row.classroom_id, "france")
    assert asked(everybody) == 2 * asked(own) > 0
    assert {tally.earned / tally.asked for tally in own.events.values()} == {1}
    assert {tally.earned / tally.asked for tally in everybody.events.values()} == {0.5}
    assert all(pair.mixed_up * 2 == pair.asked for pair in everybody.pairs.values())
    assert max(tally.last_at for tally in own.events.values()) == NOON + timedelta(minutes=3)


def test_free_play_and_other_classes_are_nobodys_business(topics, people):
    chi, dee = people
    classrooms = [make_class(pupils={"Chi": chi, "Dee": dee}) for _ in range(2)]
    elsewhere = make_assignment(classrooms[1], topic_id=topics[0].id)
    sit(chi, topics[0], None, right=3)
    sit(chi, topics[0], elsewhere, right=3)
    assert asked(class_history.tallies_of(classrooms[0].id, "france", chi)) == 0
    assert class_history.topics_asked(classrooms[0].id, chi) == []


def test_the_topic_asked_last_comes_first(topics, people):
    chi, _ = people
    classroom = make_class(pupils={"Chi": chi})
    for topic in topics:
        sit(chi, topic, make_assignment(classroom, topic_id=topic.id), right=3)
    assert [one.slug for one in class_history.topics_asked(classroom.id, chi)] == [
        "spain",
        "france",
    ]


def test_an_exam_under_way_shows_nothing_yet(topics, people):
    chi, _ = people
    row = make_assignment(make_class(pupils={"Chi": chi}), topic_id=topics[0].id)
    attempt = sit(chi, topics[0], row, right=1, answered=1)
    with writing():
        db.session.get(AttemptRow, attempt.id).exam = True
    assert asked(class_history.tallies_of(row.classroom_id, "france", chi)) == 0
