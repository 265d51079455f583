"""An order against the key."""

from itertools import permutations

import pytest

from quiz.web.answered import answered
from quiz.web.answered_ordering import ordering_verdict
from tests.factories import make_questions
from tests.web.explaining import SCALE, ordered

pytestmark = pytest.mark.usefixtures("on_a_page")


def test_the_right_order_needs_no_move():
    (question,) = make_questions(1)
    found = answered(ordered(question, question.key), SCALE)
    assert found.correct
    assert found.headline == "All in the right order."
    assert found.repairs == ()
    assert {shown.verdict for shown in found.choices} == {"In its place"}


def test_moves_made_in_order_put_any_order_right():
    (question,) = make_questions(1)
    for order in permutations(question.key):
        found = answered(ordered(question, order), SCALE)
        cards = list(order)
        for repair in found.repairs:
            start = cards.index(repair.card.id)
            cards.insert(
                start + (-repair.places if repair.upwards else repair.places), cards.pop(start)
            )
            beside = cards.index(repair.neighbour.id) - cards.index(repair.card.id)
            assert beside == (1 if repair.upwards else -1)
            assert [choice.id for choice in repair.pair] == sorted(
                (repair.card.id, repair.neighbour.id), key=question.key.index
            )
        assert tuple(cards) == question.key


@pytest.mark.parametrize(
    ("right", "sentence"),
    [
        (10, "Right: all ten pairs are. Credit 1 of 1."),
        (8, "The other eight of the ten pairs are right. Credit 0.60 of 1."),
        (1, "Only one of the ten pairs is right. Credit 0 of 1."),
        (0, "None of the ten pairs is right. Credit 0 of 1."),
    ],
)
def test_the_verdict_counts_pairs(right, sentence):
    assert ordering_verdict(right, 10, max(0, (2 * right - 10) / 10)) == sentence
