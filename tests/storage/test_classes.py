"""Classes, their teachers, their codes, and what they see."""

import pytest

from quiz.storage import classes, library
from quiz.storage.classes import CODE_LENGTH, CODE_LETTERS, LastTeacher
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.factories import NOON, make_account, make_class, make_teacher, make_topic


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada")


@pytest.fixture
def ben(shelves):
    return make_teacher("Ben")


@pytest.fixture
def own_topic(ada):
    with writing():
        topic = library.add_topic(make_topic())
        topic.owner_id, topic.sharing = ada.person_id, Sharing.OWN
    return topic


def test_a_new_class_is_its_makers_alone(ada, ben):
    with writing():
        row = classes.make("History", "Europe/Vienna", ada.person_id, NOON)
    assert [one.row.id for one in classes.classes_taught(ada.person_id)] == [row.id]
    assert classes.classes_taught(ben.person_id) == []
    assert (row.joinable, row.archived_at, row.kept_days) == (True, None, None)


def test_classes_stand_by_title_with_how_many_students_they_have(ada):
    chi, dee = make_account("Chi"), make_account("Dee")
    make_class(ada.person_id, title="b", pupils={"Chi": chi.person_id, "Dee": dee.person_id})
    make_class(ada.person_id, title="A")
    taught = classes.classes_taught(ada.person_id)
    assert [(one.row.title, one.students) for one in taught] == [("A", 0), ("b", 2)]


def test_a_code_is_short_and_none_of_its_letters_looks_like_another(ada):
    code = make_class(ada.person_id).join_code
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(CODE_LETTERS)
    assert not set(CODE_LETTERS) & set("OILAEU")


@pytest.mark.parametrize("typed", ["10B2345", "10b2345", " l0b-2345 ", "IOB 2345", "iob2345"])
def test_a_code_is_read_however_it_is_typed(ada, typed):
    row = make_class(ada.person_id)
    with writing():
        row.join_code = "10B2345"
    assert classes.class_with_code(typed).id == row.id


@pytest.mark.parametrize("typed", ["", "-", "10B234", "10B23456", "' OR 1=1", "\0", "é" * 50])
def test_no_other_code_opens_anything(ada, typed):
    row = make_class(ada.person_id)
    with writing():
        row.join_code = "10B2345"
    assert classes.class_with_code(typed) is None


def test_teachers_come_and_go_but_the_last(ada, ben):
    row = make_class(ada.person_id)
    with writing():
        for _ in range(2):
            classes.add_teacher(row.id, ben.person_id, NOON)
    assert [one.username for one in classes.teachers_of(row.id)] == ["Ada", "Ben"]
    with writing():
        classes.remove_teacher(row.id, ada.person_id)
    with pytest.raises(LastTeacher), writing():
        classes.remove_teacher(row.id, ben.person_id)
    assert [one.username for one in classes.teachers_of(row.id)] == ["Ben"]


def test_classes_taught_alone_are_told_from_those_taught_together(ada, ben):
    alone = make_class(ada.person_id)
    make_class(ada.person_id, ben.person_id)
    make_class(ben.person_id)
    assert [one.id for one in classes.taught_alone(ada.person_id)] == [alone.id]


def test_a_class_sees_a_topic_until_it_is_hidden_archived_or_left(ada, own_topic):
    chi, dee = make_account("Chi"), make_account("Dee")
    row = make_class(ada.person_id, pupils={"Chi": chi.person_id})
    with writing():
        for _ in range(2):
            classes.show_topics(row.id, [own_topic.id], [])
    assert seen(chi) == seen(ada) == [own_topic.id]
    assert seen(dee) == []
    with writing():
        row.archived_at = NOON
    assert seen(chi) == []
    with writing():
        row.archived_at = None
        classes.show_topics(row.id, [], [own_topic.id])
    assert seen(chi) == []


def test_a_deleted_topic_is_seen_by_no_class(ada, own_topic):
    row = make_class(ada.person_id)
    with writing():
        classes.show_topics(row.id, [own_topic.id], [])
        own_topic.deleted_at = NOON
    assert seen(ada) == []
    assert classes.topics_of(row.id) == []
    assert classes.topic_ids_of(row.id) == {own_topic.id}


def seen(account):
    return [topic.id for topic in classes.topics_seen(account.person_id)]
