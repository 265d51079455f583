"""What the bundled topics ask, judged by a second implementation that reads only the JSON."""

from pathlib import Path

import pytest

from quiz.questions.generation import generate
from quiz.questions.pool import Pool
from quiz.questions.question import Kind
from quiz.questions.record import published
from quiz.questions.sitting import compose
from quiz.storage.upgrading import BUNDLED, read_topic
from tests.judge import complaints

FOLDERS = sorted(place.parent for place in BUNDLED.glob("*/topic.json"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def topic(request):
    folder: Path = request.param
    return read_topic(folder / "topic.json")


@pytest.mark.parametrize("kind", Kind)
def test_no_question_has_more_or_less_than_one_right_answer(topic, kind):
    texts = {article.slug: article.text for article in topic.articles}
    questions = generate(topic.events, [kind], 1000, seed=1).questions
    found = [(q.stem, wrong) for q in questions for wrong in complaints(published(q), texts)]
    assert found == []
    assert len(questions) >= 500


def test_every_choice_of_every_question_is_explained_by_a_quotation(topic):
    questions = generate(topic.events, tuple(Kind), 500, seed=2).questions
    assert all(choice.excerpts for question in questions for choice in question.choices)


def test_no_reviewed_statement_gives_its_date_away(topic):
    assert "giving its date away" not in Pool(topic.events).refused


@pytest.mark.parametrize("seed", range(10))
def test_a_quiz_has_ten_questions_that_repeat_nothing(topic, seed):
    questions = compose(topic.events, seed).questions
    assert len({(question.stem, question.choices) for question in questions}) == 10
