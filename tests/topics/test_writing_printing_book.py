"""The third bundled topic: years before Christ, centuries, and dates that nobody knows exactly."""

import pytest

from quiz.dates.daynumber import calendar_date
from quiz.dates.historical import Precision
from quiz.events.agreement import Agreement, agreement
from quiz.storage.upgrading import BUNDLED, read_topic

TOPIC = read_topic(BUNDLED / "writing-printing-book" / "topic.json")
EVENTS = {event.name: event for event in TOPIC.events}
USABLE = [event for event in TOPIC.events if event.usable]
STORY, DATES = "clay-paper-type", "written-word-by-date"

DISPUTES = {
    "paper-invented": ("-01XX", "0105"),
    "gutenberg-bible": ("1455", "1454"),
    "caxton-recuyell": ("[1473..1474]", "1475"),
    "carolus-newspaper": ("1605", "1609"),
    "lithography": ("1796", "1798"),
    "robert-paper-machine": ("1798", "1799"),
    "offset-press": ("1903", "1904"),
}
# Different dates that can both be true, given how uncertain they are.
OVERLAPS = {
    "clay-tablets-at-uruk": ("-3399~", "-3199~"),
    "labels-at-abydos": ("-3249~", "-3199~"),
    "oracle-bones": ("-1249~", "-1199~"),
    "alexandria-library": ("-0299~", "[-0282..-0245]"),
    "constantine-orders-bibles": ("0331", "0332~"),
    "codex-sinaiticus": ("[0334~..0366~]", "[0325..0360]"),
    "dead-sea-scrolls-found": ("1947", "1946-24"),
}
PRECISIONS = {
    "merer-logbook": ("-25XX", "-2559~"),
    "hammurabi-laws": ("-1754~", "[-1791..-1749]"),
    "ashurbanipal-library": ("-06XX", "[-0667..-0626]"),
    "memphis-decree": ("-0195", "-0195-03-27"),
    "fangmatan-map": ("-01XX", "[-0178..-0140]"),
    "codex-overtakes-roll": ("0300~", "03XX"),
    "diamond-sutra": ("0868", "0868-05-11"),
    "bi-sheng-type": ("104X", "[1041..1048]"),
    "mainz-sacked": ("1462-10", "1462-10-28"),
    "encyclopedie": ("1751", "1751-22"),
    "kindle-on-sale": ("2007-11", "2007-11-19"),
}


def told(name):
    """Return the date that each article gives for an event told by both."""
    dates = {excerpt.article: excerpt.date.edtf for excerpt in EVENTS[name].excerpts}
    return dates[STORY], dates[DATES]


def test_the_topic_has_enough_events_and_most_are_told_twice():
    told_by_both = [
        event
        for event in TOPIC.events
        if {excerpt.article for excerpt in event.excerpts} == {STORY, DATES}
    ]
    assert (len(TOPIC.events), len(USABLE), len(told_by_both)) == (89, 86, 78)


def test_dates_before_christ_centuries_and_uncertain_dates_are_all_there():
    dates = [date for event in USABLE for date in event.dates]
    before_christ = [date for date in dates if date.latest and calendar_date(date.latest)[0] < 1]
    centuries = [date for date in dates if date.precision is Precision.CENTURY]
    uncertain = [date for date in dates if "~" in date.edtf]
    assert (len(before_christ), len(centuries), len(uncertain)) == (42, 11, 26)


def test_fifty_centuries_are_covered():
    years = [calendar_date(day)[0] for event in USABLE if (day := event.earliest)]
    assert (min(years), max(years)) == (-3399, 2007)


@pytest.mark.parametrize("name", DISPUTES)
def test_each_disagreement_is_kept(name):
    assert told(name) == DISPUTES[name]


def test_the_articles_disagree_nowhere_else():
    disputed = {event.name for event in TOPIC.events if agreement(event) is Agreement.DISPUTED}
    assert disputed == DISPUTES.keys()


@pytest.mark.parametrize("name", OVERLAPS)
def test_uncertain_dates_that_can_both_be_true_are_no_dispute(name):
    assert told(name) == OVERLAPS[name]
    assert agreement(EVENTS[name]) is Agreement.OVERLAPPING


@pytest.mark.parametrize("name", PRECISIONS)
def test_each_article_keeps_its_own_precision(name):
    assert told(name) == PRECISIONS[name]
    assert agreement(EVENTS[name]) is Agreement.FINER
