"""Questions of teachers' own, and their versions."""

from datetime import timedelta

import pytest

from quiz.storage import accounts, bank, belongings, written
from quiz.storage.accounts import Visitor
from quiz.storage.database import writing
from tests.factories import NOON, make_teacher, make_written_choice, make_written_order


@pytest.fixture
def ada(shelves):
    account = make_teacher("Ada")
    return Visitor(account.person_id, "Ada", is_teacher=True)


@pytest.fixture
def ben(shelves):
    account = make_teacher("Ben")
    return Visitor(account.person_id, "Ben", is_teacher=True)


def test_a_question_has_its_versions_the_latest_first(ada, ben):
    first, second = make_written_choice(), make_written_choice("a")
    with writing():
        written_id = written.add(first, ada, NOON).written_id
        written.add_version(written_id, second, ben, NOON + timedelta(hours=1))
    latest, earliest = written.versions_of(written_id)
    assert (latest.row.number, latest.row.username, latest.question) == (2, "Ben", second)
    assert (earliest.row.number, earliest.row.username, earliest.question) == (1, "Ada", first)
    assert earliest.row.made_at < latest.row.made_at
    assert written.version(written_id, 1) == earliest
    assert written.version(written_id, 3) is None


def test_many_questions_are_added_at_once_in_their_order(ada):
    asked = [make_written_order(), make_written_choice(), make_written_order()]
    with writing():
        assert written.add_all([], ada, NOON) == []
        kept = written.add_all(asked, ada, NOON)
    assert [bank.question_numbered(one.question_id) for one in kept] == asked
    versions = [written.versions_of(one.written_id) for one in kept]
    assert [[one.row.number for one in each] for each in versions] == [[1]] * 3
    assert [each[0].question for each in versions] == asked
    assert versions[0][0].row.username == "Ada"


def test_an_earlier_version_is_frozen_as_it_was_asked(ada):
    first = make_written_order()
    with writing():
        row = written.add(first, ada, NOON)
        written.add_version(row.written_id, make_written_order(5), ada, NOON)
    assert bank.question_numbered(row.question_id) == first


def test_two_questions_that_say_the_same_have_versions_of_their_own(ada):
    with writing():
        one = written.add(make_written_choice(), ada, NOON)
        other = written.add(make_written_choice(), ada, NOON)
        written.add_version(other.written_id, make_written_choice("d"), ada, NOON)
    assert one.question_id == other.question_id
    assert len(written.versions_of(one.written_id)) == 1
    assert len(written.versions_of(other.written_id)) == 2


def test_of_a_teacher_who_is_gone_no_name_is_left(ada):
    with writing():
        written_id = written.add(make_written_choice(), ada, NOON).written_id
    with writing():
        belongings.remove(ada.id)
    (version,) = written.versions_of(written_id)
    assert (version.row.username, version.row.person_id) == ("", None)
    assert accounts.account(ada.id) is None
