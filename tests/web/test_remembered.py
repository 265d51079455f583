"""What a review shows of the pairs remembered: the week, the bars, and two events contrasted."""

from datetime import timedelta

import pytest

from quiz.practice.memory import met
from quiz.storage import library
from quiz.storage.database import writing
from quiz.web.remembered import ReviewedTopic, contrast, lost, week
from tests.factories import NOON, make_topic
from tests.questions.topics import years

DAY = timedelta(days=1)


@pytest.fixture
def row(on_a_page):
    with writing():
        return library.add_topic(make_topic())


def memory(due_in=0):
    fresh = met(None, True, None, "ordering-1", NOON)
    return fresh if not due_in else met(fresh, False, None, "first-1", NOON + due_in * DAY)


def test_the_fullest_day_has_the_highest_bar_and_today_comes_first(row):
    pairs = {("a", "b"): memory(), ("a", "c"): memory()}
    days = week([ReviewedTopic(row, pairs, 2), ReviewedTopic(row, {("x", "y"): memory()}, 1)], NOON)
    assert [day.number for day in days] == [3, 0, 0, 0, 0, 0, 0]
    assert [day.share for day in days][:2] == [100, 0]
    assert [day.today for day in days] == [True] + [False] * 6
    assert days[0].day == NOON.date()


def test_a_week_in_which_nothing_comes_due_has_no_bars(row):
    assert {day.share for day in week([], NOON)} == {0}


def test_a_pair_is_lost_when_an_event_is_or_when_the_order_is_certain_no_more(row):
    events = years(1900, 1910, 1920)
    kept, gone = ("y1900", "y1910"), ("y1900", "y1930")
    turned = ("y1920", "y1910")
    pairs = dict.fromkeys((kept, gone, turned), memory())
    assert lost(events, pairs) == {gone, turned}
    assert lost(events, {}) == set()


def test_two_events_are_contrasted_in_their_true_order_with_the_time_between(row):
    first, second, *_ = sorted(library.events_of(row.id), key=lambda event: event.earliest)
    shown = contrast(row, (second.name, first.name))
    assert shown.earlier.event == first
    assert shown.later.event == second
    assert shown.clear == second.surely_after - first.surely_before - 1
    assert contrast(row, (first.name, "gone")) is None
    assert contrast(row, (first.name, first.name)) is None
