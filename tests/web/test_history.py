"""The history page: scores, what is known, what is mixed up; and nobody else's."""

import re
from html import unescape

import pytest
from sqlalchemy import event, insert

from quiz.storage import gradebook, library
from quiz.storage.database import db, writing
from tests.factories import make_account, make_attempt, make_topic
from tests.people import TOPIC, signed_in

ATTEMPT = re.compile(r'href="/attempts/(\d+)(?:/result)?">(?:See every|Go on)')


@pytest.fixture
def account(app):
    with app.app_context():
        account = make_account("Chi")
        db.session.refresh(account)
        db.session.expunge(account)
    return account


@pytest.fixture
def student(app, account):
    return signed_in(app, account)


def words_of(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


# It works


def test_before_the_first_quiz_the_page_says_what_to_do(chi):
    page = chi.open("/history")
    assert page.status_code == 200
    assert "Nothing is played yet. Play a quiz" in page.text
    assert 'href="/"' in page.text


def test_a_finished_attempt_stands_with_its_score_picture_and_table(chi):
    chi.start().answer_all()
    page = chi.open("/history")
    words = words_of(page)
    assert "One finished attempt since" in words
    assert "You scored 10 of 10." in words
    assert 'aria-label="One score: 10 of 10."' in page.text
    assert "What you know, and when it happened" in words
    assert "None so far. Two events that you take for one another" in words


def test_what_was_mixed_up_stands_with_both_quotations_and_how_often(chi):
    chi.start().answer_all(right=False)
    page = chi.open("/history")
    words = words_of(page)
    assert "You scored 0 of 10." in words
    assert re.search(r"Mixed up \d of \d times?\.", words)
    assert page.text.count('class="tangle"') == 10
    assert page.text.count("<blockquote>") == 20
    assert re.search(r"And \d+ more pairs?\.", words)
    assert "Weakest" in words


def test_an_attempt_that_only_began_is_listed_and_can_be_gone_on_with(chi):
    address = chi.start().address
    page = chi.open("/history")
    assert "No question is answered yet." in page.text
    assert f'href="{address}">Go on' in page.text


def test_the_last_score_is_compared_with_the_best(chi):
    chi.start().answer_all()
    chi.start().answer_all(right=False)
    assert "Two finished attempts since" in words_of(chi.open("/history"))
    assert "The best was 10, the last 0 of 10." in words_of(chi.open("/history"))
    chi.start().answer_all()
    assert "The last was your best: 10 of 10." in words_of(chi.open("/history"))


def test_each_of_several_topics_has_its_own_pictures(app, student, account):
    with app.app_context():
        with writing():
            france = library.add_topic(make_topic())
        make_attempt(account.person_id, france, answered=3)
        make_attempt(account.person_id, library.topic(TOPIC), answered=1)
    page = student.open("/history?topic=france")
    assert "France. One finished attempt" in words_of(page)
    assert 'href="/history?topic=russia-north-korea"' in page.text
    assert "The assembly of Paris meets." in page.text


def test_scores_stay_when_the_topic_is_gone(app, student, account):
    with app.app_context():
        with writing():
            france = library.add_topic(make_topic())
        make_attempt(account.person_id, france, answered=3)
        with writing():
            db.session.delete(library.topic("france"))
    page = student.open("/history")
    assert "This topic is not open here" in page.text
    assert "You scored 3 of 3." in words_of(page)
    assert "Play again" not in page.text


# A page at a time


def test_older_attempts_are_a_link_away_and_every_attempt_is_listed_once(app, student, account):
    with app.app_context():
        topic = library.topic(TOPIC)
        made = [make_attempt(account.person_id, topic).id for _ in range(45)]
    found = []
    address = "/history"
    while address:
        page = student.open(address)
        found += [int(attempt) for attempt in ATTEMPT.findall(page.text)]
        onward = re.search(r'rel="next" href="([^"]+)"', page.text)
        address = onward and unescape(onward[1])
    assert found == made[::-1]


def test_a_page_asks_as_much_of_the_database_after_1000_attempts_as_after_10(app, account):
    student = signed_in(app, account)
    addresses = ["/history", f"/history?topic={TOPIC}", "/history?before=9"]
    with app.app_context():
        for _ in range(10):
            make_attempt(account.person_id, library.topic(TOPIC), answered=3)
    few = [statements(app, student, address) for address in addresses]
    with app.app_context():
        copy_newest_attempt(account.person_id, 990)
    assert [statements(app, student, address) for address in addresses] == few
    assert max(few) <= 13


def copy_newest_attempt(person_id, count):
    """Keep more attempts like the last, without their items."""
    with writing():
        newest = gradebook.attempts_of(person_id, 1)[0]
        values = {column.name: getattr(newest, column.name) for column in newest.__table__.columns}
        del values["id"]
        copies = [values | {"start_key": f"copy-{number}"} for number in range(count)]
        db.session.execute(insert(gradebook.AttemptRow), copies)


def statements(app, browser, address):
    """Return how many statements a page makes."""
    heard = []

    def hear(_connection, _cursor, statement, *_rest):
        heard.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        assert browser.open(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", hear)
    return len(heard)


# Nobody else's


def test_nobody_sees_the_attempts_of_somebody_else(chi, dee):
    sitting = chi.start()
    sitting.answer_all()
    assert "Nothing is played yet" in dee.open("/history").text
    dee.start()
    page = dee.open("/history")
    assert f'href="{sitting.address}/result"' not in page.text
    assert f'href="{sitting.address}/result"' in chi.open("/history").text


def test_the_attempts_that_a_page_begins_after_may_be_anybodys_and_show_only_ones_own(chi, dee):
    theirs = chi.start()
    dee.start()
    page = dee.open(f"/history?before={theirs.id + 1}")
    assert "There are none." in page.text


def test_a_topic_never_played_is_not_there_even_if_somebody_else_played_it(chi, dee):
    chi.start().answer_all()
    dee.start()
    assert dee.open(f"/history?topic={TOPIC}").status_code == 404


# Wrong method, bad input


def test_history_is_only_read(chi):
    assert chi.send("/history", chi.open("/")).status_code == 405


@pytest.mark.parametrize(
    "query", ["before=", "before=x", "before=-1", "before=٣", f"before={'9' * 3000}", "page=7"]
)
def test_a_place_that_is_none_shows_the_newest(chi, query):
    chi.start().answer_all()
    page = chi.open(f"/history?{query}")
    assert page.status_code == 200
    assert "Your history" in page.text


@pytest.mark.parametrize("before", ["0", "1", "9" * 19])
def test_a_place_before_all_or_after_all_is_no_trouble(chi, before):
    chi.start().answer_all()
    page = chi.open(f"/history?before={before}")
    assert page.status_code == 200
    assert "Older attempts" in page.text


@pytest.mark.parametrize("topic", ["", "nowhere", "x" * 3000, "%00"])
def test_no_such_topic(chi, topic):
    chi.start().answer_all()
    assert chi.open(f"/history?topic={topic}").status_code == 404
