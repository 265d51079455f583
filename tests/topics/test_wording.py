"""How the questions of the bundled topics are worded, judged by the linter."""

from collections import Counter
from pathlib import Path

import pytest

from quiz.questions.asked import asked
from quiz.questions.generation import generate
from quiz.questions.linting import lint
from quiz.questions.question import Kind
from quiz.storage.upgrading import BUNDLED, read_topic

FOLDERS = sorted(place.parent for place in BUNDLED.glob("*/topic.json"))
COUNT = 200


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def events(request):
    folder: Path = request.param
    return read_topic(folder / "topic.json").events


@pytest.mark.parametrize("kind", Kind)
def test_generated_questions_pass_every_flaw_a_program_can_judge(events, kind):
    questions = generate(events, [kind], COUNT, seed=5).questions
    found = Counter(
        flaw for question in questions for flaw in {one.flaw for one in lint(asked(question))}
    )
    assert found == {}
