"""An answered question as a page shows it."""

import pytest

from quiz.attempts.attempt import Item
from quiz.questions.question import Kind
from quiz.web.answered import answered, known_events
from tests.factories import make_questions
from tests.web.explaining import SCALE, chosen, ordered

pytestmark = pytest.mark.usefixtures("on_a_page")

PICKED = [kind for kind in Kind if kind is not Kind.ORDERING]


@pytest.mark.parametrize("kind", PICKED)
def test_every_answer_to_every_kind_is_explained_and_proved(kind):
    for question in make_questions(4, kind):
        key = next(iter(question.key))
        for choice in question.choices:
            found = answered(chosen(question, choice.id), SCALE)
            assert found.correct == (choice.id == key)
            assert found.proof.lede
            assert len(found.proof.rows) >= 2
            shown = [step.because for step in found.proof.steps]
            assert [because for because in shown if because in told_by(question)] == told_by(
                question
            )


def test_an_item_without_answer_has_nothing_to_explain():
    (question,) = make_questions(1)
    with pytest.raises(TypeError, match="no answer to explain"):
        answered(Item(1, question), SCALE)


def test_an_event_counts_as_known_only_if_it_never_misled():
    (question,) = make_questions(1)
    right = answered(ordered(question, question.key), SCALE)
    wrong = answered(ordered(question, question.key[::-1]), SCALE)
    assert all(event.known for event in known_events([right]).values())
    for answers in ([right, wrong], [wrong, right]):
        known = [event.known for event in known_events(answers).values()]
        assert known.count(True) <= 1  # the middle card of an odd number keeps its place


@pytest.mark.parametrize("kind", PICKED)
def test_what_is_drawn_as_known_is_what_the_answer_shows(kind):
    (question,) = make_questions(1, kind)
    key = next(iter(question.key))
    right = known_events([answered(chosen(question, key), SCALE)])
    assert right
    assert all(event.known for event in right.values())
    other = next(choice.id for choice in question.choices if choice.id != key)
    wrong = known_events([answered(chosen(question, other), SCALE)])
    assert wrong
    assert not any(event.known for event in wrong.values())


def told_by(question):
    return [step.because for step in question.certificate]
