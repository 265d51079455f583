"""Events of two texts that are one event, and events that only look so."""

import pytest

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.events.candidate import Candidate
from quiz.events.merging import proposals


def told(statement, date):
    return Candidate(statement, statement, Span(0, 1), statement, edtf.read(date), None, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Moscow vetoes a US-led plan for Syria.", "2012-02"),
            ("Russia blocked an American plan for Syria.", "2012"),
        ),
        (
            ("Nixon travels to Beijing to meet Mao Zedong.", "1972-02"),
            ("President Nixon visited Mao Zedong in Beijing.", "1972"),
        ),
        (
            ("Haile Selassie dies.", "1975-08"),
            ("Emperor Haile Selassie died in Addis Ababa.", "1975"),
        ),
        (
            ("London recognised the new state of Israel.", "1949"),
            ("Britain recognizes Israel.", "1949-01"),
        ),
    ],
)
def test_one_event_in_other_words(one, other):
    (pair,) = proposals([told(*one)], [told(*other)])
    assert not pair.disputed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Nixon visits Beijing.", "1972"), ("Nixon resigns in Washington.", "1974")),
        (("Napoleon invades Egypt.", "1798"), ("Napoleon invades Russia.", "1812")),
        (("Spain sends a fleet to Peru.", "1865"), ("Chile signs a treaty with Peru.", "1865")),
    ],
)
def test_two_events_that_share_names(one, other):
    assert proposals([told(*one)], [told(*other)]) == ()


def test_what_is_told_in_the_same_words_with_dates_apart_is_disputed():
    (pair,) = proposals(
        [told("Leif Erikson lands in Vinland with his crew.", "1000")],
        [told("Leif Erikson lands in Vinland with his crew.", "1003")],
    )
    assert pair.disputed


def test_each_event_stands_in_one_pair_and_the_nearest_date_wins():
    new = [told("Pompey hosts Caesar.", "-0055"), told("Pompey hosts Caesar.", "-0053")]
    known = [told("Pompey hosted Caesar.", "-0053"), told("Pompey hosted Caesar.", "-0055")]
    assert {(pair.new.date.edtf, pair.known.date.edtf) for pair in proposals(new, known)} == {
        ("-0055", "-0055"),
        ("-0053", "-0053"),
    }


def test_the_best_pair_comes_first():
    new = [
        told("Rome razes Corinth.", "-0145"),
        told("Rome razed Carthage in a third war.", "-0145"),
    ]
    known = [told("Rome razes Corinth.", "-0145"), told("Rome destroys Carthage.", "-0145")]
    scores = [pair.score for pair in proposals(new, known)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
