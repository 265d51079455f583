"""What was taken of a question, and what was swapped, as tables."""

import pytest

from quiz.attempts.answers import Ordered
from quiz.results.responses import Arranged, given
from quiz.web.responses_shown import swapped, taken
from tests.answering import choose, make_choices, order
from tests.factories import make_bracketed, make_written_order

pytestmark = pytest.mark.usefixtures("on_a_page")

(QUESTION,) = make_choices("a")
SCORES = [9, 8, 7, 6, 5, 4]


def picked(*letters):
    return given(QUESTION, [choose(one) if one else None for one in letters])


def test_choices_taken_stand_by_thirds_from_the_upper_down():
    found = taken(QUESTION, picked("b", "b", "a", "a", "a", None), SCORES)
    assert found.heads == ("Upper third, 2", "Middle third, 2", "Lower third, 2")
    assert [[one.n for one in line.tallies] for line in found.lines[:2]] == [[0, 2, 1], [2, 0, 0]]
    assert [line.is_key for line in found.lines] == [True, False, False, False]
    assert [line.unused for line in found.lines] == [False, False, True, True]
    assert (found.n, found.unanswered, found.hidden) == (6, 1, "")


def test_without_thirds_all_stand_together_with_the_reason():
    found = taken(QUESTION, picked("b", "a"), [2, 1])
    assert found.heads == ("Taken by",)
    assert found.hidden == "hidden below 6 attempts: there are 2"
    assert [line.tallies[0].n for line in found.lines] == [1, 1, 0, 0]


def test_where_nobody_answered_no_distractor_is_blamed():
    found = taken(QUESTION, picked(None, None), [0, 0])
    assert not any(line.unused for line in found.lines)


def test_students_are_dots_and_a_bar_where_they_are_too_many():
    few = taken(QUESTION, picked("a", "a", "b"), [1, 1, 1]).lines[0].tallies[0]
    assert (len(few.dots), few.bar) == (2, None)
    many = taken(QUESTION, picked(*"a" * 90, *"b" * 45), [1] * 135)
    assert [line.tallies[0].bar for line in many.lines[:2]] == ["96.0", "48.0"]


def test_the_swap_matrix_marks_the_certain_order_and_what_most_have_otherwise():
    question = make_written_order(3)
    first, second, third = question.key
    turned = order([second, first, third])
    item = given(question, [turned, turned, order(question.key), None])
    assert isinstance(item, Arranged)
    rows = swapped(question, item, [1, 2, 3, 0]).everyone.rows
    cells = [[(cell.n, cell.certain, cell.swapped) for cell in line] for _, line in rows]
    assert cells[0] == [(None, False, False), (1, True, False), (3, True, False)]
    assert cells[1][0] == (2, False, True)
    assert cells[2][:2] == [(0, False, False), (0, False, False)]


def test_what_no_date_tells_apart_has_no_certain_order():
    question = make_bracketed(("1789",), ("1792", "1792-09"))
    item = given(question, [Ordered(question.groups)])
    rows = swapped(question, item, [1]).everyone.rows
    assert [cell.certain for cell in rows[1][1]] == [False, False, False]
    assert not any(cell.swapped for _, line in rows for cell in line)


def test_swaps_by_thirds_are_there_or_the_reason():
    question = make_written_order(3)
    item = given(question, [order(question.key)] * 6)
    assert [part.title for part in swapped(question, item, SCORES).thirds] == [
        "Upper third",
        "Middle third",
        "Lower third",
    ]
    assert swapped(question, item, [1] * 6).hidden == "hidden: all attempts are alike"
