"""The front page, about, health and readiness."""

import re

import pytest
from sqlalchemy import func, select, text

from quiz.storage.accounts import PersonRow
from quiz.storage.database import db, writing
from tests.people import TOPIC, right_answer


def people(app):
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(PersonRow))


def test_each_topic_is_drawn_from_its_events_with_one_button_to_play(chi):
    page = chi.open("/")
    assert page.status_code == 200
    assert page.text.count(">Play</button>") == page.text.count('aria-label="Timeline, ') == 3
    assert "Russia and North Korea" in page.text
    assert re.search(r'aria-label="Timeline, 1945 to 2023: \d+ events\."', page.text)
    assert page.text.count('class="day"') > 5


def test_looking_makes_no_guest(app, chi):
    chi.open("/")
    chi.open("/about")
    assert people(app) == 0


def test_without_scores_the_page_says_where_they_will_stand(chi):
    assert "Nothing played in this browser yet" in chi.open("/").text


def test_an_open_attempt_can_be_gone_on_with(chi):
    sitting = chi.start()
    sitting.respond(1, right_answer(sitting.item(1)))
    page = chi.open("/")
    assert "Go on: 1 of 10 answered" in page.text
    assert "Start a new quiz" in page.text
    assert "1 of 10 answered" in page.text


def test_past_scores_stand_on_the_front_page_of_their_guest_only(chi, dee):
    chi.start().answer_all()
    assert "10 of 10" in chi.open("/").text
    assert re.search(r"\d{1,2} \w{3} \d{4}, \d\d:\d\d", chi.open("/").text)
    assert "10 of 10" not in dee.open("/").text


def test_about_tells_how_answers_are_marked(chi):
    page = chi.open("/about")
    assert page.status_code == 200
    assert "How answers are marked" in page.text


def test_health_is_plain_and_touches_the_database(chi):
    answer = chi.open("/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert answer.mimetype == "text/plain"


def test_the_front_page_takes_no_post(chi):
    page = chi.open("/")
    answer = chi.send("/", page)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_every_page_names_itself(chi):
    titles = [re.search("<title>(.*?)</title>", chi.open(path).text)[1] for path in ("/", "/about")]
    assert titles == ["Put history in order · Chronoquiz", "About · Chronoquiz"]


def test_links_lead_somewhere(chi):
    page = chi.open("/")
    for address in set(re.findall(r'href="(/[^"#]*)"', page.text)):
        assert chi.open(address).status_code == 200, address
    assert f"/topics/{TOPIC}/attempts" in page.text


@pytest.mark.parametrize("address", ["/health", "/ready"])
def test_what_supervisors_ask_is_nobodys_and_never_kept(chi, address):
    chi.make_account("Chi")
    answer = chi.client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_a_server_that_cannot_save_says_why_in_plain_words(app, chi):
    assert chi.open("/ready").text == "ready\n"
    with app.app_context(), writing():
        db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    answer = chi.open("/ready")
    assert answer.status_code == 503
    assert answer.text == "not ready: the database is not of this version; restart the server\n"
    assert answer.headers["Cache-Control"] == "no-store"
