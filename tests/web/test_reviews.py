"""The review page: what is due, ten questions of it in one press, two events side by side."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import text

from quiz.attempts.terms import Explained
from quiz.practice.memory import met
from quiz.questions.context import asked_pairs, context
from quiz.storage import library, memory
from quiz.storage.database import db, writing
from quiz.storage.library import Sharing
from quiz.web import clock
from tests.factories import NOON, make_topic
from tests.people import START_KEY, TOPIC, Sitting, found, right_answer, wrong_answer
from tests.web.exams import Clock, begin, hand_in

DUE = re.compile(r"Review, (\d+) due")


@pytest.fixture
def hands(monkeypatch):
    """The clock of the server, at noon."""
    found = Clock()
    monkeypatch.setattr(clock, "now", found.now)
    return found


def words_of(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def number_due(guest, address="/about"):
    match = DUE.search(guest.open(address).text)
    return int(match[1]) if match else 0


def ask_ten(guest, topic=TOPIC, key=None):
    page = guest.open("/review")
    return guest.send(
        "/review/attempts", page, start_key=key or found(START_KEY, page), topic=topic
    )


def remembered(guest):
    with guest.app.app_context():
        person = db.session.scalar(text("SELECT max(id) FROM people"))
        return memory.memories(person, TOPIC)


# It works


def test_before_the_first_quiz_the_page_says_what_to_do(chi):
    page = chi.open("/review")
    assert page.status_code == 200
    assert "Nothing is played yet. Play a quiz" in page.text
    assert "Ask me ten" not in page.text
    assert "/review" not in chi.open("/").text


def test_what_a_guest_mixed_up_is_due_at_once_and_told_everywhere(chi):
    chi.start().answer_all(right=False)
    pairs = remembered(chi)
    assert number_due(chi) == len(pairs) > 5
    words = words_of(chi.open("/review"))
    assert f"{len(pairs)} pairs of events that you mixed up are due now." in words
    assert f"{len(pairs)} Russia and North Korea due now, of {len(pairs)} pairs" in words
    assert f"This week {len(pairs)} today" in words
    assert "What you mix up most" in words
    assert "Mastery of" in chi.open("/review").text


def test_the_pairs_stand_with_both_quotations_the_surely_mistaken_first(app, chi):
    chi.start().answer_all(right=False)
    sure = sorted(remembered(chi))[-1]
    with app.app_context(), writing():
        db.session.execute(
            text("UPDATE pair_memories SET was_sure = 1 WHERE earlier = :e AND later = :l"),
            {"e": sure[0], "l": sure[1]},
        )
    page = chi.open("/review").text
    pairs = page.split('<div class="contrast">')[1:]
    assert len(pairs) == 5
    assert all(pair.count("<blockquote") == 2 for pair in pairs)
    assert f"/review/{TOPIC}/{sure[0]}/{sure[1]}" in pairs[0]
    assert "You were sure, and it was wrong." in pairs[0]
    assert "You were sure" not in "".join(pairs[1:])


def test_ten_questions_are_one_press_away_and_each_asks_for_what_was_mixed_up(chi):
    chi.start().answer_all(right=False)
    pairs = remembered(chi)
    sitting = Sitting(chi, ask_ten(chi).location)
    items = sitting.items()
    assert len(items) == 10
    for item in items:
        asked = [pair for pair in pairs if frozenset(pair) in asked_pairs(item.question)]
        assert asked
        assert all(context(item.question) not in pairs[pair].asked_in for pair in asked)


def test_two_presses_begin_one_attempt(chi):
    chi.start().answer_all(right=False)
    key = found(START_KEY, chi.open("/review"))
    assert ask_ten(chi, key=key).location == ask_ten(chi, key=key).location


def test_a_pair_leaves_after_two_different_contexts(chi, hands):
    chi.start().answer_all(right=False)
    before = len(remembered(chi))
    for _ in range(8):
        hands.pass_by(days=20)
        Sitting(chi, ask_ten(chi).location).answer_all()
    assert before > 0
    assert remembered(chi) == {}
    assert number_due(chi) == 0
    assert "Nothing waits: you have told apart all that you mixed up." in chi.open("/review").text


def test_what_is_not_due_can_be_asked_before(chi, hands):
    chi.start().answer_all(right=False)
    while number_due(chi):
        Sitting(chi, ask_ten(chi).location).answer_all()
    if left := remembered(chi):
        words = words_of(chi.open("/review"))
        assert "Nothing is due now. The next pair comes due on" in words
        first = Sitting(chi, ask_ten(chi).location).item(1).question
        assert any(frozenset(pair) in asked_pairs(first) for pair in left)


def test_an_ordinary_quiz_mixes_in_what_is_due(chi):
    chi.start().answer_all(right=False)
    pairs = {frozenset(pair) for pair in remembered(chi)}
    asked = [bool(pairs & asked_pairs(item.question)) for item in chi.start().items()]
    assert any(asked)


def test_two_events_stand_side_by_side(chi):
    chi.start().answer_all(right=False)
    link = re.search(rf'href="(/review/{TOPIC}/[^"]+)"', chi.open("/history").text)[1]
    page = chi.open(link)
    words = words_of(page)
    assert "Side by side" in words
    assert re.search(r"You mixed them up \d of \d times?\.", words)
    assert page.text.count("<blockquote") >= 2
    assert page.text.count('class="event"') == 2
    turned = "/".join([*link.split("/")[:3], *link.split("/")[:2:-1]])
    assert words_of(chi.open(turned)) == words


def test_the_explanation_of_a_wrong_answer_leads_there(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    sitting.respond(item.position, wrong_answer(item))
    page = sitting.page(item.position).text
    links = re.findall(rf'href="(/review/{TOPIC}/[^"]+)"', page)
    assert links
    assert all(chi.open(link).status_code == 200 for link in links)


def test_the_quiz_of_the_day_is_the_same_for_everybody_and_another_the_next_day(chi, dee, hands):
    assert 'href="/daily"' in chi.open("/").text
    today = chi.client.get("/daily")
    assert today.location == dee.client.get("/daily").location
    assert chi.open("/daily").status_code == 200
    hands.pass_by(days=1)
    assert chi.client.get("/daily").location != today.location


# Signed out, and somebody else's


def test_an_account_finds_what_it_mixed_up_as_a_guest(chi):
    chi.start().answer_all(right=False)
    due = number_due(chi)
    chi.make_account("Chi")
    assert number_due(chi) == due
    chi.sign_out()
    assert "Nothing is played yet" in chi.open("/review").text


def test_nobody_sees_what_another_mixed_up(chi, dee):
    chi.start().answer_all(right=False)
    assert "Nothing is played yet" in dee.open("/review").text
    link = re.search(rf'href="(/review/{TOPIC}/[^"]+)"', chi.open("/review").text)[1]
    assert "You mixed them up" not in dee.open(link).text


def test_of_a_topic_out_of_sight_nothing_is_due_and_nothing_is_asked(app, chi):
    chi.start().answer_all(right=False)
    with app.app_context(), writing():
        library.topic(TOPIC).sharing = Sharing.OWN
    assert number_due(chi) == 0
    assert "Nothing is played yet" in chi.open("/review").text
    assert ask_ten_anyway(chi).status_code == 404


def ask_ten_anyway(guest):
    return guest.send("/review/attempts", guest.open("/join"), start_key="0" * 32, topic=TOPIC)


def test_a_pair_whose_event_the_topic_has_no_more_is_forgotten(app, chi):
    chi.start().answer_all(right=False)
    with app.app_context(), writing():
        person = db.session.scalar(text("SELECT max(id) FROM people"))
        gone = met(None, True, None, "ordering-1", clock.now())
        memory.write(person, TOPIC, {("gone", "lost"): gone})
    assert ("gone", "lost") in remembered(chi)
    assert chi.open("/review").status_code == 200
    assert ("gone", "lost") not in remembered(chi)


def test_what_an_exam_shows_is_due_only_when_it_is_explained(school):
    later = NOON + timedelta(days=2)
    exam = school.give_exam(explained=Explained.AFTER_CLOSING, closes_at=later)
    sitting = begin(school.chi, exam)
    for item in sitting.items():
        sitting.respond(item.position, wrong_answer(item))
    hand_in(sitting)
    assert number_due(school.chi, "/review") == 0
    assert "What you mix up most" not in school.chi.open("/review").text
    with school.app.app_context():
        assert memory.memories_by_topic(school.chi_id) == {}
    school.clock.pass_by(days=3)
    school.chi.open("/history")
    with school.app.app_context():
        assert memory.memories_by_topic(school.chi_id)[TOPIC]


# Wrong method, bad input


def test_a_topic_that_was_not_played_cannot_be_named(app, chi):
    with app.app_context(), writing():
        library.add_topic(make_topic())
    chi.start().answer_all(right=False)
    assert chi.client.get("/review?topic=france").status_code == 404
    assert chi.client.get(f"/review?topic={TOPIC}").status_code == 200


def test_ten_questions_of_no_topic_or_without_a_key_are_refused(chi):
    chi.start().answer_all(right=False)
    page = chi.open("/review")
    assert chi.send("/review/attempts", page, start_key="0" * 32).status_code == 404
    refused = chi.send("/review/attempts", page, start_key="x", topic=TOPIC)
    assert refused.status_code == 422
    assert "This page was incomplete." in refused.text


@pytest.mark.parametrize(
    "names", ["gone/japan-rule-ends", "japan-rule-ends/japan-rule-ends", "a/b"]
)
def test_two_events_of_which_one_is_not_there_are_nowhere(chi, names):
    assert chi.open(f"/review/{TOPIC}/{names}").status_code == 404
    assert chi.open(f"/review/nowhere/{names}").status_code == 404


def test_nothing_is_changed_by_looking(app, chi):
    chi.start().answer_all(right=False)
    before = remembered(chi)
    chi.open("/review")
    chi.open("/daily")
    assert remembered(chi) == before
    assert chi.client.get("/review/attempts").status_code == 405


def test_a_right_order_teaches_nothing_to_review(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    sitting.respond(item.position, right_answer(item))
    assert remembered(chi) == {}
    page = chi.open("/review")
    assert "Nothing waits" in page.text
