"""Quizzes by their codes, and what is asked of a topic."""

import re
from html import escape

import pytest

from quiz.attempts.attempt import Item
from quiz.questions.code import code_of
from quiz.questions.selection import Selection
from quiz.questions.wishes import Wishes
from quiz.storage import gradebook, library
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from quiz.web.markdown import stem_words
from tests.factories import make_topic
from tests.people import START_KEY, TOPIC, Sitting, found, right_answer


def code_for(app, wishes=None, seed=7, slug=TOPIC):
    with app.app_context():
        events = library.events_of(library.topic(slug).id)
        return code_of(slug, wishes or Wishes(), seed, events)


def play(person, code):
    page = person.open(f"/quizzes/{code}")
    sent = person.send(f"/quizzes/{code}/attempts", page, start_key=found(START_KEY, page))
    return int(re.search(r"/attempts/(\d+)", sent.location).group(1))


def questions_of(app, attempt_id):
    with app.app_context():
        return [item.question for item in gradebook.items_of(attempt_id)]


def test_two_people_with_one_code_get_the_same_questions(app, chi, dee):
    code = code_for(app)
    assert questions_of(app, play(chi, code)) == questions_of(app, play(dee, code))


def test_whoever_played_before_gets_the_questions_of_the_code_all_the_same(app, chi, dee):
    code = code_for(app)
    chi.start()
    play(chi, code)
    assert questions_of(app, play(chi, code)) == questions_of(app, play(dee, code))


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " ")])
def test_a_code_typed_carelessly_leads_to_its_page(app, chi, change):
    code = code_for(app)
    answer = chi.client.get("/quizzes", query_string={"code": change(code)})
    assert (answer.status_code, answer.location) == (303, f"/quizzes/{code}")


@pytest.mark.parametrize(
    "typed", ["hello", "RNK-0000-0000-0000-0000", "x" * 5000, "💥", "' OR 1=1"]
)
def test_what_is_no_code_is_told_beside_the_field_and_kept(chi, typed):
    answer = chi.client.get("/quizzes", query_string={"code": typed})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert typed[:5].replace("'", "&#39;") in answer.text
    assert chi.client.get(f"/quizzes/{typed}").status_code == 404


def test_the_page_without_a_code_asks_for_one(chi):
    answer = chi.open("/quizzes")
    assert answer.status_code == 200
    assert "Code of a quiz" in answer.text


def test_a_code_says_what_was_wished_for(app, chi):
    wishes = Wishes(count=3, difficulty=2, selection=Selection(first_year=1960, reviewed=True))
    text = chi.open(f"/quizzes/{code_for(app, wishes)}").text
    for words in (
        "A quiz of 3 questions",
        "Difficulty 2 of 5",
        "from 1960 on",
        "a teacher has read",
    ):
        assert words in text


def test_a_quiz_that_cannot_be_made_says_so_on_its_page(app, chi):
    code = code_for(app, Wishes(selection=Selection(last_year=1900)))
    page = chi.open(f"/quizzes/{code}")
    sent = chi.send(f"/quizzes/{code}/attempts", page, start_key=found(START_KEY, page))
    assert sent.status_code == 422
    assert "No question can be made" in sent.text


def test_events_that_changed_since_are_told(app, chi):
    code = code_for(app)
    with app.app_context(), writing():
        row = library.topic(TOPIC)
        event = library.events_of(row.id)[5].name
        library.db.session.query(library.EventRow).filter_by(topic_id=row.id, name=event).update(
            {"usable": False, "reason": "It waits."}
        )
    text = chi.open(f"/quizzes/{code}").text
    assert "not those the code was made with" in text
    assert "its questions may be others" in text


def test_a_quiz_to_share_has_a_page_with_its_link(chi):
    page = chi.open(f"/topics/{TOPIC}")
    made = chi.send(f"/topics/{TOPIC}/quizzes", page)
    assert made.status_code == 303
    text = chi.open(made.location).text
    assert f"http://localhost{made.location}" in text


