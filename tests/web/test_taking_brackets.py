"""An order in which cards may be side by side: asked, answered without script, and explained."""

import re
import secrets

import pytest

from quiz.questions.question import Ordering
from quiz.storage import gradebook, library
from quiz.storage.database import writing
from tests.factories import NOON, make_account, make_bracketed
from tests.people import TOPIC, Sitting, signed_in


@pytest.fixture
def sitting(app):
    """Chi's attempt at a question with a bracket, and at one that has none after all."""
    questions = [make_bracketed(), make_bracketed(("1789",), ("1792",), ("1799",))]
    with app.app_context():
        account = make_account()
        guest = signed_in(app, account)
        with writing():
            attempt = gradebook.start_attempt(
                account.person_id,
                library.topic(TOPIC),
                questions,
                7,
                secrets.token_hex(16),
                -66_000,
                -54_000,
                NOON,
            )
        return Sitting(guest, f"/attempts/{attempt.id}")


def at(**places):
    return {f"place-{choice}": place for choice, place in places.items()}


def test_without_script_the_page_says_that_two_cards_may_get_one_number(sitting):
    for position in (1, 2):
        assert "Cards side by side get the same number." in sitting.page(position).text


def test_a_plain_order_says_nothing_of_it(chi):
    plain = chi.start()
    page = plain.page(plain.first(ordering=True).position)
    assert "get the same number" not in page.text
    assert "Side by side" not in page.text


def test_cards_in_one_place_are_an_answer(sitting):
    sent = sitting.respond(1, at(e="1", d="2", c="2", b="4", a="5"))
    assert sent.status_code == 303
    response = sitting.item(1).response
    assert response.answer.groups == (("e",), ("c", "d"), ("b",), ("a",))
    assert response.credit == 1
    page = sitting.page(1).text
    assert "All in the right order, and side by side what belongs there." in page
    assert "The sources do not tell" in page
    assert page.count('data-bracket="first"') == 3  # both columns, and the proof


def test_a_bracket_that_is_missing_is_shown_with_the_move_and_both_quotations(sitting):
    sitting.respond(1, at(e="1", d="2", c="3", b="4", a="5"))
    page = sitting.page(1).text
    assert "One pair is wrong." in page
    assert re.search(r"Put <em>[^<]+</em> beside <em>[^<]+</em>\.", page)
    assert "The sources do not tell which of the two came first." in page
    moves = page[page.index('<ol class="moves">') : page.index("</ol>", page.index("moves"))]
    assert moves.count("<blockquote>") == 2
    assert sitting.item(1).response.credit == pytest.approx(0.8)


def test_what_was_typed_is_still_there_when_a_place_is_missing(sitting):
    sent = sitting.respond(1, at(e="2", d="2", c="2", b="9", a="5"))
    assert sent.status_code == 422
    assert "Give every card a place from 1 to 5." in sent.text
    assert sent.text.count("<option selected>2</option>") == 3


def test_the_order_first_shown_is_no_answer_until_it_is_kept(sitting):
    shown = at(a="1", b="2", c="3", d="4", e="5")
    assert "Nothing has been moved yet" in sitting.respond(1, shown).text
    assert sitting.respond(1, shown | {"keep": "yes"}).status_code == 303


def test_the_score_shows_what_was_known(sitting):
    for position, item in enumerate(sitting.items(), start=1):
        assert isinstance(item.question, Ordering)
        places = {
            f"place-{choice}": str(place)
            for place, group in enumerate(item.question.groups, start=1)
            for choice in group
        }
        assert sitting.respond(position, places).status_code == 303
    page = sitting.guest.open(f"{sitting.address}/result")
    assert '<h1 class="display">2 of 2</h1>' in page.text
