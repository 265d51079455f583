"""A question set on paper."""

import re

import pytest

from quiz.questions.question import Kind, Ordering
from quiz.questions.versions import reordered
from quiz.storage import accounts
from tests.factories import make_written_set
from tests.people import teacher
from tests.web.building import items_of, kept_set, press


@pytest.fixture
def week(ada):
    return kept_set(ada, number=10)


def printed(ada, week, version="A", key=""):
    page = ada.open(f"{week}/print?version={version}&key={key}")
    assert page.status_code == 200
    return page.text


def sheet(page):
    """Return the printed questions, one text each."""
    return page.partition("<article")[2].split('<li class="sheet-question">')[1:]


def test_a_worksheet_asks_every_question_and_tells_no_date(ada, week):
    page = printed(ada, week)
    for item, text in zip(items_of(ada, week), sheet(page), strict=True):
        assert item.question.stem in text
        assert "sheet-date" not in text
        assert "sheet-why" not in text
        assert 'data-state="correct"' not in text
    assert "Name" in page
    assert "Version A" in page


def test_the_key_fills_in_what_is_right(ada, week):
    for item, text in zip(items_of(ada, week), sheet(printed(ada, week, key="1")), strict=True):
        question = item.question
        if isinstance(question, Ordering):
            numbers = re.findall(r'<span class="sheet-box">(\d)</span>', text)
            places = [question.key.index(choice.id) + 1 for choice in question.choices]
            assert [int(number) for number in numbers] == places
        else:
            letters = re.findall(r'sheet-ring" data-state="correct">(.)<', text)
            (right,) = (one for one in question.choices if one.id in question.key)
            assert letters == ["ABCDEFGH"[question.choices.index(right)]]
            assert right.explanation.partition("“")[0] in text.replace("&#39;", "'")
        assert "sheet-sources" in text


def test_version_b_asks_the_siblings(ada, week):
    for item, text in zip(items_of(ada, week), sheet(printed(ada, week, "B")), strict=True):
        assert all(choice.text in text for choice in shown(item.sibling))


def test_version_b_of_what_was_put_in_by_hand_asks_the_same_in_another_order(ada, week):
    position = next(
        item.position for item in items_of(ada, week) if item.question.kind is Kind.ORDERING
    )
    press(ada, week, f"items/{position}/replacement", 1)
    question = items_of(ada, week)[position - 1].question
    text = sheet(printed(ada, week, "B"))[position - 1]
    places = [text.index(choice.text) for choice in reordered(question).choices]
    assert places == sorted(places)
    assert places != [text.index(choice.text) for choice in question.choices]


def test_the_same_sheet_is_printed_each_time(ada, week):
    assert sheet(printed(ada, week, "B")) == sheet(printed(ada, week, "B"))


@pytest.mark.parametrize(
    "query", ["version=C", "version=", "key=💥", "version=A&version=B", "key=2"]
)
def test_nonsense_in_the_address_prints_version_a(ada, week, query):
    assert sheet(ada.open(f"{week}/print?{query}").text) == sheet(printed(ada, week))


def shown(question):
    """Return what is printed of a question: of a placing, events and no gaps."""
    if question.kind is Kind.PLACING:
        return question.about
    return question.choices


@pytest.fixture
def written(app):
    """Eve, and the address of a set of hers that she wrote by hand."""
    eve = teacher(app, "Eve")
    with app.app_context():
        owner = accounts.account_named("Eve").person_id
        return eve, f"/sets/{make_written_set(owner).id}"


def test_written_questions_are_printed_without_their_marks_or_their_key(written):
    page = printed(*written)
    one, several, order = sheet(page)
    assert "<h2>Where did the king <strong>live</strong> in 1788?</h2>" in one
    assert one.count("sheet-ring") == 4
    assert "Fill in all that are right." in several
    assert "Number them: 1 is the first." in order
    assert order.count('<span class="sheet-box"></span>') == 4
    assert "palace of the king" not in page
    assert 'data-state="correct"' not in page


def test_the_key_to_written_questions_tells_why_the_right_ones_are(written):
    one, several, order = sheet(printed(*written, key="1"))
    assert one.count('data-state="correct"') == 1
    assert "Versailles had a palace of the king." in one
    assert "Paris had no palace" not in one
    assert "He moved in 1789." in one
    assert several.count('data-state="correct"') == 2
    assert re.findall(r'sheet-box">(\d)<', order) != ["1", "2", "3", "4"]
    assert "So it is done." in order


def test_version_b_asks_written_questions_with_their_choices_in_another_order(written):
    for first, second in zip(sheet(printed(*written)), sheet(printed(*written, "B")), strict=True):
        shown = [re.findall(r"In <em>(\w+)|Step (\d)", text) for text in (first, second)]
        assert shown[0] != shown[1]
        assert sorted(shown[0]) == sorted(shown[1])