def test_the_first_quiz_of_a_guest_has_a_code_that_makes_it_again(app, chi, dee):
    attempt_id = int(chi.start().address.rsplit("/", 1)[1])
    with app.app_context():
        code = gradebook.db.session.get(gradebook.AttemptRow, attempt_id).code
    assert questions_of(app, attempt_id) == questions_of(app, play(dee, code))


def test_a_topic_that_is_others_own_has_no_codes(app, chi):
    with app.app_context():
        with writing():
            topic = library.add_topic(make_topic("secret"))
        code = code_for(app, slug="secret")
        with writing():
            topic.sharing = Sharing.OWN
    assert chi.client.get(f"/quizzes/{code}").status_code == 404
    assert chi.client.get("/topics/secret/questions").status_code == 404
    assert chi.client.post("/topics/secret/quizzes").status_code in (400, 404)


def test_what_is_not_asked_is_listed_with_its_reason(app, chi):
    with app.app_context(), writing():
        row = library.topic(TOPIC)
        event = library.events_of(row.id)[5]
        library.db.session.query(library.EventRow).filter_by(
            topic_id=row.id, name=event.name
        ).update({"usable": False, "reason": "It waits for Ada."})
    text = chi.open(f"/topics/{TOPIC}/questions").text
    assert "pairs" in text
    assert re.search(r"\d+ events: waiting for review", text)
    assert "It waits for Ada." in text


def test_a_topic_without_events_says_that_nothing_is_asked(app, chi):
    with app.app_context(), writing():
        library.add_topic(make_topic("empty", dates=()))
    assert "No event of this topic can be asked yet" in chi.open("/topics/empty/questions").text


def test_a_code_is_never_played_by_a_get(app, chi):
    assert chi.open(f"/quizzes/{code_for(app)}/attempts").status_code == 405


# One question alone


def test_one_question_of_a_code_is_tried_and_explained(app, chi):
    code = code_for(app)
    attempt = play(chi, code)
    questions = questions_of(app, attempt)
    for position in (1, len(questions)):
        address, question = f"/quizzes/{code}/questions/{position}", questions[position - 1]
        page = chi.open(address)
        assert all(escape(choice.text) in page.text for choice in question.choices)
        assert "Why is this certain?" not in page.text
        assert f"<title>{escape(stem_words(question))} · " in page.text
        sent = chi.send(address, page, **right_answer(Item(position, question)))
        assert "Why is this certain?" in sent.text
        assert f'href="/quizzes/{code}"' in sent.text
        assert "Play all 10 questions" in sent.text
    assert [item.response for item in items_at(app, attempt)] == [None] * len(questions)


def test_an_answered_question_of_a_code_has_a_link_of_its_own(app, chi):
    code = code_for(app)
    sitting = Sitting(chi, f"/attempts/{play(chi, code)}")
    link = f'href="/quizzes/{code}/questions/3"'
    assert link not in sitting.page(3).text
    sitting.respond(3, right_answer(sitting.item(3)))
    assert link in sitting.page(3).text


@pytest.mark.parametrize("position", [0, 11, 99999999999])
def test_a_question_that_a_code_has_not_got_is_not_there(app, chi, position):
    assert chi.open(f"/quizzes/{code_for(app)}/questions/{position}").status_code == 404
    assert chi.open("/quizzes/nothing/questions/1").status_code == 404


def test_a_quiz_by_a_code_can_be_an_exam(app, chi):
    code = code_for(app)
    page = chi.open(f"/quizzes/{code}")
    key = found(START_KEY, page)
    sent = chi.send(f"/quizzes/{code}/attempts", page, start_key=key, exam="yes")
    sitting = Sitting(chi, sent.location)
    sitting.respond(1, right_answer(sitting.item(1)))
    assert "Save answer" in sitting.page(1).text


def items_at(app, attempt_id):
    with app.app_context():
        return gradebook.items_of(attempt_id)
