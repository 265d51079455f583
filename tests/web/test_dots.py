"""How scores are spread, drawn."""

import pytest

from quiz.results.distribution import distribution
from quiz.web.dots import dots


def test_each_student_is_a_dot_and_dots_stand_on_one_another():
    drawn = dots(distribution([1.2, 1.4, 8], 10))
    assert [(dot.x, dot.y) for dot in drawn.dots] == [
        ("15%", "128.0"),
        ("15%", "109.0"),
        ("85%", "128.0"),
    ]


@pytest.mark.parametrize("students", [1, 7, 20])
def test_the_tallest_stack_stays_in_the_picture(students):
    drawn = dots(distribution([5.0] * students, 10))
    assert len(drawn.dots) == students
    assert min(float(dot.y) - float(drawn.radius) for dot in drawn.dots) >= 5


def test_too_many_for_dots_are_bars_with_their_number():
    drawn = dots(distribution([5.0] * 200 + [1.0] * 50, 10))
    assert drawn.dots == ()
    assert [bar.n for bar in drawn.bars] == [50, 200]


@pytest.mark.parametrize(
    ("scores", "x", "anchor"), [([2], "20%", "start"), ([9], "90%", "end"), ([], None, "start")]
)
def test_the_mean_has_its_words_where_there_is_room(scores, x, anchor):
    drawn = dots(distribution(scores, 10))
    assert (drawn.mean_x, drawn.mean_anchor) == (x, anchor)


def test_the_rule_is_labelled_from_nothing_to_the_most():
    drawn = dots(distribution([], 4))
    assert [tick.label for tick in drawn.ticks] == [
        "0",
        "0.5",
        "1",
        "1.5",
        "2",
        "2.5",
        "3",
        "3.5",
        "4",
    ]
    assert [drawn.ticks[0].anchor, drawn.ticks[-1].anchor] == ["start", "end"]
