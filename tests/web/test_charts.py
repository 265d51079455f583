"""Charts of one student: where points and stalks stand."""

from datetime import timedelta

import pytest

from quiz.results.history import Mastery, Score, mastered
from quiz.results.tallies import EventTally
from quiz.web import charts
from quiz.web.drawing import Mark, Shape
from tests.factories import NOON


@pytest.fixture(autouse=True)
def page(app):
    with app.test_request_context():
        yield


def scores(*hours, questions=10):
    return [
        Score(number, NOON + timedelta(hours=hour), number, questions)
        for number, hour in enumerate(hours, start=1)
    ]


def test_points_stand_by_time_across_and_by_score_down():
    line = charts.line(scores(0, 24, 96))
    assert [(point.across, point.down) for point in line.points] == [(4, 90), (27, 80), (96, 70)]
    assert line.top == 10
    assert line.path == "4.00,90.00 27.00,80.00 96.00,70.00"


def test_a_single_score_stands_in_the_middle():
    line = charts.line(scores(0))
    assert [(point.x, point.y) for point in line.points] == [("50%", "90%")]
    assert [(label.text, label.anchor) for label in line.labels] == [("24 Nov", "middle")]


@pytest.mark.parametrize(
    ("points", "places"),
    [
        ([3], [-12]),
        ([3, 5], [20, -12]),  # the line rises from the first score
        ([9, 5], [-12, 20]),
        ([0, 1], [-12, -12]),  # below there is no room
    ],
)
def test_a_score_stands_where_the_line_does_not_run(points, places):
    earned = [Score(1, NOON + timedelta(days=day), one, 10) for day, one in enumerate(points)]
    assert [callout.dy for callout in charts.line(earned).callouts] == places


def test_scores_of_attempts_of_different_length_are_shown_in_hundredths():
    line = charts.line([*scores(0), *scores(5, questions=4)])
    assert line.top == 100
    assert [point.down for point in line.points] == [90, 75]


@pytest.mark.parametrize(
    ("hours", "labels"),
    [
        ([0, 3], ["12:00", "15:00"]),
        ([0, 24, 48], ["24 Nov", "25 Nov", "26 Nov"]),
        ([0, 1, 2, 48], ["24 Nov", "26 Nov"]),  # no room between
        ([0, 24 * 60], ["24 Nov 2026", "23 Jan 2027"]),
    ],
)
def test_times_are_labelled_as_finely_as_they_differ(hours, labels):
    assert [label.text for label in charts.line(scores(*hours)).labels] == labels


def known(name, earned, asked, start=50.0):
    return mastered(name, EventTally(asked, earned, NOON)), Mark(
        Shape.YEAR, start, start + 1, False
    )


def test_the_surer_an_event_is_the_higher_its_stalk():
    sure, weak = charts.stalks([known("sure", 2, 2, 10), known("weak", 0, 1, 90)], {"weak": "A"})
    assert (sure.x, sure.y, sure.mastery, sure.letter) == ("10.5%", "25%", Mastery.KNOWN, None)
    assert (weak.x, weak.y, weak.mastery, weak.letter) == ("90.5%", "66.67%", Mastery.WEAK, "A")


def test_events_at_one_place_stand_side_by_side_around_it():
    found = charts.stalks([known(name, 1, 1) for name in "abc"], {})
    assert [stalk.x for stalk in found] == ["49.4%", "50.5%", "51.6%"]


def test_no_stalk_stands_outside():
    found = charts.stalks([known(name, 1, 1, 99) for name in "abcde"], {})
    assert max(float(stalk.x.rstrip("%")) for stalk in found) < 100
