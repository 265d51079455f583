"""What may be wrong in a database is found and said."""

import pytest
from sqlalchemy import text

from quiz.attempts.answers import Ordered
from quiz.formats.picture import PictureFile
from quiz.practice.evidence import EventShown, Evidence, PairShown
from quiz.practice.evidence import evidence as evidence_of
from quiz.storage import (
    accounts,
    checking,
    evidence,
    gradebook,
    library,
    memory,
    pictures,
    responses,
    sets,
)
from quiz.storage.database import db, writing
from tests.factories import (
    NOON,
    make_account,
    make_attempt,
    make_questions,
    make_response,
    make_topic,
    make_written_set,
)
from tests.filing import DRAWN, make_question_file


@pytest.fixture
def full(shelves):
    """One topic, and one attempt at it."""
    with writing():
        topic = library.add_topic(make_topic())
        guest = accounts.new_guest(NOON)
        gradebook.start_attempt(guest.id, topic, make_questions(3), 7, "key", 0, 1, NOON)


def test_a_sound_database_has_no_problems(full):
    assert list(checking.problems()) == []


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (
            "UPDATE articles SET text = replace(text, 'Paris', 'Brest')",
            "Event event-1 is misquoted: france-article, characters 0 to 32",
        ),
        ("UPDATE articles SET characters = 7", "Article france-article has 197 characters, not 7."),
        ("UPDATE excerpts SET edtf = 'soon'", "Event event-1 has no readable date"),
        ('UPDATE excerpts SET "end" = 999', "Event event-1 has an excerpt that cannot be"),
        (
            "UPDATE topics SET usable = 5",
            "Topic france has 1 articles and 6 events, 6 of them usable, "
            "but its row says 1 articles and 6 events, 5 of them usable.",
        ),
        (
            "UPDATE attempts SET answered = 1",
            "Attempt 1 has 3 items, 0 of them answered, but its row says 3 and 1.",
        ),
        ("UPDATE attempts SET score = 1", "Attempt 1 earned 0.0, but its row says 1.0."),
        (
            "DELETE FROM items",
            "Attempt 1 has an answer to every question, but has not ended.",
        ),
        (
            "UPDATE questions SET record = replace(record, 'order', 'disorder') WHERE id = 2",
            "Question 2 was changed after it was frozen.",
        ),
    ],
)
def test_each_kind_of_damage_is_found(full, damage, sentence):
    with writing():
        db.session.execute(text(damage))
    assert any(problem.startswith(sentence) for problem in checking.problems())


def test_rows_that_belong_to_nothing_are_found(full):
    connection = db.session.connection().connection.driver_connection
    db.session.rollback()
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM people")
    connection.execute("PRAGMA foreign_keys=ON")
    assert "Row 1 of attempts belongs to a row of people that is not there." in list(
        checking.problems()
    )


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE event_tallies SET earned = earned + 0.5",
        "DELETE FROM pair_tallies",
        "UPDATE pair_tallies SET mixed_up = 1",
    ],
)
def test_counts_that_are_not_those_of_the_answers_are_found(full, damage):
    make_attempt(1, library.topic("france"), answered=2)
    assert list(checking.problems()) == []
    with writing():
        db.session.execute(text(damage))
    assert list(checking.problems()) == [
        "The answers of person 1 on france add up to something else than is counted."
    ]


def test_counts_without_answers_are_found(full):
    with writing():
        shown = Evidence((EventShown("bastille", 1),))
        evidence.record(1, "france", shown, NOON)
    assert list(checking.problems()) == [
        "Of person 1 answers on france are counted, but there are none."
    ]


def test_a_picture_that_was_changed_is_found(full):
    kept = PictureFile(b"a picture", "image/png", 80, 40)
    owner = make_account().person_id
    with writing():
        pictures.keep(kept, owner, NOON)
    assert list(checking.problems()) == []
    with writing():
        db.session.execute(text("UPDATE pictures SET content = x'00'"))
    assert list(checking.problems()) == [f"Picture {kept.digest} was changed after it was kept."]


def test_what_was_changed_of_a_question_file_is_found(full):
    row = make_question_file(make_account().person_id)
    assert list(checking.problems()) == []
    with writing():
        db.session.execute(text("UPDATE question_file_pictures SET content = x'00'"))
        db.session.execute(
            text("UPDATE question_file_records SET question = '{}' WHERE position = 2")
        )
    assert list(checking.problems()) == [
        f"Picture {DRAWN.digest} was changed after it was kept.",
        f"Question 2 of question file {row.id} cannot be read: 'question'.",
    ]


def test_answers_to_a_set_about_no_topic_are_not_expected_to_be_counted(full):
    account = make_account()
    row = make_written_set(account.person_id, *make_questions(1))
    (item,) = sets.items_of(row.id)
    answer = Ordered(item.question.groups)
    with writing():
        attempt = gradebook.start_attempt(
            account.person_id, row.topic, [item.question], 1, "0" * 32, 0, 0, NOON
        )
        shown = evidence_of(item.question, answer)
        responses.record(attempt.id, 1, make_response(answer), shown)
    db.session.expire_all()
    assert list(checking.problems()) == []


def test_pairs_that_should_not_be_asked_again_are_found(full):
    wrong = Evidence((), (PairShown("a", "b", True),), "ordering-1")
    with writing():
        guest = accounts.new_guest(NOON)
        evidence.record(guest.id, "france", wrong, NOON)
        memory.record(guest.id, "france", wrong, None, NOON)

    def said(damage):
        with writing():
            db.session.execute(text(damage))
        return [one for one in checking.problems() if " a and b" in one]

    assert said("SELECT 1") == []
    assert "is due before it was asked" in said("UPDATE pair_memories SET due_at = '1999-01-01'")[0]
    assert "cannot be read" in said("UPDATE pair_memories SET state = 9, due_at = reviewed_at")[0]
    twice = 'UPDATE pair_memories SET state = 1, told_apart = \'["x", "y"]\''
    assert "told apart often enough" in said(twice)[0]
    assert "never mixed up" in said("UPDATE pair_tallies SET mixed_up = 0")[0]
