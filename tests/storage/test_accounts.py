"""People."""

from sqlalchemy import delete

from quiz.storage import accounts
from quiz.storage.accounts import PersonRow
from quiz.storage.database import db, writing
from tests.factories import NOON


def test_a_guest_is_known_again(shelves):
    with writing():
        guest = accounts.new_guest(NOON)
    assert accounts.person(guest.id) is guest


def test_nobody_is_known_by_an_unknown_number(shelves):
    assert accounts.person(1) is None


def test_the_number_of_somebody_who_left_is_never_given_again(shelves):
    with writing():
        gone = accounts.new_guest(NOON)
        db.session.execute(delete(PersonRow))
    with writing():
        assert accounts.new_guest(NOON).id != gone.id
