"""Pairs of events as a page shows them."""

import pytest

from quiz.web.pairs_shown import MOST_SHOWN, shown_pairs
from tests.answering import order
from tests.factories import make_questions
from tests.results.test_answer_table import make_table

pytestmark = pytest.mark.usefixtures("on_a_page")


def orders(question, *swapped):
    """Return a table in which each order is the key, or has its first two turned round."""
    first, second, *rest = question.key
    turned = order([second, first, *rest])
    return make_table(
        [question], [[(turned if one else order(question.key), 1.0)] for one in swapped]
    )


def test_a_pair_has_its_share_with_n_and_the_ends_of_its_whiskers():
    (question,) = make_questions(1)
    pairs = shown_pairs([orders(question, True, False)]).pairs
    assert (pairs[0].right, pairs[0].figures.facility.n) == ("50 %", 2)
    assert pairs[0].between == "9 to 91 %"
    assert (pairs[0].whiskers.share, pairs[0].whiskers.low) == ("50%", "9.45%")
    assert pairs[0].discrimination == "–"
    by_id = {one.id: one for one in question.choices}
    assert [pairs[0].earlier, pairs[0].later] == [by_id[one] for one in question.key[:2]]


def test_a_pair_that_the_strong_mix_up_is_doubted_with_both_its_events():
    made = make_questions(8)
    question, other = made[2], made[7]  # the first pair of one is none of the other
    rows = []
    for number in range(24):
        strong = number >= 12
        key, *_ = orders(question, strong).sat[0].answers
        right = other.key if strong or number % 3 == 0 else other.key[::-1]
        rows.append([(key.answer, 1.0), (order(right), 1.0)])
    pairs = shown_pairs([make_table([question, other], rows)])
    assert pairs.doubts[0].charge.startswith("Your strongest students take these two")
    assert "of 24 answers" in pairs.doubts[0].grounds[0]
    assert pairs.doubts[0].earlier.excerpts and pairs.doubts[0].later.excerpts


def test_gaps_are_spread_evenly_from_the_nearest_with_their_n():
    (question,) = make_questions(1)
    gaps = shown_pairs([orders(question, True, False, False)]).gaps
    assert [point.across for point in gaps] == sorted(point.across for point in gaps)
    assert sum(point.right.n for point in gaps) == shown_pairs([orders(question, *"abc")]).answers
    for point in gaps:
        assert float(point.high[:-1]) <= point.down <= float(point.low[:-1])


def test_many_pairs_are_not_all_shown():
    tables = [orders(question, True) for question in make_questions(30)]
    pairs = shown_pairs(tables)
    assert len(pairs.pairs) <= MOST_SHOWN
    assert len(pairs.pairs) + pairs.more > 0


def test_without_answers_there_is_nothing():
    assert shown_pairs([]).answers == 0
