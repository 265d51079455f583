"""Students come into classes, move between them, and go without losing what they did."""

import pytest

from quiz.storage import accounts, classes, enrolments, passwords
from quiz.storage.classes import PupilAccountRow
from quiz.storage.database import db, writing
from tests.factories import NOON, PASSWORD, hash_of_password, make_account, make_class, make_teacher


@pytest.fixture
def ada(shelves):
    return make_teacher("Ada")


@pytest.fixture
def chi(shelves):
    return make_account("Chi")


@pytest.fixture
def classroom(ada):
    return make_class(ada.person_id)


def names(classroom, *, left=False):
    return [one.row.name for one in enrolments.students_of(classroom.id, left=left)]


def add(classroom, *pupils):
    with writing():
        return enrolments.add_pupils(
            classroom.id, [(name, hash_of_password()) for name in pupils], NOON
        )


def test_who_joins_twice_is_in_the_class_once(classroom, chi):
    with writing():
        first = enrolments.enrol(classroom.id, chi.person_id, "Chi", NOON)
        second = enrolments.enrol(classroom.id, chi.person_id, "Somebody else", NOON)
    assert first.id == second.id
    assert names(classroom) == ["Chi"]


def test_who_comes_back_has_the_same_place_under_the_new_name(classroom, chi):
    with writing():
        first = enrolments.enrol(classroom.id, chi.person_id, "Chi", NOON)
        enrolments.leave(classroom.id, chi.person_id, NOON)
    assert (names(classroom), names(classroom, left=True)) == ([], ["Chi"])
    with writing():
        second = enrolments.enrol(classroom.id, chi.person_id, "Chi Li", NOON)
    assert first.id == second.id
    assert (names(classroom), names(classroom, left=True)) == (["Chi Li"], [])


def test_students_stand_in_order_of_their_names(classroom):
    add(classroom, "ben", "Anna", "王小明", "Chi")
    assert names(classroom) == ["Anna", "ben", "Chi", "王小明"]


def test_who_moves_is_in_the_other_class_and_whose_pupil_it_is_goes_along(ada, classroom):
    (account,) = add(classroom, "Anna")
    other = make_class(ada.person_id, title="Year 11")
    with writing():
        enrolments.move(classroom.id, account.person_id, other.id, NOON)
    assert (names(classroom), names(other)) == ([], ["Anna"])
    assert names(classroom, left=True) == ["Anna"]
    assert enrolments.pupil(other.id, account.person_id)
    assert enrolments.pupil(classroom.id, account.person_id) is None
    with writing():
        enrolments.move(other.id, account.person_id, classroom.id, NOON)
    assert (names(classroom), names(other)) == (["Anna"], [])


def test_usernames_are_free_and_none_is_given_twice(classroom):
    make_account("ANNA.LI")
    made = add(classroom, "Anna Li", "Li, Anna Maria", "王小明", "🦊", "Ben")
    assert [one.username for one in made] == [
        "anna.li2",
        "anna.li3",
        "student-1",
        "student-2",
        "ben",
    ]
    assert [one.username for one in add(classroom, "李")] == ["student-3"]


def test_a_pupil_must_choose_a_password_and_then_need_not(classroom, chi):
    (account,) = add(classroom, "Anna")
    assert enrolments.must_choose(account.person_id)
    assert not enrolments.must_choose(chi.person_id)
    with writing():
        enrolments.chosen(account.person_id)
        enrolments.chosen(chi.person_id)
    assert not enrolments.must_choose(account.person_id)


def test_a_one_time_password_ends_sessions_and_must_be_replaced(classroom):
    (account,) = add(classroom, "Anna")
    with writing():
        enrolments.chosen(account.person_id)
    stamp = account.stamp
    with writing():
        assert enrolments.give_one_time(classroom.id, account.person_id, "another hash")
    assert accounts.visitor(account.person_id, stamp) is None
    assert enrolments.must_choose(account.person_id)


def test_nobody_sets_the_password_of_an_account_that_was_not_made_in_the_class(ada, classroom, chi):
    other = make_class(ada.person_id)
    (account,) = add(other, "Anna")
    with writing():
        enrolments.enrol(classroom.id, chi.person_id, "Chi", NOON)
        enrolments.enrol(classroom.id, account.person_id, "Anna", NOON)
        assert not enrolments.give_one_time(classroom.id, chi.person_id, "hash")
        assert not enrolments.give_one_time(classroom.id, account.person_id, "hash")
    assert passwords.matches(chi.password_hash, PASSWORD)


def test_nobody_sets_the_password_of_a_pupil_who_teaches_by_now(classroom):
    (account,) = add(classroom, "Anna")
    with writing():
        account.teacher_since = NOON
        assert not enrolments.give_one_time(classroom.id, account.person_id, "hash")


def test_a_student_sees_the_classes_with_their_teachers_archived_ones_last(ada, chi):
    ben = make_teacher("Ben")
    old = make_class(ada.person_id, title="A", pupils={"Chi": chi.person_id})
    new = make_class(ada.person_id, ben.person_id, title="B", pupils={"Chi Li": chi.person_id})
    make_class(ben.person_id, title="C")
    with writing():
        old.archived_at = NOON
    joined = enrolments.joined_classes(chi.person_id)
    assert [(one.row.id, one.name, one.teachers) for one in joined] == [
        (new.id, "Chi Li", ("Ada", "Ben")),
        (old.id, "Chi", ("Ada",)),
    ]


def test_pupils_are_kept_with_their_class(classroom):
    (account,) = add(classroom, "Anna")
    row = db.session.get(PupilAccountRow, account.person_id)
    assert (row.classroom_id, row.one_time) == (classroom.id, True)
    assert classes.enrolment_of(account.person_id, classroom.id).name == "Anna"
