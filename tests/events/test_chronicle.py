"""Events in the order of time: periods, neighbours, and the ones looked for."""

import pytest

from quiz.dates.daynumber import day_number
from quiz.dates.wording import words
from quiz.events.chronicle import (
    days_around,
    in_order,
    matching,
    named,
    neighbours,
    period_years,
    periods,
)
from quiz.events.event import Event
from tests.factories import make_article, make_event, make_excerpt

DECADES = (day_number(1945, 1, 1), day_number(2023, 12, 31))


def placed(*dates, **by_name):
    events = {f"event-{date}": date for date in dates} | by_name
    return in_order(make_event(name=name, date=date) for name, date in events.items())


def names(found):
    return [one.event.name for one in found]


def test_events_stand_by_their_first_day_and_of_equals_the_finer_first():
    assert names(placed(war="1950/1953", year="1950", month="1950-01", before="1949")) == [
        "before",
        "month",
        "year",
        "war",
    ]


def test_an_event_without_a_beginning_stands_by_its_end():
    found = placed(ended="../1950", later="1951", early="1949")
    assert names(found) == ["early", "ended", "later"]


def test_events_whose_sources_bound_nothing_come_last():
    article = make_article()
    open_ends = (make_excerpt("1950/..", article), make_excerpt("../1960", article))
    found = in_order([Event("vague", "It goes on.", open_ends), make_event(date="1990")])
    assert names(found) == ["bastille-falls", "vague"]
    assert [period.date and words(period.date) for period in periods(found, DECADES)] == [
        "1990s",
        None,
    ]


def test_a_topic_of_decades_falls_into_decades():
    found = periods(placed("1945", "1949-12", "1950", "1968/1972"), DECADES)
    assert [(words(period.date), len(period.events)) for period in found] == [
        ("1940s", 2),
        ("1950s", 1),
        ("1960s", 1),
    ]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ((1914, 7, 1), (1914, 12, 31), "July 1914"),
        ((1914, 7, 28), (1918, 11, 11), "1914"),
        ((1900, 1, 1), (1999, 12, 31), "1900s"),
        ((1066, 1, 1), (1999, 12, 31), "11th century"),
        ((-3000, 1, 1), (1999, 12, 31), "4th millennium BC"),
    ],
)
def test_a_topic_falls_into_periods_that_a_list_can_hold(first, last, label):
    first_day, last_day = day_number(*first), day_number(*last)
    days = days_around(first_day, period_years(first_day, last_day))
    assert words(named(*days)) == label


@pytest.mark.parametrize("year", [-999, -500, -499, -10, -9, -1, 0, 1, 9, 10, 99, 100, 1945])
@pytest.mark.parametrize("years", [0, 1, 10, 100, 1000])
def test_every_day_lies_in_its_period_and_the_next_period_follows_at_once(year, years):
    day = day_number(year, 6, 15)
    first, last = days_around(day, years)
    assert first <= day <= last
    assert days_around(first, years) == days_around(last, years) == (first, last)
    assert days_around(last + 1, years)[0] == last + 1
    assert days_around(first - 1, years)[1] == first - 1


@pytest.mark.parametrize(
    ("year", "years", "label"),
    [
        (-479, 10, "480s BC"),
        (-489, 10, "490s BC"),
        (-479, 100, "5th century BC"),
        (-400, 100, "5th century BC"),
        (-399, 100, "4th century BC"),
    ],
)
def test_before_christ_decades_have_digits_and_centuries_are_counted(year, years, label):
    assert words(named(*days_around(day_number(year, 3, 1), years))) == label


def test_neighbours_are_certain_and_the_nearest_come_first():
    events = placed(a="1940", b="1945", this="1950", around="195X", c="1961", d="1970")
    this = next(one.event for one in events if one.event.name == "this")
    found = neighbours(this, events)
    assert names(found.before) == ["b", "a"]
    assert names(found.after) == ["c", "d"]
    assert names(found.uncertain) == ["around"]


def test_an_event_without_bounds_has_no_certain_neighbours():
    events = placed(this="/1950", before="1940", after="1960")
    this = next(one.event for one in events if one.event.name == "this")
    found = neighbours(this, events)
    assert (names(found.before), names(found.after)) == ([], ["after"])
    assert names(found.uncertain) == ["before"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["fall", "terror"]),
        ("bastille", ["fall"]),
        ("BASTILLE  falls", ["fall"]),
        ("fell", ["fall"]),  # says the quotation
        ("Comité", ["terror"]),
        ("comite", ["terror"]),
        ("terr", ["terror"]),
        ("bastille terror", []),
        ("napoleon", []),
    ],
)
def test_words_are_found_whatever_their_capitals_and_accents(asked, found):
    fall = make_event(name="fall", statement="The Bastille falls.")
    article = make_article("terror", "In 1793 terror was the order of the day.")
    terror = make_event("terror", "Robespierre leads the Comité.", "1793", article)
    assert names(matching(in_order([fall, terror]), asked)) == found


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (None, None, ["early", "long", "late"]),
        (day_number(1955, 1, 1), None, ["long", "late"]),
        (None, day_number(1949, 12, 31), ["early"]),
        (day_number(1952, 1, 1), day_number(1953, 1, 1), ["long"]),
        (day_number(1980, 1, 1), None, []),
    ],
)
def test_an_event_is_in_a_period_if_it_may_lie_in_it(first, last, found):
    events = placed(early="1945", long="1950/1960", late="1970")
    assert names(matching(events, "", first, last)) == found
