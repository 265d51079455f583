"""Where things stand in a drawing."""

from itertools import combinations, permutations

import pytest

from quiz.dates import edtf
from quiz.dates.daynumber import from_iso
from quiz.web.drawing import (
    Shape,
    beads,
    chain_rows,
    crossing,
    gate,
    gated_rows,
    group_rows,
    mark,
    plate,
    sure_mark,
    touching,
)
from quiz.web.scale import Scale

LONG = Scale.covering(from_iso("1945-01-01"), from_iso("2023-12-31"))
SHORT = Scale.covering(from_iso("1914-06-01"), from_iso("1914-08-31"))


@pytest.mark.parametrize(
    ("date", "shape", "left", "width", "lasting"),
    [
        ("2019-04-25", Shape.DAY, "92.89%", "0%", False),
        ("2000-07", Shape.MONTH, "69.37%", "0.11%", False),
        ("1961", Shape.YEAR, "20%", "1.25%", False),
        ("198X", Shape.SPAN, "43.75%", "12.5%", False),
        ("[1945..1948]", Shape.SPAN, "0%", "5%", False),
        ("1950/1953", Shape.SPAN, "6.25%", "5%", True),
        ("1991/..", Shape.SPAN, "57.5%", "42.5%", True),
    ],
)
def test_a_mark_has_the_shape_and_place_of_its_date(date, shape, left, width, lasting):
    found = mark(edtf.read(date), LONG)
    assert (found.shape, found.left, found.width, found.lasting) == (shape, left, width, lasting)


def test_a_month_is_a_bar_where_the_whole_scale_is_three_months():
    assert mark(edtf.read("1914-07"), SHORT).shape is Shape.SPAN
    assert mark(edtf.read("1914-07-28"), SHORT).shape is Shape.DAY


def test_proofs_draw_the_wider_bounds():
    date = edtf.read("1955~")
    assert sure_mark(date, LONG).extent > mark(date, LONG).extent


def test_a_gate_is_as_wide_as_the_time_asked_about():
    found = gate(edtf.read("1960/1969"), LONG)
    assert (found.left, found.right, found.width) == ("18.75%", "31.25%", "12.5%")


def test_nothing_on_a_plate_touches():
    dates = ["1945", "1945", "[1945..1948]", "195X", "1950/1953", "1961-07-06", "1961", "2023-09"]
    made = plate((mark(edtf.read(date), LONG), None) for date in dates)
    assert len(made.marks) == len(dates)
    for one, other in combinations(made.marks, 2):
        assert not touching(one.mark, other.mark) or abs(one.y - other.y) >= 13
    assert all(0 < placed.y < made.rule for placed in made.marks)


def test_long_bars_lie_beneath_points():
    point, bar = (mark(edtf.read(date), LONG) for date in ("1985", "198X"))
    lower, upper = plate([(point, None), (bar, None)]).marks
    assert lower.mark is bar
    assert upper.y < lower.y


def test_an_empty_plate_is_a_bare_rule():
    assert plate([]).marks == ()


def test_threads_of_the_right_order_run_level():
    made = crossing([0, 1, 2])
    assert made.knots == ()
    assert all(thread.sense is None and thread.given == thread.true for thread in made.threads)


def test_two_swapped_neighbours_cross_in_the_middle():
    made = crossing([0, 2, 1, 4, 3])
    assert [(knot.x, knot.y) for knot in made.knots] == [("50%", "40%"), ("50%", "80%")]
    assert [thread.sense for thread in made.threads] == [None, "early", "late", "early", "late"]
    assert made.threads[1].path == "M0 30C45 30 55 50 100 50"


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_threads_cross_where_a_pair_is_inverted_and_nowhere_else(order):
    inverted = sum(one > other for one, other in combinations(order, 2))
    knots = crossing(order).knots
    assert len(knots) <= inverted  # knots that fall on one another are drawn once
    assert bool(knots) == bool(inverted)
    assert all(0 < float(knot.x[:-1]) < 100 for knot in knots)


def test_a_chain_is_tied_from_bar_to_bar_with_the_clear_time_between():
    rows = chain_rows([edtf.read(date) for date in ("1961", "198X", "1991")], LONG)
    assert [row.drop_from for row in rows] == [None, "21.25%", "56.25%"]
    assert [row.drop_to for row in rows] == ["21.25%", "56.25%", None]
    assert rows[0].clear is None
    assert (rows[1].clear.left, rows[1].clear.right) == ("21.25%", "43.75%")
    assert rows[1].clear.days == from_iso("1980-01-01") - from_iso("1961-12-31") - 1


def test_a_group_is_tied_from_the_last_that_was_over_to_the_first_that_began():
    groups = [["1951"], ["196X", "1964", "1965"], ["1991"]]
    rows = group_rows([[edtf.read(date) for date in group] for group in groups], LONG)
    assert [row.bracket for row in rows] == [None, "first", "inner", "last", None]
    assert [row.drop_from for row in rows] == [None, "8.75%", "31.25%", "31.25%", "31.25%"]
    assert [row.drop_to for row in rows] == ["8.75%", "31.25%", "31.25%", "31.25%", None]
    assert [row.clear and row.clear.left for row in rows] == [None, "8.75%", None, None, "31.25%"]


def test_dates_are_drawn_against_the_time_that_tells_them_apart():
    dates = [edtf.read(date) for date in ("1955", "1965", "2001")]
    before, inside, after = gated_rows(dates, edtf.read("196X"), LONG)
    assert inside.clear is None
    assert before.clear.right == "18.75%"
    assert after.clear.left == "31.25%"


def test_neighbouring_days_have_no_clear_time():
    dates = [edtf.read(date) for date in ("1961", "1962")]
    assert chain_rows(dates, LONG)[1].clear is None


def test_labels_of_clear_time_stand_where_there_is_room():
    def anchors(*dates):
        return [row.clear.anchor for row in chain_rows([edtf.read(d) for d in dates], LONG)[1:]]

    assert anchors("1945", "1980") == ["middle"]
    assert anchors("1945", "1950") == ["start"]
    assert anchors("2000", "2010") == ["end"]


def test_beads_show_what_is_answered_and_where_one_is():
    found = beads([True, None, None, True], 2)
    assert [bead.x for bead in found] == ["12.5%", "37.5%", "62.5%", "87.5%"]
    assert [bead.answered for bead in found] == [True, False, False, True]
    assert [bead.current for bead in found] == [False, True, False, False]
