"""Question sets copied: what is changed in the copy changes nothing elsewhere."""

from dataclasses import replace

import pytest

from quiz.storage import accounts, bank, library, set_copying, set_editing, sets, written
from quiz.storage.database import writing
from quiz.storage.sets import Placed, SetAction
from tests.factories import NOON, make_set, make_teacher, make_topic, make_written_choice


@pytest.fixture
def ada(shelves):
    account = make_teacher("Ada")
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def ben(shelves):
    account = make_teacher("Ben")
    return accounts.visitor(account.person_id, account.stamp)


@pytest.fixture
def week(ada):
    """A set of two made questions and a written one, worth 3."""
    with writing():
        topic = library.add_topic(make_topic())
    row, question = make_set(ada.id, topic, questions=2), make_written_choice()
    with writing():
        version = written.add(question, ada, NOON)
        (question_id,) = bank.keep([question])
        own = Placed(question_id, None, 3.0, version.written_id)
        items = [*(item.placed for item in sets.items_of(row.id)), own]
        set_editing.rearrange(row, ada, SetAction.WRITTEN, question.stem, items, 1, NOON)
        row.tags = "exam"
    return row


def copied(row, person):
    with writing():
        return set_copying.copy_set(row, person, f"Copy of {row.title}", "f" * 32, NOON)


def test_a_copy_asks_the_same_and_belongs_to_who_made_it(week, ben):
    copy = copied(week, ben)
    kept, new = sets.items_of(week.id), sets.items_of(copy.id)
    assert [replace(item.placed, written_id=None) for item in new] == [
        replace(item.placed, written_id=None) for item in kept
    ]
    assert (copy.owner_id, copy.title, copy.tags) == (ben.id, "Copy of Week 3", "exam")
    assert copy.topic == week.topic
    assert (copy.version, copy.before, copy.teachers_may) == (1, None, None)
    (change,) = set_editing.changes_of(copy.id)
    assert (change.action, change.username, change.about) == (SetAction.COPIED, "Ben", "Week 3")


def test_a_written_question_has_versions_of_its_own_in_the_copy(week, ben):
    old = sets.items_of(week.id)[2].placed.written_id
    new = sets.items_of(copied(week, ben).id)[2].placed.written_id
    assert new not in (None, old)
    (version,) = written.versions_of(new)
    assert (version.row.username, version.question) == ("Ben", make_written_choice())
