import pytest

from quiz.questions.generation import generate
from quiz.questions.question import Kind, Ordering
from quiz.questions.retelling import CannotBeRetold, retold
from quiz.questions.written import WrittenOrdering
from tests.factories import make_bracketed, make_written_choice
from tests.questions.topics import event

EVENTS = [event(f"clause{year}", str(year), f"{year}-06") for year in range(1900, 1990, 3)]


def unmarked(words: str) -> str:
    return words


@pytest.fixture(scope="module")
def questions():
    made = generate(EVENTS, tuple(Kind), 45, seed=3).questions
    assert {question.kind for question in made} == set(Kind)
    return made


def test_a_retold_question_asks_the_same(questions):
    for question in questions:
        told = retold(question, unmarked)
        by_text = {choice.text: choice for choice in question.choices}
        assert {choice.text for choice in told.choices} == by_text.keys()
        if isinstance(question, Ordering):
            assert isinstance(told, WrittenOrdering)
            assert [one.text for one in told.in_order] == [one.text for one in question.in_order]
        else:
            key = {choice.text for choice in told.choices if choice.id in told.key}
            assert {by_text[text].id for text in key} == question.key
            assert [one.text for one in told.choices] == [one.text for one in question.choices]


def test_what_the_stem_asks_about_stands_in_it(questions):
    for question in questions:
        stem = retold(question, unmarked).stem
        assert all(one.text in stem for one in question.about if one.event)


def test_every_choice_brings_its_quotations_and_their_sources(questions):
    for question in questions:
        told = {choice.text: choice for choice in retold(question, unmarked).choices}
        for choice in question.choices:
            for excerpt in choice.excerpts:
                assert " ".join(excerpt.quotation.split()) in told[choice.text].explanation
                assert excerpt.source.title in told[choice.text].source


def test_the_proof_comes_along(questions):
    for question in questions:
        told = retold(question, unmarked)
        assert all(step.because in told.explanation for step in question.certificate)


def test_events_side_by_side_cannot_be_retold():
    with pytest.raises(CannotBeRetold, match="side by side"):
        retold(make_bracketed(), unmarked)


def test_a_written_question_stays_as_it_is():
    question = make_written_choice()
    assert retold(question, unmarked) is question
