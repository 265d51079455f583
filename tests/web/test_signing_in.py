"""Signing in: with what, how often, and what comes along."""

from dataclasses import replace

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from quiz.app import create_app
from quiz.storage import accounts
from quiz.storage.accounts import PersonRow
from quiz.storage.database import database_file, db, writing
from quiz.storage.tries import MOST_PER_ACCOUNT, MOST_PER_ADDRESS
from tests.conftest import settings_in
from tests.factories import PASSWORD
from tests.people import TOKEN, Guest, found

WRONG = "do not fit together"


def people(app):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(PersonRow))


def test_signing_in_elsewhere_finds_everything(chi, dee):
    sitting = chi.start()
    sitting.answer_all()
    chi.make_account("Chi")
    assert dee.sign_in("cHi").location == "/"
    assert dee.is_called("Chi")
    assert "10 of 10" in dee.open("/").text
    assert dee.open(sitting.address).status_code == 200


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("Chi", "not hers"),
        ("nobody", PASSWORD),
        ("Chi", ""),
        ("", ""),
        ("Chi", PASSWORD + " "),
        ("C" * 5000, "x" * 5000),
        ("Chi'--", PASSWORD),
        ("\x00", "\x00"),
    ],
)
def test_one_sentence_for_every_wrong_name_and_password(chi, dee, username, password):
    chi.make_account("Chi")
    answer = dee.sign_in(username, password)
    assert answer.status_code == 422
    assert WRONG in answer.text
    assert answer.text.count('class="problem"') == 1
    assert not dee.is_called("Chi")


def test_an_unknown_name_is_as_much_work_as_a_wrong_password(chi, dee, monkeypatch):
    chi.make_account("Chi")
    verified = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher,
        "verify",
        lambda hasher, kept, password: verified.append(kept) or verify(hasher, kept, password),
    )
    dee.sign_in("Chi", "wrong password")
    dee.sign_in("nobody", "wrong password")
    assert len(verified) == 2
    figures = [kept.rsplit("$", 2)[0] for kept in verified]
    assert figures[0] == figures[1]


def test_a_hash_of_old_figures_is_replaced_by_signing_in(app, chi, dee):
    chi.make_account("Chi")
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    with app.app_context(), writing():
        accounts.account_named("chi").password_hash = old
    assert dee.sign_in("Chi").status_code == 303
    with app.app_context():
        assert "m=19456,t=2,p=1" in accounts.account_named("chi").password_hash
    assert chi.is_called("Chi")  # the password is the same, so the session goes on


def test_a_guest_takes_along_what_was_played(app, chi, dee):
    own = chi.start()
    chi.make_account("Chi")
    joined = dee.start()
    joined.answer_all()
    assert "You have played a quiz as a guest here. Take it with you?" in dee.open("/sign-in").text
    dee.sign_in("Chi")
    for browser in (chi, dee):
        assert browser.open(own.address).status_code == 200
        assert "10 of 10" in browser.open(joined.address).text
    assert people(app) == 1


def test_what_somebody_else_played_is_deleted_if_so_wished(app, chi, dee):
    chi.make_account("Chi")
    others = dee.start()
    dee.sign_in("Chi", scores="delete")
    assert dee.open(others.address).status_code == 404
    assert people(app) == 1


def test_a_wrong_password_moves_and_deletes_nothing(app, chi, dee):
    chi.make_account("Chi")
    sitting = dee.start()
    answer = dee.sign_in("Chi", "wrong password", scores="delete")
    assert 'value="delete" checked' in answer.text
    assert dee.open(sitting.address).status_code == 200


def test_a_signed_in_student_takes_nothing_along_to_another_account(chi, dee):
    sitting = chi.start()
    chi.make_account("Chi")
    dee.make_account("Dee")
    chi.sign_in("Dee")
    assert chi.open(sitting.address).status_code == 404


def test_a_session_begins_anew(chi, dee):
    chi.make_account("Chi")
    before = found(TOKEN, dee.open("/sign-in"))
    with dee.client.session_transaction() as session:
        session["planted"] = "by somebody else"
    dee.sign_in("Chi")
    with dee.client.session_transaction() as session:
        assert "planted" not in session
    answer = dee.client.post("/sign-out", data={"csrf_token": before})
    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/account", "/about", "/topics/x/y?z=1&a=%20", "/"])
def test_after_signing_in_one_comes_to_the_page_one_wanted(chi, dee, path):
    chi.make_account("Chi")
    page = dee.client.get("/sign-in", query_string={"next": path})
    assert f'name="next" value="{path.replace("&", "&amp;")}"' in page.text
    assert dee.sign_in("Chi", next=path).location == path


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "\n//evil.example",
        "evil",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
    ],
)
def test_nobody_is_led_to_another_site(chi, dee, path):
    chi.make_account("Chi")
    assert dee.sign_in("Chi", next=path).location == "/"
    assert chi.client.get("/sign-in", query_string={"next": path}).location == "/"


# Limits


def test_an_account_can_be_tried_so_often_by_all_workers_together(app, chi, dee, tmp_path):
    chi.make_account("Chi")
    with app.app_context():
        file = database_file()
    other = create_app(replace(settings_in(tmp_path), database=file))
    worker = Guest(other, other.test_client())
    for number in range(MOST_PER_ACCOUNT):
        assert (dee, worker)[number % 2].sign_in("Chi", "wrong password").status_code == 422
    for browser in (dee, worker):
        answer = browser.sign_in("Chi")  # right, but too late
        assert answer.status_code == 429
        assert "Too many passwords were tried. Wait 15 minutes, then try again." in answer.text
        assert 'value="Chi"' in answer.text
        assert 800 < int(answer.headers["Retry-After"]) <= 900
    with other.app_context():
        db.engine.dispose()


def test_a_name_that_nobody_has_is_limited_alike(dee):
    for _ in range(MOST_PER_ACCOUNT):
        assert dee.sign_in("nobody").status_code == 422
    assert dee.sign_in("nobody").status_code == 429


def test_an_address_can_try_so_often(chi, dee, monkeypatch):
    chi.make_account("Chi")
    monkeypatch.setattr(PasswordHasher, "verify", lambda *_: False)
    for number in range(MOST_PER_ADDRESS):
        assert dee.sign_in(f"name-{number}").status_code == 422
    assert dee.sign_in("Chi").status_code == 429


def test_a_class_that_signs_in_at_once_from_one_address_is_not_kept_waiting(app, chi):
    chi.make_account("Chi")
    for _ in range(MOST_PER_ACCOUNT + 2):
        assert Guest(app, app.test_client()).sign_in("Chi").status_code == 303
