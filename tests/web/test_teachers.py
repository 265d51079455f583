"""Coming in as a teacher by an invitation, and inviting others."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest

from quiz.storage import accounts, invitations
from quiz.storage.database import writing
from tests.factories import PASSWORD

LINK = re.compile(r'<input id="link" type="text" value="([^"]+)"')
WITHDRAWAL = re.compile(r'action="(/invitations/\d+/withdrawal)"')
TYPED = {"username": "Chi", "password": PASSWORD, "again": PASSWORD}
WEEK = timedelta(days=7)


@pytest.fixture
def link(app):
    """The address of an open invitation from the command line."""
    return invited(app)


def invited(app, name=None, by=None, now=None):
    with app.app_context(), writing():
        inviter = accounts.account_named(by).person_id if by else None
        token = invitations.invite(name, inviter, now or datetime.now(UTC))
    return f"/invitations/{token}"


def invite(teacher, name=""):
    """Make an invitation as a teacher does, and return the page that shows its link."""
    teacher.send("/invitations", teacher.open("/teachers"), name=name)
    return teacher.open("/teachers")


def link_on(page):
    return urlsplit(LINK.search(page.text)[1]).path


def come_in(guest, link, page=None, **fields):
    return guest.send(link, page or guest.open(link), **fields)


def teachers(app):
    with app.app_context():
        return [teacher.username for teacher in accounts.teachers()]


def words_of(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


# Coming in


def test_a_stranger_chooses_a_name_and_a_password_and_teaches(app, chi, link):
    page = chi.open(link)
    assert page.status_code == 200
    assert "You are invited to teach with Chronoquiz" in page.text
    answer = come_in(chi, link, page, **TYPED)
    assert (answer.status_code, answer.location) == (303, "/library")
    assert "Welcome, Chi: you teach here now." in chi.open("/library").text
    assert teachers(app) == ["Chi"]


def test_a_guest_keeps_what_was_played(app, chi, link):
    sitting = chi.start()
    assert "The quiz you played here as a guest stays with you." in chi.open(link).text
    come_in(chi, link, **TYPED)
    assert chi.open(sitting.address).status_code == 200
    assert teachers(app) == ["Chi"]


def test_an_account_becomes_a_teachers_by_one_press(app, chi, dee, link):
    sitting = chi.start()
    chi.make_account("Chi")
    page = chi.open(link)
    assert "You are signed in as <bdi>Chi</bdi>." in page.text
    assert 'type="password"' not in page.text
    assert come_in(chi, link, page).location == "/library"
    assert teachers(app) == ["Chi"]
    assert chi.open(sitting.address).status_code == 200


def test_whoever_has_an_account_signs_in_first_and_comes_back(app, chi, dee, link):
    dee.make_account("Chi")
    assert f'href="/sign-in?next={link}"' in chi.open(link).text
    answer = chi.sign_in("Chi", next=link)
    assert answer.location == link
    assert come_in(chi, link).location == "/library"
    assert teachers(app) == ["Chi"]


def test_the_page_says_for_whom_from_whom_and_until_when(app, ada, chi):
    words = words_of(chi.open(invited(app, "Chi & Co", by="Ada")))
    assert "For Chi & Co" in words
    assert "The invitation comes from Ada" in words
    assert re.search(r"can be used until \d+ \w+ \d{4}, \d\d:\d\d\.", words)


def test_a_name_is_no_markup(app, chi):
    assert "<bdi>&lt;b&gt;</bdi>" in chi.open(invited(app, "<b>")).text


def test_opening_a_link_uses_nothing_up(chi, dee, link):
    for browser in (chi, dee, chi):
        assert browser.open(link).status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"username": "c"}, "2 to 40 characters"),
        ({"password": "short"}, "at least 8 characters"),
        ({"again": "something else"}, "not the same as above"),
    ],
)
def test_the_rules_are_those_of_every_account(app, chi, link, fields, words):
    answer = come_in(chi, link, **TYPED | fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "<title>Not yet: An invitation to teach" in answer.text
    assert teachers(app) == []
    assert come_in(chi, link, **TYPED).status_code == 303


def test_a_taken_name_is_told_and_the_invitation_stays_open(app, ada, chi, link):
    other = "another password"
    typed = {"username": "ada", "password": other, "again": other}
    answer = come_in(chi, link, **typed)
    assert answer.status_code == 422
    assert "This username is taken" in answer.text
    assert chi.open(link).status_code == 200


def test_a_stale_page_lets_nobody_in_and_keeps_the_name(app, chi, link):
    answer = chi.client.post(link, data=TYPED)
    assert answer.status_code == 400
    assert 'value="Chi"' in answer.text
    assert teachers(app) == []


# Too late


def test_who_comes_second_is_told_and_gets_no_account(app, chi, dee, link):
    page = dee.open(link)
    come_in(chi, link, **TYPED)
    answer = come_in(dee, link, page, **TYPED | {"username": "Dee"})
    assert answer.status_code == 410
    assert "This invitation has been used" in answer.text
    with app.app_context():
        assert accounts.account_named("Dee") is None
    assert dee.open(link).status_code == 410


def test_of_two_who_press_at_once_one_comes_in(app, chi, dee, link):
    people = [(chi, chi.open(link), "Chi"), (dee, dee.open(link), "Dee")]
    with ThreadPoolExecutor(2) as threads:
        answers = threads.map(
            lambda one: come_in(one[0], link, one[1], **TYPED | {"username": one[2]}), people
        )
        assert sorted(answer.status_code for answer in answers) == [303, 410]
    assert len(teachers(app)) == 1


def test_two_presses_of_one_person_are_no_more_than_one(app, chi, dee, link):
    pages = [browser.open(link) for browser in (chi, dee)]
    for browser, page in zip((chi, dee), pages, strict=True):  # one browser, its cookie not yet in
        assert come_in(browser, link, page, **TYPED).location == "/library"
        assert browser.open("/teachers").status_code == 200
    assert teachers(app) == ["Chi"]


def test_an_invitation_that_has_run_out_says_so_and_whom_to_ask(app, ada, chi):
    link = invited(app, by="Ada", now=datetime.now(UTC) - WEEK)
    for answer in (chi.open(link), come_in(chi, link, chi.open("/"), **TYPED)):
        assert answer.status_code == 410
        assert "This invitation has run out" in answer.text
        assert "For a new one, ask <bdi>Ada</bdi>." in answer.text
    assert teachers(app) == ["Ada"]
    assert not chi.is_called("Chi")


@pytest.mark.parametrize("token", ["0" * 40, "%ff", "%00", "x" * 2000])
def test_an_unknown_invitation_says_so(app, chi, token):
    link = f"/invitations/{token}"
    for answer in (chi.open(link), come_in(chi, link, chi.open("/"), **TYPED)):
        assert answer.status_code == 404
        assert "This invitation is not known here" in answer.text
    assert not chi.is_called("Chi")


def test_a_teacher_who_opens_an_invitation_leaves_it_to_another(app, ada, chi, link):
    for answer in (ada.client.get(link), come_in(ada, link, ada.open("/teachers"))):
        assert (answer.status_code, answer.location) == (303, "/teachers")
    assert "You teach here already." in ada.open("/teachers").text
    assert chi.open(link).status_code == 200


def test_the_address_of_an_invitation_is_told_to_no_other_site_and_kept_in_no_cache(chi, link):
    headers = chi.open(link).headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


# The page of teachers


def test_teachers_see_who_teaches(ada, ben):
    page = ada.open("/teachers")
    assert page.status_code == 200
    assert "Since 24 November 2026 Ada (you)" in words_of(page)
    assert "<bdi>Ben</bdi>" in page.text


def test_teachers_find_it_from_their_library(ada):
    assert 'href="/teachers"' in ada.open("/library").text


def test_the_page_is_not_there_for_others(ada, chi, dee):
    dee.make_account("Dee")
    for browser in (chi, dee):
        assert browser.client.get("/teachers").status_code == 404
        assert browser.send("/invitations", browser.open("/"), name="").status_code == 404


def test_there_is_nothing_to_see_where_one_only_posts(ada):
    assert ada.client.get("/invitations").status_code == 405


# Inviting


def test_a_teacher_invites_by_a_link_that_is_shown_once(app, ada, chi):
    page = invite(ada, "Chi")
    assert "The link for Chi" in page.text
    assert LINK.search(page.text)[1].startswith("http://localhost/invitations/")
    again = ada.open("/teachers")
    assert LINK.search(again.text) is None
    assert "For <bdi>Chi</bdi>" in again.text
    come_in(chi, link_on(page), **TYPED)
    assert teachers(app) == ["Ada", "Chi"]
    assert "For <bdi>Chi</bdi>" not in ada.open("/teachers").text


def test_an_invitation_needs_no_name(ada):
    assert "The link of the invitation" in invite(ada).text
    assert "For nobody in particular" in ada.open("/teachers").text


def test_a_name_that_cannot_be_is_told_beside_the_field_and_kept(ada):
    answer = ada.send("/invitations", ada.open("/teachers"), name="x" * 81)
    assert answer.status_code == 422
    assert "at most 80 characters" in answer.text
    assert f'value="{"x" * 81}"' in answer.text
    assert "Open invitations" not in ada.open("/teachers").text


def test_a_stale_page_invites_nobody_and_keeps_the_name(ada):
    answer = ada.client.post("/invitations", data={"name": "Chi"})
    assert answer.status_code == 400
    assert 'value="Chi"' in answer.text
    assert "Open invitations" not in ada.open("/teachers").text


def test_a_teacher_withdraws_an_invitation(ada, chi):
    page = invite(ada)
    link, withdrawal = link_on(page), WITHDRAWAL.search(page.text)[1]
    for _ in range(2):
        assert ada.send(withdrawal, page).location == "/teachers"
    page = ada.open("/teachers")
    assert "The invitation is withdrawn" in page.text
    assert WITHDRAWAL.search(page.text) is None
    answer = come_in(chi, link, chi.open("/"), **TYPED)
    assert answer.status_code == 410
    assert "This invitation was withdrawn" in answer.text


def test_what_was_used_cannot_be_withdrawn(app, ada, chi):
    page = invite(ada)
    come_in(chi, link_on(page), **TYPED)
    ada.send(WITHDRAWAL.search(page.text)[1], page)
    assert "That was too late" in ada.open("/teachers").text
    assert teachers(app) == ["Ada", "Chi"]


def test_a_stale_page_withdraws_nothing(ada, chi):
    page = invite(ada)
    answer = ada.client.post(WITHDRAWAL.search(page.text)[1])
    assert answer.status_code == 400
    assert "nothing was saved" in answer.text
    assert chi.open(link_on(page)).status_code == 200


def test_nobody_sees_or_withdraws_anothers_invitation(ada, ben, chi):
    page = invite(ada, "Chi")
    assert "For <bdi>Chi</bdi>" not in ben.open("/teachers").text
    assert ben.send(WITHDRAWAL.search(page.text)[1], ben.open("/teachers")).status_code == 404
    assert ben.send(f"/invitations/{2**70}/withdrawal", ben.open("/teachers")).status_code == 404
    assert chi.open(link_on(page)).status_code == 200


# Leaving


def test_with_a_teachers_account_go_the_invitations(app, ada, chi):
    link = link_on(invite(ada))
    page = ada.open("/account/deletion")
    assert "The links of invitations that you gave will open nothing any more." in page.text
    assert ada.send("/account/deletion", page, password=PASSWORD).location == "/"
    assert chi.open(link).status_code == 404
    assert teachers(app) == []
