"""A question set by its link."""

import re

import pytest

from quiz.attempts.attempt import Item
from quiz.storage import library, sets
from quiz.storage.database import db, writing
from quiz.storage.library import Sharing
from tests.factories import make_topic
from tests.people import START_KEY, found, right_answer
from tests.web.building import items_of, kept_set, number_of, play, row_of
from tests.web.shelving import words_of


@pytest.fixture
def week(ada):
    return kept_set(ada, number=4)


@pytest.fixture
def private(ada, app):
    """The address of a set made from a topic of Ada's that nobody else sees."""
    with app.app_context(), writing():
        topic = library.add_topic(make_topic())
        topic.sharing = Sharing.TEACHERS
    address = kept_set(ada, "france", number=3)
    with app.app_context(), writing():
        library.topic("france").sharing = Sharing.OWN
    return address


def test_whoever_has_the_link_plays_exactly_these_questions(ada, chi, dee, week):
    key = row_of(ada, week).key
    page = chi.open(f"/play/{key}")
    assert "Week 3" in page.text
    assert "Four questions." in page.text
    kept = tuple(item.question for item in items_of(ada, week))
    for who in (chi, dee):
        assert tuple(item.question for item in play(who, key).items()) == kept


def test_pressing_twice_begins_one_attempt(ada, chi, week):
    key = row_of(ada, week).key
    page = chi.open(f"/play/{key}")
    fields = {"start_key": found(START_KEY, page)}
    first, again = (chi.send(f"/play/{key}/attempts", page, **fields) for _ in range(2))
    assert first.location == again.location
    assert chi.send(f"/play/{key}/attempts", page, start_key="no").status_code == 422


def test_a_question_worth_more_is_said_to_be_and_the_score_counts_it(ada, chi, week):
    page = ada.open(week)
    names = re.findall(r'name="(points-[^"]+)"', page.text)
    fields = dict(zip(names, ["2", "0.5", "1", "1"], strict=True))
    ada.send(f"{week}/points?version=1", page, **fields)
    sitting = play(chi, row_of(ada, week).key)
    assert "2 points" in sitting.page(1).text
    assert "0.5 points" in sitting.page(2).text
    assert "points" not in words_of(sitting.page(3))
    ada.send(f"{week}/points?version=2", ada.open(week), **fields | {names[0]: "9"})
    sitting.answer_all()
    assert "4.5 of 4.5" in chi.open(f"{sitting.address}/result").text


def test_a_set_about_no_topic_is_played_under_its_own_title(ada, app, chi, week):
    with app.app_context(), writing():
        row = sets.set_numbered(number_of(week))
        row.topic_id, row.topic_slug, row.topic_title, row.wishes = None, "", "", ""
        row.code = None
    assert "Week 3" in ada.open(week).text
    assert ada.open(f"{week}/print?version=B").status_code == 200
    sitting = play(chi, row_of(ada, week).key)
    sitting.answer_all()
    assert "Week 3" in chi.open(f"{sitting.address}/result").text
    assert "Week 3" in chi.open("/history").text


def test_by_the_link_one_goes_on_where_one_left_off(ada, chi, week):
    key = row_of(ada, week).key
    sitting = play(chi, key)
    page = chi.open(f"/play/{key}")
    assert "Go on: 0 of 4 answered" in page.text
    assert f'href="{sitting.address}"' in page.text


def test_a_set_of_a_private_topic_is_played_to_the_end_and_leads_nowhere_closed(ada, chi, private):
    sitting = play(chi, row_of(ada, private).key)
    sitting.answer_all()
    pages = [sitting.page(1).text, chi.open(f"{sitting.address}/result").text]
    for page in [*pages, chi.open("/history").text]:
        assert "Week 3" in page
        assert "/topics/france" not in page
        assert "/articles/" not in page
        assert "/quizzes/" not in page
    for page in pages:
        assert "the assembly of Paris met" in page


def test_the_teacher_still_reads_on_from_ones_own_topic(ada, app, private):
    with app.app_context(), writing():
        library.topic("france").sharing = Sharing.TEACHERS
    sitting = play(ada, row_of(ada, private).key)
    sitting.answer_all()
    assert "/topics/france/events/" in sitting.page(1).text


def test_a_set_is_played_though_its_topic_is_gone(ada, app, chi, private):
    with app.app_context(), writing():
        db.session.delete(library.topic("france"))
    sitting = play(chi, row_of(ada, private).key)
    sitting.answer_all()
    assert chi.open(f"{sitting.address}/result").status_code == 200
    assert sitting.page(1).status_code == 200
    assert "Something looks wrong here" not in sitting.page(1).text


def test_from_the_score_the_same_questions_are_played_again(ada, chi, week):
    key = row_of(ada, week).key
    sitting = play(chi, key)
    sitting.answer_all()
    page = chi.open(f"{sitting.address}/result")
    assert f'action="/play/{key}/attempts"' in page.text
    assert "With the same questions." in page.text


def test_what_the_set_becomes_does_not_change_an_attempt(ada, chi, week):
    sitting = play(chi, row_of(ada, week).key)
    before = sitting.items()
    ada.send(f"{week}/items/1/removal?version=1", ada.open(week))
    assert sitting.items() == before


@pytest.mark.parametrize("key", ["0" * 32, "x", "💥", "%00", "a" * 3000])
def test_a_link_to_nothing_says_so_on_a_page_of_its_own(chi, key):
    for answer in (
        chi.client.get(f"/play/{key}"),
        chi.send(f"/play/{key}/attempts", chi.open("/"), start_key="0" * 32),
    ):
        assert answer.status_code == 404
        assert "This quiz is not here" in answer.text


def test_the_key_gives_nothing_of_the_questions_away_before_they_are_played(ada, chi, week):
    page = chi.open(f"/play/{row_of(ada, week).key}").text
    for item in items_of(ada, week):
        assert not any(choice.text in page for choice in item.question.choices)
    assert not re.search(r"/sets/\d", page)


def test_one_question_of_a_set_is_tried_by_whoever_has_its_link(ada, chi, week):
    key, (_, second, *_) = row_of(ada, week).key, items_of(ada, week)
    address = f"/play/{key}/questions/2"
    page = chi.open(address)
    assert "Why is this certain?" not in page.text
    sent = chi.send(address, page, **right_answer(Item(2, second.question)))
    assert "Why is this certain?" in sent.text
    assert f'href="/play/{key}"' in sent.text
    for gone in (f"/play/{key}/questions/5", f"/play/{key}/questions/0", "/play/no/questions/1"):
        assert chi.open(gone).status_code == 404


def test_an_answered_question_of_a_set_has_a_link_of_its_own(ada, chi, week):
    key = row_of(ada, week).key
    sitting = play(chi, key)
    sitting.respond(2, right_answer(sitting.item(2)))
    assert f'href="/play/{key}/questions/2"' in sitting.page(2).text
