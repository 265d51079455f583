"""An attempt: starting it, answering, reading why, and the score."""

import re
from html import unescape

import pytest

from quiz.dates.wording import words
from quiz.questions.question import Kind
from quiz.storage import gradebook, library
from quiz.storage.database import db, writing
from quiz.storage.gradebook import AttemptRow
from tests.factories import make_topic
from tests.people import START_KEY, TOPIC, Guest, found, places, right_answer, wrong_answer
from tests.web.conftest import quoted

# Starting


def test_playing_leads_to_the_first_question(chi):
    page = chi.open(chi.start().address)
    assert page.status_code == 200
    assert page.request.path.endswith("/items/1")
    assert "<title>Question 1 of 10 · Russia and North Korea · Chronoquiz</title>" in page.text


def test_two_presses_begin_one_attempt(chi):
    page = chi.open("/")
    pressed = {"start_key": found(START_KEY, page)}
    first = chi.send(f"/topics/{TOPIC}/attempts", page, **pressed)
    second = chi.send(f"/topics/{TOPIC}/attempts", page, **pressed)
    assert first.location == second.location


def test_two_presses_of_a_new_guest_who_got_no_answer_yet_begin_one_attempt(app, chi):
    page = chi.open("/")
    cookie = chi.client.get_cookie("chronoquiz").value
    addresses = []
    for _ in range(2):
        client = app.test_client()
        client.set_cookie("chronoquiz", cookie)
        twin = Guest(app, client)
        sent = twin.send(f"/topics/{TOPIC}/attempts", page, start_key=found(START_KEY, page))
        assert twin.open(sent.location).status_code == 200
        addresses.append(sent.location)
    assert addresses[0] == addresses[1]


def test_the_button_of_a_page_already_played_from_begins_another_attempt(chi):
    page = chi.open("/")
    pressed = {"start_key": found(START_KEY, page)}
    first = chi.send(f"/topics/{TOPIC}/attempts", page, **pressed)
    address = first.location
    with chi.app.app_context():
        item = gradebook.item_at(int(address.rsplit("/", 1)[1]), 1)
    chi.send(f"{address}/items/1/response", page, **right_answer(item))
    again = chi.send(f"/topics/{TOPIC}/attempts", page, **pressed)
    assert again.status_code == 303
    assert again.location != address


def test_a_key_that_somebody_else_used_opens_nothing_of_theirs(chi, dee):
    key = found(START_KEY, chi.open("/"))
    theirs = chi.send(f"/topics/{TOPIC}/attempts", chi.open("/"), start_key=key)
    dee.start()
    own = dee.send(f"/topics/{TOPIC}/attempts", dee.open("/"), start_key=key)
    assert own.location != theirs.location
    assert dee.open(own.location).status_code == 200


@pytest.mark.parametrize("key", ["", "x" * 32, "0" * 31, "0" * 40_000])
def test_a_start_without_its_key_shows_the_page_again(chi, key):
    answer = chi.send(f"/topics/{TOPIC}/attempts", chi.open("/"), start_key=key)
    assert answer.status_code == 422
    assert "Press the button again" in answer.text


def test_a_start_without_a_token_shows_the_page_again_and_writes_nothing(app, chi):
    key = found(START_KEY, chi.open("/"))
    answer = chi.client.post(f"/topics/{TOPIC}/attempts", data={"start_key": key})
    assert answer.status_code == 400
    assert "Please press the button again" in answer.text
    with app.app_context():
        assert gradebook.attempt_started_with(key) is None


def test_a_topic_too_small_for_a_question_says_so(app, chi):
    with app.app_context(), writing():
        library.add_topic(make_topic("tiny", dates=("1789", "1790")))
    page = chi.open("/")
    answer = chi.send("/topics/tiny/attempts", page, start_key=found(START_KEY, page))
    assert answer.status_code == 422
    assert "No question can be made" in answer.text


def test_no_such_topic(chi):
    assert (
        chi.send("/topics/nowhere/attempts", chi.open("/"), start_key="0" * 32).status_code == 404
    )


def test_starting_is_never_a_get(chi):
    assert chi.open(f"/topics/{TOPIC}/attempts").status_code == 405


# Somebody else's, and nobody's

ADDRESSES = ("", "/items/1", "/result")


@pytest.mark.parametrize("place", ADDRESSES)
def test_somebody_elses_attempt_is_not_there(chi, dee, place):
    address = chi.start().address
    dee.start()
    assert dee.open(address + place).status_code == 404


@pytest.mark.parametrize("place", ADDRESSES)
def test_a_browser_that_never_played_finds_no_attempt(chi, dee, place):
    assert dee.open(chi.start().address + place).status_code == 404


def test_nobody_answers_for_somebody_else(chi, dee):
    sitting = chi.start()
    dee.start()
    answer = dee.send(
        f"{sitting.address}/items/1/response", dee.open("/"), **right_answer(sitting.item(1))
    )
    assert answer.status_code == 404
    assert sitting.item(1).response is None


