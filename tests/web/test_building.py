"""The quiz builder."""

import html
import re

import pytest

from quiz.attempts.attempt import Item
from quiz.questions.generation import sameness
from quiz.questions.question import Kind
from quiz.questions.sitting import compose
from quiz.questions.wishes import Wishes
from quiz.storage import gradebook, library
from quiz.storage.database import writing
from quiz.storage.library import Sharing
from tests.factories import make_topic
from tests.people import START_KEY, TOPIC, found, right_answer, wrong_answer
from tests.web.building import builder


def composed(app, wishes, seed=7):
    with app.app_context():
        return compose(library.events_of(library.topic(TOPIC).id), seed, wishes)


def asked(items):
    return [sameness(item.question) for item in items]


def built(quiz):
    return [sameness(question) for question in quiz.questions]


def test_the_builder_gives_its_address_a_seed_and_another_one_for_another_mix(ada):
    answer = ada.client.get(f"/topics/{TOPIC}/builder?number=3&junk=1")
    assert answer.status_code == 303
    assert re.fullmatch(rf"/topics/{TOPIC}/builder\?number=3&seed=\d+", answer.location)
    other = ada.client.get(f"{answer.location}&another=yes")
    assert other.status_code == 303
    assert other.location != answer.location
    assert "another" not in other.location


def test_it_shows_what_is_possible_and_the_questions_with_their_keys(ada, app):
    page = html.unescape(ada.open(builder(number=5)).text)
    quiz = composed(app, Wishes(count=5))
    usable = 66 - sum(quiz.refused.values())
    assert f"Of 66 events {usable} can be used; {quiz.certain_pairs:,} of their" in page
    assert "Waiting for review" in page
    for question in quiz.questions:
        assert question.stem in page
        assert all(step.because in page for step in question.certificate)
    assert page.count('class="spread previewed"') == 5


def test_the_same_address_shows_the_same_questions(ada, ben):
    shown = [re.findall(r"<h3>.*?</ol>", who.open(builder()).text, re.S) for who in (ada, ben)]
    assert shown[0] == shown[1] != []


def test_what_was_wished_for_and_is_not_possible_is_told(ada, app):
    with app.app_context(), writing():
        library.add_topic(make_topic(dates=("1789", "1792", "1793")))
    page = ada.open(builder("france", kind="ordering", number=3)).text
    assert re.search(r"Not possible: \d questions? of the kind “Put in order” more\.", page)


def test_too_few_events_are_told_beside_the_form_and_what_was_typed_stays(ada):
    answer = ada.client.get(builder(**{"from": "1700", "to": "1800"}))
    assert answer.status_code == 422
    assert "No question can be made: 0 events can be asked" in answer.text
    assert 'value="1700"' in answer.text
    assert "Keep as a question set" not in answer.text


@pytest.mark.parametrize(
    "name",
    ["kind", "number", "difficulty", "from", "to", "article", "name", "tag", "seed", "brackets"],
)
@pytest.mark.parametrize(
    "value", ["", "💥", "\0", "-1", "9" * 400, "' OR 1=1", "<script>", "../.."]
)
def test_nonsense_in_an_address_is_told_or_left_out(ada, name, value):
    answer = ada.client.get(f"/topics/{TOPIC}/builder", query_string={"seed": "7", name: value})
    assert answer.status_code in (200, 303, 422)
    assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_only_teachers_who_see_the_topic_build_from_it(ada, ben, chi, app):
    assert chi.client.get(builder()).status_code == 404
    with app.app_context(), writing():
        topic = library.add_topic(make_topic())
        topic.sharing = Sharing.OWN
    assert ada.client.get(builder("france")).status_code == 404
    assert ada.client.get(builder("nowhere")).status_code == 404


def test_the_code_makes_the_same_questions_for_others(ada, chi, app):
    page = ada.open(builder(number=4, kind="dating"))
    code = re.search(r'<p class="quiz-code">([^<]+)</p>', page.text)[1]
    begun = chi.send(
        f"/quizzes/{code}/attempts",
        chi.open(f"/quizzes/{code}"),
        start_key="0" * 32,
    )
    with app.app_context():
        items = gradebook.items_of(int(begun.location.rsplit("/", 1)[1]))
    assert asked(items) == built(composed(app, Wishes((Kind.DATING,), count=4)))


def test_what_no_code_can_hold_is_said(ada):
    assert "more than a code can hold" in ada.open(builder(name="in")).text


def test_that_a_code_works_for_few_is_said_where_the_topic_is_not_for_all(ada, app):
    words = "the code works only for those who see it"
    assert words not in ada.open(builder()).text
    with app.app_context(), writing():
        library.topic(TOPIC).sharing = Sharing.TEACHERS
    assert words in ada.open(builder()).text


def test_what_was_built_can_be_played_at_once(ada, app):
    page = ada.open(builder(number=3))
    address = builder(number=3).replace("/builder?", "/builder/attempts?")
    sent = ada.send(address, page, start_key=found(START_KEY, page))
    with app.app_context():
        items = gradebook.items_of(int(sent.location.rsplit("/", 1)[1]))
    assert asked(items) == built(composed(app, Wishes(count=3)))
    again = ada.send(address, page, start_key=found(START_KEY, page))
    assert again.location == sent.location
    assert ada.send(address, page, start_key="no key").status_code == 422


def test_a_question_is_tried_without_a_trace(ada, app):
    questions = composed(app, Wishes()).questions
    for position, question in enumerate(questions, start=1):
        address = builder().replace("/builder?", f"/builder/preview/{position}?")
        page, item = ada.open(address), Item(position, question)
        assert "nothing is kept" in page.text
        assert "<title>Right" in ada.send(address, page, **right_answer(item)).text
        assert "<title>Not right" in ada.send(address, page, **wrong_answer(item)).text
        assert ada.send(address, page).status_code == 422
    assert "Nothing played yet" in ada.open("/").text


@pytest.mark.parametrize("position", ["0", "11", "99999999999999999999"])
def test_there_is_no_preview_of_a_question_that_is_not_there(ada, position):
    assert (
        ada.open(builder().replace("/builder?", f"/builder/preview/{position}?")).status_code == 404
    )
