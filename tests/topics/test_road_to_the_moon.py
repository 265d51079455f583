"""The second bundled topic: days and months within twelve years, on two clocks."""

import pytest

from quiz.dates.daynumber import calendar_date
from quiz.dates.historical import Precision
from quiz.events.agreement import Agreement, agreement, shown_date
from quiz.storage.upgrading import BUNDLED, read_topic

TOPIC = read_topic(BUNDLED / "road-to-the-moon" / "topic.json")
EVENTS = {event.name: event for event in TOPIC.events}
USABLE = [event for event in TOPIC.events if event.usable]
ROADS, DIARY = "two-roads", "moon-diary"
EXACT = {Precision.DAY, Precision.MONTH}

# One evening in Moscow, in Florida and at Greenwich has more than one date.
CLOCKS = {
    "explorer-launched": ("1958-01-31", "1958-02-01"),
    "pennants-reach-the-moon": ("1959-09-14", "1959-09-13"),
    "tortoises-launched": ("1968-09-15", "1968-09-14"),
    "genesis-read": ("1968-12-24", "1968-12-25"),
    "moon-walked-on": ("1969-07-20", "1969-07-21"),
}
# What Moscow said and what was so; when something was decided and when it was approved.
DISPUTES = {
    "laika-dies": ("1957-11-03", "[1957-11-08..1957-11-12]"),
    "lunar-rendezvous-chosen": ("1962-07", "1962-06-22"),
    "flight-without-lunar-module-decided": ("1968-08", "1968-11-11"),
}
PRECISIONS = {
    "vanguard-explodes": ("1957-12", "1957-12-06"),
    "von-braun-joins-nasa": ("1960", "1960-07-01"),
    "north-american-chosen": ("[1961-09~..1961-12]", "1961-11-28"),
    "tereshkova-launched": ("1963-06", "1963-06-16"),
    "surveyor-lands": ("1966-06", "1966-06-02"),
    "landing-crew-named": ("1969-01", "1969-01-09"),
}


def told(name):
    """Return the date that each article gives for an event told by both."""
    dates = {excerpt.article: excerpt.date.edtf for excerpt in EVENTS[name].excerpts}
    return dates[ROADS], dates[DIARY]


def test_the_topic_has_enough_events_and_most_are_told_twice():
    told_by_both = [
        event
        for event in TOPIC.events
        if {excerpt.article for excerpt in event.excerpts} == {ROADS, DIARY}
    ]
    assert (len(TOPIC.events), len(USABLE), len(told_by_both)) == (75, 74, 62)


def test_all_that_may_be_asked_lies_between_sputnik_and_the_splashdown():
    years = {
        calendar_date(day)[0] for event in USABLE for day in (event.earliest, event.latest) if day
    }
    assert years == set(range(1957, 1970))


def test_all_that_may_be_asked_is_shown_to_the_day_or_the_month():
    spans = {event.name for event in USABLE if shown_date(event).precision not in EXACT}
    assert spans == CLOCKS.keys() | DISPUTES.keys()


@pytest.mark.parametrize("name", CLOCKS)
def test_two_clocks_give_two_days_and_no_dispute(name):
    assert told(name) == CLOCKS[name]
    assert agreement(EVENTS[name]) is Agreement.OVERLAPPING


@pytest.mark.parametrize("name", DISPUTES)
def test_each_disagreement_is_kept(name):
    assert told(name) == DISPUTES[name]


def test_the_articles_disagree_nowhere_else():
    disputed = {event.name for event in TOPIC.events if agreement(event) is Agreement.DISPUTED}
    assert disputed == DISPUTES.keys()


@pytest.mark.parametrize("name", PRECISIONS)
def test_each_article_keeps_its_own_precision(name):
    assert told(name) == PRECISIONS[name]
    assert agreement(EVENTS[name]) is Agreement.FINER
