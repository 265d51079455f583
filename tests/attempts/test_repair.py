"""The fewest moves that put an order right."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quiz.attempts.repair import Move, longest_in_order, moves


def made(order, steps):
    cards = list(order)
    for step in steps:
        place = cards.index(step.choice)
        cards.remove(step.choice)
        cards.insert(place + step.places, step.choice)
        beside = place + step.places + (1 if step.places < 0 else -1)
        assert cards[beside] == step.neighbour
    return cards


@given(st.integers(1, 8).flatmap(lambda n: st.permutations("ABCDEFGH"[:n])))
def test_the_moves_made_one_after_another_give_the_key(order):
    assert made(order, moves(sorted(order), order)) == sorted(order)


@given(st.integers(2, 8).flatmap(lambda n: st.permutations("ABCDEFGH"[:n])))
def test_every_move_puts_a_card_right_with_its_neighbour(order):
    for move in moves(sorted(order), order):
        assert (move.choice < move.neighbour) == (move.places < 0)


def test_no_fewer_moves_can_do():
    for order in permutations("ABCDE"):
        in_order = max(
            sum(1 << i & chosen > 0 for i in range(5))
            for chosen in range(32)
            if (kept := [card for i, card in enumerate(order) if 1 << i & chosen]) == sorted(kept)
        )
        assert len(moves("ABCDE", order)) == 5 - in_order


def test_a_card_far_off_is_one_move():
    assert moves("ABCDE", "EABCD") == (Move("E", 4, "D"),)
    assert moves("ABCDE", "BCDEA") == (Move("A", -4, "B"),)


def test_the_key_itself_needs_no_move():
    assert moves("ABC", "ABC") == ()
    assert longest_in_order("ABC", "ABC") == frozenset("ABC")