@pytest.mark.parametrize("position", ["0", "11", "99999999999999999999999", "-1", "x", "1.5"])
def test_there_is_no_such_position(chi, position):
    assert chi.open(f"{chi.start().address}/items/{position}").status_code == 404


@pytest.mark.parametrize("attempt_id", ["0", "99999999999999999999999", "-1", "x"])
def test_there_is_no_such_attempt(chi, attempt_id):
    chi.start()
    assert chi.open(f"/attempts/{attempt_id}").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_an_attempt_takes_no_other_methods(chi, method):
    sitting = chi.start()
    headers = {"X-CSRFToken": found(re.compile('csrf_token" value="([^"]+)"'), chi.open("/"))}
    assert getattr(chi.client, method)(sitting.address, headers=headers).status_code == 405
    assert chi.open(f"{sitting.address}/items/1/response").status_code == 405


# What must not be known before the answer


def test_neither_dates_nor_quotations_nor_the_key_reach_the_browser_before_the_answer(chi):
    sitting = chi.start()
    for item in sitting.items():
        page = chi.client.get(f"{sitting.address}/items/{item.position}")
        sent = unescape(page.text) + "".join(f"{name}: {value}\n" for name, value in page.headers)
        visible = re.sub(r"<(title|svg).*?</\1>", "", sent, flags=re.S)
        told = (*item.question.choices, *item.question.about)
        shown = item.question.stem + "".join(choice.text for choice in told)
        for choice in told:
            assert choice.explanation not in sent
            for excerpt in choice.excerpts:
                assert excerpt.quotation not in sent
                assert excerpt.article not in sent
                if words(excerpt.date) not in shown:
                    assert not re.search(rf"\b{re.escape(words(excerpt.date))}\b", visible)
        for step in item.question.certificate:
            assert step.because not in sent


