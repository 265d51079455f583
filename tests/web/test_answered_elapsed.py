"""A picked length of time against what certainly lies between two events."""

import pytest

from quiz.questions.question import Kind
from quiz.web.answered import answered
from tests.factories import make_questions
from tests.web.explaining import SCALE, chosen

pytestmark = pytest.mark.usefixtures("on_a_page")


def share(percent):
    return float(percent.removesuffix("%"))


def test_every_length_has_its_verdict():
    for question in make_questions(6, Kind.ELAPSED):
        key = next(choice for choice in question.choices if choice.id in question.key)
        for choice in question.choices:
            found = answered(chosen(question, choice.id), SCALE)
            if choice is key:
                assert (found.chosen.state, found.chosen.verdict) == (
                    "correct",
                    "Your answer, and right",
                )
                continue
            short = choice.days[1] < key.days[0]
            assert found.chosen.state == "wrong"
            assert found.chosen.verdict == f"Your answer: too {'short' if short else 'long'}"
            assert found.key.verdict == "The right answer"
            assert all(shown.verdict for shown in found.choices)


def test_only_the_bar_of_the_right_length_reaches_over_the_shaded_time():
    for question in make_questions(6, Kind.ELAPSED):
        found = answered(chosen(question, question.choices[0].id), SCALE)
        left, right = share(found.gate.left), share(found.gate.right)
        for shown in found.choices:
            start = share(shown.bar.left)
            end = start + share(shown.bar.width)
            if shown.state == "correct":
                assert start <= left + 0.01
                assert end >= right - 0.01
            else:
                assert end <= left + 0.02 or start >= right - 0.02


def test_the_time_between_is_drawn_at_its_least_and_at_its_most():
    (question,) = make_questions(1, Kind.ELAPSED)
    span = answered(chosen(question, "a"), SCALE).span
    edges = [share(edge) for edge in (span.first_edge, span.start, span.end, span.last_edge)]
    assert edges == sorted(edges)
    assert edges[0] < edges[1]
    assert edges[2] < edges[3]
    assert "lie between the two" in span.says
