"""The fewest moves that put an order right."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from quiz.attempts.grading import compared, ranks, wrong_pairs
from quiz.attempts.repair import Move, Side, moves, staying
from tests.attempts.groups import groups, two_orders


def made(order, steps):
    """Return an order after moves, each checked to end where it says."""
    cards = [list(group) for group in order]
    for step in steps:
        start = place_of(step.choice, cards)
        cards[start].remove(step.choice)
        cards = [group for group in cards if group]
        place = place_of(step.neighbour, cards)
        if step.side is Side.BESIDE:
            cards[place].append(step.choice)
        else:
            cards.insert(place + (step.side is Side.BELOW), [step.choice])
        assert place_of(step.choice, cards) - start == step.places
    return cards


def place_of(choice, cards):
    return next(place for place, group in enumerate(cards) if choice in group)


def same(one, other):
    return [sorted(group) for group in one] == [sorted(group) for group in other]


@given(two_orders())
def test_the_moves_made_one_after_another_give_the_key(orders):
    key, order = orders
    assert same(made(order, moves(key, order)), key)


@given(two_orders())
def test_every_move_puts_a_card_right_with_its_neighbour(orders):
    key, order = orders
    rank = ranks(key)
    sides = {Side.ABOVE: -1, Side.BESIDE: 0, Side.BELOW: 1}
    for move in moves(key, order):
        assert compared(rank[move.choice], rank[move.neighbour]) == sides[move.side]


@given(st.integers(2, 8).flatmap(lambda n: st.permutations("ABCDEFGH"[:n])))
def test_where_nothing_is_side_by_side_a_card_goes_up_or_down(order):
    for move in moves(sorted(order), order):
        assert move.places
        assert move.side is (Side.ABOVE if move.places < 0 else Side.BELOW)


@given(two_orders())
def test_no_fewer_moves_can_do(orders):
    key, order = orders
    assert len(moves(key, order)) == sum(map(len, key)) - most_agreeing(key, order)


def most_agreeing(key, order):
    """Return the size of the largest set of cards without a wrong pair, by trying them all."""
    cards = [choice for group in key for choice in group]
    wrong = set(wrong_pairs(key, order))
    return next(
        size
        for size in range(len(cards), 0, -1)
        for kept in combinations(cards, size)
        if not wrong & set(combinations(kept, 2))
    )


def test_without_brackets_the_fewest_moves_are_a_maximum_matching_of_the_wrong_pairs():
    # Dilworth: the largest set without an inverted pair is n less a maximum matching.
    for order in permutations("ABCDEF"):
        wrong = wrong_pairs("ABCDEF", order)
        assert len(moves("ABCDEF", order)) == maximum_matching(wrong)


def maximum_matching(pairs):
    taken = {}

    def place(one, tried):
        for other in (later for earlier, later in pairs if earlier == one):
            if other not in tried:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = one
                    return True
        return False

    return sum(place(one, set()) for one in sorted({earlier for earlier, _ in pairs}))


def test_a_card_far_off_is_one_move():
    assert moves("ABCDE", "EABCD") == (Move("E", 4, "D", Side.BELOW),)
    assert moves("ABCDE", "BCDEA") == (Move("A", -4, "B", Side.ABOVE),)


def test_a_card_is_put_beside_another_that_nothing_tells_it_from():
    key = ("A", "BC", "D")
    assert moves(key, "ABDC") == (Move("C", -2, "B", Side.BESIDE),)
    assert moves(key, "CABD") == (Move("C", 1, "B", Side.BESIDE),)


def test_a_card_is_taken_out_of_a_bracket():
    assert moves("ABC", ("AB", "C")) == (Move("B", 1, "A", Side.BELOW),)
    assert moves("ABCD", ("A", "BCD")) == (
        Move("C", 1, "B", Side.BELOW),
        Move("D", 2, "C", Side.BELOW),
    )


def test_the_larger_part_of_a_bracket_stays():
    assert staying(("A", "BCD"), ("BCD", "A")) == set("BCD")
    assert staying(("A", "BCD"), ("BC", "A", "D")) == set("BC")


def test_the_key_itself_needs_no_move():
    assert moves("ABC", "ABC") == ()
    assert moves(("A", "BC"), ("A", "CB")) == ()
    assert staying("ABC", "ABC") == frozenset("ABC")


@given(groups())
def test_an_order_stays_as_it_is_against_itself(order):
    assert moves(order, order) == ()
