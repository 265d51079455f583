"""The two columns of an answered order."""

from itertools import combinations

from hypothesis import given

from quiz.attempts.grading import compared, ranks
from quiz.web.standings import two_columns
from tests.attempts.groups import two_orders


@given(two_orders())
def test_threads_cross_where_a_pair_is_the_wrong_way_round_and_nowhere_else(orders):
    key, order = orders
    given_column, true_column = two_columns(key, order)
    right, stood = ranks(key), ranks(order)
    row = {standing.choice: standing.row for standing in true_column}
    for upper, lower in combinations([standing.choice for standing in given_column], 2):
        opposite = compared(right[upper], right[lower]) * compared(stood[upper], stood[lower])
        assert (row[upper] > row[lower]) == (opposite == -1)


@given(two_orders())
def test_who_is_right_stands_in_the_same_row_of_both_columns(orders):
    key, order = orders
    given_column, true_column = two_columns(key, order)
    belongs = {standing.choice: standing for standing in true_column}
    for stood in given_column:
        right = belongs[stood.choice]
        if (stood.place, stood.beside) == (right.place, right.beside):
            assert stood.row == right.row


def test_cards_side_by_side_have_one_place_and_one_bracket():
    column, _ = two_columns("ABCDE", ("A", "BCD", "E"))
    assert [standing.place for standing in column] == [1, 2, 2, 2, 5]
    assert [standing.bracket for standing in column] == [None, "first", "inner", "last", None]
    assert [standing.row for standing in column] == [0, 1, 2, 3, 4]
