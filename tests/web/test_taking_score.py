"""The score of an attempt, and every question again."""

from html import unescape

from quiz.storage import library
from quiz.storage.database import db, writing
from tests.people import START_KEY, TOPIC, found, right_answer, wrong_answer


def test_the_score_comes_with_every_question_again(chi):
    sitting = chi.start()
    sitting.answer_all()
    page = chi.open(sitting.address)
    assert page.request.path.endswith("/result")
    assert '<h1 class="display">10 of 10</h1>' in page.text
    assert page.text.count('class="review-number"') == 10
    text = unescape(page.text)
    for item in sitting.items():
        for choice in (*item.question.choices, *item.question.about):
            assert choice.text in text or choice.position is not None
        assert all(choice.explanation in text for choice in item.question.choices)


def test_the_score_page_is_a_list_to_open_question_by_question(chi):
    sitting = chi.start()
    first = sitting.item(1)
    sitting.respond(1, wrong_answer(first))
    for item in sitting.items()[1:]:
        sitting.respond(item.position, right_answer(item))
    page = chi.open(f"{sitting.address}/result").text
    assert page.count('<details class="disclosure">') >= 10
    assert "<details open" not in page
    assert '<h1 class="display">9 of 10</h1>' in page


def test_there_is_no_score_before_the_last_answer(chi):
    sitting = chi.start()
    sitting.respond(1, right_answer(sitting.item(1)))
    page = chi.open(f"{sitting.address}/result")
    assert page.request.path.endswith("/items/2")


def test_playing_again_asks_other_questions(chi):
    sitting = chi.start()
    sitting.answer_all()
    page = chi.open(f"{sitting.address}/result")
    sent = chi.send(f"/topics/{TOPIC}/attempts", page, start_key=found(START_KEY, page))
    other = [item.question for item in type(sitting)(chi, sent.location).items()]
    assert other != [item.question for item in sitting.items()]


def test_a_score_outlives_its_topic(app, chi):
    sitting = chi.start()
    sitting.answer_all()
    with app.app_context(), writing():
        db.session.delete(library.topic(TOPIC))
    page = chi.open(f"{sitting.address}/result")
    assert page.status_code == 200
    assert "Play again" not in page.text
