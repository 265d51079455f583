"""Each kind of choice: how it is asked, and what is said once it is answered."""

import re
from html import unescape

import pytest

from quiz.dates.wording import words
from quiz.questions.question import Kind
from tests.people import right_answer, wrong_answer

EVENTS_ABOUT = [Kind.NEXT, Kind.BETWEEN, Kind.ELAPSED]
NEW = [*EVENTS_ABOUT, Kind.PLACING]
RADIO = re.compile(r'<input type="radio" name="choice" value="(\w)"( checked)?>')


def main_of(page):
    return unescape(page.text[page.text.index("<main") : page.text.index("</main>")])


def words_of(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def asked(sitting, kind):
    item = sitting.of(kind)
    return item, main_of(sitting.page(item.position))


def answered(sitting, kind, answer):
    item = sitting.of(kind)
    assert sitting.respond(item.position, answer(item)).status_code == 303
    return item, main_of(sitting.page(item.position))


@pytest.mark.parametrize("kind", NEW)
def test_a_question_shows_what_it_is_about_and_a_radio_for_each_choice(chi, kind):
    item, page = asked(chi.start(), kind)
    assert RADIO.findall(page) == [(choice.id, "") for choice in item.question.choices]
    for choice in (*item.question.choices, *item.question.about):
        assert choice.text in page
    where = [page.index(f"{about.text}</p>") for about in item.question.about]
    assert where == sorted(where)


@pytest.mark.parametrize("kind", NEW)
def test_before_the_answer_there_are_neither_dates_nor_explanations_nor_verdicts(chi, kind):
    item, page = asked(chi.start(), kind)
    assert "<time" not in page
    assert "data-state" not in page
    assert 'class="when"' not in page
    assert 'class="glyph"' not in page
    for choice in (*item.question.choices, *item.question.about):
        assert choice.explanation not in page
        assert all(excerpt.quotation not in page for excerpt in choice.excerpts)
        if choice.given:
            assert words(choice.date) not in words_of(page)


def test_a_gap_is_named_for_those_who_do_not_see_the_line(chi):
    item, page = asked(chi.start(), Kind.PLACING)
    labels = re.findall(r'<label class="gap">(.*?)</label>', page, re.DOTALL)
    assert [words_of(label) for label in labels] == [
        f"Here {choice.text}" for choice in item.question.choices
    ]


def test_a_gap_that_was_picked_comes_back_picked(chi):
    sitting = chi.start()
    item = sitting.of(Kind.PLACING)
    address = f"{sitting.address}/items/{item.position}/response"
    page = chi.client.post(address, data={"choice": "b"})
    assert page.status_code == 400
    assert ("b", " checked") in RADIO.findall(page.text)


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_judged_in_words_and_every_choice_explained(chi, kind, right):
    item, page = answered(chi.start(), kind, right_answer if right else wrong_answer)
    verdict = words_of(re.search(r'<p class="score-line"[^>]*>(.*?)</p>', page, re.DOTALL)[1])
    assert verdict.startswith("Right: " if right else "Not this time: you ")
    given = (right_answer if right else wrong_answer)(item)["choice"]
    taken = next(choice for choice in item.question.choices if choice.id == given)
    assert taken.explanation in verdict or (right and kind is Kind.PLACING)
    unmarked = re.sub("</?mark>", "", page)
    for choice in (*item.question.choices, *item.question.about):
        assert choice.explanation in page or choice in item.question.about
        for excerpt in choice.excerpts:
            assert excerpt.quotation in unmarked
    for step in item.question.certificate:
        assert step.because in page
    assert re.search(rf"How hard was this\? [\w ]+ \({item.question.difficulty} of 5\): the ", page)
    assert page.count('data-state="wrong"') >= (0 if right else 1)
    assert right is ('class="verdict" data-state="wrong"' not in page)


@pytest.mark.parametrize("kind", EVENTS_ABOUT)
def test_the_events_asked_about_are_told_with_dates_and_quotations(chi, kind):
    item, page = answered(chi.start(), kind, right_answer)
    section = page[page.index("asked about</h2>") :]
    section = re.sub("</?mark>", "", section[: section.index("</section>")])
    for about in item.question.about:
        assert about.text in section
        assert words(about.date) in section
        assert all(excerpt.quotation in section for excerpt in about.excerpts)


@pytest.mark.parametrize("kind", [Kind.NEXT, Kind.BETWEEN])
def test_the_right_answer_stands_in_its_place_among_those_asked_about(chi, kind):
    item, page = answered(chi.start(), kind, wrong_answer)
    chain = page[page.index('<ol class="posts asked">') :]
    chain = chain[: chain.index("</ol>")]
    first, *last = item.question.about
    key = next(choice for choice in item.question.choices if choice.id in item.question.key)
    where = [chain.index(choice.text) for choice in (first, key, *last)]
    assert where == sorted(where)
    assert "The right answer" in chain


def test_a_length_is_named_in_the_verdict_and_drawn_for_each_choice(chi):
    item, page = answered(chi.start(), Kind.ELAPSED, wrong_answer)
    key = next(choice for choice in item.question.choices if choice.id in item.question.key)
    assert f"The answer is <strong>{key.text}</strong>" in page
    assert page.count('class="reach"') == len(item.question.choices)
    assert re.search(r"Your answer: too (short|long)", page)


@pytest.mark.parametrize("right", [True, False])
def test_the_line_shows_where_the_event_was_put_and_where_it_belongs(chi, right):
    item, page = answered(chi.start(), Kind.PLACING, right_answer if right else wrong_answer)
    line = page[page.index('<ol class="posts line"') :]
    line = line[: line.index("</ol>")]
    placed, *others = item.question.about
    assert line.count('data-state="correct"') == 2  # the bead, and the words beside it
    assert line.count('data-state="wrong"') == (0 if right else 2)
    assert ("You put it here: too" in line) is not right
    assert all(words(about.date) in line for about in item.question.about)
    key = next(choice for choice in item.question.choices if choice.id in item.question.key)
    before = sum(line.index(about.text) < line.index(placed.text) for about in others)
    assert before == key.position
