"""People, and their accounts."""

import pytest
from sqlalchemy import delete

from quiz.storage import accounts
from quiz.storage.accounts import PersonRow, UsernameTaken, Visitor
from quiz.storage.database import db, writing
from tests.factories import NOON, make_account, make_teacher


def test_a_guest_is_known_again(shelves):
    with writing():
        guest = accounts.new_guest(NOON)
    assert accounts.person(guest.id) is guest
    assert accounts.visitor(guest.id, None) == Visitor(guest.id, None)
    assert accounts.visitor(guest.id, None).is_guest


def test_nobody_is_known_by_an_unknown_number(shelves):
    assert accounts.person(1) is None
    assert accounts.visitor(1, None) is None


def test_the_number_of_somebody_who_left_is_never_given_again(shelves):
    with writing():
        gone = accounts.new_guest(NOON)
        db.session.execute(delete(PersonRow))
    with writing():
        assert accounts.new_guest(NOON).id != gone.id


def test_an_account_is_found_by_any_spelling_of_its_name(shelves):
    chi = make_account("Chi")
    assert accounts.account_named(" CHI ") is chi
    assert accounts.account(chi.person_id) is chi
    assert chi.joined_at == NOON
    assert accounts.account_named("dee") is None


def test_a_name_is_given_once_whatever_the_capitals(shelves):
    make_account("Chi")
    with pytest.raises(UsernameTaken, match="taken"):
        make_account("cHI")
    assert db.session.query(PersonRow).count() == 1  # nothing is left of the second


def test_a_session_goes_on_with_its_stamp_and_no_other(shelves):
    chi = make_account("Chi")
    assert accounts.visitor(chi.person_id, chi.stamp) == Visitor(chi.person_id, "Chi")
    assert accounts.visitor(chi.person_id, "another") is None


def test_what_a_guest_had_open_elsewhere_ends_with_the_account(shelves):
    chi = make_account("Chi")
    assert accounts.visitor(chi.person_id, None) is None


def test_sessions_of_the_old_password_end(shelves):
    chi = make_account("Chi")
    old = chi.stamp
    with writing():
        accounts.change_password(chi, "another hash")
    assert accounts.visitor(chi.person_id, old) is None
    assert accounts.visitor(chi.person_id, chi.stamp)
    assert accounts.account_named("chi").password_hash == "another hash"


def test_who_teaches_is_known_with_every_page(shelves):
    chi, ada = make_account("Chi"), make_teacher("Ada")
    assert not accounts.visitor(chi.person_id, chi.stamp).is_teacher
    assert accounts.visitor(ada.person_id, ada.stamp) == Visitor(ada.person_id, "Ada", True)


def test_teachers_are_listed_by_their_names(shelves):
    assert not accounts.any_teacher()
    for username in ("ben", "Ada"):
        make_teacher(username)
    make_account("Chi")
    assert [teacher.username for teacher in accounts.teachers()] == ["Ada", "ben"]
    assert accounts.any_teacher()
