"""How values are written on a page."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from quiz.articles.article import Span
from quiz.dates import edtf
from quiz.dates.daynumber import from_iso
from quiz.web import filters
from tests.factories import make_article, make_excerpt

ARTICLE = make_article(text="1789: On 14 July 1789 the Bastille fell.")


def quotation(span, date_span):
    return replace(
        make_excerpt(article=ARTICLE, span=span),
        date_span=date_span,
        date_words=date_span and ARTICLE.quotation(date_span),
    )


@pytest.mark.parametrize(
    ("span", "date_span", "pieces"),
    [
        (
            Span(6, 40),
            Span(9, 21),
            [("On ", False), ("14 July 1789", True), (" the Bastille fell.", False)],
        ),
        (Span(9, 40), Span(9, 21), [("14 July 1789", True), (" the Bastille fell.", False)]),
        (Span(6, 21), Span(9, 21), [("On ", False), ("14 July 1789", True)]),
        (Span(9, 21), Span(9, 21), [("14 July 1789", True)]),
        (Span(22, 40), Span(9, 21), [("14 July 1789", True), (" … the Bastille fell.", False)]),
        (Span(22, 40), Span(0, 4), [("1789", True), (" … the Bastille fell.", False)]),
        (Span(0, 4), Span(9, 21), [("1789 … ", False), ("14 July 1789", True)]),
        (Span(12, 40), Span(9, 21), [("July 1789 the Bastille fell.", False)]),
        (Span(22, 40), None, [("the Bastille fell.", False)]),
    ],
)
def test_date_words_are_marked_wherever_they_stand_in_the_article(span, date_span, pieces):
    found = filters.pieces(quotation(span, date_span))
    assert [(piece.text, piece.marked) for piece in found] == pieces


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2019-04-25", "2019-04-25"),
        ("2019-04", "2019-04"),
        ("1961", "1961"),
        ("198X", None),
        ("-0489", None),
        ("0000", None),
        ("1961~", None),
        ("1945/1948", None),
    ],
)
def test_only_plain_dates_of_our_era_are_told_to_machines(text, machine):
    assert filters.machine_date(edtf.read(text)) == machine


@pytest.mark.parametrize(("credit", "text"), [(0, "0"), (1, "1"), (0.6, "0.60"), (1 / 3, "0.33")])
def test_a_credit_has_two_figures(credit, text):
    assert filters.credit_words(credit) == text


@pytest.mark.parametrize(("score", "text"), [(0, "0"), (7.6, "7.6"), (7.9999, "8"), (10, "10")])
def test_a_score_has_one_figure(score, text):
    assert filters.score_words(score) == text


def test_moments_are_told_in_the_time_of_this_place(app, monkeypatch):
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    monkeypatch.setitem(app.config, "TIME_ZONE", ZoneInfo("Europe/Vienna"))
    with app.test_request_context():
        assert filters.moment_words(moment) == "25 Nov 2026, 00:30"
        assert filters.publication(date(2023, 9, 13)) == "13 September 2023"


@pytest.mark.parametrize(
    ("day", "other", "words"),
    [
        ("1945-08-15", "2023-09-13", "1945"),
        ("-0489-01-01", "0014-08-19", "490 BC"),
        ("0014-08-19", "-0489-01-01", "AD 14"),
        ("1914-06-28", "1914-08-04", "28 Jun"),
    ],
)
def test_a_plate_is_labelled_with_years_or_with_days_of_one_year(day, other, words):
    assert filters.end_words(from_iso(day), from_iso(other)) == words


def test_small_numbers_are_words(app):
    with app.test_request_context():
        assert [filters.number_word(number) for number in (1, 10, 15)] == ["one", "ten", "15"]
        assert filters.ordinal(3) == "3rd"
        assert filters.letter(4) == "D"