def test_the_cards_stand_in_the_order_they_were_frozen_in(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    page = unescape(sitting.page(item.position).text)
    where = [page.index(choice.text) for choice in item.question.choices]
    assert where == sorted(where)


# Answering


@pytest.mark.parametrize("ordering", [True, False])
def test_a_right_answer_earns_all_and_is_saved(chi, ordering):
    sitting = chi.start()
    item = sitting.first(ordering=ordering)
    answer = sitting.respond(item.position, right_answer(item))
    assert answer.status_code == 303
    assert answer.location == f"{sitting.address}/items/{item.position}"
    page = sitting.page(item.position)
    assert re.search(r"Saved \d\d:\d\d", page.text)
    assert "<title>Right: " in page.text
    assert sitting.item(item.position).response.credit == 1


def test_a_reversed_order_earns_nothing_and_is_explained(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    sitting.respond(item.position, wrong_answer(item))
    page = sitting.page(item.position).text
    assert "pairs are the wrong way round." in page
    assert "Credit 0 of 1." in page
    assert page.count('class="thread"') == len(item.question.choices)
    assert "moves would have put it right" in page
    assert "You put it 1st; it belongs" in page


def test_one_swapped_pair_is_named_with_its_move(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    first, second, *rest = item.question.key
    sitting.respond(item.position, places((second, first, *rest)))
    page = unescape(sitting.page(item.position).text)
    assert "One pair is the wrong way round." in page
    assert "One move would have put it right" in page
    assert "In its place" in page
    assert page.count('class="knot"') == 1


def test_a_wrong_choice_names_the_key_and_what_was_chosen(chi):
    sitting = chi.start()
    item = sitting.of(Kind.DATED)
    sitting.respond(item.position, wrong_answer(item))
    page = sitting.page(item.position).text
    letters = [choice.id.upper() for choice in item.question.choices]
    key, chosen = next(iter(item.question.key)), wrong_answer(item)["choice"]
    assert letters == sorted(letters)
    picked = next(choice for choice in item.question.choices if choice.id == chosen)
    verdict = re.search(r'<p class="score-line"[^>]*>(.*?)</p>', unescape(page), re.DOTALL)[1]
    assert (
        verdict.split()
        == (
            f"Not this time: you chose <strong>{chosen.upper()}</strong>, "
            f"“{picked.text.removesuffix('.')}”. {picked.explanation} "
            f"The answer is <strong>{key.upper()}</strong>."
        ).split()
    )
    assert "Your answer: too " in page


def test_every_choice_is_explained_by_its_date_and_its_exact_quotation(chi):
    sitting = chi.start()
    sitting.answer_all(right=False)
    for item in sitting.items():
        page = unescape(re.sub("</?mark>", "", sitting.page(item.position).text))
        for choice in (*item.question.choices, *item.question.about):
            assert choice.given is None or words(choice.date) in page
            assert choice.event is None or choice.text in page
            assert choice.explanation in page or choice in item.question.about
            for excerpt in choice.excerpts:
                assert excerpt.quotation in page
                assert excerpt.date_words is None or excerpt.date_words in page
                assert f"/articles/{excerpt.article}?start={excerpt.span.start}" in page
        for step in item.question.certificate:
            assert step.because in page


def test_the_link_of_a_quotation_leads_to_its_place(chi):
    sitting = chi.start()
    sitting.answer_all()
    item = sitting.item(1)
    links = re.findall(r'href="(/articles/[^"]+)"', sitting.page(1).text)
    article = chi.open(unescape(links[0]))
    told = (*item.question.choices, *item.question.about)
    quotations = {excerpt.quotation for choice in told for excerpt in choice.excerpts}
    assert quoted(article) in quotations


def test_a_second_answer_counts_for_nothing(chi):
    sitting = chi.start()
    item = sitting.item(1)
    sitting.respond(1, wrong_answer(item))
    again = sitting.respond(1, right_answer(item))
    assert again.status_code == 303
    assert "The first answer counts" in sitting.page(1).text
    assert sitting.item(1).response.credit == 0


def test_the_same_answer_twice_counts_once_and_says_nothing_of_it(app, chi):
    sitting = chi.start()
    for _ in range(2):
        sitting.respond(1, right_answer(sitting.item(1)))
    assert "The first answer counts" not in sitting.page(1).text
    with app.app_context():
        attempt = db.session.get(AttemptRow, sitting.id)
        assert (attempt.answered, attempt.score) == (1, 1.0)


def test_answers_can_be_given_out_of_order_and_the_open_one_is_found(chi):
    sitting = chi.start()
    for position in (1, 2, 4):
        sitting.respond(position, right_answer(sitting.item(position)))
    assert chi.open(sitting.address).request.path.endswith("/items/3")


# Bad input

BAD_ORDERS = {
    "nothing moved": lambda shown: {f"place-{c}": str(n) for n, c in enumerate(shown, 1)},
    "nothing sent": lambda shown: {},
    "one place twice": lambda shown: {f"place-{c}": "1" for c in shown},
    "no number": lambda shown: {f"place-{c}": "first" for c in shown},
    "beyond the last": lambda shown: {f"place-{c}": str(n + 50) for n, c in enumerate(shown)},
    "huge": lambda shown: {f"place-{c}": "9" * 5000 for c in shown},
    "hostile": lambda shown: {f"place-{c}": "<script>'\x00\" OR 1=1" for c in shown},
}


@pytest.mark.parametrize("case", BAD_ORDERS)
def test_an_unreadable_order_comes_back_with_a_sentence(chi, case):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    fields = BAD_ORDERS[case]([choice.id for choice in item.question.choices])
    answer = sitting.respond(item.position, fields)
    assert answer.status_code == 422
    assert 'id="problem" tabindex="-1" autofocus' in answer.text
    assert 'aria-describedby="problem"' in answer.text
    assert "<script>'" not in answer.text
    assert sitting.item(item.position).response is None


def test_typed_places_are_kept(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    shown = [choice.id for choice in item.question.choices]
    typed = {f"place-{choice}": "2" for choice in shown}
    page = sitting.respond(item.position, typed).text
    assert page.count("<option selected>2</option>") == len(shown)


def test_the_order_shown_can_be_kept(chi):
    sitting = chi.start()
    item = sitting.first(ordering=True)
    shown = {f"place-{c.id}": str(n) for n, c in enumerate(item.question.choices, start=1)}
    assert sitting.respond(item.position, {**shown, "keep": "yes"}).status_code == 303
    assert sitting.item(item.position).response.credit == 0


@pytest.mark.parametrize("choice", [None, "", "z", "a" * 10_000, "\x00", "<b>"])
def test_an_unreadable_choice_comes_back_with_a_sentence(chi, choice):
    sitting = chi.start()
    item = sitting.first(ordering=False)
    answer = sitting.respond(item.position, {} if choice is None else {"choice": choice})
    assert answer.status_code == 422
    assert "Pick one of" in answer.text
    assert sitting.item(item.position).response is None


def test_without_a_token_nothing_is_saved_and_what_was_typed_comes_back(chi):
    sitting = chi.start()
    item = sitting.first(ordering=False)
    picked = right_answer(item)
    answer = chi.client.post(f"{sitting.address}/items/{item.position}/response", data=picked)
    assert answer.status_code == 400
    assert "nothing was saved" in answer.text
    assert f'value="{picked["choice"]}" checked' in answer.text
    assert sitting.item(item.position).response is None


def test_a_stale_token_is_refused_too_and_the_page_then_sent_is_good(chi):
    sitting = chi.start()
    item = sitting.first(ordering=False)
    address = f"{sitting.address}/items/{item.position}/response"
    stale = {"csrf_token": "stale", **right_answer(item)}
    page = chi.client.post(address, data=stale)
    assert page.status_code == 400
    assert chi.send(address, page, **right_answer(item)).status_code == 303


def test_two_topics_played_from_one_page_are_two_attempts(app, chi):
    with app.app_context(), writing():
        library.add_topic(make_topic())
    page = chi.open("/")
    key = found(START_KEY, page)
    first = chi.send(f"/topics/{TOPIC}/attempts", page, start_key=key)
    second = chi.send("/topics/france/attempts", page, start_key=key)
    assert first.location != second.location
    assert "France" in chi.open(second.location).text
