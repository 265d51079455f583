"""Making an account, and signing out."""

import pytest
from sqlalchemy import func, select

from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.database import db
from tests.factories import PASSWORD
from tests.people import Guest


def count(app, table):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table))


def reopened(app, guest):
    """Return the same person's browser as it was at this moment, for use after it has changed."""
    client = app.test_client()
    client.set_cookie("chronoquiz", guest.client.get_cookie("chronoquiz").value)
    return Guest(app, client)


# Making an account


def test_an_account_keeps_what_was_played_as_a_guest(app, chi):
    sitting = chi.start()
    sitting.answer_all()
    answer = chi.make_account("Chi")
    assert (answer.status_code, answer.location) == (303, "/")
    page = chi.open("/")
    assert "Welcome, Chi: your scores are kept." in page.text
    assert "10 of 10" in page.text
    assert chi.is_called("Chi")
    assert count(app, PersonRow) == 1


def test_an_account_can_be_made_before_playing(app, chi):
    chi.make_account("Chi")
    assert chi.is_called("Chi")
    assert chi.open(chi.start().address).status_code == 200
    assert count(app, PersonRow) == 1


def test_the_page_says_what_a_guest_brings(chi):
    assert "your scores are kept" in chi.open("/new-account").text
    chi.start()
    assert "The quiz you played here as a guest stays with you." in chi.open("/new-account").text
    chi.start()
    assert "The 2 quizzes you played here as a guest stay" in chi.open("/new-account").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"username": "c"}, "2 to 40 characters"),
        ({"username": "chi chi"}, "Leave out the space"),
        ({"username": "<script>"}, "Leave out “&lt;”"),
        ({"password": "short"}, "at least 8 characters"),
        ({"password": "chi.the.first", "username": "Chi.the.first"}, "first thing anybody"),
        ({"again": "something else"}, "not the same as above"),
        ({"username": "", "password": "", "again": ""}, "2 to 40 characters"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_the_name_is_kept(app, chi, fields, words):
    typed = {"username": "chi", "password": PASSWORD, "again": PASSWORD} | fields
    answer = chi.send("/new-account", chi.open("/new-account"), **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert "<title>Not yet: Make an account" in answer.text
    assert answer.text.count("autofocus") == 1
    assert PASSWORD not in answer.text
    if typed["username"] == "chi":
        assert 'value="chi"' in answer.text
    assert count(app, AccountRow) == 0


def test_a_name_that_somebody_has_is_taken_whatever_the_capitals(app, chi, dee):
    chi.make_account("Chi")
    answer = dee.make_account("CHI", "another password")
    assert answer.status_code == 422
    assert "This username is taken" in answer.text
    assert not dee.is_called("Chi")
    assert count(app, PersonRow) == 1


def test_two_presses_make_one_account_and_lose_nothing(app, chi):
    sitting = chi.start()
    page = chi.open("/new-account")
    twin = reopened(app, chi)
    typed = {"username": "Chi", "password": PASSWORD, "again": PASSWORD}
    for browser in (chi, twin):
        assert browser.send("/new-account", page, **typed).status_code == 303
        assert browser.is_called("Chi")
        assert browser.open(sitting.address).status_code == 200
    assert count(app, AccountRow) == 1


def test_a_stale_page_makes_no_account_and_keeps_the_name(app, chi):
    typed = {"username": "Chi", "password": PASSWORD, "again": PASSWORD}
    answer = chi.client.post("/new-account", data=typed)
    assert answer.status_code == 400
    assert 'value="Chi"' in answer.text
    assert count(app, AccountRow) == 0


@pytest.mark.parametrize("path", ["/new-account", "/sign-in"])
def test_whoever_is_signed_in_needs_neither(chi, path):
    chi.make_account("Chi")
    assert chi.client.get(path).location == "/"


# Signing out


def test_after_signing_out_nothing_is_left(app, chi):
    sitting = chi.start()
    chi.make_account("Chi")
    assert "Your scores stay with your account" in chi.open("/sign-out").text
    assert chi.sign_out().location == "/"
    assert not chi.is_called("Chi")
    with chi.client.session_transaction() as session:
        assert "person" not in session
        assert "stamp" not in session
    assert chi.open(sitting.address).status_code == 404
    assert "Nothing played in this browser yet" in chi.open("/").text
    chi.sign_in("Chi")
    assert chi.open(sitting.address).status_code == 200


def test_a_guest_is_told_before_being_forgotten_and_may_delete_what_was_played(app, chi):
    sitting = chi.start()
    assert "This is not me" in chi.open("/").text
    page = chi.open("/sign-out")
    assert "A quiz was played in this browser as a guest" in page.text
    assert 'value="delete" checked' in page.text
    assert chi.open(sitting.address).status_code == 200  # nothing happened yet
    chi.sign_out(scores="delete")
    assert chi.open(sitting.address).status_code == 404
    assert count(app, PersonRow) == 0


def test_a_guest_may_leave_what_was_played(app, chi):
    sitting = chi.start()
    chi.sign_out(scores="keep")
    assert chi.open(sitting.address).status_code == 404
    assert count(app, PersonRow) == 1


def test_signing_out_deletes_no_account_whatever_is_sent(app, chi):
    chi.make_account("Chi")
    chi.sign_out(scores="delete")
    assert count(app, AccountRow) == 1


def test_whoever_is_not_known_has_nothing_to_leave(chi):
    assert chi.client.get("/sign-out").location == "/"


@pytest.mark.parametrize("path", ["/new-account", "/sign-in", "/sign-out"])
def test_nothing_happens_by_any_other_method(chi, path):
    assert chi.client.put(path).status_code == 405
    assert chi.client.delete(path).status_code == 405
