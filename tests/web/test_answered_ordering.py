"""An order against the key."""

from itertools import permutations

import pytest

from quiz.attempts.answers import Ordered
from quiz.attempts.repair import Side
from quiz.web.answered import answered
from quiz.web.two_orders import ordering_verdict
from tests.factories import make_bracketed, make_questions
from tests.web.explaining import SCALE, item, ordered

pytestmark = pytest.mark.usefixtures("on_a_page")


def test_the_right_order_needs_no_move():
    (question,) = make_questions(1)
    found = answered(ordered(question, question.key), SCALE)
    assert found.correct
    assert found.orders.headline == "All in the right order."
    assert found.repairs == ()
    assert {shown.verdict for shown in found.choices} == {"In its place"}


def test_moves_made_in_order_put_any_order_right():
    (question,) = make_questions(1)
    for order in permutations(question.key):
        found = answered(ordered(question, order), SCALE)
        cards = list(order)
        for repair in found.repairs:
            upwards = repair.side is Side.ABOVE
            start = cards.index(repair.card.id)
            cards.insert(start + (-repair.places if upwards else repair.places), cards.pop(start))
            beside = cards.index(repair.neighbour.id) - cards.index(repair.card.id)
            assert beside == (1 if upwards else -1)
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


# Where choices may be side by side: e, then d and c, then b, then a


def side_by_side(*groups):
    return answered(item(make_bracketed(), Ordered(tuple(map(tuple, groups)))), SCALE)


def verdicts(found):
    return {shown.choice.id: shown.verdict for shown in found.choices}


def known(found):
    return {choice.id for choice, is_known in found.known if is_known}


def test_what_is_rightly_side_by_side_is_said_to_be():
    found = side_by_side("e", "cd", "b", "a")
    assert found.correct
    assert found.orders.headline == "All in the right order, and side by side what belongs there."
    assert found.repairs == ()
    assert verdicts(found)["c"] == verdicts(found)["d"] == "Side by side, rightly"
    assert [group.verdict for group in found.groups if len(group.choices) > 1] == [
        "You put them side by side, and so they belong"
    ]
    assert known(found) == set("abcde")


def test_a_bracket_that_is_missing_is_one_wrong_pair_and_one_move():
    found = side_by_side("e", "d", "c", "b", "a")
    assert found.orders.headline == "One pair is wrong."
    assert found.verdict == "The other nine of the ten pairs are right. Credit 0.80 of 1."
    assert not found.orders.inverted
    assert verdicts(found)["d"] == "You put it apart; it belongs side by side"
    assert verdicts(found)["c"] == "You put it 3rd; it belongs 2nd, side by side"
    (repair,) = found.repairs
    assert (repair.card.id, repair.side, repair.neighbour.id) == ("c", Side.BESIDE, "d")
    assert repair.because == "The sources do not tell which of the two came first."
    assert found.groups[1].verdict == "You put them one after the other"
    assert known(found) == set("abcde")


def test_a_bracket_too_many_is_a_pair_whose_order_is_certain():
    found = side_by_side("e", "dc", "ba")
    assert found.orders.headline == "One pair is wrong."
    assert verdicts(found)["b"] == "You put it side by side; its place is certain"
    assert verdicts(found)["a"] == "You put it 4th; it belongs 5th"
    (repair,) = found.repairs
    assert (repair.side, repair.neighbour.id, repair.places) == (Side.BELOW, "b", None)
    assert "The one was over by" in repair.because
    assert known(found) == set("edc")


@pytest.mark.parametrize(
    ("groups", "verdict"),
    [
        (["e", "dcb", "a"], "You put them side by side, but others with them"),
        (["e", "b", "dc", "a"], "You put them side by side, but elsewhere"),
        (["e", "db", "c", "a"], "You put them one after the other"),
    ],
)
def test_a_group_is_told_what_is_wrong_with_it(groups, verdict):
    (group,) = [one for one in side_by_side(*groups).groups if len(one.choices) > 1]
    assert (group.state, group.verdict) == ("wrong", verdict)


def test_a_card_beside_the_wrong_one_is_told_so():
    assert verdicts(side_by_side("e", "db", "c", "a"))["d"] == (
        "You put it side by side with the wrong one"
    )


def test_the_proof_holds_together_what_nothing_tells_apart():
    found = side_by_side("abcde")
    assert "Bars in a bracket overlap" in found.proof.lede
    assert [row.bracket for _, row in found.proof.rows] == [None, "first", "last", None, None]


def test_a_question_that_has_no_brackets_after_all_is_proved_like_any_order():
    question = make_bracketed(("1789",), ("1792",), ("1799",))
    found = answered(item(question, Ordered(question.groups)), SCALE)
    assert found.orders.headline == "All in the right order."
    assert "there is only one order" in found.proof.lede
    assert not found.orders.brackets
