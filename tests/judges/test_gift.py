"""gift-pegjs reads the choices of the GIFT written here as they were meant; it knows no orders."""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from quiz.formats.feedback import joined
from quiz.formats.gift import file as gift
from quiz.formats.moodle.fractions import fractions
from quiz.formats.rich_text import from_html
from quiz.questions.written import WrittenMultipleChoice
from tests.exchanged import sixty
from tests.judges import NODE, NODE_MODULES, needs_node

pytestmark = needs_node

SCRIPT = Path(__file__).with_name("gift.cjs")


def judged(content):
    """Return what gift-pegjs reads: categories and questions in their order."""
    done = subprocess.run(
        [str(NODE), str(SCRIPT)],
        input=content,
        capture_output=True,
        check=True,
        timeout=120,
        env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
    )
    return json.loads(done.stdout)


def markdown(text):
    """Return a text of a question as Markdown; each is HTML, for the stem says so."""
    if text is None:
        return ""
    assert text["format"] == "html"
    return from_html(text["text"]).markdown


def worth(choice):
    """Return what a choice is worth in percent, as GIFT has it."""
    if choice["weight"] is not None:
        return choice["weight"]
    return 100 if choice["isCorrect"] else 0


def test_thirty_choices_are_read_as_they_were_meant():
    package = sixty()
    choices = [one for one in package.questions if isinstance(one.question, WrittenMultipleChoice)]
    written = gift.write(replace(package, questions=tuple(choices)))
    assert written.problems == ()

    read = judged(written.content)
    asked = [one for one in read if one["type"] != "Category"]
    assert [one["type"] for one in asked] == ["MC"] * 30
    for found, meant in zip(asked, choices, strict=True):
        question = meant.question
        assert found["title"] == meant.name
        assert (found["id"], found["tags"] or []) == (meant.number, list(meant.tags))
        assert markdown(found["stem"]) == question.stem
        assert markdown(found["globalFeedback"]) == joined(question.explanation, question.source)
        assert [
            (markdown(one["text"]), markdown(one["feedback"]), worth(one))
            for one in found["choices"]
        ] == [
            (one.text, joined(one.explanation, one.source), float(fraction))
            for one, fraction in zip(question.choices, fractions(question), strict=True)
        ]


def test_each_question_stands_under_its_category():
    package = sixty()
    read = judged(gift.write(replace(package, questions=package.questions[:3])).content)
    assert [one.get("title") for one in read] == [
        package.questions[0].category,
        package.questions[0].name,
        package.questions[1].category,
        package.questions[1].name,
        package.questions[2].category,
        package.questions[2].name,
    ]
