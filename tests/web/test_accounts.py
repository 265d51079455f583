"""One's own account."""

import json

import pytest
from sqlalchemy import func, select

from quiz.questions.question import Ordering
from quiz.storage.accounts import AccountRow, PersonRow
from quiz.storage.database import db
from quiz.storage.gradebook import AttemptRow
from quiz.storage.tries import MOST_PER_ACCOUNT
from tests.factories import PASSWORD
from tests.people import Guest, right_answer

NEW = "a better password"
PAGES = ["/account", "/account/password", "/account/deletion"]


@pytest.fixture
def chi(chi):
    """Chi has an account."""
    chi.make_account("Chi")
    return chi


def change(student, **fields):
    typed = {"current": PASSWORD, "password": NEW, "again": NEW} | fields
    return student.send("/account/password", student.open("/account/password"), **typed)


def delete_account(student, **fields):
    page = student.open("/account/deletion")
    return student.send("/account/deletion", page, **{"password": PASSWORD} | fields)


def count(app, table):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table))


# The page


def test_the_page_says_who_since_when_and_how_much(chi):
    chi.start()
    page = chi.open("/account")
    assert page.status_code == 200
    assert '<h1 class="display"><bdi>Chi</bdi></h1>' in page.text
    assert "One quiz is kept with your account." in page.text
    chi.start()
    assert "2 quizzes are kept with your account." in chi.open("/account").text


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_not_signed_in_is_asked_to(dee, path):
    for _ in ("unknown", "a guest"):
        answer = dee.client.get(path)
        assert answer.status_code == 303
        assert answer.location == f"/sign-in?next={path}"
        dee.start()


@pytest.mark.parametrize("path", PAGES)
def test_nobody_sees_anothers(chi, dee, path):
    dee.make_account("Dee")
    assert "Chi" not in dee.open(path).text.replace("Chronoquiz", "")


@pytest.mark.parametrize("path", ["/account", "/account/data"])
def test_what_is_only_read_takes_no_post(chi, path):
    assert chi.send(path, chi.open("/")).status_code == 405


# The password


def test_a_changed_password_ends_every_other_session_and_not_this_one(app, chi, dee):
    dee.sign_in("Chi")
    assert change(chi).location == "/account"
    assert "Your password is changed." in chi.open("/account").text
    assert not dee.is_called("Chi")
    assert dee.sign_in("Chi").status_code == 422
    assert dee.sign_in("Chi", NEW).status_code == 303


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"current": "wrong password"}, "This is not your password."),
        ({"password": "short", "again": "short"}, "at least 8 characters"),
        ({"again": "something else"}, "not the same as above"),
        ({"password": "password", "again": "password"}, "one of the first"),
        ({"current": "", "password": "", "again": ""}, "at least 8 characters"),
    ],
)
def test_a_password_that_cannot_be_changed_so_stays(chi, dee, fields, words):
    answer = change(chi, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert dee.sign_in("Chi").status_code == 303


def test_the_password_is_not_guessed_from_a_session_left_open(chi):
    for _ in range(MOST_PER_ACCOUNT):
        assert change(chi, current="wrong password").status_code == 422
    answer = change(chi)
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.text
    assert delete_account(chi).status_code == 429


def test_a_stale_page_changes_nothing(chi, dee):
    typed = {"current": PASSWORD, "password": NEW, "again": NEW}
    assert chi.client.post("/account/password", data=typed).status_code == 400
    assert dee.sign_in("Chi").status_code == 303


@pytest.mark.parametrize("path", ["/account/password", "/account/deletion"])
def test_a_stale_page_of_somebody_signed_out_leads_to_the_door(dee, path):
    assert dee.client.post(path).status_code == 303


# Deletion


def test_a_deleted_account_is_gone_with_everything(app, chi, dee):
    sitting = chi.start()
    sitting.answer_all()
    dee.sign_in("Chi")
    assert delete_account(chi).location == "/"
    assert "Your account is deleted" in chi.open("/").text
    for browser in (chi, dee):
        assert not browser.is_called("Chi")
        assert browser.open(sitting.address).status_code == 404
    assert [count(app, table) for table in (PersonRow, AccountRow, AttemptRow)] == [0, 0, 0]
    assert dee.sign_in("Chi").status_code == 422


def test_the_name_is_free_again_and_brings_nothing_back(chi, dee):
    sitting = chi.start()
    delete_account(chi)
    dee.make_account("Chi")
    assert dee.is_called("Chi")
    assert dee.open(sitting.address).status_code == 404
    assert not chi.is_called("Chi")


def test_without_the_password_nothing_is_deleted(app, chi):
    answer = delete_account(chi, password="wrong password")
    assert answer.status_code == 422
    assert "Nothing was deleted." in answer.text
    assert count(app, AccountRow) == 1


def test_a_game_goes_on_as_a_guest_after_the_account_is_deleted_elsewhere(app, chi, dee):
    dee.sign_in("Chi")
    delete_account(chi)
    assert dee.open(dee.start().address).status_code == 200
    assert not dee.is_called("Chi")


# The data


def test_everything_that_is_kept_can_be_taken_home(chi):
    sitting = chi.start()
    first = sitting.item(1)
    sitting.respond(1, right_answer(first))
    answer = chi.client.get("/account/data")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=chronoquiz.json"
    assert answer.headers["Cache-Control"] == "no-store"
    data = json.loads(answer.text)
    assert data["profile"]["username"] == "Chi"
    assert set(data["profile"]) == {
        "username",
        "first_seen_at",
        "joined_at",
        "teacher_since",
        "invitations",
        "pairs_to_review",
        "question_files",
        "topics",
        "changes",
        "question_sets",
        "shared_question_sets",
        "question_set_changes",
        "reports",
        "classes",
        "classes_taught",
        "comments",
        "imports",
    }
    (attempt,) = data["attempts"]
    assert (attempt["questions"], attempt["answered"], attempt["score"]) == (10, 1, 1.0)
    answered, *others = attempt["items"]
    assert answered["stem"] == first.question.stem
    assert answered["credit"] == 1.0
    assert answered["answered_at"]
    key = first.question.key
    assert answered["key"] == (list(key) if isinstance(first.question, Ordering) else sorted(key))
    assert all("key" not in item for item in others)


def test_a_guest_takes_home_what_there_is(chi, dee):
    dee.start()
    data = json.loads(dee.client.get("/account/data").text)
    assert data["profile"]["username"] is None
    assert len(data["attempts"]) == 1


def test_with_nothing_played_the_file_is_whole(chi):
    assert json.loads(chi.client.get("/account/data").text)["attempts"] == []


def test_nobody_takes_home_anothers(app, chi):
    chi.start()
    stranger = Guest(app, app.test_client())
    assert stranger.client.get("/account/data").location.startswith("/sign-in")
    stranger.make_account("Dee")
    assert json.loads(stranger.client.get("/account/data").text)["attempts"] == []
